"""Light, smoke and cloth of the quiet scenes of the fourth part, and a torch."""

import math

import numpy as np

from benchmarks.motion.actors import Actor
from benchmarks.motion.backdrop import foliage
from benchmarks.motion.canvas import Drawing, Field, Lying, likely, paste, shifted, stretched, texture
from benchmarks.motion.kept_back_parts import area, build_in, warped
from benchmarks.motion.stage import Stage
from benchmarks.motion.third_wind import Breeze


class PoolLight:
    """The sun mirrored by the water of a pool: a net of bright lines that runs over the wall."""

    def __init__(self, stage: Stage) -> None:
        """Choose where it falls, and how quick the water is."""
        width, height = stage.size
        begin, end = (edge * width for edge in stage.backdrop.wall)
        left = stage.pick(begin, begin + 0.5 * (end - begin))
        self._where = area(left, 0.04 * height, min(end, left + stage.pick(0.15, 0.3) * width), 0.4 * height)
        rows, columns = stage.base[self._where].shape
        cell = stage.pick(0.03, 0.07) * height
        self._nets = [texture(stage.chance, (rows + 160, columns + 160), cell, 2) for _ in range(2)]
        self._ways = [(stage.pick(-2.2, 2.2), stage.pick(-1.5, 1.5)) for _ in self._nets]
        down, across = np.ogrid[-1 : 1 : rows * 1j, -1 : 1 : columns * 1j]
        self._fall = (stage.pick(10, 34) * np.clip(1.2 - across**2 - down**2, 0, 1)).astype(np.float32)
        self._fps = stage.fps

    def draw(self, picture: Field, number: int) -> None:
        """Draw the lines where both nets of waves are level."""
        lit = picture[self._where]
        at_s, net = number / self._fps, np.zeros(lit.shape, np.float32)
        for waves, (aside, down) in zip(self._nets, self._ways, strict=True):
            # To and fro, for the net is not endless.
            away = [80 + 70 * math.sin(pace * at_s / 8 + pace) for pace in (aside, down)]
            net += shifted(waves, away[0], away[1], lit.shape)
        lit += self._fall * np.exp(-((net / 0.22) ** 2))


class ChimneySmoke:
    """Dark or pale smoke from a chimney, which the wind lays over, or from a grill in the garden."""

    def __init__(self, stage: Stage) -> None:
        """Choose where it comes from, and how thick it is."""
        width, height = stage.size
        begin, end = (edge * width for edge in stage.backdrop.wall)
        is_high = likely(stage.chance, 0.6)
        source = stage.pick(begin, end), stage.pick(0.05, 0.12) if is_high else stage.backdrop.horizon + 0.2
        top = source[1] * height
        build_in(stage, area(source[0] - 5, top, source[0] + 5, top + 0.06 * height), 60.0)
        self._shade, self._fps = stage.pick(80, 120) if is_high else stage.pick(180, 215), stage.fps
        rows, columns = np.arange(height, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None]
        wind, rise = stage.pick(0.4, 1.5) * float(stage.chance.choice((-1, 1))), stage.pick(0.1, 0.5)
        along = np.clip((columns - source[0]) * math.copysign(1, wind) / height, 0, None)
        middle = top - rise * height * along**0.7
        spread = (0.012 + 0.16 * along) * height
        plume = np.exp(-(((rows - middle) / spread) ** 2)) * np.exp(-along / stage.pick(0.15, 0.4)) * (along > 0)
        self._plume = (stage.pick(0.35, 0.8) * plume).astype(np.float32)
        self._pace = 0.12 * height * abs(wind)
        wide = width + math.ceil(self._pace * stage.length_s) + 2
        rough = 0.5 + texture(stage.chance, (height + 1, wide), 0.06 * height, 3)
        self._billows, self._way = np.clip(rough, 0, 1.2).astype(np.float32), wind
        self._room = wide - width - 1

    def draw(self, picture: Field, number: int) -> None:
        """Draw the billows that have drifted so far."""
        gone = self._pace * number / self._fps
        begin = self._room - gone if self._way > 0 else gone
        veil = self._plume * shifted(self._billows, max(0.0, begin), 0, (picture.shape[0], picture.shape[1]))
        picture += (np.float32(self._shade) - picture) * np.clip(veil, 0, 0.95)


class Hazards:
    """A parked car whose lamps flash, and light up the ground before it."""

    def __init__(self, stage: Stage) -> None:
        """Park it."""
        width, height = stage.size
        tall = stage.pick(0.12, 0.22) * height
        foot, left = stage.foot(tall / height), stage.pick(0.1, 0.6) * width
        build_in(stage, area(left, foot - 0.6 * tall, left + 2.6 * tall, foot), stage.pick(60, 110))
        build_in(stage, area(left + 0.5 * tall, foot - tall, left + 1.9 * tall, foot - 0.6 * tall), 45.0)
        rows, columns = np.arange(height, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None]
        glow = np.zeros((height, width), np.float32)
        for side in (0.05, 2.55):
            far = np.hypot(columns - left - side * tall, rows - foot + 0.4 * tall) / tall
            glow += stage.pick(60, 150) * np.exp(-((far / 0.08) ** 2)) + stage.pick(5, 25) * np.exp(-((far / 0.7) ** 2))
        self._glow, self._rate, self._fps = glow, stage.pick(1.1, 1.6), stage.fps
        self._from_s = stage.pick(0, 18)

    def draw(self, picture: Field, number: int) -> None:
        """Light them up in each second half of a beat."""
        at_s = number / self._fps - self._from_s
        if at_s >= 0 and int(2 * at_s * self._rate) % 2 == 0:
            picture += self._glow


class BranchShadow:
    """The shadow of a tree that is not in view, which sways over the wall and the lawn."""

    def __init__(self, stage: Stage) -> None:
        """Choose how deep it is, and how far it sways."""
        width, height = stage.size
        crown = foliage(stage.chance, round(stage.pick(0.22, 0.38) * height), 0.0).cover
        shape = round(crown.shape[0] * stage.pick(0.8, 1.2)), round(crown.shape[1] * stage.pick(1.2, 2.2))
        self._shade = stage.pick(0.2, 0.45) * stretched(crown, shape)
        self._left, self._top = stage.pick(-0.2, 0.8) * width, stage.pick(0.1, 0.6) * height
        self._breeze, self._far = Breeze(stage, 0.3), stage.pick(0.005, 0.016) * height
        self._later = np.linspace(0, 2, shape[1], dtype=np.float32)[None]

    def draw(self, picture: Field, number: int) -> None:
        """Darken what it lies on."""
        high, wide = self._shade.shape
        push = self._breeze.push(number)
        columns = np.arange(wide, dtype=np.float32)[None] - self._far * (
            push + 0.3 * np.sin(0.3 * number - self._later)
        )
        rows = np.arange(high, dtype=np.float32)[:, None] - 0.5 * self._far * self._breeze.push(number, 1.0)
        left, top = max(0, round(self._left)), max(0, round(self._top))
        under = picture[top : top + high, left : left + wide]
        first = left - round(self._left), top - round(self._top)
        cover = warped(self._shade, rows, columns)
        under *= 1 - cover[first[1] : first[1] + under.shape[0], first[0] : first[0] + under.shape[1]]


class Lightning:
    """Flashes of a storm: the whole place is lit for some hundredths of a second, twice or thrice."""

    def __init__(self, stage: Stage) -> None:
        """Choose when it flashes."""
        self._gain = np.ones(stage.frames, np.float32)
        at_s = stage.pick(3, 14)
        while at_s < stage.length_s - 1:
            for _ in range(int(stage.chance.integers(1, 4))):
                first = int((at_s + stage.pick(0, 0.6)) * stage.fps)
                self._gain[first : first + int(stage.chance.integers(1, 4))] += stage.pick(0.3, 1.4)
            at_s += stage.pick(4, 16)
        self._sky = np.ones(stage.size[1], np.float32)
        self._sky[: round(stage.backdrop.horizon * stage.size[1])] = 1.6

    def draw(self, picture: Field, number: int) -> None:
        """Light up the place."""
        more = self._gain[number] - 1
        if more:
            picture *= 1 + more * self._sky[:, None]


class Bunting:
    """A cord with pennants across the picture that flutter, each a little later than the one before."""

    def __init__(self, stage: Stage) -> None:
        """Hang it up."""
        width, height = stage.size
        self._breeze, self._fps, count = Breeze(stage, 0.25), stage.fps, int(stage.chance.integers(7, 15))
        begin, end = stage.pick(-0.05, 0.3) * width, stage.pick(0.6, 1.05) * width
        self._top, self._sag = stage.pick(0.05, 0.25) * height, stage.pick(0.02, 0.08) * height
        self._places = np.linspace(begin, end, count).tolist()
        self._long = stage.pick(0.03, 0.06) * height
        self._shades = stage.chance.uniform(45, 220, count).tolist()
        self._rate = stage.pick(1.0, 3.0)

    def draw(self, picture: Field, number: int) -> None:
        """Draw the pennants as the wind holds them."""
        force, high = self._breeze.force(number), math.ceil(2.4 * self._long) + 8
        for each, (place, shade) in enumerate(zip(self._places, self._shades, strict=True)):
            part = each / (len(self._places) - 1)
            down = self._top + self._sag * 4 * part * (1 - part)
            swing = force * math.sin(2 * math.pi * self._rate * number / self._fps - 0.8 * each)
            drawing, half = Drawing(high, high), high / 2
            tip = half + 0.8 * self._long * swing, 4 + self._long * (1 - 0.3 * abs(swing))
            for side in (-0.35, 0.0, 0.35):
                drawing.stroke((half + side * self._long, 4), tip, 0.13 * self._long, shade)
            paste(picture, drawing.sprite(), Lying(left=place - half, top=down - 4))


class Curtain:
    """A curtain that the draught blows out of an open window and draws in again."""

    def __init__(self, stage: Stage) -> None:
        """Open the window."""
        width, height = stage.size
        begin, end = stage.backdrop.wall
        wide, high = round(stage.pick(0.05, 0.08) * width), round(stage.pick(0.14, 0.22) * height)
        self._left = stage.pick(begin + 0.02, max(begin + 0.03, end - 0.12)) * width
        self._top = (stage.backdrop.horizon - stage.pick(0.16, 0.24)) * height
        build_in(stage, area(self._left, self._top, self._left + wide, self._top + high), 40.0)
        folds = 0.9 + 0.1 * np.sin(np.arange(wide) * stage.pick(0.5, 1.0))
        room = wide // 2
        cloth = np.broadcast_to(folds * stage.pick(170, 215), (high, wide)).astype(np.float32)
        self._cloth = np.pad(cloth, ((2, 2), (room, room)), mode="edge")
        self._cover = np.pad(np.ones((high, wide), np.float32) * 0.9, ((2, 2), (room, room)))
        self._breeze, self._room = Breeze(stage, 0.15), room
        self._deep = np.linspace(0, 1, high + 4, dtype=np.float32)[:, None] ** 1.5

    def draw(self, picture: Field, number: int) -> None:
        """Draw it where the draught holds it."""
        high, wide = self._cover.shape
        away = 0.9 * self._room * self._breeze.push(number)
        columns = np.arange(wide, dtype=np.float32)[None] - away * self._deep
        rows = np.arange(high, dtype=np.float32)[:, None] + 0.4 * abs(away) * self._deep
        drawn = (
            Drawing(8, 8)
            .sprite()
            ._replace(
                light=warped(self._cloth, rows, columns) * warped(self._cover, rows, columns),
                cover=warped(self._cover, rows, columns),
            )
        )
        paste(picture, drawn, Lying(left=self._left - self._room, top=self._top))


class Torch:
    """The light of a torch that somebody carries: a round spot on the ground before them, which swings."""

    def __init__(self, stage: Stage, actor: Actor, tall: float) -> None:
        """Choose how bright it is; `tall` is the actor's height in pixels."""
        self._actor, self._tall, self._fps = actor, tall, stage.fps
        self._turn = -1 if actor.looks.is_leftward else 1
        self._rate, self._bright = stage.pick(0.5, 1.2), stage.pick(0.5, 1.3)

    def draw(self, picture: Field, number: int) -> None:
        """Light up the ground."""
        across, foot = self._actor.at(number)
        swing = math.sin(2 * math.pi * self._rate * number / self._fps)
        middle = across + self._turn * (0.45 + 0.12 * swing) * self._tall
        left, right = self._actor.between
        wide, high = 0.28 * self._tall, 0.1 * self._tall
        rows = slice(max(0, int(foot - 2 * high)), max(0, math.ceil(foot + 2 * high)))
        columns = slice(max(0, int(max(middle - 2 * wide, left))), max(0, math.ceil(min(middle + 2 * wide, right))))
        under = picture[rows, columns]
        if under.size:
            down = (np.arange(under.shape[0], dtype=np.float32) + rows.start - foot) / high
            along = (np.arange(under.shape[1], dtype=np.float32) + columns.start - middle) / wide
            under *= 1 + np.float32(self._bright) * np.exp(-(down[:, None] ** 2) - along**2)
