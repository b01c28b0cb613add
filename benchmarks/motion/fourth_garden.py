"""Water, insects, birds and leaves of the quiet scenes of the fourth part."""

import math
from typing import Final

import numpy as np

from benchmarks.motion.canvas import Drawing, Field, Lying, Sprite, likely, paste
from benchmarks.motion.kept_back_parts import area, build_in
from benchmarks.motion.stage import Stage
from benchmarks.motion.weather import sprinkle


def _spot(radius: float, shade: float, strength: float, *, stretched: float = 0.0, way: float = 0.0) -> Sprite:
    """Return something small that is out of focus."""
    size = math.ceil(5 * radius + 2 * stretched) + 6
    drawing, half = Drawing(size, size), size / 2
    ends = math.cos(way) * stretched, math.sin(way) * stretched
    begin, end = (half - ends[0], half - ends[1]), (half + ends[0], half + ends[1])
    drawing.stroke(begin, end, radius, shade, soft=max(1.0, radius))
    drawn = drawing.sprite()
    return Sprite(drawn.light * np.float32(strength), drawn.cover * np.float32(strength))


class TurningSprinkler:
    """A sprinkler whose one jet beats round in steps, and goes back quickly when it is round."""

    def __init__(self, stage: Stage) -> None:
        """Put it up."""
        width, height = stage.size
        self._nozzle = stage.pick(0.15, 0.85) * width, (stage.backdrop.horizon + stage.pick(0.2, 0.5)) * height
        self._seed, self._fps = int(stage.chance.integers(2**31)), stage.fps
        self._round_s, self._back_s = stage.pick(8, 20), stage.pick(1.5, 3)
        self._beats = stage.pick(2, 4)
        self._count, self._reach = int(stage.chance.integers(90, 260)), stage.pick(0.14, 0.34) * height
        self._bright, self._dots = stage.pick(20, 60), 1 + height // 360
        across, down = self._nozzle
        build_in(stage, area(across - 2, down - 0.014 * height, across + 2, down + 0.006 * height), 55.0)

    def _way(self, at_s: float) -> float:
        """Return where the jet points, in radians about the nozzle as seen from above."""
        since = at_s % (self._round_s + self._back_s)
        part = since / self._round_s if since < self._round_s else 1 - (since - self._round_s) / self._back_s
        return math.pi * (0.1 + 0.8 * part) + 0.03 * math.sin(2 * math.pi * self._beats * at_s)

    def draw(self, picture: Field, number: int) -> None:
        """Draw the drops: a thin jet that opens, falls, and mists at its end."""
        chance = np.random.default_rng((self._seed, number))
        at_s = number / self._fps
        part = chance.random(self._count) ** 0.7
        # Drops that are farther left the nozzle earlier.
        ways = np.array([self._way(at_s - 0.9 * one) for one in part]) + chance.normal(0, 0.05, self._count) * part
        far = self._reach * part * (1 + chance.normal(0, 0.04, self._count))
        across = self._nozzle[0] + 1.25 * far * np.cos(ways)
        rows = self._nozzle[1] - 0.28 * far * np.sin(ways) - 0.5 * self._reach * part * (1 - part)
        rows += chance.normal(0, 0.02 * self._reach, self._count) * (0.4 + part)
        bright = (self._bright * chance.uniform(0.3, 1, self._count) * (1.1 - 0.5 * part)).astype(np.float32)
        for down in range(1 + self._dots):
            for aside in range(self._dots):
                sprinkle(picture, rows + down, across + aside, bright)


class Fountain:
    """A small fountain that bubbles all the time, higher and lower."""

    def __init__(self, stage: Stage) -> None:
        """Build its basin."""
        width, height = stage.size
        self._top = stage.pick(0.15, 0.85) * width, (stage.backdrop.horizon + stage.pick(0.2, 0.45)) * height
        self._seed, self._fps = int(stage.chance.integers(2**31)), stage.fps
        self._high, self._wide = stage.pick(0.06, 0.16) * height, stage.pick(0.02, 0.06) * height
        self._count, self._bright = int(stage.chance.integers(60, 160)), stage.pick(25, 70)
        self._rates = [(stage.pick(0.1, 0.9), stage.pick(0, 6.3)) for _ in range(3)]
        across, down = self._top
        build_in(stage, area(across - 1.6 * self._wide, down, across + 1.6 * self._wide, down + 0.03 * height), 75.0)

    def draw(self, picture: Field, number: int) -> None:
        """Draw its drops."""
        chance = np.random.default_rng((self._seed, number))
        at_s = number / self._fps
        level = 0.75 + 0.25 * sum(math.sin(2 * math.pi * rate * at_s + begin) for rate, begin in self._rates) / 3
        part, side = chance.random(self._count), chance.normal(0, 0.5, self._count)
        rows = self._top[1] - self._high * level * 4 * part * (1 - part)
        across = self._top[0] + self._wide * side * part
        bright = (self._bright * chance.uniform(0.3, 1, self._count)).astype(np.float32)
        for down in range(2):
            sprinkle(picture, rows + down, across, bright)


class Midges:
    """Midges that dance in a swarm in the evening sun, which drifts and gathers again."""

    def __init__(self, stage: Stage) -> None:
        """Choose where, and how many."""
        width, height = stage.size
        self._fps, count = stage.fps, int(stage.chance.integers(15, 45))
        self._middle = stage.pick(0.1, 0.9) * width, stage.pick(0.2, 0.6) * height
        self._wide = stage.pick(0.03, 0.09) * height
        self._rates = stage.chance.uniform(0.4, 2.2, (2, count))
        self._begins = stage.chance.uniform(0, 6.3, (2, count))
        self._drift = [(stage.pick(0.02, 0.08), stage.pick(0, 6.3)) for _ in range(2)]
        self._bright = (stage.pick(20, 55) * stage.chance.uniform(0.5, 1, count)).astype(np.float32)
        self._dots = 1 + height // 360

    def draw(self, picture: Field, number: int) -> None:
        """Draw each somewhere else."""
        at_s = number / self._fps
        place = [
            middle + 1.2 * self._wide * math.sin(2 * math.pi * rate * at_s + begin)
            for middle, (rate, begin) in zip(self._middle, self._drift, strict=True)
        ]
        across, down = np.sin(2 * np.pi * self._rates * at_s + self._begins) * self._wide
        for more in range(self._dots):
            for aside in range(self._dots):
                sprinkle(picture, place[1] + 1.4 * down + more, place[0] + across + aside, self._bright)


class CirclingMoths:
    """Moths that circle about the camera's lamp for some seconds, with wings that flash at each beat, and rest."""

    def __init__(self, stage: Stage) -> None:
        """Choose how many come, and when."""
        width, height = stage.size
        self._fps = stage.fps
        lamp = stage.pick(0.2, 0.8) * width, stage.pick(-0.1, 0.35) * height
        self._ways: dict[int, list[tuple[Sprite, float, float]]] = {}
        for first in stage.chance.integers(0, stage.frames, round(stage.pick(6, 22) * stage.length_s / 60)):
            radius, strength = stage.pick(0.006, 0.018) * height, stage.pick(0.3, 0.85)
            shapes = [
                _spot(radius, 225, strength, stretched=radius * open_by, way=stage.pick(0, 6.3))
                for open_by in (0.2, 0.9, 1.5)
            ]
            far, rate = stage.pick(0.05, 0.5) * height, stage.pick(0.5, 1.6) * float(stage.chance.choice((-1, 1)))
            begin, drift = stage.pick(0, 6.3), stage.chance.normal(0, 0.06 * height, 2)
            jitter = np.cumsum(
                stage.chance.normal(0, 0.012 * height, (2, round(stage.pick(0.5, 4) * stage.fps))), axis=1
            )
            for step, (aside, down) in enumerate(jitter.T):
                at_s = step / stage.fps
                turn = begin + 2 * math.pi * rate * at_s
                shape = shapes[int(stage.chance.integers(3))]
                half = shape.cover.shape[0] / 2
                left = lamp[0] + 1.3 * far * math.cos(turn) + drift[0] * at_s + aside - half
                top = lamp[1] + far * math.sin(turn) + drift[1] * at_s + down - half
                self._ways.setdefault(int(first) + step, []).append((shape, float(left), float(top)))

    def draw(self, picture: Field, number: int) -> None:
        """Draw those of one frame."""
        for shape, left, top in self._ways.get(number, ()):
            paste(picture, shape, Lying(left=left, top=top))


class Pigeons:
    """Pigeons far away: some peck on the ground, and now and then one flies over the roof."""

    def __init__(self, stage: Stage) -> None:
        """Choose how many, and where each goes."""
        width, height = stage.size
        self._fps, self._places = stage.fps, list[tuple[Sprite, Field, Field]]()
        ground = (stage.backdrop.horizon + stage.pick(0.03, 0.08)) * height
        times = np.arange(stage.frames) / stage.fps
        for _ in range(int(stage.chance.integers(3, 8))):
            bird = _spot(stage.pick(0.004, 0.009) * height, stage.pick(45, 80), 0.9, stretched=0.006 * height)
            # Some steps, then it pecks, then some steps back.
            steps = np.cumsum(stage.chance.normal(0, 1, stage.frames) * (np.sin(times * stage.pick(0.8, 2)) > 0))
            across = stage.pick(0.05, 0.95) * width + 0.0012 * height * steps
            pecks = 0.004 * height * (np.sin(times * stage.pick(3, 7)) > stage.pick(0, 0.8))
            self._places.append((bird, across.astype(np.float32), (ground + pecks).astype(np.float32)))
        self._flights = list[tuple[float, Sprite, tuple[float, float, float, float]]]()
        at_s = stage.pick(4, 20)
        while at_s < stage.length_s:
            bird = _spot(stage.pick(0.004, 0.008) * height, stage.pick(50, 90), 0.9, stretched=0.006 * height)
            up = stage.pick(0.05, 0.25) * height
            way = (-10.0, up, width + 10.0, up + stage.pick(-0.1, 0.1) * height)
            self._flights.append((at_s, bird, way if likely(stage.chance, 0.5) else (way[2], way[1], way[0], way[3])))
            at_s += stage.pick(8, 25)

    def draw(self, picture: Field, number: int) -> None:
        """Draw those on the ground, and those in the air."""
        for bird, across, down in self._places:
            half = bird.cover.shape[0] / 2
            paste(picture, bird, Lying(left=float(across[number]) - half, top=float(down[number]) - half))
        for begin_s, bird, (left, top, right, bottom) in self._flights:
            part = (number / self._fps - begin_s) / _FLIGHT_S
            if 0 <= part <= 1:
                beat = 2 * math.sin(2 * math.pi * 5 * part * _FLIGHT_S)
                paste(picture, bird, Lying(left=left + part * (right - left), top=top + part * (bottom - top) + beat))


_FLIGHT_S: Final = 2.2


class Falling:
    """Leaves of autumn that fall and rock, or fluff of poplars that floats by."""

    def __init__(self, stage: Stage, *, is_fluff: bool) -> None:
        """Choose how many, and how they go."""
        self._size = width, height = stage.size
        self._fps, self._leaves = stage.fps, list[tuple[Sprite, Field]]()
        wind = stage.pick(-0.12, 0.12) * height
        for _ in range(int(stage.chance.integers(8, 26))):
            radius = stage.pick(0.003, 0.009 if is_fluff else 0.007) * height
            shade = stage.pick(200, 230) if is_fluff else stage.pick(40, 190)
            shape = _spot(radius, shade, stage.pick(0.3, 0.7) if is_fluff else 0.9, stretched=0 if is_fluff else radius)
            pace = (stage.pick(-0.02, 0.06) if is_fluff else stage.pick(0.12, 0.32)) * height
            rock, rate = stage.pick(0.005, 0.03) * height, stage.pick(0.3, 1.2)
            begin = stage.pick(0, 1) * width, stage.pick(0, 1) * height
            self._leaves.append((shape, np.array([*begin, wind, pace, rock, rate], np.float32)))

    def draw(self, picture: Field, number: int) -> None:
        """Draw each where it has got to; who leaves below comes in again above."""
        at_s, (width, height) = number / self._fps, self._size
        for shape, (across, down, wind, pace, rock, rate) in self._leaves:
            left = (across + wind * at_s + rock * math.sin(2 * math.pi * rate * at_s + across)) % (width + 20) - 10
            top = (down + pace * at_s + 0.3 * rock * math.cos(4 * math.pi * rate * at_s)) % (height + 20) - 10
            paste(picture, shape, Lying(left=float(left), top=float(top)))
