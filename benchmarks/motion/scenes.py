"""The scenes of the labelled set that a detector may be tuned on; those that it may not are in `sixth_scenes`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from zlib import crc32

import numpy as np

from benchmarks.motion import (
    events,
    fifth_events,
    fifth_quiet,
    fourth_events,
    fourth_quiet,
    kept_back,
    quiet,
    sixth_events,
    sixth_quiet,
    third_events,
    third_quiet,
)
from benchmarks.motion.canvas import Luma
from benchmarks.motion.stage import Stage

FPS: Final = 15
_SMALL, _LARGE = (640, 360), (1280, 720)
_AT_NIGHT: Final = frozenset(
    {
        "night",
        "far at night",
        "empty night",
        "switch to day",
        "rain at night",
        "headlights",
        "insects",
        "web",
        "lamp",
        "television",
        "street lamp",
        *third_events.AT_NIGHT,
        *third_quiet.AT_NIGHT,
        *fourth_events.AT_NIGHT,
        *fourth_quiet.AT_NIGHT,
        *fifth_events.AT_NIGHT,
        *fifth_quiet.AT_NIGHT,
        *sixth_events.AT_NIGHT,
        *sixth_quiet.AT_NIGHT,
    }
)
_STARVED: Final = "pulsing"
_KINDS: Final[Mapping[str, Callable[[Stage], None]]] = (
    events.EVENTFUL
    | quiet.QUIET
    | kept_back.EVENTFUL
    | kept_back.QUIET
    | third_events.EVENTFUL
    | third_quiet.QUIET
    | fourth_events.EVENTFUL
    | fourth_quiet.QUIET
    | fifth_events.EVENTFUL
    | fifth_quiet.QUIET
    | sixth_events.EVENTFUL
    | sixth_quiet.QUIET
)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A scene as a camera saw it; the same seed gives the same frames."""

    kind: str
    seed: int
    size: tuple[int, int] = _SMALL
    fps: int = FPS
    length_s: float
    bits: int
    """A second."""
    gop: int = 30

    @property
    def name(self) -> str:
        """What it is called in tables."""
        return f"{self.kind} {self.seed}"

    @property
    def count(self) -> int:
        """How many frames it has."""
        return round(self.length_s * self.fps)

    @cached_property
    def events(self) -> tuple[tuple[int, int], ...]:
        """The first frame with visible movement and the last, of each event."""
        return self._stage().events

    def frames(self, numbers: Iterable[int] | None = None) -> Iterator[Luma]:
        """Draw its pictures, or some of them."""
        return self._stage().pictures(range(self.count) if numbers is None else numbers)

    @property
    def is_night(self) -> bool:
        """Whether its camera sees by infrared light."""
        return self.kind in _AT_NIGHT

    @property
    def source(self) -> str:
        """The module that puts it together."""
        return _KINDS[self.kind].__module__

    def _stage(self) -> Stage:
        chance = np.random.default_rng((crc32(self.kind.encode()), self.seed))
        stage = Stage(chance=chance, size=self.size, fps=self.fps, length_s=self.length_s, is_night=self.is_night)
        _KINDS[self.kind](stage)
        return stage


def _scene(kind: str, seed: int, length_s: float) -> Scene:
    chance = np.random.default_rng((crc32(kind.encode()), seed, 1))
    size = _LARGE if (crc32(kind.encode()) + seed) % 9 == 0 else _SMALL
    dots = size[0] * size[1] / (_SMALL[0] * _SMALL[1])
    bits = int(chance.integers(70_000, 140_000) if kind == _STARVED else chance.integers(280_000, 650_000))
    gop = int(chance.choice((15, 30, 60)) if kind == _STARVED else chance.choice((15, 30, 30, 30, 60)))
    return Scene(kind=kind, seed=seed, size=size, length_s=length_s, bits=round(bits * dots**0.8), gop=gop)


SHORT_S, LONG_S = 34.0, 60.0
"""How long films are in which somebody comes, and in which nobody does."""

_ONCE_KEPT_BACK: Final = frozenset({"bicycle", "umbrella", "running", "web", "lamp", "flag"})
"""Kinds that were held out once, as seeds above 100 were."""


def scenes(kinds: Iterable[str], seeds: Iterable[int], length_s: float) -> tuple[Scene, ...]:
    """Return one of each kind and seed."""
    return tuple(_scene(kind, seed, length_s) for kind in kinds for seed in seeds)


def _tuned_on(kinds: Iterable[str], length_s: float) -> tuple[Scene, ...]:
    return tuple(
        scene
        for kind in kinds
        for scene in scenes([kind], (101, 102, 103) if kind in _ONCE_KEPT_BACK else (1, 2, 3, 101, 102), length_s)
    )


DEVELOPMENT: Final = (*_tuned_on(events.EVENTFUL, SHORT_S), *_tuned_on(quiet.QUIET, LONG_S))
SECOND: Final = (
    *scenes(events.EVENTFUL, range(201, 203), SHORT_S),
    *scenes(kept_back.EVENTFUL, range(201, 205), SHORT_S),
    *scenes(quiet.QUIET, range(201, 203), LONG_S),
    *scenes(kept_back.QUIET, range(201, 204), LONG_S),
)
"""Held out once as well, and tuned with since."""
THIRD: Final = (
    *scenes(events.EVENTFUL | kept_back.EVENTFUL, range(301, 303), SHORT_S),
    *scenes(third_events.EVENTFUL, range(301, 305), SHORT_S),
    *scenes(quiet.QUIET | kept_back.QUIET, range(301, 303), LONG_S),
    *scenes(third_quiet.QUIET, range(301, 305), LONG_S),
)
"""The same."""
FOURTH: Final = (
    *scenes(events.EVENTFUL | kept_back.EVENTFUL | third_events.EVENTFUL, (401,), SHORT_S),
    *scenes(fourth_events.EVENTFUL, range(401, 405), SHORT_S),
    *scenes(quiet.QUIET | kept_back.QUIET | third_quiet.QUIET, (401,), LONG_S),
    *scenes(fourth_quiet.QUIET, range(401, 404), LONG_S),
)
"""The same."""
FIFTH: Final = (
    *scenes(events.EVENTFUL | kept_back.EVENTFUL | third_events.EVENTFUL | fourth_events.EVENTFUL, (501,), SHORT_S),
    *scenes(fifth_events.EVENTFUL, range(501, 504), SHORT_S),
    *scenes(quiet.QUIET | kept_back.QUIET | third_quiet.QUIET | fourth_quiet.QUIET, (501,), LONG_S),
    *scenes(fifth_quiet.QUIET, range(501, 504), LONG_S),
)
"""The same."""
