"""A range of bytes that a request names (RFC 9110 §14): one, and in digits of ASCII alone."""

import re
from typing import Final

_UNIT: Final = "bytes"
_RANGE: Final = re.compile(r"([0-9]{0,19})-([0-9]{0,19})", re.ASCII)
"""As many digits as the size of a file can have."""


class RangeInvalid(ValueError):
    """What is asked for is no single range of the file."""


def parse_range(asked: str | None, length: int) -> range | None:
    """Return the bytes that are asked for; None for the whole, where nothing is said in bytes. Raise RangeInvalid.

    Another unit is not for us (§14.2), and in this one there are no capitals (§14.1). A list of ranges is refused: each
    of a thousand would be sought and sent by itself.
    """
    unit, _, said = ("" if asked is None else asked).partition("=")
    if unit.lower() != _UNIT:
        return None
    found = _RANGE.fullmatch(said)
    if found is None:
        raise RangeInvalid
    first, last = found.groups()
    if first:
        span = range(int(first), min(length, int(last) + 1) if last else length)
    else:
        span = range(max(0, length - int(last or 0)), length)
    if not span:
        raise RangeInvalid
    return span
