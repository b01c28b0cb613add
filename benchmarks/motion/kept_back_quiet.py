"""What sways, falls and flickers in the quiet scenes that only the final figures see."""

import math
from typing import Final

import numpy as np

from benchmarks.motion.canvas import Drawing, Field, Lying, Sprite, blurred, likely, paste, texture
from benchmarks.motion.kept_back_parts import area, build_in, warped
from benchmarks.motion.stage import LEARNING_S, Stage
from benchmarks.motion.weather import Span, sprinkle


class Television:
    """A window that a television lights from inside: cuts, and changes between them."""

    def __init__(self, stage: Stage) -> None:
        """Choose the window, and what is on."""
        width, height = stage.size
        left_end, right_end = (end * width for end in stage.backdrop.wall)
        wide, high = stage.pick(0.07, 0.1) * width, stage.pick(0.1, 0.13) * height
        # Where the wall is barest.
        places = [
            (
                stage.pick(left_end + 0.01 * width, right_end - wide - 0.01 * width),
                (stage.backdrop.horizon - stage.pick(0.0, 0.24)) * height,
            )
            for _ in range(60)
        ]
        day = stage.inner(stage.backdrop.day)
        left, top = min(
            places, key=lambda place: float(day[area(place[0], place[1], place[0] + wide, place[1] + high)].std())
        )
        build_in(stage, area(left - 4, top - 4, left + wide + 4, top + high + 4), 130.0 * stage.pick(0.4, 0.8))
        self._where = area(left, top, left + wide, top + high)
        rows, columns = stage.base[self._where].shape
        folds = 0.9 + 0.1 * np.sin(np.arange(columns) * stage.pick(0.4, 0.8) + texture(stage.chance, (1, columns), 9))
        side = stage.pick(-0.4, 0.4)
        aslant = 1 + np.linspace(-side, side, columns) + np.linspace(-0.15, 0.15, rows)[:, None]
        self._curtain = (folds * aslant * stage.pick(60, 150)).astype(np.float32)
        self._curtain[:, columns // 2 - 1 : columns // 2 + 1] *= 0.3
        down, across = np.ogrid[:height, :width]
        far = np.hypot((across - left - wide / 2) / wide, (down - top - high) / (1.4 * high))
        self._glow = (stage.pick(2, 6) * np.exp(-(far**2))).astype(np.float32)
        self._level = self._shown(stage)

    def _shown(self, stage: Stage) -> Field:
        level, number = np.zeros(stage.frames, np.float32), 0
        while number < stage.frames:
            until = number + max(3, round(stage.fps * float(stage.chance.exponential(2))))
            shot = level[number:until]
            shot[:] = stage.pick(0.15, 1) + stage.pick(-0.15, 0.15) * np.linspace(0, 1, shot.size)
            number = until
        return np.clip(level + 0.03 * stage.chance.standard_normal(level.size, np.float32), 0.05, 1)

    def draw(self, picture: Field, number: int) -> None:
        """Light up the curtain, and a little of what is before the window."""
        picture[self._where] = 24 + self._curtain * self._level[number]
        picture += self._glow * self._level[number]


class StreetLamp:
    """A lamp on a post that is near its end: steady, then it stutters, goes out, and comes back slowly."""

    def __init__(self, stage: Stage) -> None:
        """Choose where it stands, and when it flickers."""
        width, height = stage.size
        place, top = stage.pick(0.12, 0.88) * width, stage.pick(0.1, 0.22) * height
        foot = (stage.backdrop.horizon + stage.pick(0.06, 0.25)) * height
        build_in(stage, area(place - 1.5, top, place + 1.5 + height / 360, foot), stage.pick(35, 80))
        build_in(stage, area(place - 0.022 * height, top - 3, place + 0.022 * height, top + 1), 45.0)
        down, across = np.ogrid[:height, :width]
        pool = np.exp(-(((across - place) / (0.32 * height)) ** 2) - ((down - foot) / (0.13 * height)) ** 2)
        spread = np.maximum(down - top, 1) * 0.45
        cone = np.exp(-(((across - place) / spread) ** 2)) * (down > top) * (down < foot)
        self._glow = (stage.pick(0.5, 1.2) * np.maximum(pool, 0.25 * cone)).astype(np.float32)
        far = np.hypot(across - place, down - top - 2) / height
        self._head = (190 * np.exp(-((far / 0.014) ** 2)) + 45 * np.exp(-((far / 0.06) ** 2))).astype(np.float32)
        self._level = self._burns(stage, 0 if likely(stage.chance, 0.5) else LEARNING_S + stage.pick(0, 8))

    def _burns(self, stage: Stage, begin_s: float) -> Field:
        level, number = np.ones(stage.frames, np.float32), round(begin_s * stage.fps)
        while number < stage.frames:
            for takes_s, mood in ((stage.pick(0.3, 1.5), "stutters"), (stage.pick(0.2, 4), "off"), (2, "comes")):
                until = number + round(takes_s * stage.fps)
                some = level[number:until]
                if mood == "stutters":
                    some[:] = stage.chance.choice((0.15, 0.6, 1), some.size)
                elif mood == "off":
                    some[:] = 0
                else:
                    some[:] = np.linspace(0.2, 1, some.size)
                number = until
            number += round(stage.pick(1, 7) * stage.fps)
        return level

    def draw(self, picture: Field, number: int) -> None:
        """Light up the ground below, and the lamp itself."""
        picture *= 1 + self._glow * self._level[number]
        picture += self._head * self._level[number]


class _Wind:
    """A wind that comes and goes."""

    def __init__(self, stage: Stage) -> None:
        self._fps = stage.fps
        self._waves = [(stage.pick(0.25, 0.9), stage.pick(0, 6.3)) for _ in range(3)]
        self._gust = stage.pick(0.04, 0.1), stage.pick(0, 6.3)

    def at(self, number: int, later: float = 0.0) -> float:
        """Return from about -1 to 1 how far it pushes."""
        at_s = number / self._fps
        force = 0.6 + 0.4 * math.sin(2 * math.pi * self._gust[0] * at_s + self._gust[1])
        return force * sum(math.sin(2 * math.pi * rate * at_s + begin - later) for rate, begin in self._waves) / 2


_HANGS: Final = ("shirt", "towel", "trousers", "sheet")


class Laundry:
    """Laundry on a line between two posts: it hangs still at the line, and swings below."""

    def __init__(self, stage: Stage) -> None:
        """Choose where the line is, and what hangs on it."""
        width, height = stage.size
        self._wind, self._top = _Wind(stage), stage.pick(0.3, 0.42) * height
        left, right = stage.pick(0.05, 0.25) * width, stage.pick(0.6, 0.95) * width
        size = stage.pick(0.1, 0.18) * height
        for post in (left, right):
            build_in(stage, area(post - 2, self._top - 4, post + 2, self._top + 2.1 * size), 70.0)
        build_in(stage, area(left, self._top - 1, right, self._top + 1), 90.0)
        self._far = stage.pick(0.1, 0.25) * size
        self._hung: list[tuple[Sprite, float]] = []
        place = left + 0.4 * size
        while place + size < right:
            self._hung.append((self._piece(stage, str(stage.chance.choice(_HANGS)), size), place))
            place += stage.pick(1.0, 1.5) * size

    def _piece(self, stage: Stage, what: str, size: float) -> Sprite:
        shade, margin = stage.pick(50, 215), 0.25 * size
        wide, high = math.ceil(size + 2 * margin), math.ceil(1.5 * size)
        drawing, middle = Drawing(wide, high), margin + size / 2
        if what == "trousers":
            for side in (-1, 1):
                begin, end = (middle + side * 0.12 * size, 2.0), (middle + side * 0.2 * size, 1.3 * size)
                drawing.stroke(begin, end, 0.13 * size, shade)
        else:
            broad, long = {"shirt": (0.27, 0.85), "towel": (0.25, 0.95), "sheet": (0.48, 1.2)}[what]
            drawing.box((middle - broad * size, 2), (middle + broad * size, long * size), shade)
        if what == "shirt":
            for side in (-1, 1):
                begin, end = (middle + side * 0.25 * size, 0.1 * size), (middle + side * 0.42 * size, 0.45 * size)
                drawing.stroke(begin, end, 0.09 * size, shade)
        if what == "towel":
            for down in (0.2, 0.7):
                drawing.box(
                    (middle - 0.25 * size, down * size), (middle + 0.25 * size, (down + 0.1) * size), shade * 0.75
                )
        return drawing.sprite(texture(stage.chance, (high, wide), size / 3, 3) * 7)

    def draw(self, picture: Field, number: int) -> None:
        """Draw each piece as the wind has pushed it."""
        for turn, (piece, place) in enumerate(self._hung):
            high, wide = piece.cover.shape
            deep = np.linspace(0, 1, high, dtype=np.float32)[:, None] ** 1.3
            swung = self._far * (self._wind.at(number, 0.8 * turn) + 0.25 * np.sin(4 * deep - 0.4 * number + turn))
            columns = np.arange(wide, dtype=np.float32) - swung * deep
            rows = np.arange(high, dtype=np.float32)[:, None]
            drawn = Sprite(warped(piece.light, rows, columns), warped(piece.cover, rows, columns))
            paste(picture, drawn, Lying(left=place - 0.25 * wide, top=self._top))


class Awning:
    """A striped awning on the house whose cloth lifts and sinks, and whose fringe ripples."""

    def __init__(self, stage: Stage) -> None:
        """Choose how large it is, and its stripes."""
        width, height = stage.size
        begin, end = (edge * width for edge in stage.backdrop.wall)
        wide, high = round(min(end - begin - 4, stage.pick(0.2, 0.32) * width)), round(stage.pick(0.1, 0.16) * height)
        self._left, self._top = (
            round(stage.pick(begin + 1, end - wide - 1)),
            round((stage.backdrop.horizon - stage.pick(0.2, 0.26)) * height),
        )
        self._wind, self._far = _Wind(stage), stage.pick(0.06, 0.16) * high
        count, shades = round(wide / (stage.pick(0.03, 0.05) * height)), (stage.pick(170, 215), stage.pick(60, 120))
        along = np.arange(wide) / wide * count
        cloth = np.where(along % 2 < 1, *shades).astype(np.float32)
        field = np.tile(cloth, (high, 1)) * np.linspace(1.05, 0.9, high, dtype=np.float32)[:, None]
        # Its fringe hangs down, and turns away from the light.
        field[round(0.74 * high) :] *= 0.82
        hem = high - 2 - 0.1 * high * (1 - np.abs(np.sin(np.pi * along)))
        cover = np.clip(hem - np.arange(high)[:, None], 0, 1).astype(np.float32)
        self._field, self._cover = blurred(field + 4 * texture(stage.chance, field.shape, 12, 3)), blurred(cover)

    def draw(self, picture: Field, number: int) -> None:
        """Draw the cloth as it hangs now."""
        high, wide = self._field.shape
        room = high + math.ceil(2 * self._far) + 2
        along, down = np.arange(wide, dtype=np.float32)[None], np.arange(room, dtype=np.float32)[:, None]
        ripple = 0.3 * np.sin(along / wide * 14 - 0.45 * number)
        lifted = self._far * (self._wind.at(number) + ripple)
        # It is fixed at the wall, and lifts and sinks at its other edge.
        rows = down * high / (high + lifted)
        cover = np.where(rows < high - 1, warped(self._cover, rows, along), 0)
        under = picture[self._top : self._top + room, self._left : self._left + wide]
        under *= 1 - cover
        under += warped(self._field, rows, along) * cover


class Hail:
    """Short bright streaks, and grains that hop where they hit the ground."""

    def __init__(self, stage: Stage, span: Span) -> None:
        """Choose how hard it hails."""
        self._seed, self._fps, self._span = int(stage.chance.integers(2**31)), stage.fps, span
        self._count, self._slant = int(stage.chance.integers(60, 220)), stage.pick(-0.2, 0.2)
        self._long, self._bright = max(3, round(stage.pick(0.008, 0.02) * stage.size[1])), stage.pick(35, 80)
        self._ground = stage.backdrop.horizon + 0.05
        count = round(stage.pick(40, 160) * stage.length_s)
        self._hops = np.stack(
            [
                stage.chance.uniform(span.begin_s, stage.length_s, count),
                stage.chance.uniform(0, 1, count),
                stage.chance.uniform(self._ground, 1, count),
                stage.chance.uniform(-0.06, 0.06, count),
                stage.chance.uniform(0.25, 0.45, count),
            ]
        )

    def draw(self, picture: Field, number: int) -> None:
        """Draw the grains of one frame."""
        at_s = number / self._fps
        if not self._span.holds(at_s):
            return
        chance = np.random.default_rng((self._seed, number))
        height, width = picture.shape
        along = np.arange(self._long, dtype=np.float32)
        rows = chance.uniform(-self._long, height, (self._count, 1)) + along
        columns = chance.uniform(0, width, (self._count, 1)) + along * self._slant
        bright = np.broadcast_to(chance.uniform(0.4, 1, (self._count, 1)) * self._bright, rows.shape).astype(np.float32)
        for aside in range(1 + height // 360):
            sprinkle(picture, rows.ravel(), columns.ravel() + aside, bright.ravel())
        begin, across, down, way, takes = self._hops[
            :, (self._hops[0] <= at_s) & (at_s < self._hops[0] + self._hops[4])
        ]
        part = (at_s - begin) / takes
        high = (0.01 + 0.03 * (down - self._ground)) * 4 * part * (1 - part)
        for right, below in ((0, 0), (1, 0), (0, 1), (1, 1)):
            sprinkle(
                picture,
                (down - high) * height + below,
                (across + way * part * takes) * width + right,
                np.full(part.size, self._bright, np.float32),
            )


class Sleet:
    """Wet flakes that the wind drives: long soft smears, some of them near the lens."""

    def __init__(self, stage: Stage, span: Span) -> None:
        """Choose how hard it blows."""
        self._fps, self._span = stage.fps, span
        self._size = stage.size
        slant, height = stage.pick(-0.7, 0.7), stage.size[1]
        kinds = [self._smear(stage, slant, height * far) for far in (0.0025, 0.004, 0.004, 0.006, 0.01)]
        self._flakes = []
        for _ in range(int(stage.chance.integers(60, 160))):
            nearness = int(stage.chance.choice(5, p=(0.34, 0.26, 0.2, 0.14, 0.06)))
            speed = (0.5 + 0.2 * nearness) * stage.pick(0.8, 1.2)
            self._flakes.append((kinds[nearness], stage.pick(0, 1), stage.pick(0, 1), speed))
        self._slant = slant * height / stage.size[0]

    def _smear(self, stage: Stage, slant: float, radius: float) -> Sprite:
        radius = max(0.9, radius)
        long = radius * stage.pick(4, 7)
        wide = math.ceil(abs(slant) * long + 4 * radius) + 6
        drawing = Drawing(wide, math.ceil(long + 4 * radius) + 6)
        half, middle = slant * long / 2, (wide / 2, (long + 4 * radius + 6) / 2)
        begin, end = (middle[0] - half, middle[1] - long / 2), (middle[0] + half, middle[1] + long / 2)
        drawing.stroke(begin, end, radius, 215, soft=max(1.0, radius))
        drawn, strength = drawing.sprite(), np.float32(stage.pick(0.35, 0.6))
        return Sprite(drawn.light * strength, drawn.cover * strength)

    def draw(self, picture: Field, number: int) -> None:
        """Draw the flakes of one frame."""
        at_s = number / self._fps
        if not self._span.holds(at_s):
            return
        width, height = self._size
        for smear, across, down, speed in self._flakes:
            left = (across + self._slant * speed * at_s) % 1.1 * width - 0.05 * width
            top = (down + speed * at_s) % 1.2 * height - 0.1 * height
            paste(picture, smear, Lying(left=left, top=top))
