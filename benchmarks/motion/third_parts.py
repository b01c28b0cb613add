"""What stands before, lights up or veils those who come in the third part: a hedge, lamps, and fog."""

import math
from typing import Final

import numpy as np

from benchmarks.motion.actors import Actor
from benchmarks.motion.canvas import Field, blurred, shifted, texture
from benchmarks.motion.kept_back_parts import area
from benchmarks.motion.stage import Stage


class Hedge:
    """A hedge from edge to edge, ragged on top, that hides whatever is behind it."""

    def __init__(self, stage: Stage, top: float, foot: float) -> None:
        """Plant it between two rows, and put it into the place itself."""
        width, height = stage.size
        self._rows = area(0, top - 0.02 * height, width, foot)[0]
        shape = (self._rows.stop - self._rows.start, width)
        ragged = 0.02 * height + texture(stage.chance, (1, width), width / 40, 4)[0] * 0.005 * height
        down = np.arange(shape[0], dtype=np.float32)[:, None]
        self._cover = blurred(np.clip(down - ragged, 0, 1).astype(np.float32))
        leaves = stage.pick(55, 90) + texture(stage.chance, shape, height / 22, 4) * 13
        # What is lower lies in the shadow of what is above.
        self._leaves = blurred((leaves * np.linspace(1.12, 0.75, shape[0])[:, None]).astype(np.float32))
        if stage.is_night:
            self._leaves = 20 + self._leaves * np.float32(0.7)
        self.draw(stage.base, 0)

    def draw(self, picture: Field, number: int) -> None:  # noqa: ARG002  # every part is told the frame
        """Draw it before everything."""
        under = picture[self._rows]
        under *= 1 - self._cover
        under += self._leaves * self._cover


_SETTLES_S: Final = 0.8


class PorchLight:
    """A lamp on the house that goes on when somebody comes; the camera then lowers its exposure a little."""

    def __init__(self, stage: Stage, on_s: float) -> None:
        """Choose where it hangs."""
        width, height = stage.size
        self._on_s, self._fps = on_s, stage.fps
        begin, end = (edge * width for edge in stage.backdrop.wall)
        place = stage.pick(begin, end), (stage.backdrop.horizon - stage.pick(0.02, 0.16)) * height
        down, across = np.ogrid[:height, :width]
        far = np.hypot(across - place[0], (down - place[1]) * 0.8) / height
        wide = stage.pick(0.3, 0.55)
        glow = stage.pick(0.5, 1.3) * np.exp(-((far / wide) ** 2)) + 1.2 * np.exp(-((far / 0.05) ** 2))
        self._glow = glow.astype(np.float32)
        self._lower = stage.pick(0.04, 0.14)

    def draw(self, picture: Field, number: int) -> None:
        """Light up the place."""
        since = number / self._fps - self._on_s
        if since >= 0:
            level = np.float32(min(1.0, 0.5 + since / 0.3))
            picture *= (1 + self._glow * level) * np.float32(1 - self._lower * min(1.0, since / _SETTLES_S))


class Lamps:
    """The headlights of a car that is in view: bright points, and a short pool of light on the road before it."""

    def __init__(self, stage: Stage, car: Actor, tall: float) -> None:
        """Choose how bright they are; `tall` is the car's height in pixels."""
        self._car, self._tall = car, tall
        self._turn = -1 if car.looks.is_leftward else 1
        long, high = math.ceil(tall), math.ceil(0.9 * tall)
        down, across = np.ogrid[:high, :long]
        spread = np.exp(-(((across / long - 0.38) / 0.24) ** 2) - (((down / high - 0.62) / 0.22) ** 2))
        point = np.hypot(across - 0.19 * long, down - 0.25 * high) / tall
        self._pool = (stage.pick(0.5, 1.1) * spread * np.clip(across / (0.2 * long), 0, 1)).astype(np.float32)
        self._point = (200 * np.exp(-((point / 0.05) ** 2)) + 70 * np.exp(-((point / 0.16) ** 2))).astype(np.float32)

    def draw(self, picture: Field, number: int) -> None:
        """Draw the light before the car."""
        across, foot = self._car.at(number)
        pool, point = self._pool[:, :: self._turn], self._point[:, :: self._turn]
        front = across + self._turn * 1.2 * self._tall
        left = round(front) if self._turn > 0 else round(front) - pool.shape[1]
        top = round(foot - 0.62 * self._tall)
        columns = slice(max(0, left), max(0, min(picture.shape[1], left + pool.shape[1])))
        rows = slice(max(0, top), max(0, min(picture.shape[0], top + pool.shape[0])))
        if columns.start < columns.stop and rows.start < rows.stop:
            part = slice(rows.start - top, rows.stop - top), slice(columns.start - left, columns.stop - left)
            picture[rows, columns] *= 1 + pool[part]
            picture[rows, columns] += point[part]


class Fog:
    """Fog that is denser the farther one looks, and drifts in slow swathes."""

    def __init__(self, stage: Stage, near: float, far: float, swathes: float = 0.05) -> None:
        """Choose where it drifts; `near` and `far` are how much it hides at the lower edge and at the horizon."""
        width, height = stage.size
        self._fps, self._shape = stage.fps, (height, width)
        self._speed = stage.pick(0.01, 0.05) * width
        wide = width + math.ceil(self._speed * stage.length_s) + 2
        self._swathes = texture(stage.chance, (height + 1, wide), width * stage.pick(0.4, 0.9), 3) * np.float32(swathes)
        deep = np.interp(np.arange(height) / height, (stage.backdrop.horizon, 1), (far, near))
        self._deep = deep.astype(np.float32)[:, None]
        self._shade = np.float32(stage.pick(150, 185))

    def draw(self, picture: Field, number: int) -> None:
        """Veil what is there."""
        swathes = shifted(self._swathes, self._speed * number / self._fps, 0, self._shape)
        veil = np.clip(self._deep + swathes, 0, 0.92)
        picture *= 1 - veil
        picture += self._shade * veil
