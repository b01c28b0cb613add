"""A line of the panel or the card takes its direction from its first letter, so an Arabic one has one of its own there.

What is filled in is isolated and decides nothing (`localize/nearest.ts`); a line that begins with a name in other
letters, or has nothing else, has a right-to-left mark in front.
"""

from collections.abc import Iterator
from pathlib import Path
import re
from typing import Final

from tests.architecture.tree import read_json

from .languages import CARD, FRONTEND, PAGES
from .user_texts import texts

MIRRORED: Final = ("ar",)
_LETTER: Final = re.compile(r"[\u200e\u200f]|[^\W\d_]")
_MIRRORED_LETTER: Final = re.compile(r"[\u200f\u0590-\u08ff]")
_FILLED: Final = re.compile(r"\{\w+\}|[\u2066-\u2068][^\u2069]*\u2069")
_ARROW: Final = re.compile("[\u2192\u21d2]")


def problems(tree: Path) -> list[str]:
    """Tell which lines would run the other way, or point there."""
    return [
        f"{path}: {'.'.join(keys)} {what}: {text!r}"
        for path in (folder / f"{language}.json" for folder in (FRONTEND, PAGES, CARD) for language in MIRRORED)
        for keys, text in texts(read_json(tree / path), ())
        for what in _wrong(text)
    ]


def _wrong(text: str) -> Iterator[str]:
    around = _FILLED.sub("", text)
    first = _LETTER.search(around)
    is_name = around == text and not _MIRRORED_LETTER.search(text)
    if not is_name and not (first and _MIRRORED_LETTER.match(first[0])):
        yield "does not begin with a letter of its language"
    if _ARROW.search(text):
        yield "has an arrow that points the other way"
