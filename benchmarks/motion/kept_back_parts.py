"""What is built into the scenes that only the final figures see: a door that opens, and trees that stand nearer."""

import math
from typing import Final

import numpy as np

from benchmarks.motion.actors import Actor
from benchmarks.motion.canvas import Field, Places, blurred, likely, texture
from benchmarks.motion.stage import Stage

type Box = tuple[slice, slice]


def area(left: float, top: float, right: float, bottom: float) -> Box:
    """Return the rows and columns between some pixels."""
    return slice(max(0, round(top)), max(0, round(bottom))), slice(max(0, round(left)), max(0, round(right)))


def build_in(stage: Stage, where: Box, shade: Field | float) -> None:
    """Put something that stays into the place itself."""
    stage.base[where] = shade
    rows, columns = (slice(max(0, side.start - 2), side.stop + 2) for side in where)
    stage.base[rows, columns] = blurred(stage.base[rows, columns])


def warped(field: Field, rows: Places, columns: Places) -> Field:
    """Read a field at places that may each be shifted otherwise."""
    rows, columns = np.broadcast_arrays(np.clip(rows, 0, field.shape[0] - 1), np.clip(columns, 0, field.shape[1] - 1))
    top, left = rows.astype(np.intp), columns.astype(np.intp)
    bottom, right = np.minimum(top + 1, field.shape[0] - 1), np.minimum(left + 1, field.shape[1] - 1)
    down, across = (rows - top).astype(np.float32), (columns - left).astype(np.float32)
    upper = field[top, left] * (1 - across) + field[top, right] * across
    lower = field[bottom, left] * (1 - across) + field[bottom, right] * across
    result: Field = upper * (1 - down) + lower * down
    return result


class Doorway:
    """A porch in the middle of the picture with a door that opens inwards and closes again."""

    def __init__(self, stage: Stage, foot: float, high: float, begin_s: float) -> None:
        """Build it; `high` is the door's height in pixels."""
        width = stage.size[0]
        wide, self._fps = 0.46 * high, stage.fps
        self._left = stage.pick(0.38, 0.58) * width
        self.middle = self._left + wide * 0.5
        self.open_s = begin_s + stage.pick(0.6, 1.2)
        self._begin_s, self._close_s, self._closed_s = begin_s, math.inf, math.inf
        self._is_hinged_left = likely(stage.chance, 0.5)
        rough = texture(stage.chance, stage.base.shape, 40, 3)
        porch = area(self._left - wide * 0.7, foot - 1.3 * high, self._left + wide * 1.7, foot + 1)
        shade = stage.pick(125, 185)
        build_in(stage, porch, (shade + 4 * rough)[porch])
        build_in(stage, area(porch[1].start - 4, foot - 1.4 * high, porch[1].stop + 4, foot - 1.28 * high), 62.0)
        build_in(stage, area(self._left - 3, foot - high - 3, self._left + wide + 3, foot), shade + 30)
        self._where = area(self._left, foot - high, self._left + wide, foot)
        rows, columns = stage.base[self._where].shape
        leaf = np.full((rows, columns), stage.pick(55, 105), np.float32)
        for top in (0.1, 0.55):
            leaf[round(top * rows) : round((top + 0.36) * rows), columns // 6 : -columns // 6] += 14
        self._leaf = blurred(leaf)
        self._stage_frames = stage.frames
        self._actor: Actor | None = None
        self._out_s = math.inf

    def lets_out(self, actor: Actor, out_s: float) -> None:
        """Have somebody stand behind the door, who is before the house at a time."""
        self._actor, self._out_s = actor, out_s
        self._close_s, self._closed_s = out_s + 0.5, out_s + 1.6

    @property
    def event(self) -> tuple[int, int]:
        """The first frame in which the door has moved, and the last before it is closed."""
        moved = [number for number in range(self._stage_frames) if self._gap(number) >= 1]
        return moved[0], moved[-1]

    def _gap(self, number: int) -> float:
        """Return how far it is open, in pixels."""
        times = (self._begin_s, self.open_s, self._close_s, self._closed_s)
        open_by = float(np.interp(number / self._fps, times, (0, 1, 1, 0)))
        return 0.88 * float(self._leaf.shape[1]) * open_by

    def draw(self, picture: Field, number: int) -> None:
        """Draw the door, what is seen through it, and who comes out."""
        gap, wide = self._gap(number), self._leaf.shape[1]
        shown = wide - gap
        along = np.arange(wide, dtype=np.float32)
        along = along if self._is_hinged_left else along[::-1]
        leaf = warped(self._leaf, np.arange(self._leaf.shape[0])[:, None], (along * wide / shown)[None])
        cover = np.clip(shown - along, 0, 1)
        # What is turned away from the light is darker.
        picture[self._where] = leaf * (1 - 0.4 * gap / wide) * cover + 34 * (1 - cover)
        if self._actor is None or number / self._fps < self._begin_s:
            return
        begin = self._where[1].start
        between = (begin + shown, begin + wide) if self._is_hinged_left else (begin, begin + gap)
        is_out = number / self._fps > self.open_s + 0.3 * (self._out_s - self.open_s)
        self._actor.between = (-math.inf, math.inf) if is_out else between
        self._actor.draw(picture, number)


_TRUNKS: Final = 3


class Trunks:
    """Trees that stand nearer than who goes by behind them."""

    def __init__(self, stage: Stage, foot: float, keep_clear: list[float]) -> None:
        """Choose where they stand: not at columns that have to stay clear."""
        width, height = stage.size
        self._trunks: list[tuple[Box, Field]] = []
        for place in stage.chance.uniform(0.05, 0.95, 12) * width:
            wide = stage.pick(0.012, 0.03) * width
            others = [*keep_clear, *(float(where[1].start) for where, _ in self._trunks)]
            if len(self._trunks) < _TRUNKS and min(abs(place - other) for other in others) > 0.1 * width:
                where = area(place, 0, place + wide, foot + stage.pick(0.03, 0.12) * height)
                shape = (where[0].stop, where[1].stop - where[1].start)
                round_ = 1 - 0.35 * np.linspace(-1, 1, shape[1], dtype=np.float32) ** 2
                bark = (stage.pick(50, 85) + 9 * texture(stage.chance, shape, 8, 3)) * round_
                self._trunks.append((where, blurred(bark.astype(np.float32))))

    def draw(self, picture: Field, number: int) -> None:  # noqa: ARG002  # every part is told the frame
        """Draw them before everything."""
        for where, bark in self._trunks:
            picture[where] = bark
