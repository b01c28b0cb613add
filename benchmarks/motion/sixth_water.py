"""Water and snow of the quiet scenes of the sixth part: a pond, puddles in the rain, and snow that slides off."""

import math
from typing import Final

import numpy as np

from benchmarks.motion.canvas import Field, likely, texture
from benchmarks.motion.fifth_air import Flights, blob
from benchmarks.motion.kept_back_parts import area, warped
from benchmarks.motion.stage import Stage
from benchmarks.motion.third_wind import Breeze
from benchmarks.motion.weather import sprinkle

_ROUND: Final = 2 * math.pi
_FALLS: Final = 1.4
"""Heights a second more in each second, of what falls freely a few meters away."""


class Pond:
    """A pond that mirrors what is behind it: ripples run over it, bend what is mirrored, and glint."""

    def __init__(self, stage: Stage) -> None:
        """Choose where it lies, and how rough it is."""
        width, height = stage.size
        top = round((stage.backdrop.horizon + stage.pick(0.14, 0.3)) * height)
        high, wide = round(stage.pick(0.1, 0.3) * height), round(stage.pick(0.3, 0.8) * width)
        left = stage.pick(-0.1, 1.1) * (width - wide)
        self._where = area(left, top, min(width, left + wide), min(height - 1, top + high))
        rows, columns = stage.base[self._where].shape
        down, across = np.ogrid[-1 : 1 : rows * 1j, -1 : 1 : columns * 1j]
        shore = 0.08 * texture(stage.chance, (rows, columns), 0.2 * height, 2)
        self._cover = np.clip((1 - down**2 - np.abs(across) ** 3 + shore) * 14, 0, 1).astype(np.float32)
        sky, clear = stage.pick(150, 200), stage.pick(0.35, 0.75)
        above = stage.base[max(0, top - 2 * rows) : top][::-1][: 2 * rows : 2, self._where[1]]
        mirrored = np.full((rows, columns), sky, np.float32)
        mirrored[: above.shape[0]] += clear * (above[:rows] - sky)
        self._mirrored = np.pad(mirrored, _ROOM, mode="edge")
        # What is far lies closer together.
        far = 1 / (0.35 + np.linspace(0, 1, rows, dtype=np.float32)[:, None])
        aside = (np.arange(columns, dtype=np.float32)[None] - columns / 2) / height * far
        self._waves = [
            (
                (way * aside + stage.pick(0.6, 1.0) * far) * stage.pick(4, 16),
                stage.pick(0.4, 1.6),
                stage.pick(0.3, 1.0),
            )
            for way in stage.chance.uniform(-1.2, 1.2, 4)
        ]
        self._near = np.linspace(0.3, 1, rows, dtype=np.float32)[:, None]
        self._breeze, self._fps = Breeze(stage, stage.pick(0.05, 0.6)), stage.fps
        self._rough, self._glints = stage.pick(0.003, 0.012) * height, stage.pick(0, 60)

    def draw(self, picture: Field, number: int) -> None:
        """Draw the water."""
        at_s, force = number / self._fps, self._breeze.force(number)
        slope = np.zeros_like(self._cover)
        for place, rate, share in self._waves:
            slope += np.float32(share) * np.sin(_ROUND * (place - np.float32(rate * at_s)))
        slope *= np.float32(force) * self._near
        rows, columns = slope.shape
        bent = warped(
            self._mirrored,
            np.arange(rows, dtype=np.float32)[:, None] + _ROOM + np.float32(self._rough) * slope,
            np.arange(columns, dtype=np.float32)[None] + _ROOM + np.float32(0.4 * self._rough) * slope,
        )
        bent += 3 * slope + np.float32(self._glints) * np.clip(slope - 1.1, 0, 1)
        under = picture[self._where]
        under += (bent - under) * self._cover


_ROOM: Final = 24
"""So many pixels more than the pond are mirrored."""


class Puddles:
    """Puddles that mirror the sky, and in which each drop of rain throws a ring."""

    def __init__(self, stage: Stage) -> None:
        """Choose where they lie, and how many drops hit them."""
        width, height = stage.size
        self._fps, self._bright = stage.fps, stage.pick(10, 40)
        self._wet = np.zeros((height, width), np.float32)
        self._rings = list[tuple[float, float, float, float]]()
        rough, sky = texture(stage.chance, (height, width), 0.12 * height, 3), stage.pick(125, 185)
        down, across = np.ogrid[:height, :width]
        rate = stage.pick(2, 14)
        for _ in range(int(stage.chance.integers(2, 6))):
            deep = stage.pick(0.15, 1)
            middle = stage.pick(0.05, 0.95) * width, height * (stage.backdrop.horizon + 0.1 + 0.48 * deep)
            half = stage.pick(0.05, 0.22) * height * (0.4 + deep), stage.pick(0.012, 0.045) * height * (0.4 + deep)
            far = ((across - middle[0]) / half[0]) ** 2 + ((down - middle[1]) / half[1]) ** 2
            self._wet = np.maximum(self._wet, np.clip((1 - far + 0.4 * rough) * 6, 0, 1).astype(np.float32))
            for begin_s in stage.chance.uniform(0, stage.length_s, round(rate * stage.length_s)).tolist():
                aside, below = stage.chance.uniform(-1, 1, 2) * half
                place = middle[0] + float(aside), middle[1] + float(below)
                self._rings.append((begin_s, *place, stage.pick(0.008, 0.03) * height * (0.4 + deep)))
        self._rings.sort()
        self._begins = np.array([ring[0] for ring in self._rings])
        stage.base[:] += (sky + 5 * rough - stage.base) * self._wet * np.float32(stage.pick(0.6, 0.95))

    def draw(self, picture: Field, number: int) -> None:
        """Draw the rings that are still there."""
        at_s, (height, width) = number / self._fps, picture.shape
        first, last = np.searchsorted(self._begins, (at_s - _RING_S, at_s)).tolist()
        for begin_s, across, down, radius in self._rings[first:last]:
            part = (at_s - begin_s) / _RING_S
            reach = 1.5 * radius
            rows = slice(max(0, int(down - 0.4 * reach)), max(0, min(height, math.ceil(down + 0.4 * reach) + 1)))
            columns = slice(max(0, int(across - reach)), max(0, min(width, math.ceil(across + reach) + 1)))
            below = (np.arange(rows.start, rows.stop, dtype=np.float32)[:, None] + 0.5 - down) / 0.35
            aside = np.arange(columns.start, columns.stop, dtype=np.float32)[None] + 0.5 - across
            far = (np.hypot(below, aside) - radius * (0.15 + 0.85 * part)) / (0.28 * radius)
            ring = self._bright * (1 - part) * np.cos(np.pi * far) * np.exp(-(far**2))
            picture[rows, columns] += ring.astype(np.float32) * self._wet[rows, columns]
            if begin_s > at_s - 1 / self._fps:
                spray = np.full(3, 2 * self._bright, np.float32)
                sprinkle(picture, down - np.arange(3.0), np.full(3, across), spray)


_RING_S: Final = 0.7


class SlidingSnow(Flights):
    """Snow that lies everywhere, and now and then slides off the eaves or a tree, with a cloud of powder."""

    def __init__(self, stage: Stage) -> None:
        """Let it snow before, and choose what slides off, and when."""
        super().__init__(stage)
        width, height = stage.size
        self._whiten(stage)
        self._ground, at_s = stage.backdrop.horizon + 0.1, stage.pick(1, 10)
        powder = stage.pick(0.04, 0.2)
        self._clouds = [
            blob((0.008 + 0.01 * step) * height, 228, powder * (1 - step / 8), far=0.004 * step * height)
            for step in range(8)
        ]
        while at_s < stage.length_s:
            is_roof = likely(stage.chance, 0.5)
            begin, end = stage.backdrop.wall if is_roof else (0.0, 1.0)
            place = stage.pick(max(0.0, begin), min(1.0, end)) * width
            top = (stage.backdrop.horizon - (0.3 if is_roof else stage.pick(0.0, 0.14))) * height
            self._slides(at_s, (place, max(0.0, top)), stage.pick(0.02, 0.16 if is_roof else 0.05) * width)
            at_s += stage.pick(2, 18)

    @staticmethod
    def _whiten(stage: Stage) -> None:
        """Lay snow on the ground but close before the house, and on the roof."""
        width, height = stage.size
        rows = np.arange(height, dtype=np.float32)[:, None] / height - stage.backdrop.horizon
        columns = np.arange(width, dtype=np.float32)[None] / width
        begin, end = stage.backdrop.wall
        is_house = (columns >= begin - 0.02) & (columns <= end + 0.02)
        lies = np.clip((rows - np.where(is_house, 0.2, 0.07)) / 0.015, 0, 1)
        lies = np.where(is_house & (rows < _ROOF) & (stage.base < _DARK), 1, lies) * stage.pick(0.6, 0.92)
        white = stage.pick(190, 215) + 4 * texture(stage.chance, (height, width), 0.1 * height, 3)
        stage.base[:] += ((white - stage.base) * lies).astype(np.float32)

    def _slides(self, at_s: float, edge: tuple[float, float], wide: float) -> None:
        stage, height = self.stage, self.size[1]
        wind = stage.pick(-0.06, 0.06) * height
        for _ in range(int(stage.chance.integers(4, 26))):
            first = int((at_s + abs(float(stage.chance.normal(0, 0.4)))) * self.fps)
            place, ground = edge[0] + stage.pick(-0.5, 0.5) * wide, (self._ground + stage.pick(-0.03, 0.08)) * height
            times = self.times(math.sqrt(2 * (ground - edge[1]) / (_FALLS * height)))
            down = edge[1] + 0.5 * _FALLS * height * times**2
            radius, shade = stage.pick(0.002, 0.009) * height, stage.pick(205, 230)
            # The faster it falls, the longer it is smeared.
            clump = tuple(
                blob(radius, shade, 0.9, far=0.3 * _FALLS * height * one / self.fps, way=math.pi / 2)
                for one in times.tolist()
            )
            self.fly(first, clump, place + 0 * times, down)
            self._dusts(first, place, (edge[1], ground), wind)

    def _dusts(self, first: int, place: float, between: tuple[float, float], wind: float) -> None:
        """Let powder hang in the air where a clump has fallen, and drift off."""
        stage = self.stage
        for _ in range(2):
            part, times = stage.pick(0, 1), self.times(stage.pick(0.8, 2.5))
            cloud = tuple(self._clouds[8 * step // times.size] for step in range(times.size))
            down = between[0] + part * (between[1] - between[0]) + 0.05 * self.size[1] * times
            self.fly(first + round(part * 8), cloud, place + wind * times, down)


_ROOF: Final = -0.305
"""Shares of the height: so far above the ground there are no windows."""
_DARK: Final = 100
"""A roof is darker."""
