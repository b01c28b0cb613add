"""What flies, floats and falls through the quiet scenes of the fifth part."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.motion.canvas import Drawing, Field, Lying, Sprite, likely, paste
from benchmarks.motion.kept_back_parts import area, build_in
from benchmarks.motion.stage import Stage

type Path = npt.NDArray[np.floating]
_ROUND: Final = 2 * math.pi


def blob(radius: float, shade: float, strength: float, *, far: float = 0.0, way: float = 0.0) -> Sprite:
    """Return a soft spot, or a streak that reaches so far to both sides of its middle."""
    size = math.ceil(5 * radius + 2 * far) + 6
    drawing, half = Drawing(size, size), size / 2
    aside, down = math.cos(way) * far, math.sin(way) * far
    drawing.stroke((half - aside, half - down), (half + aside, half + down), radius, shade, soft=max(1.0, radius))
    drawn = drawing.sprite()
    return Sprite(drawn.light * np.float32(strength), drawn.cover * np.float32(strength))


class Flights:
    """Small things that are each somewhere in some pictures."""

    def __init__(self, stage: Stage) -> None:
        """Have none yet."""
        self.stage, self.size, self.fps = stage, stage.size, stage.fps
        self._ways: dict[int, list[tuple[Sprite, float, float]]] = {}

    def fly(self, first: int, shapes: tuple[Sprite, ...], across: Path, down: Path) -> None:
        """Have something be at these places from a picture on, in one shape after the other."""
        for step, (left, top) in enumerate(zip(across.tolist(), down.tolist(), strict=True)):
            shape = shapes[step % len(shapes)]
            half = shape.cover.shape[0] / 2
            self._ways.setdefault(first + step, []).append((shape, left - half, top - half))

    def times(self, takes_s: float) -> Path:
        """Return the times of the pictures of so many seconds."""
        return np.arange(max(1, round(takes_s * self.fps))) / self.fps

    def draw(self, picture: Field, number: int) -> None:
        """Draw those of one picture."""
        for shape, left, top in self._ways.get(number, ()):
            paste(picture, shape, Lying(left=left, top=top))


class Blossoms(Flights):
    """Petals that a tree lets go in handfuls, and that sink in spirals."""

    def __init__(self, stage: Stage) -> None:
        """Choose the tree, and when it lets go."""
        super().__init__(stage)
        width, height = stage.size
        tree, wide = stage.pick(0.1, 0.9) * width, stage.pick(0.12, 0.35) * width
        wind, at_s = stage.pick(-0.1, 0.1) * height, stage.pick(0, 3)
        while at_s < stage.length_s:
            for _ in range(int(stage.chance.integers(3, 12))):
                radius = stage.pick(0.003, 0.006) * height
                shapes = tuple(
                    blob(radius, stage.pick(190, 232), 0.85, far=radius * turned) for turned in (0.0, 0.5, 0.9, 0.4)
                )
                pace, spiral, rate = (
                    stage.pick(0.06, 0.2) * height,
                    stage.pick(0.004, 0.02) * height,
                    stage.pick(0.5, 2),
                )
                times, begin = self.times(stage.pick(2, 6)), stage.pick(0, 6.3)
                across = (
                    tree + wide * stage.pick(-0.5, 0.5) + wind * times + spiral * np.sin(_ROUND * rate * times + begin)
                )
                down = stage.pick(-0.05, 0.4) * height + pace * times + 0.3 * spiral * np.cos(_ROUND * rate * times)
                self.fly(int((at_s + stage.pick(0, 1.5)) * self.fps), shapes, across, down)
            at_s += stage.pick(1.5, 7)


class WingedSeeds(Flights):
    """Seeds of a maple that sink straight and turn so fast that they flicker."""

    def __init__(self, stage: Stage) -> None:
        """Choose how many come."""
        super().__init__(stage)
        width, height = stage.size
        wind = stage.pick(-0.15, 0.15) * height
        for first in stage.chance.integers(0, stage.frames, round(stage.pick(15, 50) * stage.length_s / 60)):
            radius, shade = stage.pick(0.0025, 0.005) * height, stage.pick(45, 200)
            shapes = tuple(blob(radius, shade, 0.9, far=radius * (0.2 + 2 * abs(math.cos(turn)))) for turn in range(5))
            times = self.times(stage.pick(1.5, 5))
            across = stage.pick(0, 1) * width + wind * times
            down = stage.pick(-0.1, 0.5) * height + stage.pick(0.14, 0.3) * height * times
            self.fly(int(first), shapes, across, down)


class LeafGusts(Flights):
    """Gusts that tear leaves off and drive them past the camera, some of them close by."""

    def __init__(self, stage: Stage) -> None:
        """Choose from where it blows, and when."""
        super().__init__(stage)
        width, height = stage.size
        side, at_s = float(stage.chance.choice((-1, 1))), stage.pick(1, 8)
        while at_s < stage.length_s:
            for _ in range(int(stage.chance.integers(4, 16))):
                radius = stage.pick(0.003, 0.011) * height
                shade = stage.pick(40, 170)
                shapes = tuple(
                    blob(radius, shade, 0.9, far=radius * stage.pick(0.1, 1.3), way=stage.pick(0, 6.3))
                    for _ in range(6)
                )
                times = self.times(stage.pick(0.8, 2.5))
                pace, gust = stage.pick(0.3, 0.9) * height, stage.pick(0.2, 0.6)
                across = stage.pick(-0.1, 1.1) * width + side * pace * (times + gust * np.sin(2 * times) / 2)
                sway = stage.pick(0.01, 0.05) * height * np.sin(_ROUND * stage.pick(0.5, 1.5) * times)
                down = stage.pick(0, 0.9) * height + stage.pick(-0.05, 0.25) * height * times + sway
                self.fly(int((at_s + stage.pick(0, 1.2)) * self.fps), shapes, across, down)
            at_s += stage.pick(3, 10)


class Thistledown(Flights):
    """Large faint down that a light air carries up, along and down again."""

    def __init__(self, stage: Stage) -> None:
        """Choose how many come."""
        super().__init__(stage)
        width, height = stage.size
        wind = stage.pick(0.03, 0.15) * float(stage.chance.choice((-1, 1))) * height
        for first in stage.chance.integers(-60, stage.frames, round(stage.pick(8, 24) * stage.length_s / 60)):
            shape = blob(stage.pick(0.005, 0.012) * height, stage.pick(205, 232), stage.pick(0.25, 0.6))
            times = self.times(stage.pick(3, 9))
            wave = stage.pick(0.02, 0.1) * height * np.sin(_ROUND * stage.pick(0.08, 0.3) * times + stage.pick(0, 6.3))
            across = stage.pick(-0.1, 1.1) * width + wind * times + 0.4 * wave
            self.fly(int(first), (shape,), across, stage.pick(0.05, 0.95) * height + wave)


class SoapBubbles(Flights):
    """Bubbles that somebody out of view blows: rings that rise, drift, and burst."""

    def __init__(self, stage: Stage) -> None:
        """Choose where they come from."""
        super().__init__(stage)
        width, height = stage.size
        is_left, at_s = likely(stage.chance, 0.5), stage.pick(1, 6)
        while at_s < stage.length_s:
            for _ in range(int(stage.chance.integers(2, 9))):
                shape = self._bubble(stage.pick(0.008, 0.022) * height)
                times = self.times(stage.pick(1, 6))
                pace = stage.pick(0.05, 0.22) * height * (1 - np.exp(-times))
                along = pace * 3 + stage.pick(0.02, 0.05) * height * times
                across = along if is_left else width - along
                rise = stage.pick(-0.02, 0.09) * height * times
                wave = 0.012 * height * np.sin(_ROUND * stage.pick(0.2, 0.6) * times + stage.pick(0, 6.3))
                first = int((at_s + stage.pick(0, 1.5)) * self.fps)
                self.fly(first, (shape,), across, stage.pick(0.3, 0.8) * height - rise + wave)
            at_s += stage.pick(4, 12)

    def _bubble(self, radius: float) -> Sprite:
        size = math.ceil(2 * radius) + 8
        drawing, half = Drawing(size, size), size / 2
        drawing.ring((half, half), radius, max(1.0, 0.2 * radius), 225)
        glint = half - 0.4 * radius, half - 0.4 * radius
        drawing.stroke(glint, glint, 0.18 * radius, 232)
        drawn = drawing.sprite()
        return Sprite(drawn.light * np.float32(0.6), drawn.cover * np.float32(0.6))


class Bees(Flights):
    """Bees at a flower bed, which hang in the air and dart from place to place."""

    def __init__(self, stage: Stage) -> None:
        """Choose the bed, and each one's way."""
        super().__init__(stage)
        width, height = stage.size
        bed = stage.pick(0.1, 0.9) * width, (stage.backdrop.horizon + stage.pick(0.1, 0.5)) * height
        wide = stage.pick(0.05, 0.14) * height
        build_in(stage, area(bed[0] - wide, bed[1], bed[0] + wide, bed[1] + 0.3 * wide), 70.0)
        for _ in range(int(stage.chance.integers(3, 11))):
            shape = blob(stage.pick(0.0025, 0.006) * height, stage.pick(25, 60), 0.85)
            places = stage.chance.normal(0, 1, (2, 1 + int(stage.length_s * 1.2))) * [[wide], [0.45 * wide]]
            # It stays at each place for the most of its time, and is at the next within a quarter of a second.
            part = np.arange(stage.frames) / self.fps * stage.pick(0.5, 1.1)
            held = np.minimum(part.astype(np.intp), places.shape[1] - 2)
            gone = np.clip((part - held - 0.7) / 0.3, 0, 1)
            across, down = places[:, held] + (places[:, held + 1] - places[:, held]) * gone
            hum = stage.chance.normal(0, 0.0015 * height, (2, stage.frames))
            self.fly(0, (shape,), bed[0] + across + hum[0], bed[1] - 0.5 * wide + down + hum[1])


class Swallows(Flights):
    """Swallows that hunt over the garden in wide bends, their wings open and folded by turns."""

    def __init__(self, stage: Stage) -> None:
        """Choose how often one comes through."""
        super().__init__(stage)
        width, height = stage.size
        at_s = stage.pick(1, 6)
        while at_s < stage.length_s:
            radius, shade = stage.pick(0.003, 0.007) * height, stage.pick(35, 75)
            shapes = tuple(blob(radius, shade, 0.9, far=radius * open_by) for open_by in (0.5, 1.8, 3.0, 1.6))
            pace, side = stage.pick(0.5, 1.6) * height, float(stage.chance.choice((-1, 1)))
            times = self.times(1.2 * width / pace)
            bend = stage.pick(0.03, 0.15) * height * np.sin(_ROUND * stage.pick(0.2, 0.6) * times + stage.pick(0, 6.3))
            across = (-0.1 * width if side > 0 else 1.1 * width) + side * pace * times
            down = stage.pick(0.05, 0.6) * height + bend + stage.pick(-0.1, 0.1) * height * times
            self.fly(int(at_s * self.fps), shapes, across, down)
            at_s += stage.pick(3, 14)


class Beetles(Flights):
    """Beetles at night that fly straight past the lens, bump into the lamp, and turn sharply."""

    def __init__(self, stage: Stage) -> None:
        """Choose how many come."""
        super().__init__(stage)
        width, height = stage.size
        for first in stage.chance.integers(0, stage.frames, round(stage.pick(5, 18) * stage.length_s / 60)):
            radius, strength = stage.pick(0.005, 0.02) * height, stage.pick(0.35, 0.9)
            shapes = tuple(blob(radius, stage.pick(195, 230), strength, far=radius * far) for far in (0.2, 0.8))
            legs = int(stage.chance.integers(1, 4))
            corners = stage.chance.uniform(-0.15, 1.15, (2, legs + 1)) * [[width], [height]]
            far = np.hypot(*np.diff(corners, axis=1))
            at_s = np.concatenate([[0.0], np.cumsum(far / (stage.pick(0.25, 1.1) * height))])
            times = self.times(min(float(at_s[-1]), 6.0))
            wobble = stage.pick(0.003, 0.02) * height * np.sin(_ROUND * stage.pick(1, 4) * times)
            across, down = (np.interp(times, at_s, corner) for corner in corners)
            self.fly(int(first), shapes, across, down + wobble)


class Embers(Flights):
    """Sparks above a fire pit at night: they rise, sway, flicker, and go out."""

    def __init__(self, stage: Stage) -> None:
        """Choose where the fire is."""
        super().__init__(stage)
        width, height = stage.size
        pit = stage.pick(0.15, 0.85) * width, (stage.backdrop.horizon + stage.pick(0.2, 0.5)) * height
        build_in(stage, area(pit[0] - 0.04 * height, pit[1], pit[0] + 0.04 * height, pit[1] + 0.03 * height), 190.0)
        wind = stage.pick(-0.08, 0.08) * height
        for first in stage.chance.integers(0, stage.frames, round(stage.pick(40, 200) * stage.length_s / 60)):
            radius = stage.pick(0.0015, 0.004) * height
            shapes = tuple(blob(radius, 230, strength) for strength in stage.chance.uniform(0.2, 1.0, 7))
            times = self.times(stage.pick(0.5, 3))
            sway = stage.pick(0.005, 0.03) * height * np.sin(_ROUND * stage.pick(0.4, 1.6) * times + stage.pick(0, 6.3))
            across = pit[0] + stage.pick(-0.03, 0.03) * height + wind * times + sway
            self.fly(int(first), shapes, across, pit[1] - stage.pick(0.12, 0.45) * height * times)
