"""The scenes of the labelled set: those that a detector may be tuned on, and those that only the final figures see."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from zlib import crc32

import numpy as np

from benchmarks.motion import events, kept_back, quiet
from benchmarks.motion.canvas import BLACK, WHITE, Luma
from benchmarks.motion.light import Noise
from benchmarks.motion.overlay import Clock
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
    }
)
_STARVED: Final = "pulsing"
_KINDS: Final[Mapping[str, Callable[[Stage], None]]] = (
    events.EVENTFUL | quiet.QUIET | kept_back.EVENTFUL | kept_back.QUIET
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
        stage = self._stage()
        parts = [*stage.parts, Noise(stage.chance, stage.size, stage.noise)]
        if stage.clock:
            parts.append(Clock(stage.chance, stage.size, stage.fps, stage.clock))
        base = stage.base
        picture = np.empty_like(base, order="C")
        for number in range(self.count) if numbers is None else numbers:
            np.copyto(picture, base)
            for part in parts:
                part.draw(picture, number)
            yield np.clip(picture, BLACK, WHITE).astype(np.uint8)

    def _stage(self) -> Stage:
        chance = np.random.default_rng((crc32(self.kind.encode()), self.seed))
        stage = Stage(
            chance=chance, size=self.size, fps=self.fps, length_s=self.length_s, is_night=self.kind in _AT_NIGHT
        )
        _KINDS[self.kind](stage)
        return stage


def _scene(kind: str, seed: int, length_s: float) -> Scene:
    chance = np.random.default_rng((crc32(kind.encode()), seed, 1))
    size = _LARGE if (crc32(kind.encode()) + seed) % 9 == 0 else _SMALL
    dots = size[0] * size[1] / (_SMALL[0] * _SMALL[1])
    bits = int(chance.integers(70_000, 140_000) if kind == _STARVED else chance.integers(280_000, 650_000))
    gop = int(chance.choice((15, 30, 60)) if kind == _STARVED else chance.choice((15, 30, 30, 30, 60)))
    return Scene(kind=kind, seed=seed, size=size, length_s=length_s, bits=round(bits * dots**0.8), gop=gop)


_SHORT_S, _LONG_S = 34.0, 60.0


_ONCE_KEPT_BACK: Final = frozenset({"bicycle", "umbrella", "running", "web", "lamp", "flag"})
"""Kinds that were held out once, as seeds above 100 were."""


def _scenes(kinds: Iterable[str], seeds: Iterable[int], length_s: float) -> tuple[Scene, ...]:
    return tuple(_scene(kind, seed, length_s) for kind in kinds for seed in seeds)


def _tuned_on(kinds: Iterable[str], length_s: float) -> tuple[Scene, ...]:
    return tuple(
        scene
        for kind in kinds
        for scene in _scenes([kind], (101, 102, 103) if kind in _ONCE_KEPT_BACK else (1, 2, 3, 101, 102), length_s)
    )


DEVELOPMENT: Final = (*_tuned_on(events.EVENTFUL, _SHORT_S), *_tuned_on(quiet.QUIET, _LONG_S))
HELD_OUT: Final = (
    *_scenes(events.EVENTFUL, range(201, 203), _SHORT_S),
    *_scenes(kept_back.EVENTFUL, range(201, 205), _SHORT_S),
    *_scenes(quiet.QUIET, range(201, 203), _LONG_S),
    *_scenes(kept_back.QUIET, range(201, 204), _LONG_S),
)
"""Only the final figures are made of them."""
