"""Lights, reflections, water and moths of the quiet scenes of the third part."""

import math
from typing import Final

import numpy as np

from benchmarks.motion.canvas import Drawing, Field, Lying, Sprite, likely, paste, stretched, texture
from benchmarks.motion.kept_back_parts import area, build_in, warped
from benchmarks.motion.stage import LEARNING_S, Stage
from benchmarks.motion.third_wind import Breeze
from benchmarks.motion.weather import sprinkle


class SunThroughLeaves:
    """Spots of sun on the ground below a tree, which the wind moves about, and which fade when the sun is veiled."""

    def __init__(self, stage: Stage) -> None:
        """Choose where the tree's shadow lies."""
        width, height = stage.size
        self._breeze, self._far = Breeze(stage), stage.pick(0.006, 0.016) * height
        self._layers = [
            np.clip(texture(stage.chance, (height, width), height * far, 2) * 1.6 + 0.2, 0, 1).astype(np.float32)
            for far in (0.06, 0.035)
        ]
        down, across = np.ogrid[:height, :width]
        middle = stage.pick(0.2, 0.8) * width, (stage.backdrop.horizon + stage.pick(0.15, 0.4)) * height
        far = np.hypot((across - middle[0]) / (0.42 * width), (down - middle[1]) / (0.32 * height))
        # Nothing shades the sky.
        below = np.clip((down - stage.backdrop.horizon * height) / (0.04 * height), 0, 1)
        self._where = (below * np.clip(2.2 - 2 * far, 0, 1) * stage.pick(0.3, 0.55)).astype(np.float32)
        self._veil = stage.pick(0.04, 0.08), stage.pick(0, 6.3)
        self._fps = stage.fps

    def draw(self, picture: Field, number: int) -> None:
        """Shade what the sun does not reach."""
        height, width = self._where.shape
        rows, columns = np.arange(height, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None]
        sun = self._where * 0
        for turn, layer in enumerate(self._layers):
            # Each bough moves as a whole, the next one a little later.
            later = columns / width * 4 + turn
            push = np.sin(later + 2 * math.pi * 0.4 * number / self._fps) * self._breeze.force(number)
            moved = self._far * (self._breeze.push(number, 1.7 * turn) + 0.5 * push)
            sun += 0.5 * warped(layer, rows, columns + moved)
        rate, begin = self._veil
        clear = np.float32(0.75 + 0.25 * math.sin(2 * math.pi * rate * number / self._fps + begin))
        picture *= 1 - self._where * (1 - sun * clear)


class WetRoad:
    """A wet road at night: lamps stand in it as long streaks, and cars out of view light it up as they pass."""

    def __init__(self, stage: Stage) -> None:
        """Choose the lamps, and when cars pass."""
        width, height = stage.size
        self._seed, self._fps = int(stage.chance.integers(2**31)), stage.fps
        begin = (stage.backdrop.horizon + 0.12) * height
        down, across = np.ogrid[:height, :width]
        on_road = np.clip((down - begin) / (0.08 * height), 0, 1)
        # What is mirrored in puddles is drawn out towards the camera.
        rough = stretched(texture(stage.chance, (height // 9, width), width / 30, 3), (height, width))
        self._wet = (on_road * np.clip(rough + 0.3, 0, 1.3)).astype(np.float32)
        self._streaks = []
        for place in stage.chance.uniform(0.06, 0.94, int(stage.chance.integers(2, 5))) * width:
            wide, long = stage.pick(0.008, 0.02) * height, stage.pick(0.25, 0.5) * height
            shape = np.exp(-(((across - place) / wide) ** 2)) * np.clip((down - begin) / 8, 0, 1)
            shape = shape * np.exp(-np.maximum(down - begin, 0) / long)
            self._streaks.append((stage.pick(40, 110) * shape).astype(np.float32))
        self._passes, at_s = [], stage.pick(3, 9)
        while at_s < stage.length_s - 3:
            self._passes.append((at_s, stage.pick(1.2, 3), stage.pick(20, 60), bool(stage.chance.integers(2))))
            at_s += stage.pick(5, 13)
        self._wide = stage.pick(0.15, 0.3) * width

    def draw(self, picture: Field, number: int) -> None:
        """Draw what is mirrored."""
        height, width = picture.shape
        chance, at_s = np.random.default_rng((self._seed, number)), number / self._fps
        # Drops break the mirror up: each row shows another part of the lamp.
        for streak in self._streaks:
            shimmer = 0.7 + 0.3 * chance.random((height // 6 + 1, 1)).repeat(6, axis=0)[:height]
            picture += streak * shimmer.astype(np.float32)
        across = np.arange(width, dtype=np.float32)[None]
        for begin, lasts, strength, is_leftward in self._passes:
            along = (at_s - begin) / lasts
            if 0 <= along < 1:
                middle = (1.4 * (1 - along if is_leftward else along) - 0.2) * width
                glow = strength * math.sin(math.pi * along) * np.exp(-(((across - middle) / self._wide) ** 2))
                picture += self._wet * glow.astype(np.float32)


_BLINKS: Final = ("in turn", "all", "breathes", "twinkles")
_LIT: Final = 0.6
"""A share of those that twinkle."""


class StringOfLights:
    """A string of lights along the eaves or a fence that blinks in one of the usual ways."""

    def __init__(self, stage: Stage) -> None:
        """Hang it up, and choose how it blinks."""
        width, height = stage.size
        left, right = stage.pick(0.02, 0.3) * width, stage.pick(0.55, 0.98) * width
        top, sag = (stage.backdrop.horizon - stage.pick(0.02, 0.2)) * height, stage.pick(0.01, 0.05) * height
        self._mood, self._rate, self._fps = str(stage.chance.choice(_BLINKS)), stage.pick(0.4, 2), stage.fps
        self._seed, self._bulbs = int(stage.chance.integers(2**31)), []
        count = int(stage.chance.integers(12, 30))
        down, across = np.ogrid[:height, :width]
        for along in np.linspace(0, 1, count).tolist():
            place = left + (right - left) * along, top + sag * abs(math.sin(3 * math.pi * along))
            where = area(place[0] - 14, place[1] - 14, place[0] + 14, place[1] + 14)
            far = np.hypot(across[:, where[1]] - place[0], down[where[0]] - place[1]) / height * 360
            glow = stage.pick(0.5, 1) * (120 * np.exp(-((far / 1.7) ** 2)) + 30 * np.exp(-((far / 5) ** 2)))
            self._bulbs.append((where, glow.astype(np.float32)))

    def draw(self, picture: Field, number: int) -> None:
        """Light those that are on."""
        at_s = number / self._fps
        step = int(at_s * self._rate * 2)
        # What twinkles stays as it is for a while, too.
        chance = np.random.default_rng((self._seed, step))
        wave = 0.5 + 0.5 * math.sin(2 * math.pi * self._rate * 0.4 * at_s)
        for bulb, (where, glow) in enumerate(self._bulbs):
            level = {
                "in turn": float((bulb + step) % 3 == 0),
                "all": float(step % 2),
                "breathes": wave,
                "twinkles": float(likely(chance, _LIT)),
            }[self._mood]
            picture[where] += glow * np.float32(level)


class WindowLights:
    """Somebody indoors switches lights on and off behind curtains."""

    def __init__(self, stage: Stage) -> None:
        """Choose the windows, and when which of them is lit."""
        width, height = stage.size
        begin, end = stage.backdrop.wall
        down, across = np.ogrid[:height, :width]
        self._windows: list[tuple[tuple[slice, slice], Field, Field, tuple[float, ...]]] = []
        self._fps = stage.fps
        for part in (0.1, 0.6):
            wide, high = stage.pick(0.05, 0.08) * width, stage.pick(0.1, 0.13) * height
            left = (begin + part * (end - begin)) * width
            top = (stage.backdrop.horizon - stage.pick(0.14, 0.22)) * height
            build_in(stage, area(left - 3, top - 3, left + wide + 3, top + high + 3), 95.0)
            where = area(left, top, left + wide, top + high)
            build_in(stage, where, 34.0)
            rows, columns = stage.base[where].shape
            folds = 0.85 + 0.15 * np.sin(np.arange(columns) * stage.pick(0.4, 0.8))
            curtain = np.broadcast_to(folds * stage.pick(70, 150), (rows, columns)).astype(np.float32)
            far = np.hypot((across - left - wide / 2) / wide, (down - top - 1.5 * high) / (1.8 * high))
            glow = (stage.pick(0.05, 0.25) * np.exp(-(far**2))).astype(np.float32)
            times, at_s = list[float](), stage.pick(2, LEARNING_S + 8)
            while at_s < stage.length_s:
                times.append(at_s)
                at_s += stage.pick(3, 16)
            self._windows.append((where, curtain, glow, tuple(times)))

    def draw(self, picture: Field, number: int) -> None:
        """Light up the windows that are lit."""
        for where, curtain, glow, times in self._windows:
            if sum(at_s <= number / self._fps for at_s in times) % 2:
                picture *= 1 + glow
                picture[where] += curtain


class Sprinkler:
    """A sprinkler on the lawn whose jets swing to and fro all the time."""

    def __init__(self, stage: Stage) -> None:
        """Put it up."""
        width, height = stage.size
        self._nozzle = stage.pick(0.2, 0.8) * width, (stage.backdrop.horizon + stage.pick(0.22, 0.45)) * height
        self._seed, self._fps = int(stage.chance.integers(2**31)), stage.fps
        self._rate, self._begin = stage.pick(0.06, 0.16), stage.pick(0, 6.3)
        self._count, self._jets = int(stage.chance.integers(120, 260)), int(stage.chance.integers(4, 9))
        self._reach, self._high = stage.pick(0.14, 0.28) * height, stage.pick(0.1, 0.2) * height
        self._bright, self._dots = stage.pick(25, 60), 1 + height // 360
        across, down = self._nozzle
        build_in(stage, area(across - 2, down - 0.012 * height, across + 2, down + 0.008 * height), 60.0)

    def draw(self, picture: Field, number: int) -> None:
        """Draw the drops of one frame, each somewhere on the way of its jet."""
        chance = np.random.default_rng((self._seed, number))
        swing = math.sin(2 * math.pi * self._rate * number / self._fps + self._begin)
        jet = chance.integers(0, self._jets, self._count)
        part = chance.random(self._count)
        lean = 0.9 * swing + 0.16 * (jet / (self._jets - 1) - 0.5) + chance.normal(0, 0.03, self._count)
        across = self._nozzle[0] + self._reach * 1.3 * lean * part
        high = self._high * 4 * part * (1 - part) * (1 - 0.3 * abs(swing))
        near = 0.12 * self._reach * (jet / (self._jets - 1) - 0.5) * part
        bright = (self._bright * chance.uniform(0.3, 1, self._count)).astype(np.float32)
        spray = chance.normal(0, 0.02 * self._reach, (2, self._count))
        for down in range(1 + self._dots):
            for aside in range(self._dots):
                rows = self._nozzle[1] - high + near + spray[0] + down
                sprinkle(picture, rows, across + spray[1] + aside, bright)


class Moths:
    """Moths that flutter about the camera's own lamp: bright, out of focus, and never in the same place."""

    def __init__(self, stage: Stage) -> None:
        """Choose when they come, and how they fly."""
        width, height = stage.size
        self._seen: dict[int, list[tuple[Sprite, float, float]]] = {}
        for first in stage.chance.integers(0, stage.frames, round(stage.pick(12, 40) * stage.length_s / 60)):
            radius = stage.pick(0.008, 0.022) * height
            size = math.ceil(6 * radius) + 8
            drawn = Drawing(size, size)
            half, wing, way = size / 2, 0.8 * radius, stage.pick(0, 6.3)
            ends = math.cos(way) * wing, math.sin(way) * wing
            drawn.stroke((half - ends[0], half - ends[1]), (half + ends[0], half + ends[1]), radius, 225, soft=radius)
            sprite, strength = drawn.sprite(), np.float32(stage.pick(0.3, 0.75))
            sprite = Sprite(sprite.light * strength, sprite.cover * strength)
            count = round(stage.pick(0.3, 1.6) * stage.fps)
            # Near the lens it crosses the picture within a second, and turns as it likes.
            pace, ways = stage.pick(0.9, 2.4) * height / stage.fps, way + np.cumsum(stage.chance.normal(0, 0.7, count))
            across = stage.pick(0, 1) * width - half + np.cumsum(np.cos(ways) * pace)
            down = stage.pick(0, 1) * height - half + np.cumsum(np.sin(ways) * pace)
            for step in range(count):
                lying = sprite, float(across[step]), float(down[step])
                self._seen.setdefault(int(first) + step, []).append(lying)

    def draw(self, picture: Field, number: int) -> None:
        """Draw those of one frame."""
        for sprite, left, top in self._seen.get(number, ()):
            paste(picture, sprite, Lying(left=left, top=top))
