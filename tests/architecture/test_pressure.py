"""Words of pressure and praise, in every language that is shipped."""

from pathlib import Path
import shutil

import pytest

from .planting import put
from .rules.pressure import problems
from .rules.user_texts import FRONTEND, PAGES
from .tree import REPOSITORY, integration

_ENGLISH = {
    "The clip is ready!": "raises its voice",
    "Please approve the clip.": "presses",
    "This is urgent.": "presses",
    "Hurry up.": "presses",
    "Sharing is recommended.": "presses",
    "Simply approve.": "presses",
    "It takes just a minute.": "presses",
    "Act now.": "presses",
    "Answer as soon as possible.": "presses",
    "Only 2 days left.": "presses",
    "Most neighbors share their footage.": "presses",
    "Thank you for sharing.": "praises",
    "Keep up the great job.": "praises",
    "You are a good neighbor.": "praises",
    "Help keep your street safe.": "praises",
    "You earned 5 points.": "praises",
}
_GERMAN = {
    "Die Aufnahme ist fertig!": "raises its voice",
    "Bitte öffnen Sie die Datei.": "presses",
    "Das ist dringend.": "presses",
    "Es eilt.": "presses",
    "Antworten Sie sofort.": "presses",
    "Öffnen Sie sie jetzt.": "presses",
    "Nur noch 2 Abrufe.": "presses",
    "Der Link läuft bald ab.": "presses",
    "Es sind noch 2 Tage.": "presses",
    "Herunterladen (empfohlen)": "presses",
    "Das geht ganz einfach.": "presses",
    "Die meisten Nachbarn teilen ihre Aufnahmen.": "presses",
    "Vergiss nicht, sie anzusehen.": "presses",
    "Trag deinen Teil bei.": "presses",
    "Hilf der Nachbarschaft.": "praises",
    "Vielen Dank.": "praises",
    "Gut gemacht.": "praises",
    "Herzlichen Glückwunsch.": "praises",
    "Sie sind ein Held.": "praises",
    "Das haben Sie toll gelöst.": "praises",
    "Sie sind ein guter Nachbar.": "praises",
    "Helfen Sie der Polizei.": "praises",
}
_OTHERS = {
    ("fr", "Veuillez ouvrir le lien."): "presses",
    ("fr", "Ouvrez-le maintenant."): "presses",
    ("fr", "Merci."): "praises",
    ("es", "Por favor, ábralo."): "presses",
    ("es", "Quedan 2 días."): "presses",
    ("es", "Muchas gracias."): "praises",
    ("nl", "Open hem nu."): "presses",
    ("nl", "Nog 2 dagen."): "presses",
    ("nl", "Goed gedaan."): "praises",
    ("ar", "يرجى فتح الرابط."): "presses",
    ("ar", "افتحه الآن."): "presses",
    ("ar", "شكرًا."): "praises",
}
_LINK = "custom_components/footage_guard/web/pages"
_RECEIPT = "custom_components/footage_guard/model/receipt_words"


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(("text", "problem"), _ENGLISH.items())
def test_planted_words(tree: Path, text: str, problem: str) -> None:
    put(integration(tree) / "translations" / "en.json", "exceptions", "planted", "message", value=text)
    path = "custom_components/footage_guard/translations/en.json"
    assert problems(tree) == [f"{path}: exceptions.planted.message {problem}: {text!r}"]


@pytest.mark.parametrize(("text", "problem"), _GERMAN.items())
def test_planted_german_words(tree: Path, text: str, problem: str) -> None:
    put(tree / _LINK / "de.json", "open.planted", value=text)
    assert problems(tree) == [f"{_LINK}/de.json: open.planted {problem}: {text!r}"]


@pytest.mark.parametrize(("language", "text", "problem"), [(*said, problem) for said, problem in _OTHERS.items()])
def test_planted_words_of_other_languages(tree: Path, language: str, text: str, problem: str) -> None:
    put(tree / _LINK / f"{language}.json", "open.planted", value=text)
    assert problems(tree) == [f"{_LINK}/{language}.json: open.planted {problem}: {text!r}"]


@pytest.mark.parametrize("path", [FRONTEND, PAGES, Path(_LINK, "en.json"), Path(_RECEIPT, "en.json")], ids=str)
def test_planted_words_anywhere(tree: Path, path: Path) -> None:
    put(tree / path, "planted", value="Open it right now")
    assert problems(tree) == [f"{path}: planted presses: 'Open it right now'"]


@pytest.mark.parametrize("path", [FRONTEND, PAGES, Path(_RECEIPT, "en.json")], ids=str)
def test_planted_german_words_anywhere(tree: Path, path: Path) -> None:
    german = (tree / path).with_name("de.json")
    german.write_text('{"planted": "Danke"}')
    assert problems(tree) == [f"{german.relative_to(tree)}: planted praises: 'Danke'"]


def test_planted_language_without_words(tree: Path) -> None:
    shutil.copy(tree / FRONTEND, (tree / FRONTEND).with_name("tlh.json"))
    (problem,) = problems(tree)
    assert problem.endswith("tlh.json: there are no words of pressure and praise for this language")


@pytest.mark.parametrize("text", ["Sie bitten den Absender darum.", "Die letzte Stimme", "Verdächtig", "Punktzahl"])
def test_words_that_only_look_so_pass(tree: Path, text: str) -> None:
    put(tree / _LINK / "de.json", "open.planted", value=text)
    assert not problems(tree)
