"""What the wind moves in the quiet scenes of the third part: a flag, grass, a basket, a wheel, a web, and steam."""

import math
from typing import Final

import numpy as np

from benchmarks.motion.backdrop import foliage
from benchmarks.motion.canvas import Drawing, Field, Lying, Sprite, blurred, paste, shifted, texture
from benchmarks.motion.kept_back_parts import area, build_in, warped
from benchmarks.motion.stage import Stage


class Breeze:
    """A wind that blows all the time, now weaker and now stronger."""

    def __init__(self, stage: Stage, calm: float = 0.35) -> None:
        """Choose its gusts; `calm` is how strong it is between them."""
        self._fps, self._calm = stage.fps, calm
        self._gusts = [(stage.pick(0.05, 0.12), stage.pick(0, 6.3)) for _ in range(2)]
        self._waves = [(stage.pick(0.3, 1.0), stage.pick(0, 6.3)) for _ in range(3)]

    def force(self, number: int) -> float:
        """Return how strong it is, from what it is when calm to one."""
        at_s = number / self._fps
        both = sum(math.sin(2 * math.pi * rate * at_s + begin) for rate, begin in self._gusts) / 2
        return self._calm + (1 - self._calm) * (0.5 + 0.5 * both)

    def push(self, number: int, later: float = 0.0) -> float:
        """Return from about -1 to 1 how far it has moved something light."""
        at_s = number / self._fps
        waves = sum(math.sin(2 * math.pi * rate * at_s + begin - later) for rate, begin in self._waves)
        return self.force(number) * waves / 2


class GustyFlag:
    """A flag that hangs half down when it is calm, and flies when it blows."""

    def __init__(self, stage: Stage) -> None:
        """Choose where its pole stands, and its stripes."""
        width, height = stage.size
        self._breeze, self._rate, self._fps = Breeze(stage), stage.pick(0.9, 1.8), stage.fps
        high, wide = round(stage.pick(0.08, 0.15) * height), round(stage.pick(0.15, 0.26) * height)
        shades = np.repeat(stage.chance.uniform(50, 210, 3), math.ceil(wide / 3))[:wide]
        cloth = shades[None] + 6 * texture(stage.chance, (high, wide), wide / 4, 2)
        self._room = round(0.7 * high)
        margins = ((self._room, self._room), (2, 2))
        self._light = np.pad(cloth.astype(np.float32), margins, mode="edge")
        self._cover = np.pad(np.ones((high, wide), np.float32), margins)
        left, top = stage.pick(0.05, 0.7) * width, stage.pick(0.14, 0.26) * height
        self._left, self._top = left, top - self._room
        build_in(stage, area(left - 1, top - 4, left + 2, top + 3 * high), stage.pick(80, 130))

    def draw(self, picture: Field, number: int) -> None:
        """Draw the cloth as the wind holds it."""
        high, wide = self._cover.shape
        force, at = self._breeze.force(number), number / self._fps
        along = np.linspace(0, 1, wide, dtype=np.float32)[None]
        wave = np.sin(2 * np.pi * (1.5 * along - self._rate * at)) * along * force
        droop = (1 - force) * 0.5 * self._room * along**1.5 + 0.12 * self._room * wave
        rows, columns = np.arange(high, dtype=np.float32)[:, None] - droop, np.arange(wide, dtype=np.float32)[None]
        cover = warped(self._cover, rows, columns)
        light = (warped(self._light, rows, columns) + 14 * wave) * cover
        paste(picture, Sprite(light, cover), Lying(left=self._left, top=self._top))


class Grass:
    """A clump of tall grass in a corner close by, through which gusts run as waves."""

    def __init__(self, stage: Stage) -> None:
        """Let it grow."""
        width, height = stage.size
        self._breeze, self._far = Breeze(stage), stage.pick(0.006, 0.016) * height
        high, wide = round(stage.pick(0.18, 0.32) * height), round(stage.pick(0.22, 0.4) * width)
        drawing = Drawing(wide, high)
        for root in stage.chance.uniform(0.08, 0.92, 170) * wide:
            tip = root + stage.pick(-0.09, 0.09) * wide, stage.pick(0.04, 0.6) * high
            drawing.stroke((root, high + 2.0), tip, stage.pick(0.0018, 0.005) * height, stage.pick(45, 120))
        self._clump = drawing.sprite()
        self._deep = np.linspace(1, 0, high, dtype=np.float32)[:, None] ** 1.4
        self._later = np.linspace(0, stage.pick(1, 3), wide, dtype=np.float32)[None]
        self._left = float(stage.chance.choice((-0.03 * width, 1.03 * width - wide)))
        self._top = float(height - high + 1)

    def draw(self, picture: Field, number: int) -> None:
        """Draw it as it is bent."""
        high, wide = self._clump.cover.shape
        sway = self._breeze.push(number) + 0.35 * np.sin(0.5 * number - 3 * self._later)
        columns = np.arange(wide, dtype=np.float32)[None] - self._far * self._deep * sway
        rows = np.arange(high, dtype=np.float32)[:, None]
        drawn = Sprite(warped(self._clump.light, rows, columns), warped(self._clump.cover, rows, columns))
        paste(picture, drawn, Lying(left=self._left, top=self._top))


class Basket:
    """A basket of flowers that hangs from the eaves and swings."""

    def __init__(self, stage: Stage) -> None:
        """Hang it up."""
        width, height = stage.size
        radius, self._breeze = round(stage.pick(0.045, 0.08) * height), Breeze(stage)
        self._crown = foliage(stage.chance, radius, stage.pick(50, 110))
        begin, end = stage.backdrop.wall
        self._hook = stage.pick(begin + 0.03, max(begin + 0.04, end - 0.03)) * width, stage.pick(0.02, 0.1) * height
        self._long, self._angle = stage.pick(0.12, 0.2) * height, stage.pick(0.04, 0.12)
        self._rate, self._begin, self._fps = stage.pick(0.5, 0.8), stage.pick(0, 6.3), stage.fps

    def draw(self, picture: Field, number: int) -> None:
        """Draw it where it swings."""
        swing = math.sin(2 * math.pi * self._rate * number / self._fps + self._begin)
        angle = self._angle * (self._breeze.force(number) * swing + 0.2 * self._breeze.push(number))
        across, down = self._hook
        chain = Drawing(round(self._long) + 8, round(self._long) + 4)
        middle = chain.sprite().cover.shape[1] / 2
        end = middle + math.sin(angle) * self._long, math.cos(angle) * self._long
        chain.stroke((middle, 2.0), end, 0.7, 60)
        paste(picture, chain.sprite(), Lying(left=across - middle, top=down))
        size = self._crown.cover.shape[0]
        left = across + math.sin(angle) * self._long - size / 2
        paste(picture, self._crown, Lying(left=left, top=down + math.cos(angle) * self._long - 0.2 * size))


_SAILS: Final = 6


class WindWheel:
    """A toy wheel on a stick whose sails turn, quicker when it blows."""

    def __init__(self, stage: Stage) -> None:
        """Put it up."""
        width, height = stage.size
        self._radius = stage.pick(0.03, 0.06) * height
        self._middle = stage.pick(0.08, 0.92) * width, (stage.backdrop.horizon + stage.pick(0.05, 0.3)) * height
        across, down = self._middle
        build_in(stage, area(across - 1, down, across + 1, down + 4 * self._radius), stage.pick(70, 150))
        breeze, rate = Breeze(stage, 0.2), stage.pick(0.6, 2.2)
        turns = [breeze.force(number) * rate / stage.fps for number in range(stage.frames)]
        self._turned = np.cumsum(turns) * 2 * math.pi
        self._shades = [stage.pick(60, 220) for _ in range(_SAILS)]

    def draw(self, picture: Field, number: int) -> None:
        """Draw its sails."""
        size = math.ceil(2.6 * self._radius) + 6
        drawing, half = Drawing(size, size), size / 2
        for turn, shade in enumerate(self._shades):
            way = float(self._turned[number]) + 2 * math.pi * turn / _SAILS
            far = half + math.cos(way) * self._radius * 0.72, half + math.sin(way) * self._radius * 0.72
            drawing.stroke((half, half), far, 0.24 * self._radius, shade)
        paste(picture, drawing.sprite(), Lying(left=self._middle[0] - half, top=self._middle[1] - half))


class Cobweb:
    """A round web in a corner before the lens, pale in the lamp's light, that bulges in the draught."""

    def __init__(self, stage: Stage) -> None:
        """Spin it."""
        width, height = stage.size
        size = round(stage.pick(0.35, 0.6) * height)
        drawing = Drawing(size, size)
        middle = stage.pick(0.4, 0.6) * size, stage.pick(0.4, 0.6) * size
        spokes = np.linspace(0, 2 * math.pi, int(stage.chance.integers(9, 15)), endpoint=False)
        ends = [(middle[0] + math.cos(way) * size * 0.48, middle[1] + math.sin(way) * size * 0.48) for way in spokes]
        thin = max(0.6, 0.0025 * height)
        for end in ends:
            drawing.stroke(middle, end, thin, 215, soft=2.5)
        for far in np.linspace(0.25, 0.92, 8).tolist():
            ring = [tuple(here + far * (there - here) for here, there in zip(middle, end, strict=True)) for end in ends]
            for number, (across, down) in enumerate(ring):
                drawing.stroke((across, down), (ring[number - 1][0], ring[number - 1][1]), thin * 0.7, 200, soft=2.5)
        drawn, strength = drawing.sprite(), np.float32(stage.pick(0.2, 0.45))
        self._light, self._cover = drawn.light * strength, drawn.cover * strength
        self._breeze, self._far = Breeze(stage), stage.pick(0.006, 0.02) * height
        self._left = float(stage.chance.choice((-0.2 * size, width - 0.8 * size)))
        self._top = float(stage.chance.choice((-0.2 * size, 0.3 * height)))
        down, across = np.ogrid[-1 : 1 : size * 1j, -1 : 1 : size * 1j]
        self._bulge = np.clip(1 - down**2 - across**2, 0, 1).astype(np.float32)

    def draw(self, picture: Field, number: int) -> None:
        """Draw it as it bulges now."""
        size = self._cover.shape[0]
        places = np.arange(size, dtype=np.float32)
        rows = places[:, None] - self._far * self._breeze.push(number, 1.3) * self._bulge
        columns = places[None] - self._far * self._breeze.push(number) * self._bulge
        drawn = Sprite(warped(self._light, rows, columns), warped(self._cover, rows, columns))
        paste(picture, drawn, Lying(left=self._left, top=self._top))


class Steam:
    """Steam from a flue in the wall: soft billows that rise, spread, and thin out."""

    def __init__(self, stage: Stage) -> None:
        """Choose how thick it is, and where the wind carries it."""
        width, height = stage.size
        begin, end = (edge * width for edge in stage.backdrop.wall)
        top, wide = (stage.backdrop.horizon - stage.pick(0.04, 0.14)) * height, 0.014 * height
        place = stage.pick(begin + 0.1 * (end - begin), end - 0.1 * (end - begin))
        build_in(stage, area(place - wide, top, place + wide, top + 0.03 * height), stage.pick(60, 100))
        high = math.ceil(top)
        self._fps, self._speed, self._shade = stage.fps, stage.pick(0.04, 0.1) * height, stage.pick(185, 225)
        long = high + math.ceil(self._speed * stage.length_s) + 2
        rough = 1.3 * texture(stage.chance, (long, width + 1), 0.07 * height, 3)
        self._billows = blurred(np.clip(0.5 + rough, 0, 1.3).astype(np.float32))
        rows, columns = np.arange(high, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None]
        risen = (high - rows) / height
        middle = place + stage.pick(-0.9, 0.9) * height * risen**1.3
        spread = wide + 0.28 * height * risen
        plume = np.exp(-(((columns - middle) / spread) ** 2)) * np.exp(-risen / 0.22)
        self._plume = (stage.pick(0.6, 0.95) * plume).astype(np.float32)

    def draw(self, picture: Field, number: int) -> None:
        """Draw the billows where they have risen to."""
        high, width = self._plume.shape
        veil = np.clip(self._plume * shifted(self._billows, 0, self._speed * number / self._fps, (high, width)), 0, 1)
        under = picture[:high]
        under += (np.float32(self._shade) - under) * veil
