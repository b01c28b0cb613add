"""Lights of the quiet scenes of the sixth part: those of a train, of fireworks, and of a figure that is blown up."""

import math
from typing import Final

import numpy as np

from benchmarks.motion.canvas import Drawing, Field, Lying, Sprite, likely, paste, texture
from benchmarks.motion.kept_back_parts import warped
from benchmarks.motion.stage import Stage
from benchmarks.motion.third_wind import Breeze
from benchmarks.motion.weather import sprinkle

_ROUND: Final = 2 * math.pi


class TrainLights:
    """The light of a train's windows that passes out of view: patches run over the wall and the trees."""

    def __init__(self, stage: Stage) -> None:
        """Choose where they fall, and when trains pass."""
        width, height = stage.size
        self._fps, self._width = stage.fps, width
        rows, columns = np.arange(height, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None]
        middle, high = (stage.backdrop.horizon - stage.pick(-0.1, 0.12)) * height, stage.pick(0.03, 0.12) * height
        rough = np.clip(0.8 + 0.4 * texture(stage.chance, (height, width), 0.08 * height, 3), 0, 1.5)
        # What is above the windows stays dark, what lies on the ground fades.
        band = np.exp(-(((rows - middle) / high) ** 4)) + 0.3 * np.exp(-(((rows - middle - 3 * high) / high) ** 2))
        day = stage.inner(stage.backdrop.day) * np.float32(0.35)
        self._falls = (day * band * rough * (1 - 0.3 * columns / width)).astype(np.float32)
        self._slant = stage.pick(-0.3, 0.3) * (rows - middle)
        self._step, self._share = stage.pick(0.07, 0.2) * width, stage.pick(0.4, 0.7)
        self._trains, at_s = list[tuple[float, float, float, float]](), stage.pick(2, 20)
        while at_s < stage.length_s:
            pace, bright = stage.pick(0.5, 1.6) * width * float(stage.chance.choice((-1, 1))), stage.pick(0.08, 0.9)
            self._trains.append((at_s, stage.pick(2, 7), pace, bright))
            at_s += stage.pick(12, 35)
        self._shades = stage.chance.uniform(0.3, 1, 32)

    def draw(self, picture: Field, number: int) -> None:
        """Light up what the windows shine on."""
        at_s = number / self._fps
        for begin_s, takes_s, pace, bright in self._trains:
            since = at_s - begin_s
            if not 0 <= since < takes_s:
                continue
            columns = np.arange(self._width, dtype=np.float32)[None] + self._slant
            # The first carriage comes in from one side, and the last leaves at the other.
            before = columns if pace > 0 else self._width - columns
            is_lit = np.clip((abs(pace) * since - before) / self._step, 0, 1)
            is_lit *= np.clip((before - self._width - abs(pace) * (since - takes_s)) / self._step, 0, 1)
            place = (columns - pace * since) / self._step
            # Within a picture they go on by so much that their edges are lost.
            edge = 2.5 / (1 + abs(pace) / self._fps / self._step * 3)
            window = np.clip((self._share / 2 - np.abs(place % 1 - 0.5)) * 2 * edge + 0.5, 0, 1)
            shades = self._shades[np.floor(place).astype(np.intp) % self._shades.size]
            picture += np.float32(bright) * self._falls * (is_lit * window * shades).astype(np.float32)


class Fireworks:
    """Fireworks far away: sparks that fly apart over the roofs, sink and go out, and light up the place a little."""

    def __init__(self, stage: Stage) -> None:
        """Choose when each bursts, and where."""
        width, height = stage.size
        self._fps, self._height, self._dots = stage.fps, height, 1 + height // 360
        self._flash, self._bursts = np.zeros(stage.frames, np.float32), list[tuple[float, float, float, int]]()
        begin, end = stage.backdrop.wall
        # Beside the house, which would hide them.
        side = stage.pick(0.05, begin - 0.12) if begin > 1 - end else stage.pick(end + 0.12, 0.95)
        far, at_s = stage.pick(0.3, 1.0), stage.pick(1, 15)
        lit, times = stage.pick(0.0, 0.4) * far, np.arange(stage.frames) / stage.fps
        while at_s < stage.length_s:
            place = (side + stage.pick(-0.07, 0.07)) * width, stage.pick(0.03, 0.2) * height
            self._bursts.append((at_s, *place, int(stage.chance.integers(2**31))))
            since = times - at_s
            self._flash += (lit * stage.pick(0.4, 1) * np.exp(-since * 2.5) * (since >= 0)).astype(np.float32)
            at_s += stage.pick(0.3, 3) if likely(stage.chance, 0.7) else stage.pick(4, 15)
        self._wide = far * stage.pick(0.06, 0.14) * height
        self._sky = np.interp(np.arange(height) / height, (0, stage.backdrop.horizon, 1), (1, 0.6, 0.35))

    def draw(self, picture: Field, number: int) -> None:
        """Draw the sparks that are in the air, and the light that they throw."""
        at_s = number / self._fps
        picture *= 1 + (self._flash[number] * self._sky[:, None]).astype(np.float32)
        for begin_s, across, down, seed in self._bursts:
            since = at_s - begin_s
            if -_RISES_S <= since < 0:
                # A thin trail goes up to where it will burst.
                rows = down - since * 0.22 * self._height + np.arange(6.0)
                sprinkle(picture, rows, np.full(6, across), np.full(6, 45, np.float32))
            elif 0 <= since < _BURNS_S:
                self._sparks(picture, since, (across, down), np.random.default_rng(seed))

    def _sparks(self, picture: Field, since: float, middle: tuple[float, float], chance: np.random.Generator) -> None:
        count = int(chance.integers(25, 90))
        ways, rise = chance.uniform(0, _ROUND, count), chance.uniform(-1, 1, count)
        size, bright = self._wide * chance.uniform(0.5, 1.0), chance.uniform(60, 180)
        dies = np.clip(1 - since / (_BURNS_S * chance.uniform(0.5, 1, count)), 0, 1)
        for ago, share in ((0.0, 1.0), (0.03, 0.7), (0.06, 0.4)):
            before = max(0.0, since - ago)
            out = size * (1 - math.exp(-3 * before))
            across = middle[0] + out * np.cos(ways) * np.sqrt(1 - rise**2)
            rows = middle[1] + out * rise + 0.03 * self._height * before**2
            for more in range(self._dots * self._dots):
                shades = (share * bright * dies).astype(np.float32)
                sprinkle(picture, rows + more // self._dots, across + more % self._dots, shades)


_RISES_S: Final = 0.8
_BURNS_S: Final = 2.0


class Inflatable:
    """A snowman of cloth on the lawn that a fan blows up: lit from within at night, it nods and leans in the wind."""

    def __init__(self, stage: Stage) -> None:
        """Put it up."""
        width, height = stage.size
        tall = stage.pick(0.16, 0.42) * height
        self._breeze, self._lean = Breeze(stage, stage.pick(0.05, 0.4)), stage.pick(0.02, 0.16) * tall
        wide, high = math.ceil(1.3 * tall), math.ceil(1.06 * tall)
        drawing, middle, shade = Drawing(wide, high), wide / 2, stage.pick(120, 200)
        for up, radius, light in ((0.24, 0.26, -14), (0.56, 0.2, -4), (0.8, 0.14, 6)):
            at = middle, high - up * tall
            drawing.stroke(at, at, radius * tall, shade + light, soft=2.0)
            drawing.stroke(at, at, 0.5 * radius * tall, shade + light + 18, soft=radius * tall)
        hat = high - 0.92 * tall
        drawing.stroke((middle - 0.15 * tall, hat), (middle + 0.15 * tall, hat), 0.02 * tall, 40)
        drawing.box((middle - 0.09 * tall, hat - 0.1 * tall), (middle + 0.09 * tall, hat), 45)
        scarf = high - 0.68 * tall
        drawing.stroke((middle - 0.13 * tall, scarf), (middle + 0.13 * tall, scarf), 0.03 * tall, 80)
        drawing.stroke((middle + 0.1 * tall, scarf), (middle + 0.14 * tall, scarf + 0.16 * tall), 0.028 * tall, 85)
        for side in (-1, 1):
            eye = middle + side * 0.05 * tall, high - 0.83 * tall
            drawing.stroke(eye, eye, 0.018 * tall, 35)
        self._drawn = drawing.sprite(texture(stage.chance, (high, wide), tall / 5, 2) * 4)
        foot = min(0.98, stage.backdrop.horizon + stage.pick(0.12, 0.5)) * height
        self._left, self._top = stage.pick(0.1, 0.9) * width - wide / 2, foot - high
        # It shines on the lawn about it.
        rows, columns = np.arange(height, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None]
        far = np.hypot(columns - self._left - middle, 2.2 * (rows - foot)) / tall
        stage.base[:] += (stage.pick(5, 40) * np.exp(-((far / 0.8) ** 2))).astype(np.float32)
        self._bulb, self._fps = (stage.pick(0, 0.04), stage.pick(0.5, 6)), stage.fps

    def draw(self, picture: Field, number: int) -> None:
        """Draw it as it leans, with its folds and the flicker of its lamp."""
        high, wide = self._drawn.cover.shape
        rows = np.arange(high, dtype=np.float32)[:, None]
        up = 1 - rows / high
        nod = 0.4 * self._breeze.push(number, 2.1) * np.sin(3 * up)
        moved = self._lean * (self._breeze.push(number) * up**1.4 + nod * up)
        columns = np.arange(wide, dtype=np.float32)[None] - moved.astype(np.float32)
        # Pushed over it becomes a little lower.
        rows = rows - 0.12 * np.abs(moved) * up
        light, cover = (warped(field, rows, columns) for field in self._drawn)
        lamp = 1 + self._bulb[0] * math.sin(_ROUND * self._bulb[1] * number / self._fps)
        paste(picture, Sprite(light * np.float32(lamp), cover), Lying(left=self._left, top=self._top))
