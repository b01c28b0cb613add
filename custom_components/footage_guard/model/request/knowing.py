"""How a person of this home can know who asks; what a signature proves, no person says."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from ..errors import VerifiedOtherwise
from .words import Level


class Method(StrEnum):
    """What the person did."""

    TAKEN_BACK = "taken_back"
    """They do not know it after all."""
    ANSWERED = "answered"
    """They wrote or phoned to the contact in the request, and got the right answer."""
    CALLED_BACK = "called_back"
    """They called back a number that they found themselves."""
    VISITED = "visited"
    """They went where whoever asks works."""
    SAW_DOCUMENT = "saw_document"
    """They saw the document that was served."""


WAYS: Final[Mapping[Level, frozenset[Method]]] = {
    Level.NONE: frozenset({Method.TAKEN_BACK}),
    Level.CONTACT: frozenset({Method.ANSWERED}),
    Level.CALLED_BACK: frozenset({Method.CALLED_BACK, Method.VISITED}),
    Level.SERVED: frozenset({Method.SAW_DOCUMENT}),
}
"""What proves each level that a person can set."""


def parse_knowing(level: object, method: object) -> tuple[Level, Method]:
    """Return level and method as a person names them; raise VerifiedOtherwise where one does not prove the other."""
    for known, methods in WAYS.items():
        for way in methods:
            # True is no 1.
            if type(level) is int and (level, method) == (known, way):
                return known, way
    raise VerifiedOtherwise
