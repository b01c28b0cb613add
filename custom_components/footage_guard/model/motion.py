"""What there is to say of motion: where, how sensitive, what is ignored, and when it begins and ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

DEFAULT_SENSITIVITY: Final = 50
"""Of 1 to 100."""
HOLD_S: Final = 3.0
"""Motion ends so long after the last picture with some."""


class Point(NamedTuple):
    """A place in a picture, in fractions of its width and height from its left upper corner."""

    x: float
    y: float


type Zone = tuple[Point, ...]
"""A polygon."""


class Box(NamedTuple):
    """A part of a picture, in fractions of its width and height."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What one picture tells."""

    is_moving: bool
    score: float
    """0 to 1; from a half on something moves."""
    box: Box | None
    """Where, if something moves."""


NOTHING: Final = Sight(is_moving=False, score=0.0, box=None)


def holds(zone: Zone, x: float, y: float) -> bool:
    """Tell whether a place lies within a polygon (even-odd rule)."""
    is_within = False
    for (x1, y1), (x2, y2) in zip(zone, (*zone[1:], zone[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            is_within = not is_within
    return is_within


class Debounce:
    """Motion as an entity shows it: it lasts for a while after the last picture with some."""

    def __init__(self, hold_s: float = HOLD_S) -> None:
        """Begin without motion; `hold_s` is in seconds."""
        self._hold_s = hold_s
        self._seen_s: float | None = None

    def look(self, at_s: float, *, is_moving: bool) -> bool:
        """Take a picture of a moment into account, and tell whether there is motion."""
        if is_moving:
            self._seen_s = at_s
        elif self._seen_s is not None and at_s - self._seen_s >= self._hold_s:
            self._seen_s = None
        return self._seen_s is not None


def box_around(rows: Sequence[int], columns: Sequence[int], height: int, width: int) -> Box:
    """Return the box around cells of a picture of so many cells."""
    return Box(min(columns) / width, min(rows) / height, (max(columns) + 1) / width, (max(rows) + 1) / height)
