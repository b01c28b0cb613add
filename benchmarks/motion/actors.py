"""Who and what moves through a scene, drawn in the phases of its gait."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
import math
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.motion.canvas import Drawing, Field, Lying, Point, Sprite, paste, texture

PHASES: Final = 12
STRIDE: Final = 0.85
"""Of the height, until a gait repeats itself."""
_STEP: Final = 1.12
"""Sprites are kept in sizes so far apart; what lies between is enlarged."""
_SEEN: Final = 0.15
"""A share of a figure that is in the picture before it counts as visible."""
_MOVED_PX: Final = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How a kind of figure is drawn, and what it measures in heights."""

    draw: Callable[[Drawing, Pen], None]
    wide: float
    body: float
    """How wide it is without what sticks out."""
    stride: float = STRIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """A figure: what it is, and its shades from the dark of its feet to the light of its face."""

    what: Figure
    shades: tuple[float, float, float]
    seed: int
    is_leftward: bool = False


@lru_cache(maxsize=512)
def sprite(looks: Looks, height: int, phase: int) -> Sprite:
    """Return a figure of a height in pixels; it stands in the middle of the lower edge."""
    wide = max(8, math.ceil(height * looks.what.wide) + 4)
    drawing = Drawing(wide, height + 3)
    looks.what.draw(drawing, Pen(looks, height, wide, phase))
    rough = texture(np.random.default_rng(looks.seed), (height + 3, wide), max(2.0, height / 8), 3) * 6
    return drawing.sprite(rough)


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws in heights of a figure, in a phase of its gait."""

    looks: Looks
    height: int
    wide: int
    phase: int
    shift: float = 0.0
    """How far before the middle it draws."""

    def at(self, across: float, up: float) -> Point:
        """Return a place given in heights: across from the middle in the way it walks, and up from the ground."""
        turn = -1 if self.looks.is_leftward else 1
        return self.wide / 2 + turn * (across + self.shift) * self.height, self.height + 1.5 - up * self.height

    def swing(self, part: float = 0.0) -> float:
        """Return from -1 to 1 how far a limb has swung."""
        return math.sin(2 * math.pi * (self.phase / PHASES + part))


def person(drawing: Drawing, pen: Pen) -> None:
    """Draw somebody who walks."""
    feet, body, face = pen.looks.shades
    size = pen.height
    for part in (0.0, 0.5):
        far = 0.17 * pen.swing(part)
        lift = 0.06 * max(0.0, pen.swing(part + 0.25))
        drawing.stroke(pen.at(0, 0.47), pen.at(far * 0.5 + 0.02, 0.24), 0.058 * size, feet)
        drawing.stroke(pen.at(far * 0.5 + 0.02, 0.24), pen.at(far, 0.03 + lift), 0.042 * size, feet - 6)
    drawing.stroke(pen.at(0, 0.52), pen.at(0.01, 0.76), 0.1 * size, body)
    far = 0.13 * pen.swing(0.5)
    drawing.stroke(pen.at(0, 0.77), pen.at(far, 0.47), 0.035 * size, body + 10)
    drawing.stroke(pen.at(0.015, 0.925), pen.at(0.015, 0.935), 0.062 * size, face)
    drawing.stroke(pen.at(0.0, 0.965), pen.at(0.01, 0.965), 0.045 * size, feet)


def _umbrella(drawing: Drawing, pen: Pen) -> None:
    person(drawing, pen)
    shade = pen.looks.shades[0]
    drawing.stroke(pen.at(0.08, 0.6), pen.at(0.05, 0.95), 0.012 * pen.height, 60)
    drawing.stroke(pen.at(-0.16, 0.86), pen.at(0.26, 0.86), 0.07 * pen.height, shade)
    drawing.stroke(pen.at(-0.05, 0.9), pen.at(0.15, 0.9), 0.08 * pen.height, shade + 12)


def _cat(drawing: Drawing, pen: Pen) -> None:
    feet, body, face = pen.looks.shades
    size = pen.height
    for place, part in ((-0.5, 0.0), (-0.42, 0.5), (0.4, 0.3), (0.48, 0.8)):
        drawing.stroke(pen.at(place, 0.45), pen.at(place + 0.18 * pen.swing(part), 0.06), 0.07 * size, feet)
    drawing.stroke(pen.at(-0.5, 0.55), pen.at(0.45, 0.55), 0.19 * size, body)
    drawing.stroke(pen.at(0.68, 0.74), pen.at(0.72, 0.74), 0.16 * size, face)
    drawing.stroke(pen.at(-0.62, 0.62), pen.at(-0.95, 0.8 + 0.1 * pen.swing()), 0.05 * size, body)


def _car(drawing: Drawing, pen: Pen) -> None:
    dark, body, glass = pen.looks.shades
    size = pen.height
    drawing.box(*_corners(pen, (-1.4, 0.55), (1.4, 0.16)), body)
    drawing.box(*_corners(pen, (-0.95, 0.97), (0.6, 0.5)), body + 8)
    drawing.stroke(pen.at(0.55, 0.85), pen.at(1.0, 0.52), 0.08 * size, body + 8)
    for left, right in ((-0.85, -0.2), (-0.12, 0.52)):
        drawing.box(*_corners(pen, (left, 0.9), (right, 0.58)), glass)
    for place in (-0.85, 0.85):
        drawing.stroke(pen.at(place, 0.19), pen.at(place, 0.19), 0.2 * size, dark)
        drawing.stroke(pen.at(place, 0.19), pen.at(place, 0.19), 0.1 * size, 150)
    drawing.stroke(pen.at(1.36, 0.42), pen.at(1.36, 0.42), 0.07 * size, 215)


def _bicycle(drawing: Drawing, pen: Pen) -> None:
    feet, body, face = pen.looks.shades
    size = pen.height
    for place in (-0.32, 0.32):
        drawing.ring(pen.at(place, 0.19), 0.18 * size, max(1.2, 0.02 * size), 40)
    drawing.stroke(pen.at(-0.32, 0.19), pen.at(0.26, 0.5), 0.014 * size, 70)
    for part in (0.0, 0.5):
        foot = pen.at(0.1 * pen.swing(part), 0.2 + 0.09 * pen.swing(part + 0.25))
        drawing.stroke(pen.at(-0.1, 0.52), foot, 0.05 * size, feet)
    drawing.stroke(pen.at(-0.1, 0.53), pen.at(0.08, 0.8), 0.085 * size, body)
    drawing.stroke(pen.at(0.08, 0.78), pen.at(0.26, 0.55), 0.03 * size, body + 10)
    drawing.stroke(pen.at(0.12, 0.92), pen.at(0.12, 0.925), 0.058 * size, face)


def _corners(pen: Pen, first: Point, second: Point) -> tuple[Point, Point]:
    (left, top), (right, bottom) = pen.at(*first), pen.at(*second)
    return (min(left, right), top), (max(left, right), bottom)


FIGURES: Final = {
    "person": Figure(draw=person, wide=0.52, body=0.26),
    "umbrella": Figure(draw=_umbrella, wide=0.8, body=0.5),
    "cat": Figure(draw=_cat, wide=2.3, body=1.6),
    "car": Figure(draw=_car, wide=3.1, body=2.9),
    "bicycle": Figure(draw=_bicycle, wide=1.1, body=0.9),
}
_SHADOW: Final = 0.22


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Where a figure stands and how tall it is at some times; between them it goes evenly. All in pixels."""

    at_s: tuple[float, ...]
    across: tuple[float, ...]
    foot: tuple[float, ...]
    height: tuple[float, ...]


@dataclass(kw_only=True)
class Actor:
    """A figure on its way through the scene."""

    looks: Looks
    keys: Keys
    fps: float
    frames: int
    between: Point = (-math.inf, math.inf)
    shadow: float = _SHADOW
    turns: bool = False
    """Whether it faces the way it goes, even where it goes back."""
    _places: npt.NDArray[np.float64] = field(init=False, repr=False)
    _phases: npt.NDArray[np.float64] = field(init=False, repr=False)
    _is_leftward: npt.NDArray[np.bool_] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Work out where it is in each frame, and how far its gait has come."""
        times, keys = np.arange(self.frames) / self.fps, self.keys
        self._places = np.stack(
            [np.interp(times, keys.at_s, values) for values in (keys.across, keys.foot, keys.height)]
        )
        steps = np.abs(np.diff(self._places, axis=1, prepend=self._places[:, :1]))
        # Who comes towards the camera walks as much as one who goes across.
        walked = np.hypot(steps[0], steps[1] + 2 * steps[2]) / self._places[2]
        self._phases = np.cumsum(walked) / self.looks.what.stride
        self._is_leftward = np.full(self.frames, self.looks.is_leftward)
        for number, step in enumerate(np.diff(self._places[0])) if self.turns else ():
            self._is_leftward[number + 1] = step < 0 or (step == 0 and self._is_leftward[number])

    def at(self, number: int) -> Point:
        """Return where it stands in a frame."""
        return float(self._places[0, number]), float(self._places[1, number])

    def draw(self, picture: Field, number: int) -> None:
        """Put it into a picture, with its shadow."""
        across, foot, height = self._places[:, number]
        level = max(6, round(_STEP ** math.ceil(math.log(height, _STEP))))
        looks = replace(self.looks, is_leftward=bool(self._is_leftward[number]))
        drawn = sprite(looks, level, int(self._phases[number] * PHASES) % PHASES)
        scale = float(height) / level
        wide, high = drawn.cover.shape[1] * scale, drawn.cover.shape[0] * scale
        left = float(across) - wide / 2
        if left > picture.shape[1] or left + wide < 0:
            return
        if self.shadow:
            self._shade(picture, float(across), float(foot), wide)
        paste(picture, drawn, Lying(left=left, top=float(foot) - high + scale, scale=scale, between=self.between))

    def _shade(self, picture: Field, across: float, foot: float, wide: float) -> None:
        half, deep = wide * 0.6, max(1.5, wide * 0.12)
        rows = slice(max(0, int(foot - deep)), max(0, math.ceil(foot + deep)))
        columns = slice(
            max(0, math.ceil(max(across - half, self.between[0]))), max(0, int(min(across + half, self.between[1])))
        )
        under = picture[rows, columns]
        if under.size:
            down = (np.arange(under.shape[0], dtype=np.float32) + rows.start - foot) / deep
            along = (np.arange(under.shape[1], dtype=np.float32) + columns.start - across) / half
            under *= 1 - self.shadow * np.clip(1 - down[:, None] ** 2 - along**2, 0, 1)

    def event(self, width: int, height: int) -> tuple[int, int] | None:
        """Return the first frame in which it has visibly moved, and the last before it rests or is gone."""
        across, foot, tall = self._places
        half = tall * self.looks.what.body / 2
        left, right = max(0.0, self.between[0]), min(float(width), self.between[1])
        wide = np.clip(np.minimum(across + half, right) - np.maximum(across - half, left), 0, None) / (2 * half)
        high = np.clip(np.minimum(foot, height) - np.maximum(foot - tall, 0), 0, None) / tall
        is_seen = wide * high >= _SEEN
        edges = np.stack([across, foot, foot - tall])
        has_left = np.abs(edges - edges[:, :1]).max(axis=0) >= _MOVED_PX
        is_still_to_come = np.abs(edges - edges[:, -1:]).max(axis=0) >= _MOVED_PX
        found = np.flatnonzero(is_seen & has_left & is_still_to_come)
        return (int(found[0]), int(found[-1])) if found.size else None
