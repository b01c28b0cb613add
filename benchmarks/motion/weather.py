"""What moves in a picture although nobody came: rain, snow, branches, insects, webs, flags, and the camera itself."""

from dataclasses import dataclass
import math
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.motion.backdrop import MARGIN, Backdrop, foliage
from benchmarks.motion.canvas import Drawing, Field, Lying, Sprite, likely, paste, resampled, shifted, texture


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """When something happens, in seconds."""

    begin_s: float = 0.0
    end_s: float = math.inf

    def holds(self, at_s: float) -> bool:
        """Return whether it happens."""
        return self.begin_s <= at_s < self.end_s


class Rain:
    """Streaks that are somewhere else in each frame; a few near the lens are broad and pale."""

    def __init__(self, chance: np.random.Generator, height: int, fps: float, bright: float, span: Span) -> None:
        """Choose how hard it rains and from where the wind comes."""
        self._seed, self._fps, self._span = int(chance.integers(2**31)), fps, span
        self._count = int(chance.integers(60, 220))
        self._slant = float(chance.uniform(-0.25, 0.25))
        self._length = max(5, round(height * float(chance.uniform(0.02, 0.05))))
        self._bright = bright
        self._near = [self._drop(chance, height) for _ in range(3)]

    def _drop(self, chance: np.random.Generator, height: int) -> Sprite:
        long = round(height * float(chance.uniform(0.12, 0.3)))
        drawing = Drawing(round(abs(self._slant) * long) + 14, long)
        begin = 7.0 if self._slant > 0 else 7 - self._slant * long
        drawing.stroke((begin, 6), (begin + self._slant * (long - 12), long - 6), 2.0, 190, soft=5.0)
        drawn = drawing.sprite()
        return Sprite(drawn.light * np.float32(0.2), drawn.cover * np.float32(0.2))

    def draw(self, picture: Field, number: int) -> None:
        """Draw the drops of one frame."""
        if not self._span.holds(number / self._fps):
            return
        chance = np.random.default_rng((self._seed, number))
        height, width = picture.shape
        along = np.arange(self._length, dtype=np.float32)
        rows = chance.uniform(-self._length, height, (self._count, 1)) + along
        columns = chance.uniform(0, width, (self._count, 1)) + along * self._slant
        bright = np.broadcast_to(chance.uniform(0.3, 1, (self._count, 1)) * self._bright, rows.shape)
        sprinkle(picture, rows.ravel(), columns.ravel(), bright.ravel().astype(np.float32))
        for drop in self._near:
            if likely(chance, 0.5):
                paste(
                    picture,
                    drop,
                    Lying(left=float(chance.uniform(0, width)), top=float(chance.uniform(-0.2, 1) * height)),
                )


class Snow:
    """Flakes that sink and sway: many far ones, and some near the lens that are large and quick."""

    def __init__(self, chance: np.random.Generator, size: tuple[int, int], fps: float, span: Span) -> None:
        """Choose how hard it snows."""
        self._fps, self._span = fps, span
        self._size = width, height = size
        count = int(chance.integers(100, 350))
        self._start = chance.uniform(0, 1, (2, count)) * np.array([[width], [height]])
        self._speed = np.array([[chance.uniform(-0.3, 0.3)], [1]]) * chance.uniform(0.12, 0.5, (1, count)) * height
        self._sway = chance.uniform(0, 2 * np.pi, count)
        self._bright = chance.uniform(20, 75, count).astype(np.float32)
        self._near = [(_flake(chance, height), chance.uniform(0, 1, 2), chance.uniform(0.7, 1.8)) for _ in range(9)]

    def draw(self, picture: Field, number: int) -> None:
        """Draw the flakes of one frame."""
        at_s = number / self._fps
        if not self._span.holds(at_s):
            return
        width, height = self._size
        columns, rows = self._start + self._speed * at_s
        columns = (columns + 3 * np.sin(self._sway + 2 * at_s)) % width
        rows = rows % height
        for right, down in ((0, 0), (1, 0), (0, 1), (1, 1)):
            share = np.abs(1 - right - columns % 1) * np.abs(1 - down - rows % 1)
            sprinkle(picture, rows + down, columns + right, self._bright * share.astype(np.float32))
        for flake, (across, down), speed in self._near:
            left = (across + 0.2 * at_s * (speed - 1)) % 1.1 * width - 0.05 * width
            top = (down + speed * at_s) % 1.1 * height - 0.05 * height
            paste(picture, flake, Lying(left=float(left), top=float(top)))


def _flake(chance: np.random.Generator, height: int) -> Sprite:
    radius = height * float(chance.uniform(0.006, 0.014))
    size = math.ceil(radius * 4) + 4
    drawing = Drawing(size, size)
    drawing.stroke((size / 2, size / 2 - radius / 2), (size / 2, size / 2 + radius / 2), radius, 225, soft=radius)
    drawn = drawing.sprite()
    return Sprite(drawn.light * np.float32(0.6), drawn.cover * np.float32(0.6))


def sprinkle(picture: Field, rows: npt.NDArray[np.floating], columns: npt.NDArray[np.floating], bright: Field) -> None:
    """Make single pixels brighter."""
    height, width = picture.shape
    down, across = rows.astype(np.intp), columns.astype(np.intp)
    is_inside = (down >= 0) & (down < height) & (across >= 0) & (across < width)
    # Where two fall onto one pixel, the later one counts.
    picture[down[is_inside], across[is_inside]] += bright[is_inside]


class Branches:
    """A crown of leaves before the scene, bent by a wind that comes and goes."""

    def __init__(
        self, chance: np.random.Generator, size: tuple[int, int], fps: float, strength: float, span: Span
    ) -> None:
        """Choose a tree at the left or right edge; `strength` is how far it sways, in shares of the height."""
        width, height = size
        self._fps, self._span = fps, span
        radius = round(height * float(chance.uniform(0.2, 0.34)))
        self._crown = foliage(chance, radius, float(chance.uniform(45, 80)))
        middle = float(chance.choice([chance.uniform(0.02, 0.2), chance.uniform(0.8, 0.98)])) * width
        self._left, self._top = round(middle - radius), round(float(chance.uniform(-0.5, 0.5)) * radius)
        self._bend = np.linspace(1.0, 0.3, 2 * radius, dtype=np.float32) * np.float32(strength * height)
        self._waves = [(float(rate), float(chance.uniform(0, 6.3))) for rate in chance.uniform(0.25, 1.3, 4)]
        self._gust = float(chance.uniform(0.04, 0.1)), float(chance.uniform(0, 6.3))

    def draw(self, picture: Field, number: int) -> None:
        """Draw the crown as the wind has bent it."""
        at_s = number / self._fps
        # Outside of its time the air is nearly, but not quite, still.
        rate, begin = self._gust
        force = 0.55 + 0.45 * math.sin(2 * math.pi * rate * at_s + begin) if self._span.holds(at_s) else 0.05
        high, wide = self._crown.cover.shape
        ripple = np.linspace(0, 2.5, wide, dtype=np.float32)
        bent = [math.sin(2 * math.pi * hertz * at_s + phase) for hertz, phase in self._waves]
        rows = np.arange(high) + force * 0.4 * self._bend.mean() * (
            bent[2] + np.sin(np.arange(high) / 9 + 7 * at_s) * 0.5
        )
        columns = np.arange(wide) + force * self._bend.mean() * (
            bent[0] * 0.6 + bent[3] * 0.4 * np.cos(ripple + bent[1])
        )
        cover = resampled(self._crown.cover, rows, columns)
        light = resampled(self._crown.light, rows, columns)
        top, left = max(0, -self._top), max(0, -self._left)
        under = picture[max(0, self._top) : self._top + high, max(0, self._left) : self._left + wide]
        part = (slice(top, top + under.shape[0]), slice(left, left + under.shape[1]))
        under *= 1 - cover[part]
        under += light[part]


class Insects:
    """Bright, blurred streaks near the lens, each for one to three frames."""

    def __init__(self, chance: np.random.Generator, size: tuple[int, int], frames: int, fps: float) -> None:
        """Choose how many come by in a minute, and when."""
        self._seen: dict[int, list[tuple[Sprite, Lying]]] = {}
        count = round(float(chance.uniform(20, 90)) * frames / fps / 60)
        for first in chance.integers(round(2 * fps), frames, count):
            self._fly(chance, size, int(first))

    def _fly(self, chance: np.random.Generator, size: tuple[int, int], first: int) -> None:
        width, height = size
        way, long = float(chance.uniform(0, 2 * np.pi)), height * float(chance.uniform(0.06, 0.3))
        wide, high = abs(math.cos(way)) * long + 30, abs(math.sin(way)) * long + 30
        drawing = Drawing(math.ceil(wide), math.ceil(high))
        half = (math.cos(way) * long / 2, math.sin(way) * long / 2)
        middle = (wide / 2, high / 2)
        radius = height * float(chance.uniform(0.006, 0.02))
        drawing.stroke(
            (middle[0] - half[0], middle[1] - half[1]),
            (middle[0] + half[0], middle[1] + half[1]),
            radius,
            225,
            soft=8.0,
        )
        strength = np.float32(chance.uniform(0.3, 0.85))
        drawn = drawing.sprite()
        drawn = Sprite(drawn.light * strength, drawn.cover * strength)
        left, top = float(chance.uniform(-0.1, 0.9)) * width, float(chance.uniform(-0.1, 0.9)) * height
        for number in range(int(chance.integers(1, 4))):
            lying = Lying(left=left + number * 2 * half[0], top=top + number * 2 * half[1])
            self._seen.setdefault(first + number, []).append((drawn, lying))

    def draw(self, picture: Field, number: int) -> None:
        """Draw those of one frame."""
        for drawn, lying in self._seen.get(number, ()):
            paste(picture, drawn, lying)


class Web:
    """Threads of a spider before the lens, out of focus, that swing in the draught all the time."""

    def __init__(self, chance: np.random.Generator, size: tuple[int, int], fps: float) -> None:
        """Choose where they hang."""
        width, height = size
        self._fps, self._threads = fps, []
        for _ in range(int(chance.integers(2, 5))):
            drawing = Drawing(round(width * 0.25), height)
            radius = height * float(chance.uniform(0.008, 0.02))
            drawing.stroke(
                (width * 0.06, -5), (width * float(chance.uniform(0.06, 0.19)), height + 5), radius, 215, soft=9.0
            )
            drawn, strength = drawing.sprite(), np.float32(chance.uniform(0.15, 0.4))
            swing = (
                height * float(chance.uniform(0.01, 0.04)),
                float(chance.uniform(0.2, 0.9)),
                float(chance.uniform(0, 6)),
            )
            self._threads.append(
                (
                    Sprite(drawn.light * strength, drawn.cover * strength),
                    float(chance.uniform(-0.05, 0.85)) * width,
                    swing,
                )
            )

    def draw(self, picture: Field, number: int) -> None:
        """Draw the threads where they hang now."""
        at_s = number / self._fps
        for drawn, left, (far, hertz, begin) in self._threads:
            swung = far * math.sin(2 * math.pi * hertz * at_s + begin) * (0.6 + 0.4 * math.sin(0.7 * at_s + begin))
            paste(picture, drawn, Lying(left=left + swung, top=0.0))


class Flag:
    """A flag on a pole that waves all the time."""

    def __init__(self, chance: np.random.Generator, size: tuple[int, int], fps: float) -> None:
        """Choose where it stands and how it is striped."""
        width, height = size
        self._fps, self._rate = fps, float(chance.uniform(0.6, 1.6))
        high, wide = round(height * float(chance.uniform(0.08, 0.16))), round(height * float(chance.uniform(0.15, 0.3)))
        stripes = np.repeat(chance.uniform(50, 210, 3), math.ceil(high / 3))[:high]
        self._cloth = (stripes[:, None] + texture(chance, (high, wide), wide / 4, 2) * 8).astype(np.float32)
        self._corner = (
            round(float(chance.uniform(0.05, 0.7)) * width),
            round(float(chance.uniform(0.05, 0.25)) * height),
        )

    def draw(self, picture: Field, number: int) -> None:
        """Draw the cloth with its waves."""
        high, wide = self._cloth.shape
        left, top = self._corner
        along = np.arange(wide, dtype=np.float32) / wide
        wave = np.sin(2 * np.pi * (1.6 * along - self._rate * number / self._fps)) * along
        # A wave lifts the cloth, and turns it to the light and away.
        moved = round(float(wave[-1]) * 2)
        cloth = resampled(self._cloth, np.arange(high), np.arange(wide) + 3 * wave) + 16 * wave
        picture[top + moved : top + moved + high, left : left + wide] = cloth[: picture.shape[0] - top - moved]
        picture[top : top + round(high * 2.8), left - 2 : left] = 90


_TREMBLE: Final = (11.0, 7.3)
"""Oscillations a second."""


class Shaking:
    """The camera itself trembles by less than a pixel, and the backdrop with it."""

    def __init__(self, backdrop: Backdrop, fps: float, far: float, span: Span) -> None:
        """Tremble by at most `far` pixels."""
        self._field, self._fps, self._far, self._span = backdrop.day, fps, min(far, float(MARGIN - 1)), span

    def draw(self, picture: Field, number: int) -> None:
        """Draw the backdrop where the camera sees it."""
        at_s = number / self._fps
        far = self._far if self._span.holds(at_s) else 0.0
        moved = [MARGIN + far * math.sin(2 * math.pi * hertz * at_s) for hertz in _TREMBLE]
        picture[:] = shifted(self._field, moved[0], moved[1], (picture.shape[0], picture.shape[1]))
