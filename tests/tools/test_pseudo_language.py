"""The language that nobody speaks."""

import json
from pathlib import Path
import re
import unicodedata

import pytest

from tools.pseudo_language import FRONTEND, LANGUAGE, build_mirrored, pseudo

ENGLISH = json.loads((FRONTEND / "src/localize/page-languages/en.json").read_text())


@pytest.mark.parametrize("key", ["people.left", "redact.too_many", "setup.yes.2"])
def test_a_sentence_runs_from_right_to_left_and_is_longer(key: str) -> None:
    said = pseudo(ENGLISH[key])
    assert re.findall(r"\{\w+\}", said) == re.findall(r"\{\w+\}", ENGLISH[key])
    letters = [letter for letter in re.sub(r"\{\w+\}", "", said) if letter.isalpha()]
    assert {unicodedata.bidirectional(letter) for letter in letters} == {"R"}
    assert len(said) > len(ENGLISH[key]) * 1.1


def test_nothing_but_words_is_changed() -> None:
    assert pseudo("{votes} → 12 %.") == "{votes} → 12 %."


def test_it_is_built_beside_the_others_and_never_shipped(tmp_path: Path) -> None:
    built = build_mirrored(tmp_path)
    # A hash of eight characters, which may be hyphens, follows a hyphen.
    names = {path.stem[:-9] for path in built.glob("*.js")}
    assert {f"panel-{LANGUAGE}", f"panel-pages-{LANGUAGE}", f"card-{LANGUAGE}", "panel-de"} <= names
    assert not list((FRONTEND / "src").rglob(f"{LANGUAGE}.json"))
