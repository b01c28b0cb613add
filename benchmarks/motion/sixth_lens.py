"""What is on the camera, close before it, or shakes it, in the sixth part."""

import math
from typing import Final

import numpy as np

from benchmarks.motion.canvas import Drawing, Field, Lying, Point, Sprite, likely, paste, resampled, stretched, texture
from benchmarks.motion.fifth_air import Path, blob
from benchmarks.motion.kept_back_parts import warped
from benchmarks.motion.stage import Stage
from benchmarks.motion.third_wind import Breeze

_ROUND: Final = 2 * math.pi
_TURNS_S: Final = 0.15


def faded(drawn: Sprite, strength: float) -> Sprite:
    """Let the background through."""
    return Sprite(drawn.light * np.float32(strength), drawn.cover * np.float32(strength))


class OnTheCover:
    """An animal that sits on the camera's cover, and now and then walks a little."""

    def __init__(self, stage: Stage, pace: Point, rests_s: Point) -> None:
        """Choose its way; `pace` is in heights a second, from the slowest walk to the quickest."""
        width, height = stage.size
        self._fps = stage.fps
        at_s, across, down = [0.0], [stage.pick(0, 1) * width], [stage.pick(0, 1) * height]
        while at_s[-1] < stage.length_s:
            at_s.append(at_s[-1] + stage.pick(*rests_s))
            across.append(across[-1])
            down.append(down[-1])
            way, far = self._onward(stage, across[-1], down[-1]), stage.pick(0.02, 0.35) * height
            at_s.append(at_s[-1] + far / (stage.pick(*pace) * height))
            across.append(across[-1] + far * math.cos(way))
            down.append(down[-1] + far * math.sin(way))
        times = np.arange(stage.frames) / stage.fps
        self.across, self.down = (np.interp(times, at_s, places) for places in (across, down))
        self.gone = np.cumsum(np.hypot(np.diff(self.across, prepend=across[0]), np.diff(self.down, prepend=down[0])))
        # It turns where it sits, before it goes on.
        legs = range(1, len(at_s), 2)
        ways = np.unwrap([math.atan2(down[leg + 1] - down[leg], across[leg + 1] - across[leg]) for leg in legs])
        goes_s = np.array([at_s[leg] for leg in legs])
        turns_s = np.stack([goes_s - _TURNS_S, goes_s], axis=1).ravel()
        self.ways: Path = np.interp(times, turns_s, np.stack([[ways[0], *ways[:-1]], ways], axis=1).ravel())

    @staticmethod
    def _onward(stage: Stage, across: float, down: float) -> float:
        """Return a way to go, mostly back into the picture for whoever has left it."""
        width, height = stage.size
        way = stage.pick(0, _ROUND)
        is_inside = 0 < across < width and 0 < down < height
        return way if is_inside else math.atan2(0.5 * height - down, 0.5 * width - across) + 0.25 * (way - math.pi)


class LensSpider(OnTheCover):
    """A spider on the cover at night, lit by the lamp beside the lens: large, pale and out of focus."""

    def __init__(self, stage: Stage) -> None:
        """Choose how large it is, and how near the lamp it sits."""
        super().__init__(stage, (0.04, 0.3), (0.8, 9))
        height = stage.size[1]
        self._body, self._reach = stage.pick(0.012, 0.032) * height, stage.pick(0.06, 0.16) * height
        self._soft, self._strength = stage.pick(0.006, 0.016) * height, stage.pick(0.35, 0.9)
        self._shade, self._steps = stage.pick(185, 228), stage.pick(0.5, 0.9) * self._reach
        # Even where it sits, a leg feels about.
        self._feels = stage.pick(0.0, 0.25), stage.pick(0.3, 1.2)

    def draw(self, picture: Field, number: int) -> None:
        """Draw its body and its eight legs."""
        size = math.ceil(2.6 * self._reach + 4 * self._body) + 8
        drawing, half, way = Drawing(size, size), size / 2, float(self.ways[number])
        thin, step = max(0.8, 0.16 * self._body), _ROUND * float(self.gone[number]) / self._steps

        def at(far: float, turn: float) -> Point:
            return half + far * math.cos(way + turn), half + far * math.sin(way + turn)

        for leg in range(8):
            side, row = 1 if leg % 2 else -1, leg // 2
            feels = self._feels[0] * math.sin(_ROUND * self._feels[1] * number / self._fps) * (leg == 1)
            swing = 0.2 * math.sin(step + math.pi * (row + leg)) + feels
            turn = side * (0.5 + 0.62 * row + swing)
            knee = at(0.62 * self._reach, turn)
            drawing.stroke(at(0.5 * self._body, turn), knee, thin, self._shade, soft=self._soft)
            drawing.stroke(knee, at(self._reach, turn + 0.14 * side), thin, self._shade, soft=self._soft)
        drawing.stroke(at(0.4 * self._body, 0), at(0.7 * self._body, 0), 0.6 * self._body, self._shade, self._soft)
        drawing.stroke(
            at(1.2 * self._body, math.pi), at(0.7 * self._body, math.pi), self._body, self._shade, self._soft
        )
        lying = Lying(left=float(self.across[number]) - half, top=float(self.down[number]) - half)
        paste(picture, faded(drawing.sprite(), self._strength), lying)


class CoverFly(OnTheCover):
    """A fly that walks on the cover by day: dark, blurred, with wings that light comes through."""

    def __init__(self, stage: Stage) -> None:
        """Choose how large it is, and how long it is away."""
        super().__init__(stage, (0.06, 0.5), (0.2, 5))
        height = stage.size[1]
        self._body, self._soft = stage.pick(0.01, 0.028) * height, stage.pick(0.004, 0.014) * height
        self._shade, self._strength = stage.pick(24, 70), stage.pick(0.55, 0.95)
        self._is_here = np.zeros(stage.frames, np.bool_)
        first = 0 if likely(stage.chance, 0.4) else int(stage.chance.integers(0, stage.frames // 2))
        while first < stage.frames:
            until = first + int(stage.pick(3, 25) * stage.fps)
            self._is_here[first:until] = True
            first = until + int(stage.pick(1, 15) * stage.fps)
        self._flown = stage.chance.uniform(0, _ROUND, stage.frames)

    def draw(self, picture: Field, number: int) -> None:
        """Draw it where it walks, or as the streak that it is for the picture in which it flies off."""
        is_here = bool(self._is_here[number])
        if not is_here and not (number and self._is_here[number - 1]):
            return
        left, top = float(self.across[number]), float(self.down[number])
        if not is_here:
            far = 4 * self._body
            drawn = blob(self._body, self._shade, 0.35 * self._strength, far=far, way=float(self._flown[number]))
        else:
            drawn = self._sitting(float(self.ways[number]), number)
        half = drawn.cover.shape[0] / 2
        paste(picture, drawn, Lying(left=left - half, top=top - half))

    def _sitting(self, way: float, number: int) -> Sprite:
        size = math.ceil(8 * self._body + 4 * self._soft) + 6
        drawing, half = Drawing(size, size), size / 2

        def at(ahead: float, aside: float) -> Point:
            along, across = ahead * self._body, aside * self._body
            turned = along * math.cos(way) - across * math.sin(way), along * math.sin(way) + across * math.cos(way)
            return half + turned[0], half + turned[1]

        step = 0.3 * math.sin(float(self.gone[number]) / self._body * 3)
        for side in (-1, 1):
            for place in (-0.6, 0.2, 0.9):
                foot = at(1.6 * place + step * side, 1.7 * side)
                drawing.stroke(at(place, 0), foot, 0.14 * self._body, self._shade, self._soft)
            drawing.stroke(at(-0.3, 0.4 * side), at(-2.0, 0.9 * side), 0.5 * self._body, 120, self._soft)
        drawing.stroke(at(-1.3, 0), at(0.6, 0), 0.75 * self._body, self._shade, self._soft)
        drawing.stroke(at(1.5, 0), at(1.55, 0), 0.55 * self._body, self._shade + 12, self._soft)
        return faded(drawing.sprite(), self._strength)


class NearTwig:
    """A twig with leaves that hangs into the picture close before the lens: large, soft, and swung by the wind."""

    def __init__(self, stage: Stage) -> None:
        """Choose where it comes from, and how far it swings."""
        width, height = stage.size
        self._breeze, self._swing = Breeze(stage, stage.pick(0, 0.3)), stage.pick(0.02, 0.22)
        size, soft = round(stage.pick(0.5, 0.9) * height), stage.pick(0.014, 0.04) * height
        drawing, shade = Drawing(size, size), stage.pick(35, 95)
        # Its root is in the middle of the upper edge of what is drawn, and it hangs down.
        bend, long = stage.pick(-0.15, 0.15) * size, stage.pick(0.6, 0.85) * size
        drawing.stroke((size / 2, 0), (size / 2 + bend, long), 0.008 * height, shade - 10, soft)
        for leaf in range(int(stage.chance.integers(4, 12))):
            part, side = stage.pick(0.3, 1.0), 1 if leaf % 2 else -1
            root = size / 2 + bend * part, long * part
            tip = root[0] + side * stage.pick(0.05, 0.16) * size, root[1] + stage.pick(0.0, 0.14) * size
            drawing.stroke(root, tip, stage.pick(0.012, 0.032) * height, shade + stage.pick(-15, 25), soft)
        self._drawn = faded(drawing.sprite(), stage.pick(0.75, 0.97))
        # From above, from the right, or from the left.
        side = int(stage.chance.integers(-1, 2))
        self._lean = side * stage.pick(0.9, 1.5)
        self._root = (stage.pick(0.1, 0.9), 1.02, -0.02)[side] * width, stage.pick(0.1, 0.7) * height
        if not side:
            self._root = self._root[0], stage.pick(-0.25, 0) * height

    def draw(self, picture: Field, number: int) -> None:
        """Draw it as the wind has turned it about its root."""
        size = self._drawn.cover.shape[0]
        turn = self._lean + self._swing * self._breeze.push(number)
        # Where its four corners come to lie.
        corners = [
            (aside * math.cos(turn) - down * math.sin(turn), aside * math.sin(turn) + down * math.cos(turn))
            for aside in (-size / 2, size / 2)
            for down in (0, size)
        ]
        columns, rows = (
            np.arange(
                max(0, math.floor(root + min(places))), min(length, math.ceil(root + max(places))), dtype=np.float32
            )
            for root, places, length in zip(self._root, zip(*corners, strict=True), picture.shape[::-1], strict=True)
        )
        if not (rows.size and columns.size):
            return
        across, down = (columns - self._root[0])[None], (rows - self._root[1])[:, None]
        along = down * math.cos(turn) - across * math.sin(turn)
        aside = across * math.cos(turn) + down * math.sin(turn) + size / 2
        under = picture[int(rows[0]) : int(rows[-1]) + 1, int(columns[0]) : int(columns[-1]) + 1]
        under *= 1 - warped(self._drawn.cover, along, aside)
        under += warped(self._drawn.light, along, aside)


class Condensation:
    """Moisture on the inside of the cover: a milky patch that creeps over the picture, and dries again."""

    def __init__(self, stage: Stage) -> None:
        """Choose where it is, how thick it becomes, and how quickly."""
        width, height = stage.size
        down, across = np.ogrid[:height, :width]
        middle = stage.pick(-0.1, 1.1) * width, stage.pick(0.2, 1.1) * height
        far = np.hypot(across - middle[0], down - middle[1]) / (stage.pick(0.5, 1.2) * height)
        rough = texture(stage.chance, (height, width), 0.15 * height, 4)
        self._dry = (far + 0.12 * rough).astype(np.float32)
        times, levels, at_s = [0.0], [stage.pick(0, 0.6)], 0.0
        while at_s < stage.length_s:
            at_s += stage.pick(5, 25)
            times.append(at_s)
            levels.append(stage.pick(0, 1.1))
        self._times, self._levels, self._fps = times, levels, stage.fps
        self._thick, self._shade = stage.pick(0.15, 0.6), stage.pick(140, 190)
        self._tracks = self._runs(stage)

    def _runs(self, stage: Stage) -> list[tuple[float, float, float, float]]:
        """Choose when drops run down, in which column, from where, and how fast."""
        width, height = stage.size
        count = int(stage.chance.integers(0, 7))
        return [
            (
                stage.pick(0, stage.length_s),
                stage.pick(0, 1) * width,
                stage.pick(0, 0.6),
                stage.pick(0.03, 0.3) * height,
            )
            for _ in range(count)
        ]

    def draw(self, picture: Field, number: int) -> None:
        """Blur and veil what is behind it."""
        at_s, (height, width) = number / self._fps, picture.shape
        level = np.float32(np.interp(at_s, self._times, self._levels))
        wet = np.clip((level - self._dry) * 5, 0, 1)
        for begin_s, across, top, pace in self._tracks:
            end = top * height + pace * (at_s - begin_s)
            track = np.exp(-(((np.arange(width, dtype=np.float32) - across) / (0.007 * height)) ** 2))
            wet[round(top * height) : max(round(top * height), round(end))] *= 1 - 0.8 * track
        small = picture.reshape(height // 8, 8, width // 8, 8).mean(axis=(1, 3), dtype=np.float32)
        veiled = stretched(small, (height, width))
        veiled += (np.float32(self._shade) - veiled) * np.float32(self._thick)
        picture += (veiled - picture) * wet


class DustMotes:
    """Dust or drizzle so fine that only the lamp beside the lens shows it, as pale discs that drift by."""

    def __init__(self, stage: Stage) -> None:
        """Choose how much there is, and how the air moves."""
        self._size = width, height = stage.size
        self._fps, self._motes = stage.fps, list[tuple[Sprite, Field]]()
        wind = stage.pick(0.01, 0.2) * height, stage.pick(0, _ROUND)
        self._sways = [(stage.pick(0.05, 0.5), stage.pick(0, _ROUND), stage.pick(0.01, 0.05) * height) for _ in "xy"]
        for near in stage.chance.uniform(0.1, 1, int(stage.chance.integers(12, 90))) ** 2:
            # What is near is large, faint and quick.
            shape = blob((0.0015 + 0.011 * near) * height, 225, stage.pick(0.08, 0.4) * (1.2 - 0.8 * near))
            pace, way = wind[0] * (0.3 + 1.7 * near), wind[1] + stage.pick(-0.5, 0.5)
            begin = stage.pick(0, 1) * width, stage.pick(0, 1) * height
            drift = pace * math.cos(way), pace * math.sin(way) + 0.01 * height
            self._motes.append((shape, np.array([*begin, *drift, 0.3 + 1.7 * near], np.float32)))

    def draw(self, picture: Field, number: int) -> None:
        """Draw each where the air has carried it; who leaves comes in on the other side."""
        at_s, (width, height) = number / self._fps, self._size
        sway = [far * math.sin(_ROUND * rate * at_s + begin) for rate, begin, far in self._sways]
        for shape, (across, down, aside, fall, near) in self._motes:
            room = shape.cover.shape[0]
            left = (across + aside * at_s + near * sway[0]) % (width + room) - room
            top = (down + fall * at_s + near * sway[1]) % (height + room) - room
            paste(picture, shape, Lying(left=float(left), top=float(top)))


class SwayingMast:
    """A camera on a mast that gusts push: it swings by some pixels, and comes to rest within seconds."""

    def __init__(self, stage: Stage) -> None:
        """Choose how stiff it is, and when it is pushed."""
        height = stage.size[1]
        times = np.arange(stage.frames) / stage.fps
        self._moved = np.zeros((2, stage.frames), np.float32)
        rates, rest_s = (stage.pick(0.8, 2.5), stage.pick(1.2, 3.5)), stage.pick(0.5, 2.0)
        most, at_s = stage.pick(0.002, 0.014) * height, stage.pick(0, 5)
        while at_s < stage.length_s:
            since, strength = np.clip(times - at_s, 0, None), stage.pick(0.2, 1)
            dies = strength * np.exp(-since / rest_s) * (1 - np.exp(-since / 0.1))
            for axis, (rate, share) in enumerate(zip(rates, (1.0, stage.pick(0.2, 0.7)), strict=True)):
                self._moved[axis] += (most * share * dies * np.sin(_ROUND * rate * since)).astype(np.float32)
            at_s += stage.pick(0.4, 9)
        self._margin = math.ceil(float(np.abs(self._moved).max())) + 1

    def draw(self, picture: Field, number: int) -> None:
        """Show what the camera sees: a little less than is there, from where it has swung to."""
        height, width = picture.shape
        seen = np.zeros_like(picture)
        # While the shutter is open it swings on.
        for later in (0.0, 0.5):
            moved = [float(np.interp(number + 0.4 * later, np.arange(axis.size), axis)) for axis in self._moved]
            rows, columns = (
                self._margin + away + np.arange(length) * (1 - 2 * self._margin / length)
                for length, away in zip((height, width), moved[::-1], strict=True)
            )
            seen += 0.5 * resampled(picture, rows, columns)
        picture[:] = seen
