"""Lines that are written from right to left, whole and broken."""

from pathlib import Path

import pytest

from .planting import put
from .rules.languages import CARD, FRONTEND, PAGES
from .rules.mirrored_lines import problems
from .tree import REPOSITORY

_OTHER = "does not begin with a letter of its language"


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize("folder", [FRONTEND, PAGES, CARD], ids=str)
@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Footage Guard لا يعمل.", _OTHER),
        ("{name}: {count}", _OTHER),
        ("https مع {name}", _OTHER),
        ("\u200e{name} مفتوح", _OTHER),
        ("\u2066age1\u2069", _OTHER),
        ("من {from} → {to}", "has an arrow that points the other way"),
    ],
)
def test_planted_line(tree: Path, folder: Path, text: str, problem: str) -> None:
    path = folder / "ar.json"
    put(tree / path, "planted", value=text)
    assert problems(tree) == [f"{path}: planted {problem}: {text!r}"]


@pytest.mark.parametrize(
    "text", ["{name} مفتوح", "\u200f{name}: {count}", "1. التسجيلات", "HomeKit", "\u200f{from} ← {to}", "(مفتوح)"]
)
def test_lines_that_run_their_way_pass(tree: Path, text: str) -> None:
    put(tree / FRONTEND / "ar.json", "planted", value=text)
    assert not problems(tree)
