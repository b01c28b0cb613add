"""Where an area is over time: it goes straight from one place that a person set to the next."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from .area import Area, Place, RecipeImpossible, between, staying

MOST_KEYS: Final = 5_000
MOST_MS: Final = 24 * 3_600_000
"""No clip is longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Where an area is at one moment."""

    at_ms: int
    """Since the clip's first picture."""
    area: Area


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """An area that stays, with one key, or that moves from key to key."""

    keys: tuple[Key, ...]
    """In the order of their times. Before the first one and after the last one it stays where it is there."""
    from_ms: int | None
    """From when on there is such an area; None for always."""
    to_ms: int | None
    """From when on there is none any more; None for never."""

    def __post_init__(self) -> None:
        """Raise RecipeImpossible."""
        times = [key.at_ms for key in self.keys]
        is_ordered = all(one < other for one, other in pairwise(times))
        if not (0 < len(times) <= MOST_KEYS and is_ordered and times[0] >= 0 and times[-1] <= MOST_MS):
            raise RecipeImpossible
        may_be_span(self.from_ms, self.to_ms)

    def place(self, at_ms: Fraction) -> Place | None:
        """Return where it is at a moment; None where there is none at that time."""
        if (self.from_ms is not None and at_ms < self.from_ms) or (self.to_ms is not None and at_ms >= self.to_ms):
            return None
        return self._along(at_ms)

    def _along(self, at_ms: Fraction) -> Place:
        """Return where it would be at a moment, whenever there is such an area."""
        after = bisect_right(self.keys, at_ms, key=_time_of)
        before = self.keys[max(0, after - 1)]
        if after in {0, len(self.keys)}:
            return staying(before.area)
        following = self.keys[after]
        return between(before.area, following.area, (at_ms - before.at_ms) / (following.at_ms - before.at_ms))

    def places(self, at_ms: Fraction, until_ms: Fraction) -> Iterator[Place]:
        """Yield all places where it is on a picture that is on the screen from a moment on until before another one.

        Somebody looks at a picture at any moment of these, and draws on it there: without this, what they drew on
        would leave as it was. What they draw on it at its begin lies at the millisecond within which that is.
        """
        begin = at_ms if self.from_ms is None else max(at_ms, Fraction(self.from_ms))
        place = self.place(begin) if begin == at_ms or begin < until_ms else None
        if place is not None:
            yield place
            end = until_ms if self.to_ms is None else min(until_ms, Fraction(self.to_ms))
            first = bisect_right(self.keys, begin if begin.denominator == 1 else begin - 1, key=_time_of)
            last = bisect_left(self.keys, end, key=_time_of)
            yield from (staying(key.area) for key in self.keys[first:last])

    def extremes(self, at_ms: Fraction, until_ms: Fraction) -> Iterator[Place]:
        """Yield where it is on a picture that stands, up to where it is when another one comes.

        It goes straight from each to the next, so what lies within all of them lies within it at every moment. There
        is such an area for all of that time.
        """
        yield from self.places(at_ms, until_ms)
        yield self._along(until_ms)


def _time_of(key: Key) -> Fraction:
    return Fraction(key.at_ms)


def may_be_span(from_ms: int | None, to_ms: int | None) -> None:
    """Pass a time with a begin before its end, either of which may be open; raise RecipeImpossible."""
    begin = 0 if from_ms is None else from_ms
    end = MOST_MS + 1 if to_ms is None else to_ms
    if not 0 <= begin < end <= MOST_MS + 1:
        raise RecipeImpossible
