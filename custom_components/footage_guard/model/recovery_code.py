"""The code that replaces a lost passphrase: 160 random bits, written down by a person and typed in again one day."""

from typing import Final

BYTES: Final = 20
_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: without those that are read for one another."""
_READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BITS: Final = 5
_GROUP: Final = 4
_LENGTH: Final = BYTES * 8 // _BITS
_LONGEST: Final = 3 * _LENGTH
"""With every letter apart; more is not looked at."""


def make_code(random: bytes) -> str:
    """Return the code of 20 random bytes, in groups of four letters."""
    number = int.from_bytes(random)
    letters = "".join(_LETTERS[number >> (_BITS * place) & 31] for place in reversed(range(_LENGTH)))
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def parse_code(value: object) -> str:
    """Return a code in its one spelling without groups; empty for what no code can be.

    The input may be any JSON value. Small letters, spaces and letters that look alike are what a person types.
    """
    if not isinstance(value, str) or len(value) > _LONGEST:
        return ""
    code = "".join(value.split()).replace("-", "").upper().translate(_READ_AS)
    return code if len(code) == _LENGTH and all(letter in _LETTERS for letter in code) else ""
