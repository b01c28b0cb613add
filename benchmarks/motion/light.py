"""What light does to a picture: exposure, clouds, headlights, a lamp, the infrared switch, and the sensor's noise."""

from dataclasses import dataclass
import math
from typing import Final, Protocol

import numpy as np

from benchmarks.motion.canvas import BLACK, Field, shifted, texture


class Part(Protocol):
    """Something that changes the picture."""

    def draw(self, picture: Field, number: int) -> None:
        """Change the picture of one frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """How bright the whole picture is at some times; between them it changes evenly."""

    at_s: tuple[float, ...]
    gain: tuple[float, ...]
    fps: float

    def draw(self, picture: Field, number: int) -> None:
        """Make it brighter or darker."""
        gain = np.float32(np.interp(number / self.fps, self.at_s, self.gain))
        picture -= BLACK
        picture *= gain
        picture += BLACK


def hunting(chance: np.random.Generator, length_s: float, fps: float) -> Exposure:
    """Return an exposure that does not find its level, for some seconds again and again."""
    times, gains = [0.0], [1.0]
    at_s = float(chance.uniform(11, 14))
    while at_s < length_s - 6:
        far, wait = float(chance.uniform(0.08, 0.25)), float(chance.uniform(0.3, 1.2))
        for turn in range(int(chance.integers(3, 8))):
            times.append(at_s)
            gains.append(1 + far * (-0.8) ** turn if turn else 1.0)
            at_s += wait
        times.append(at_s)
        gains.append(1.0)
        at_s += float(chance.uniform(2, 9))
    return Exposure(at_s=tuple(times), gain=tuple(gains), fps=fps)


class Clouds:
    """Shadows with soft edges that the wind drives over everything."""

    def __init__(self, chance: np.random.Generator, size: tuple[int, int], fps: float, length_s: float) -> None:
        """Choose how fast they go and how dark they are."""
        width, height = size
        self._fps, self._speed = fps, width * float(chance.uniform(0.03, 0.18))
        wide = width + math.ceil(self._speed * length_s) + 2
        rough = texture(chance, (height + 1, wide), width * float(chance.uniform(0.5, 1)), 3)
        self._shade = 1 - np.float32(chance.uniform(0.2, 0.45)) * np.clip(rough * 1.5 + 0.4, 0, 1)

    def draw(self, picture: Field, number: int) -> None:
        """Shade a picture."""
        picture *= shifted(self._shade, self._speed * number / self._fps, 0, (picture.shape[0], picture.shape[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class During:
    """Something that is there for a while only."""

    part: Part
    begin_s: float
    end_s: float
    fps: float

    def draw(self, picture: Field, number: int) -> None:
        """Draw it while it lasts."""
        if self.begin_s <= number / self.fps < self.end_s:
            self.part.draw(picture, number)


class Headlights:
    """Beams of cars that are not in view: they sweep over everything, with the shadow of a fence in them."""

    def __init__(self, chance: np.random.Generator, size: tuple[int, int], fps: float, length_s: float) -> None:
        """Choose when cars turn in the street, and how their light goes over the wall."""
        width, height = size
        self._fps = fps
        wide = round(width * float(chance.uniform(0.3, 0.6)))
        down, across = np.ogrid[:height, :wide]
        spread = np.exp(
            -(((down / height - chance.uniform(0.3, 0.5)) / 0.22) ** 2) - ((across / wide - 0.5) / 0.2) ** 2
        )
        bars = np.clip(np.sin(across / width * chance.uniform(90, 200)) * 3 + 1.5, 0.35, 1)
        self._beam = np.pad((spread * bars).astype(np.float32), ((0, 0), (1, 1)))
        self._sweeps = []
        at_s = float(chance.uniform(11, 15))
        while at_s < length_s - 4:
            self._sweeps.append(
                (at_s, float(chance.uniform(1, 3)), float(chance.uniform(0.5, 2)), bool(chance.integers(2)))
            )
            at_s += float(chance.uniform(5, 14))

    def draw(self, picture: Field, number: int) -> None:
        """Light up what a beam meets: bright things become brighter than dark ones."""
        at_s, width = number / self._fps, picture.shape[1]
        wide = self._beam.shape[1]
        for begin, lasts, strength, is_leftward in self._sweeps:
            along = (at_s - begin) / lasts
            if not 0 <= along < 1:
                continue
            left = round((1 - along if is_leftward else along) * (width + wide) - wide)
            columns = slice(max(0, left), max(0, min(width, left + wide)))
            beam = self._beam[:, columns.start - left : columns.stop - left]
            rise = np.float32(strength * math.sin(math.pi * along) ** 0.5)
            picture[:, columns] *= 1 + rise * beam


class Lamp:
    """A lamp on the wall that flickers without a rhythm."""

    def __init__(self, chance: np.random.Generator, size: tuple[int, int], fps: float, frames: int) -> None:
        """Choose where it hangs and when it goes on and off."""
        width, height = size
        down, across = np.ogrid[:height, :width]
        place = chance.uniform(0.2, 0.8) * width, chance.uniform(0.25, 0.5) * height
        far = np.hypot(across - place[0], down - place[1]) / height
        self._glow = (chance.uniform(0.6, 1.4) * np.exp(-((far / chance.uniform(0.15, 0.35)) ** 2))).astype(np.float32)
        rate = float(chance.uniform(0.3, 3))
        is_lit = np.cumsum(chance.random(frames) < rate / fps) % 2
        self._level = is_lit * chance.uniform(0.7, 1, is_lit.size)

    def draw(self, picture: Field, number: int) -> None:
        """Light up what is near the lamp."""
        picture *= 1 + self._glow * np.float32(self._level[number])


_SETTLING: Final = ((-0.2, 0.0, 0.25, 0.8, 1.6, 2.4), (1.0, 0.1, 1.7, 0.85, 1.05, 1.0))
"""Seconds around the click of the filter, and how bright the picture is meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """The filter before the sensor clicks away or back, and the exposure settles."""

    after: Field
    at_s: float
    fps: float

    def draw(self, picture: Field, number: int) -> None:
        """Show the other backdrop from the click on."""
        since = number / self.fps - self.at_s
        if since >= 0:
            picture[:] = self.after
        picture *= np.float32(np.interp(since, _SETTLING[0], _SETTLING[1]))


class Noise:
    """The sensor's noise: the same strength everywhere, and never the same twice."""

    def __init__(self, chance: np.random.Generator, size: tuple[int, int], strength: float) -> None:
        """Prepare more of it than a picture needs; each frame takes another part."""
        width, height = size
        self._room = (height // 2, width // 2)
        grain = chance.standard_normal((height + self._room[0] + 1, width + self._room[1] + 1), np.float32)
        # Cameras smooth their noise a little before they encode it.
        grain = grain[1:, 1:] + 0.4 * grain[:-1, 1:] + 0.4 * grain[1:, :-1]
        self._grain = grain * np.float32(strength / grain.std())
        self._seed = int(chance.integers(2**31))

    def draw(self, picture: Field, number: int) -> None:
        """Add what falls on one frame."""
        chance = np.random.default_rng((self._seed, number))
        down, across = (int(chance.integers(room)) for room in self._room)
        picture += self._grain[down : down + picture.shape[0], across : across + picture.shape[1]]
