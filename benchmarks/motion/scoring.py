"""How well a detector did: what it found, how soon, and how often it was wrong. Pure.

- What counts is when a detector goes *on*. That it was on already tells nobody that somebody came.
- An event is *found* by an interval that begins at most half a second before the first visible movement (a shadow may
  be ahead) and at most a second after the last. Its *delay* runs from the first visible movement.
- A *false alarm* is an interval that begins neither within two seconds before an event, nor in it, nor within two
  seconds after it.
- The first ten seconds of a film are for learning: events in them do not count, and an interval that goes on from them
  begins when they end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

LEARNING_S: Final = 10.0
AHEAD_S, AFTER_S = 0.5, 1.0
AROUND_S: Final = 2.0
SOON_S: Final = 1.0
_HOUR_S: Final = 3600
_SURE: Final = (2.5, 97.5)
_DRAWS: Final = 1000

type Interval = tuple[int, int]
"""The first and the last frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A film, and when a detector was on in it."""

    name: str
    kind: str
    fps: int
    count: int
    events: tuple[Interval, ...]
    on: tuple[Interval, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What happened in one film."""

    name: str
    kind: str
    events: int
    delays_s: tuple[float, ...]
    """Of the events that were found."""
    false_alarms: int
    watched_s: float


class Figure(NamedTuple):
    """A figure, and between which two it would lie for 95 in 100 sets of such films."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What happened in all films."""

    recall: Figure
    soon: Figure
    """Which share of all events was found within a second."""
    false_an_hour: Figure
    median_s: float
    slow_s: float
    """The delay that 95 in 100 of those found do not exceed."""
    events: int
    hours: float


def intervals(states: Iterable[tuple[int, bool]]) -> tuple[Interval, ...]:
    """Return when it was on, from the state after each frame that was looked at."""
    found: list[Interval] = []
    was_on, last = False, 0
    for number, is_on in states:
        if is_on and not was_on:
            found.append((number, number))
        elif was_on:
            found[-1] = found[-1][0], number if is_on else last
        was_on, last = is_on, number
    return tuple(found)


def tally(watched: Watched) -> Tally:
    """Judge one film."""
    learning = round(LEARNING_S * watched.fps)
    begun = [max(first, learning) for first, last in watched.on if last >= learning]
    delays = [_delay_s(event, begun, watched.fps) for event in watched.events if event[0] >= learning]
    return Tally(
        name=watched.name,
        kind=watched.kind,
        events=len(delays),
        delays_s=tuple(delay for delay in delays if delay is not None),
        false_alarms=sum(1 for first in begun if not _is_near(first, watched)),
        watched_s=max(0, watched.count - learning) / watched.fps,
    )


def _delay_s(event: Interval, begun: Sequence[int], fps: int) -> float | None:
    first, last = event
    found = [at for at in begun if first - AHEAD_S * fps <= at <= last + AFTER_S * fps]
    return max(0, min(found) - first) / fps if found else None


def _is_near(at: int, watched: Watched) -> bool:
    around = AROUND_S * watched.fps
    return any(first - around <= at <= last + around for first, last in watched.events)


def score(tallies: Sequence[Tally], *, seed: int = 11) -> Score:
    """Add up, and tell how sure the figures are by drawing films again and again."""
    delays = [delay for each in tallies for delay in each.delays_s]
    counts = np.array(
        [
            (
                each.events,
                len(each.delays_s),
                sum(1 for delay in each.delays_s if delay <= SOON_S),
                each.false_alarms,
                each.watched_s / _HOUR_S,
            )
            for each in tallies
        ]
    )
    drawn = np.random.default_rng(seed).integers(len(tallies), size=(_DRAWS, len(tallies)))
    sums = np.vstack([counts.sum(axis=0), counts[drawn].sum(axis=1)])
    events, hours = np.maximum(sums[:, 0], 1e-9), np.maximum(sums[:, 4], 1e-9)
    return Score(
        recall=_figure(sums[:, 1] / events),
        soon=_figure(sums[:, 2] / events),
        false_an_hour=_figure(sums[:, 3] / hours),
        median_s=float(np.median(delays)) if delays else float("nan"),
        slow_s=float(np.percentile(delays, 95)) if delays else float("nan"),
        events=int(counts[:, 0].sum()),
        hours=float(counts[:, 4].sum()),
    )


def _figure(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Figure:
    low, high = np.percentile(values[1:], _SURE)
    return Figure(float(values[0]), float(low), float(high))
