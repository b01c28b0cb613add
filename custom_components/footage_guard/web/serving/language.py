"""Which language a visitor reads, as their browser says."""

from collections.abc import Container
import re
from typing import Final

ENGLISH: Final = "en"
_ASKED: Final = re.compile(
    r"([A-Za-z]{1,8})(?:-[A-Za-z0-9]{1,8})*(?:;q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?))?", re.ASCII
)
"""One language that a browser asks for (RFC 9110 §12.5.4), spaces taken out."""


def nearest(asked: str, shipped: Container[str]) -> str:
    """Return the shipped language that is asked for most; the first of equal ones."""
    wishes: list[tuple[float, str]] = []
    for wish in asked.replace(" ", "").split(","):
        found = _ASKED.fullmatch(wish)
        if found and found[1].lower() in shipped:
            wishes.append((float(found[2] or 1), found[1].lower()))
    weight, language = max(wishes, key=lambda wish: wish[0], default=(0.0, ENGLISH))
    return language if weight else ENGLISH
