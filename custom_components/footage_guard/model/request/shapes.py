"""What the values of a request look like: each takes JSON and returns a value, or raises ValueError."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
import re
from typing import Final

from ..errors import Reason
from ..text import may_have_no_link, parse_text

_DIGEST: Final = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)
_WITHIN: Final = r"[^\s@<>()\[\],;:\\\"]+"
EMAIL: Final = re.compile(rf"{_WITHIN}@{_WITHIN}\.{_WITHIN}")
"""Shape only: whether anybody reads it is known once somebody answers."""
PHONE: Final = re.compile(r"(?=(?:[^0-9]*[0-9]){5})\+?[0-9 ()./#x-]+", re.ASCII)
JWS: Final = re.compile(r"[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+", re.ASCII)
"""Detached (RFC 7515, appendix F): what is signed stands nowhere between the dots."""


class FieldInvalid(ValueError):
    """A value is not taken; the error holds nothing of it."""

    def __init__(self, reason: Reason) -> None:
        """Say what is wrong."""
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRule:
    """What a text may be."""

    most: int
    """Characters."""
    shape: re.Pattern[str] | None = None
    is_prose: bool = False
    """It may have lines, and no links."""

    def __call__(self, raw: object) -> str:
        """Return the text in NFC; raise FieldInvalid or TextInvalid."""
        if not isinstance(raw, str):
            raise FieldInvalid(Reason.WRONG_TYPE)
        text = parse_text(raw, most=self.most, lines=self.is_prose)
        if text and self.shape and not self.shape.fullmatch(text):
            raise FieldInvalid(Reason.MALFORMED)
        if self.is_prose:
            may_have_no_link(text)
        return text


def word_of[Word: StrEnum](words: type[Word], without: Collection[Word] = ()) -> Callable[[object], Word]:
    """Return what takes one of these words, but for some."""

    def parse(raw: object) -> Word:
        if not isinstance(raw, str):
            raise FieldInvalid(Reason.WRONG_TYPE)
        if raw not in words or raw in without:
            raise FieldInvalid(Reason.UNKNOWN_CHOICE)
        return words(raw)

    return parse


def number_within(least: float, most: float) -> Callable[[object], float]:
    """Return what takes a number within these bounds."""

    def parse(raw: object) -> float:
        if not isinstance(raw, int | float) or isinstance(raw, bool):
            raise FieldInvalid(Reason.WRONG_TYPE)
        if not least <= raw <= most:
            raise FieldInvalid(Reason.OUT_OF_RANGE)
        return float(raw)

    return parse


def parse_yes(raw: object) -> bool:
    """Take true or false, and no other word for it."""
    if not isinstance(raw, bool):
        raise FieldInvalid(Reason.WRONG_TYPE)
    return raw


def parse_digest(raw: object) -> bytes:
    """Take a SHA-256 in hex."""
    if not isinstance(raw, str):
        raise FieldInvalid(Reason.WRONG_TYPE)
    if not _DIGEST.fullmatch(raw):
        raise FieldInvalid(Reason.MALFORMED)
    return bytes.fromhex(raw)
