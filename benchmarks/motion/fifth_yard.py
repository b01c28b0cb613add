"""Water, driven snow, and what hangs and flashes in the quiet scenes of the fifth part."""

import math

import numpy as np

from benchmarks.motion.canvas import Drawing, Field, Lying, likely, paste, shifted, texture
from benchmarks.motion.fifth_air import Flights, blob
from benchmarks.motion.kept_back_parts import area, build_in
from benchmarks.motion.stage import Stage
from benchmarks.motion.third_wind import Breeze
from benchmarks.motion.weather import sprinkle

_FALLS = 1.4
"""Heights a second more in each second, of what falls freely a few meters away."""


class SpinningSprinkler:
    """A sprinkler with three or four arms that spin: each drop leaves one of them, and flies in a bow of its own."""

    def __init__(self, stage: Stage) -> None:
        """Put it up."""
        width, height = stage.size
        self._fps, self._height, self._seed = stage.fps, height, int(stage.chance.integers(2**31))
        self._nozzle = stage.pick(0.15, 0.85) * width, (stage.backdrop.horizon + stage.pick(0.2, 0.5)) * height
        self._arms, self._turns = int(stage.chance.integers(3, 5)), stage.pick(0.5, 1.6)
        self._count, self._pace = int(stage.chance.integers(12, 34)), stage.pick(0.18, 0.4) * height
        self._flies_s, self._bright = stage.pick(0.5, 0.9), stage.pick(20, 55)
        self._dots = 1 + height // 360
        across, down = self._nozzle
        build_in(stage, area(across - 3, down - 0.012 * height, across + 3, down + 0.008 * height), 60.0)

    def draw(self, picture: Field, number: int) -> None:
        """Draw all drops that are in the air: those that left in each of the pictures before."""
        for ago in range(math.ceil(self._flies_s * self._fps)):
            chance = np.random.default_rng((self._seed, max(0, number - ago), 7))
            age = ago / self._fps + chance.uniform(0, 1, self._count) / self._fps
            left_s = number / self._fps - age
            arm = chance.integers(0, self._arms, self._count)
            ways = 2 * math.pi * (self._turns * left_s + arm / self._arms) + chance.normal(0, 0.08, self._count)
            far = self._pace * chance.uniform(0.6, 1.1, self._count) * age
            rise = 0.5 * _FALLS * self._height * age * (self._flies_s - age)
            across = self._nozzle[0] + far * np.cos(ways)
            rows = self._nozzle[1] - 0.35 * far * np.sin(ways) - 0.35 * rise
            bright = (self._bright * chance.uniform(0.4, 1, self._count)).astype(np.float32)
            for down in range(1 + self._dots):
                for aside in range(self._dots):
                    sprinkle(picture, rows + down, across + aside, bright)


class EavesDrip(Flights):
    """Drops that gather at the eaves and fall, faster and faster, at the same few places."""

    def __init__(self, stage: Stage) -> None:
        """Choose where the gutter leaks."""
        super().__init__(stage)
        width, height = stage.size
        begin, end = stage.backdrop.wall
        top, ground = stage.pick(0.02, 0.15) * height, (stage.backdrop.horizon + stage.pick(0.05, 0.3)) * height
        shade = stage.pick(190, 228)
        for _ in range(int(stage.chance.integers(1, 5))):
            place, at_s = stage.pick(begin, end) * width, stage.pick(0, 2)
            period_s, radius = stage.pick(0.4, 2.5), stage.pick(0.0025, 0.005) * height
            while at_s < stage.length_s:
                times = self.times(math.sqrt(2 * (ground - top) / (_FALLS * height)))
                streak = tuple(
                    blob(radius, shade, 0.7, far=0.02 * height * float(one), way=math.pi / 2) for one in times
                )
                down = top + 0.5 * _FALLS * height * times**2
                self.fly(int(at_s * self.fps), streak, place + 0 * times, down)
                at_s += period_s * stage.pick(0.8, 1.2)


class LensDrops(Flights):
    """Drops of rain on the camera's cover: they sit out of focus, and now and then one runs down."""

    def __init__(self, stage: Stage) -> None:
        """Choose how many hit it."""
        super().__init__(stage)
        width, height = stage.size
        for first in stage.chance.integers(-300, stage.frames, round(stage.pick(8, 30) * stage.length_s / 60)):
            shape = blob(stage.pick(0.012, 0.035) * height, stage.pick(150, 220), stage.pick(0.15, 0.4))
            times = self.times(stage.pick(6, 25))
            runs = np.clip(times - stage.pick(1, 12), 0, None)
            # It runs in jerks.
            down = stage.pick(0.02, 0.2) * height * (runs + 0.3 * np.sin(3 * runs)) * likely(stage.chance, 0.6)
            across = stage.pick(0, 1) * width + 0.01 * height * np.sin(2 * runs)
            self.fly(int(first), (shape,), across, stage.pick(0, 0.9) * height + down)


class GroundBlizzard:
    """Loose snow that the wind drives over the ground at night, in long wisps."""

    def __init__(self, stage: Stage) -> None:
        """Choose how it blows."""
        width, height = stage.size
        self._fps, self._height = stage.fps, height
        self._pace, self._breeze = stage.pick(0.25, 0.9) * height, Breeze(stage, 0.1)
        self._wide = width
        rough = texture(stage.chance, (height + 1, 2 * width + 2), 0.2 * height, 4)
        # Long and low: each row of wisps is a few of the texture.
        self._wisps = np.clip(np.repeat(rough[: height // 4 + 2], 4, axis=0)[: height + 1] - 0.4, 0, 1.5)
        deep = np.clip((np.arange(height) / height - stage.backdrop.horizon) / 0.25, 0, 1)
        self._deep = (stage.pick(12, 40) * deep).astype(np.float32)[:, None]
        self._seed, self._count = int(stage.chance.integers(2**31)), int(stage.chance.integers(30, 120))

    def draw(self, picture: Field, number: int) -> None:
        """Draw the wisps, and grains above them."""
        force, gone = self._breeze.force(number), self._pace * number / self._fps
        away = self._wide / 2 * (1 + math.sin(gone / self._wide))
        picture += self._deep * shifted(self._wisps, away, 0, (picture.shape[0], picture.shape[1])) * np.float32(force)
        chance = np.random.default_rng((self._seed, number))
        rows = self._height * (1 - 0.5 * chance.random(self._count) ** 2)
        across = chance.uniform(0, self._wide, self._count)
        for aside in range(5):
            sprinkle(picture, rows, across + aside, np.full(self._count, 30 * force, np.float32))


class Balloons:
    """Balloons tied to a post, which nod and tug in the wind."""

    def __init__(self, stage: Stage) -> None:
        """Tie them."""
        width, height = stage.size
        self._fps, self._breeze = stage.fps, Breeze(stage, 0.2)
        self._post = stage.pick(0.1, 0.9) * width, (stage.backdrop.horizon + stage.pick(0.0, 0.3)) * height
        build_in(stage, area(self._post[0] - 2, self._post[1], self._post[0] + 2, self._post[1] + 0.12 * height), 70.0)
        self._tied = [
            (
                blob(stage.pick(0.014, 0.028) * height, stage.pick(45, 225), 1.0),
                stage.pick(0.07, 0.16) * height,
                stage.pick(-0.4, 0.4),
                stage.pick(0, 2),
            )
            for _ in range(int(stage.chance.integers(2, 6)))
        ]

    def draw(self, picture: Field, number: int) -> None:
        """Draw each where its cord lets it be."""
        for shape, long, lean, later in self._tied:
            turn = lean + 0.7 * self._breeze.push(number, later)
            half = shape.cover.shape[0] / 2
            left = self._post[0] + long * math.sin(turn) - half
            paste(picture, shape, Lying(left=left, top=self._post[1] - long * math.cos(turn) - half))


class EmptySwing:
    """A swing with nobody on it that the wind keeps swinging a little."""

    def __init__(self, stage: Stage) -> None:
        """Hang it up."""
        width, height = stage.size
        self._fps, self._breeze = stage.fps, Breeze(stage, 0.25)
        self._long, self._swings = stage.pick(0.14, 0.28) * height, stage.pick(0.12, 0.35)
        self._rate = stage.pick(0.35, 0.6)
        self._hook = stage.pick(0.15, 0.85) * width, (stage.backdrop.horizon - stage.pick(0.0, 0.12)) * height
        across, top = self._hook
        build_in(stage, area(across - 0.09 * height, top - 4, across + 0.09 * height, top), 60.0)
        self._shade, self._wide = stage.pick(45, 90), stage.pick(0.03, 0.06) * height

    def draw(self, picture: Field, number: int) -> None:
        """Draw ropes and seat."""
        swing = math.sin(2 * math.pi * self._rate * number / self._fps)
        turn = self._swings * self._breeze.force(number) * swing
        size = math.ceil(1.4 * self._long + 2 * self._wide) + 8
        drawing, half = Drawing(size, size), size / 2
        away = half + self._long * math.sin(turn), 4 + self._long * math.cos(turn)
        for side in (-1.0, 1.0):
            end = away[0] + side * self._wide / 2, away[1]
            drawing.stroke((half + side * self._wide / 2, 4), end, 0.8, 80)
        seat = (away[0] - self._wide / 2, away[1]), (away[0] + self._wide / 2, away[1])
        drawing.stroke(*seat, max(1.5, 0.008 * picture.shape[0]), self._shade)
        paste(picture, drawing.sprite(), Lying(left=self._hook[0] - half, top=self._hook[1] - 4))


class BlueLights:
    """The lights of an ambulance that stands out of view and turn over the wall and the trees."""

    def __init__(self, stage: Stage) -> None:
        """Choose from where they shine."""
        width, height = stage.size
        self._fps, self._rate = stage.fps, stage.pick(1.2, 2.2)
        self._width, self._wide = width, stage.pick(0.1, 0.3) * width
        self._bright = stage.pick(15, 70)
        rows = np.arange(height, dtype=np.float32)[:, None] / height
        self._high = np.exp(-(((rows - stage.backdrop.horizon) / stage.pick(0.15, 0.4)) ** 2))
        self._from_s = stage.pick(0, 20)

    def draw(self, picture: Field, number: int) -> None:
        """Light up what the two beams are on."""
        at_s = number / self._fps - self._from_s
        if at_s < 0:
            return
        columns = np.arange(self._width, dtype=np.float32)[None]
        for later in (0.0, 0.5):
            turned = (self._rate * at_s + later) % 1
            middle = (turned * 4 - 1) * self._width
            beam = np.exp(-(((columns - middle) / self._wide) ** 2))
            picture *= 1 + np.float32(self._bright / 100) * self._high * beam
