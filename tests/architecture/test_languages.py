"""Other languages, complete and spoiled."""

from pathlib import Path
import shutil

import pytest

from .planting import drop, put, write
from .rules.languages import CARD, FRONTEND, LANGUAGES, PAGES, problems
from .tree import REPOSITORY, integration


@pytest.fixture
def german(tree: Path) -> Path:
    """Give a complete second language of the panel, which says the same as English."""
    shutil.copy(tree / FRONTEND / "en.json", tree / FRONTEND / "de.json")
    shutil.copy(tree / PAGES / "en.json", tree / PAGES / "de.json")
    return tree / FRONTEND / "de.json"


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


def test_a_complete_language_passes(tree: Path, german: Path) -> None:
    put(german, "panel.version", value="Fassung {version}")
    assert not problems(tree)


def test_planted_gap(tree: Path, german: Path) -> None:
    drop(german, "panel.heading")
    assert problems(tree) == [f"{FRONTEND}/de.json: 'panel.heading' is missing"]


def test_planted_leftover(tree: Path, german: Path) -> None:
    put(german, "panel.planted", value="Mehr")
    assert problems(tree) == [f"{FRONTEND}/de.json: nothing uses 'panel.planted'"]


def test_planted_placeholder(tree: Path, german: Path) -> None:
    put(german, "panel.version", value="Fassung {fassung}")
    assert problems(tree) == [f"{FRONTEND}/de.json: 'panel.version' has other placeholders than English"]


@pytest.mark.usefixtures("german")
def test_planted_gap_in_the_card(tree: Path) -> None:
    drop(tree / CARD / "de.json", "open")
    assert problems(tree) == [f"{CARD}/de.json: 'open' is missing"]


def test_planted_gap_in_the_integration(tree: Path) -> None:
    drop(integration(tree) / "translations" / "de.json", "exceptions", "no_video")
    assert "'exceptions.no_video.message' is missing" in problems(tree)[0]


@pytest.mark.usefixtures("german")
def test_planted_gap_in_the_page_of_a_link(tree: Path) -> None:
    drop(integration(tree) / "web" / "pages" / "de.json", "open.button")
    assert problems(tree) == ["custom_components/footage_guard/web/pages/de.json: 'open.button' is missing"]


@pytest.mark.usefixtures("german")
def test_planted_gap_in_what_lies_beside_a_receipt(tree: Path) -> None:
    drop(integration(tree) / "model" / "receipt_words" / "de.json", "readme.votes")
    assert problems(tree) == ["custom_components/footage_guard/model/receipt_words/de.json: 'readme.votes' is missing"]


def test_planted_loss_of_all_languages(tree: Path) -> None:
    for language in LANGUAGES:
        (tree / FRONTEND / f"{language}.json").unlink()
    assert problems(tree) == [f"{FRONTEND}: there is no {name}" for name in LANGUAGES.values()]


@pytest.mark.parametrize(("language", "name"), LANGUAGES.items())
def test_planted_loss_of_a_language(tree: Path, language: str, name: str) -> None:
    (tree / CARD / f"{language}.json").unlink()
    assert f"{CARD}: there is no {name}" in problems(tree)


def test_planted_folder_with_english_alone(tree: Path) -> None:
    write(integration(tree) / "web" / "planted" / "en.json", '{"planted": "Planted"}')
    where = "custom_components/footage_guard/web/planted"
    assert problems(tree) == [f"{where}: there is no {name}" for name in LANGUAGES.values() if name != "English"]
