"""Where a scene is put together: a backdrop, what moves before it, and what the camera adds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
import math

import numpy as np

from benchmarks.motion.actors import FIGURES, Actor, Figure, Keys, Looks
from benchmarks.motion.backdrop import MARGIN, Backdrop, build
from benchmarks.motion.canvas import BLACK, WHITE, Field, Luma, likely
from benchmarks.motion.light import Noise, Part
from benchmarks.motion.overlay import Clock

LEARNING_S = 12.0
"""Nothing that counts happens before."""
_APART_S = 3.0
"""Movements with a shorter pause between them are one event."""
_SLOWEST = 0.05
_DARK = 110


@dataclass(kw_only=True)
class Stage:
    """A scene in the making; what is drawn is drawn in the order of `parts`."""

    chance: np.random.Generator
    size: tuple[int, int]
    fps: float
    length_s: float
    is_night: bool
    parts: list[Part] = field(default_factory=list)
    noise: float = 0.0
    clock: int = 0
    """How wide the dots of its letters are; nought is no clock."""
    backdrop: Backdrop = field(init=False)
    _events: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Build the place, and choose a camera."""
        self.backdrop = build(self.chance, *self.size)
        self.noise = self.pick(3.5, 6) if self.is_night else self.pick(1.2, 2.6)
        if likely(self.chance, 0.6):
            self.clock = max(1, self.size[1] // 360)

    def pick(self, low: float, high: float) -> float:
        """Return a number between two."""
        return float(self.chance.uniform(low, high))

    @property
    def base(self) -> Field:
        """The place as it is at first."""
        whole = self.backdrop.night if self.is_night else self.backdrop.day
        return self.inner(whole)

    def inner(self, whole: Field) -> Field:
        """Return what the camera sees of a backdrop."""
        return whole[MARGIN:-MARGIN, MARGIN:-MARGIN]

    @property
    def frames(self) -> int:
        """How many frames it has."""
        return round(self.length_s * self.fps)

    @property
    def events(self) -> tuple[tuple[int, int], ...]:
        """What happens, those that belong together joined."""
        joined: list[tuple[int, int]] = []
        for first, last in sorted(self._events):
            if joined and first - joined[-1][1] < _APART_S * self.fps:
                joined[-1] = joined[-1][0], max(joined[-1][1], last)
            else:
                joined.append((first, last))
        return tuple(joined)

    def pictures(self, numbers: Iterable[int]) -> Iterator[Luma]:
        """Draw some of its frames, once all its parts are there."""
        parts = [*self.parts, Noise(self.chance, self.size, self.noise)]
        if self.clock:
            parts.append(Clock(self.chance, self.size, self.fps, self.clock))
        base = self.base
        picture = np.empty_like(base, order="C")
        for number in numbers:
            np.copyto(picture, base)
            for part in parts:
                part.draw(picture, number)
            yield np.clip(picture, BLACK, WHITE).astype(np.uint8)

    def begin_s(self) -> float:
        """Return when the first movement may begin."""
        return LEARNING_S + self.pick(0.5, 4)

    def foot(self, tall: float) -> float:
        """Return how far down somebody stands who looks so tall, in pixels; `tall` is a share of the height."""
        return (self.backdrop.horizon + 0.03 + tall * self.pick(0.95, 1.15)) * self.size[1]

    def looks(self, what: str | Figure, foot: float, tall: float, *, contrast: tuple[float, float] = (35, 80)) -> Looks:
        """Choose clothes that differ from what is behind by so much."""
        height = self.size[1]
        band = self.base[max(0, int(foot - tall * height)) : max(2, int(foot)), :]
        # At night who is light has to stand out from where the lamp shines on the wall, too.
        behind = float(np.percentile(band, 80) if self.is_night else band.mean())
        far = self.pick(*contrast)
        is_lighter = behind < _DARK if self.is_night else likely(self.chance, (220 - behind) / 200)
        body = np.clip(behind + (far if is_lighter else -far), 28, 225)
        return Looks(
            what=FIGURES[what] if isinstance(what, str) else what,
            shades=(
                float(np.clip(body - self.pick(-15, 40), 24, 220)),
                float(body),
                float(np.clip(body + 30, 90, 215)),
            ),
            seed=int(self.chance.integers(2**31)),
            is_leftward=bool(self.chance.integers(2)),
        )

    def enter(
        self,
        looks: Looks,
        keys: Keys,
        *,
        between: tuple[float, float] = (-math.inf, math.inf),
        turns: bool = False,
    ) -> Actor:
        """Let a figure play its part; from its first to its last visible movement it is an event."""
        shadow = self.pick(0.05, 0.12) if self.is_night else self.pick(0.1, 0.35)
        actor = Actor(
            looks=looks, keys=keys, fps=self.fps, frames=self.frames, between=between, shadow=shadow, turns=turns
        )
        self.parts.append(actor)
        self.mark(actor.event(*self.size))
        return actor

    def mark(self, event: tuple[int, int] | None) -> None:
        """Note from which frame to which something moved, if it did."""
        if event is not None:
            self._events.append(event)

    def across(self, looks: Looks, tall: float, foot: float, begin_s: float, speed: float) -> Actor:
        """Let a figure go through the picture at a speed in shares of the height a second.

        Who would take too long comes out from behind a corner within the picture.
        """
        width, height = self.size
        pace = max(speed, _SLOWEST) * height
        half = tall * height * 1.7
        needed, left_s = width + 2 * half, self.length_s - begin_s - 1
        corner = -half
        if needed > pace * left_s:
            corner = self.pick(0.1, 0.5) * width
        begin = corner - half if corner >= 0 else corner
        # The corner is passed at `begin_s`: what comes before is hidden.
        lead_s = half * 0.85 / pace if corner >= 0 else 0.0
        end_s = max(begin_s - lead_s, 0.1)
        last_s = min(end_s + (width + half - begin) / pace, self.length_s + 60)
        places = (begin, begin, begin + pace * (last_s - end_s))
        between = (corner, math.inf) if corner >= 0 else (-math.inf, math.inf)
        if looks.is_leftward:
            places = (width - places[0], width - places[1], width - places[2])
            between = (-between[1], width - between[0])
        keys = Keys(at_s=(0, end_s, last_s), across=places, foot=(foot,) * 3, height=(tall * height,) * 3)
        return self.enter(looks, keys, between=between)
