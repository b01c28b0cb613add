"""What counts as a PIN: it opens nothing by itself, and is asked for beside a one-time code in an unlocked vault."""

from itertools import pairwise
from typing import Final
import unicodedata

from .errors import PinMismatch, PinTooWeak

MIN_CHARACTERS: Final = 6
MAX_BYTES: Final = 128
_MIN_DISTINCT: Final = 3
"""Refuses 111111 and 121212."""


def parse_pin(first: object, repeat: object) -> str:
    """Return a new PIN in NFC form; raise PinTooWeak or PinMismatch. The input may be any JSON value."""
    if not isinstance(first, str):
        raise PinTooWeak
    pin = unicodedata.normalize("NFC", first)
    if not _is_strong_enough(pin):
        raise PinTooWeak
    if not isinstance(repeat, str) or unicodedata.normalize("NFC", repeat) != pin:
        raise PinMismatch
    return pin


def _is_strong_enough(pin: str) -> bool:
    if len(pin) < MIN_CHARACTERS or any(unicodedata.category(character).startswith("C") for character in pin):
        return False
    steps = {ord(after) - ord(before) for before, after in pairwise(pin)}
    # 123456 and 987654 are what is tried first.
    return len(pin.encode()) <= MAX_BYTES and len({*pin}) >= _MIN_DISTINCT and len(steps) > 1
