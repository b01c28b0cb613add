"""What the wind moves in the yard in the quiet scenes of the sixth part, a fan, and railings to walk behind."""

import math
from typing import Final

import numpy as np

from benchmarks.motion.canvas import Drawing, Field, Lying, Sprite, blurred, paste, texture
from benchmarks.motion.fifth_air import blob
from benchmarks.motion.kept_back_parts import area, build_in, warped
from benchmarks.motion.stage import Stage
from benchmarks.motion.third_wind import Breeze

_ROUND: Final = 2 * math.pi


class Tarpaulin:
    """A tarpaulin over something on the lawn: gusts run under it as waves, and lift its lower edge."""

    def __init__(self, stage: Stage) -> None:
        """Lay it over, and tie it down more or less well."""
        width, height = stage.size
        wide, high = round(stage.pick(0.2, 0.6) * height), round(stage.pick(0.1, 0.26) * height)
        self._room = round(0.25 * high)
        self._across = np.arange(wide, dtype=np.float32)[None] / wide
        self._down = np.arange(high + self._room, dtype=np.float32)[:, None]
        lumps = 0.12 * texture(stage.chance, (1, wide), wide / 3, 2)
        hump = 0.28 * np.abs(2 * self._across - 1) ** 3 + 0.15 * np.clip(lumps, -0.5, 1.0)
        self._top = (self._room + high * np.clip(hump, 0, 0.6)).astype(np.float32)
        self._foot = self._room + high - 1.0
        folds = texture(stage.chance, (high + self._room, wide), wide / 4, 3)
        light = np.linspace(14, -22, high + self._room, dtype=np.float32)[:, None]
        self._cloth = (stage.pick(55, 185) + light + 7 * folds).astype(np.float32)
        self._breeze, self._fps = Breeze(stage, stage.pick(0.0, 0.4)), stage.fps
        self._waves = [(stage.pick(0.8, 3), stage.pick(-1, 1), stage.pick(0.7, 2.2)) for _ in range(2)]
        self._far, self._shine, self._lift = stage.pick(0.01, 0.06) * high, stage.pick(4, 20), stage.pick(0, 0.3) * high
        foot = (stage.backdrop.horizon + stage.pick(0.12, 0.45)) * height
        self._left, self._at = round(stage.pick(0, 0.95) * (width - wide)), round(min(0.97 * height, foot) - high)

    def draw(self, picture: Field, number: int) -> None:
        """Draw it as the wind holds it."""
        force, at_s = self._breeze.force(number), number / self._fps
        part = self._down / self._down.size
        waves = sum(
            np.sin(_ROUND * (along * self._across + aslant * part - rate * at_s)) for along, aslant, rate in self._waves
        )
        held = np.clip(8 * self._across * (1 - self._across), 0, 1)
        wave = (force * waves * held).astype(np.float32)
        cloth = warped(self._cloth, self._down + self._far * wave, np.arange(wave.shape[1], dtype=np.float32)[None])
        cloth += np.float32(self._shine) * wave
        lifted = self._lift * np.clip(force * (0.5 + 0.5 * wave[-1:]) - 0.35, 0, 1)
        cover = np.clip(self._down - self._top + self._far * wave[:1], 0, 1)
        cover *= np.clip(self._foot - lifted - self._down, 0, 1)
        top = self._at - self._room
        first = max(0, -top)
        under = picture[top + first : top + wave.shape[0], self._left : self._left + wave.shape[1]]
        under += (cloth[first:] - under) * cover[first:]


class WindChimes:
    """Chimes that hang from the eaves: tubes that swing and turn, and a sail below that the wind pushes."""

    def __init__(self, stage: Stage) -> None:
        """Hang them up."""
        width, height = stage.size
        self._breeze, self._fps = Breeze(stage, stage.pick(0.1, 0.4)), stage.fps
        self._long, self._swing = stage.pick(0.1, 0.28) * height, stage.pick(0.05, 0.35)
        self._hook = stage.pick(0.08, 0.92) * width, stage.pick(-0.12, 0.1) * height
        self._tubes = [(stage.pick(0.75, 1.0), stage.pick(0, 2)) for _ in range(int(stage.chance.integers(4, 8)))]
        self._shade, self._thick = stage.pick(60, 190), max(0.9, stage.pick(0.02, 0.035) * self._long)
        self._soft = stage.pick(1, 3)
        self._turns = stage.pick(0.2, 1.4), stage.pick(0.1, 0.4)

    def draw(self, picture: Field, number: int) -> None:
        """Draw the disc, the tubes that hang from it, and the sail."""
        long, push = self._long, self._breeze.push(number)
        wide, high = math.ceil(1.6 * long) + 8, math.ceil(1.75 * long) + 8
        drawing, middle = Drawing(wide, high), wide / 2
        twist = self._turns[0] * math.sin(_ROUND * self._turns[1] * number / self._fps) * self._breeze.force(number)
        lean = 0.3 * self._swing * push
        disc = middle + 0.3 * long * lean, 0.3 * long
        drawing.stroke((middle, 0), disc, 0.7, 70)
        drawing.stroke((disc[0] - 0.17 * long, disc[1]), (disc[0] + 0.17 * long, disc[1]), 0.7 * self._thick, 75)
        for turn, (share, later) in enumerate(self._tubes):
            way = _ROUND * turn / len(self._tubes) + twist
            begin = disc[0] + 0.17 * long * math.cos(way), disc[1] + 0.02 * long * math.sin(way)
            angle = lean + self._swing * self._breeze.push(number, later) * 0.6
            end = begin[0] + share * long * math.sin(angle), begin[1] + share * long * math.cos(angle)
            # What turns to the light glints.
            shade = self._shade + 25 * math.sin(way) + 50 * max(0.0, math.cos(3 * way + 8 * angle)) ** 8
            hung = begin[0] + 0.1 * (end[0] - begin[0]), begin[1] + 0.1 * (end[1] - begin[1])
            drawing.stroke(hung, end, self._thick, shade, soft=self._soft)
        sail = lean + 1.3 * self._swing * push
        tip = disc[0] + 1.3 * long * math.sin(sail), disc[1] + 1.3 * long * math.cos(sail)
        drawing.stroke(disc, tip, 0.6, 80)
        drawing.stroke(tip, (tip[0], tip[1] + 0.08 * long), 0.07 * long * (0.4 + 0.6 * abs(math.cos(3 * twist))), 105)
        paste(picture, drawing.sprite(), Lying(left=self._hook[0] - middle, top=self._hook[1]))


class ScurryingLeaves:
    """Dry leaves on the ground that gusts drive along in hops, and that lie still between them."""

    def __init__(self, stage: Stage) -> None:
        """Strew them, and choose the gusts."""
        width, height = stage.size
        times, count = np.arange(stage.frames) / stage.fps, int(stage.chance.integers(10, 60))
        deep = stage.chance.uniform(0.08, 1, (count, 1)) ** 1.3
        across = stage.chance.uniform(0, width, (count, 1))
        wind, at_s = np.zeros((count, stage.frames)), stage.pick(0, 6)
        while at_s < stage.length_s:
            lasts_s = stage.pick(0.5, 2.5)
            # A gust comes over the lawn from one side.
            since = times - at_s - across / width * stage.pick(0.2, 1)
            wind += stage.pick(0.3, 1.2) * np.exp(-((since / lasts_s) ** 2))
            at_s += stage.pick(2, 12)
        # Some are held by the grass longer than others.
        pace = np.clip(wind - stage.chance.uniform(0.15, 0.8, (count, 1)), 0, None) * stage.pick(0.3, 1.1) * height
        gone = np.cumsum(pace * (0.12 + deep) / stage.fps, axis=1)
        room, side = 0.04 * height, float(stage.chance.choice((-1, 1)))
        self._across = (across + side * gone + room) % (width + 2 * room) - room
        hops = np.abs(np.sin(gone / (height * (0.008 + 0.04 * deep)) * stage.chance.uniform(0.6, 1.5, (count, 1))))
        ground = height * (stage.backdrop.horizon + 0.05 + (0.95 - stage.backdrop.horizon) * deep)
        veers = 0.03 * height * stage.chance.normal(0, 1, (count, 1)) * np.sin(gone / (0.4 * height))
        lifts = 0.03 * height * deep * hops * np.clip(pace / (0.2 * height), 0, 1)
        self._down = ground + veers * (0.1 + deep) - lifts
        self._shapes = []
        self._turned = (gone / (height * (0.004 + 0.012 * deep))).astype(np.intp)
        for radius in (0.0012 + 0.0055 * deep[:, 0]) * height * stage.chance.uniform(0.7, 1.3, count):
            shade = stage.pick(45, 185)
            self._shapes.append(
                [
                    blob(float(radius), shade, 0.92, far=radius * far, way=stage.pick(0, 3))
                    for far in (1.2, 0.3, 0.9, 0.1)
                ]
            )

    def draw(self, picture: Field, number: int) -> None:
        """Draw each where it lies, or hops."""
        for leaf, shapes in enumerate(self._shapes):
            shape = shapes[int(self._turned[leaf, number]) % len(shapes)]
            half = shape.cover.shape[0] / 2
            left, top = float(self._across[leaf, number]) - half, float(self._down[leaf, number]) - half
            paste(picture, shape, Lying(left=left, top=top))


class PorchFan:
    """A fan below the ceiling of the porch, seen aslant from below, that turns quickly, or idles in the wind."""

    def __init__(self, stage: Stage) -> None:
        """Hang it up, and choose how fast it turns."""
        width, height = stage.size
        self._hub = stage.pick(0.1, 0.9) * width, stage.pick(0.03, 0.16) * height
        self._radius, self._flat = stage.pick(0.1, 0.3) * height, stage.pick(0.16, 0.4)
        self._blades, self._shade = int(stage.chance.integers(3, 6)), stage.pick(40, 200)
        build_in(stage, area(0, 0, width, stage.pick(0.3, 0.7) * self._hub[1]), stage.pick(55, 120))
        build_in(stage, area(self._hub[0] - 2, 0, self._hub[0] + 2, self._hub[1]), 80.0)
        breeze, rate = Breeze(stage, 0.1), stage.pick(0.15, 0.6)
        idles = np.array([breeze.force(number) for number in range(stage.frames)]) * rate
        is_idle = bool(stage.chance.integers(2))
        turns = idles if is_idle else np.full(stage.frames, stage.pick(0.8, 3.2))
        self._turned = _ROUND * np.cumsum(turns) / stage.fps
        # How far it turns while the shutter is open.
        self._smear = _ROUND * turns / stage.fps * stage.pick(0.15, 0.6)

    def draw(self, picture: Field, number: int) -> None:
        """Draw the blades, smeared by how far they turn meanwhile."""
        wide, high = math.ceil(2.3 * self._radius) + 8, math.ceil(2.3 * self._radius * self._flat) + 12
        light, cover = np.zeros((high, wide), np.float32), np.zeros((high, wide), np.float32)
        for later in _OPEN:
            drawing, middle = Drawing(wide, high), (wide / 2, high / 2)
            for blade in range(self._blades):
                way = float(self._turned[number] + later * self._smear[number]) + _ROUND * blade / self._blades
                aside, down = math.cos(way) * self._radius, math.sin(way) * self._radius * self._flat
                begin, end = ((middle[0] + share * aside, middle[1] + share * down) for share in (0.25, 0.95))
                shade = self._shade + 14 * math.sin(way)
                drawing.stroke(begin, end, max(1.0, 0.07 * self._radius * (0.5 + abs(math.sin(way)) / 2)), shade)
            drawing.stroke(middle, middle, max(1.5, 0.09 * self._radius), self._shade - 12)
            drawn = drawing.sprite()
            light += drawn.light / len(_OPEN)
            cover += drawn.cover / len(_OPEN)
        left, top = self._hub[0] - wide / 2, self._hub[1] - high / 2
        paste(picture, Sprite(light, cover), Lying(left=left, top=top))


_OPEN: Final = (0.0, 0.33, 0.67, 1.0)
"""Shares of the time for which the shutter is open."""


class Railings:
    """Upright bars from edge to edge that stand nearer than who goes by behind them."""

    def __init__(self, stage: Stage, top: float, foot: float) -> None:
        """Choose how broad the bars are, and how wide the gaps; put them into the place itself, too."""
        width, height = stage.size
        self._rows = area(0, top, width, foot)[0]
        shape = (self._rows.stop - self._rows.start, width)
        bar = stage.pick(0.006, 0.03) * height
        step = bar * stage.pick(1.8, 4.5)
        along = np.arange(width) % step
        is_bar = np.broadcast_to(along < max(2.0, bar), shape).copy()
        for rail in (0.06, 0.86):
            is_bar[round(rail * shape[0]) : round((rail + 0.07) * shape[0])] = True
        self._cover = blurred(is_bar.astype(np.float32))
        self._shade = stage.pick(35, 190) + 4 * texture(stage.chance, shape, 9, 2)
        self.draw(stage.base, 0)

    def draw(self, picture: Field, number: int) -> None:  # noqa: ARG002  # every part is told the frame
        """Draw them before everything."""
        under = picture[self._rows]
        under += (self._shade - under) * self._cover
