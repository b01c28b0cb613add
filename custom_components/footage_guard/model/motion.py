"""What there is to say of motion: where, how sensitive, what is ignored, and when it begins and ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, NamedTuple

from .errors import SensitivityInvalid, ZoneInvalid

DEFAULT_SENSITIVITY: Final = 50
SENSITIVITY: Final = range(1, 101)
WORDS: Final = {"low": 20, "medium": DEFAULT_SENSITIVITY, "high": 80}
"""What a person may say instead of a number."""
HOLD_S: Final = 3.0
"""Motion ends so long after the last picture with some."""


class LogLevel(StrEnum):
    """From which level on the detector writes to the log."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Point(NamedTuple):
    """A place in a picture, in fractions of its width and height from its left upper corner."""

    x: float
    y: float


type Zone = tuple[Point, ...]
"""A polygon."""
LEAST_POINTS, MOST_POINTS, MOST_ZONES = 3, 32, 16


class Box(NamedTuple):
    """A part of a picture, in fractions of its width and height."""

    left: float
    top: float
    right: float
    bottom: float


WHOLE: Final = Box(0.0, 0.0, 1.0, 1.0)


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


def parse_sensitivity(value: Any) -> int:
    """Return a sensitivity, 1 to 100, from a word or a number, also one in text; raise SensitivityInvalid."""
    number = WORDS.get(value, value) if isinstance(value, str) else value
    if isinstance(number, str) and number.isascii() and number.isdigit() and len(number) <= len(str(SENSITIVITY[-1])):
        number = int(number)
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    if isinstance(number, bool) or not isinstance(number, int) or number not in SENSITIVITY:
        raise SensitivityInvalid
    return number


def dump_sensitivity(number: int) -> str:
    """Return a sensitivity as a form shows it: a word where there is one for it."""
    return next((word for word, value in WORDS.items() if value == number), str(number))


def parse_zones(data: Any) -> tuple[Zone, ...]:
    """Return polygons from lists of pairs of fractions; raise ZoneInvalid."""
    if not isinstance(data, list) or len(data) > MOST_ZONES:
        raise ZoneInvalid
    return tuple(map(_parse_zone, data))


def dump_zones(zones: Sequence[Zone]) -> list[list[list[float]]]:
    """Return polygons as they are stored."""
    return [[[point.x, point.y] for point in zone] for zone in zones]


def _parse_zone(data: Any) -> Zone:
    if not isinstance(data, list) or not LEAST_POINTS <= len(data) <= MOST_POINTS:
        raise ZoneInvalid
    return tuple(map(_parse_point, data))


def _parse_point(data: Any) -> Point:
    if not isinstance(data, list) or len(data) != len(Point._fields) or not all(map(_is_fraction, data)):
        raise ZoneInvalid
    return Point(*map(float, data))


def _is_fraction(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


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
