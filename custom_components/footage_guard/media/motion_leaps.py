"""What moves so fast that from one look to the next it leaps over cells: somebody who runs, a bicycle. Pure.

It is large in each picture, so that many samples of a block of 4 by 4 cells differ, and the next look finds it in the
same block or one beside it. Where flakes or drops are everywhere, more is asked for. What is small is either far, and
goes along the ground, or it flits about near the lens: moths.
"""

from collections import deque
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

type Values = NDArray[np.float32]

BLOCK: Final = 4
"""Cells of a block, each way."""
_MOST_OF_CELL: Final = 8.0
"""Samples of one cell that count at most."""
_LIT_COST: Final = 2.0
"""What a cell takes away that differs in its light alone: it is the rim of a beam."""
_STRAY: Final = 12.0
"""Samples of a block that differ for no reason."""
_CLUTTER, _USUALLY = 0.02, 1.5
"""How fast it is learned what blocks show without motion, and how much more than that counts."""
_GAIN, _LEAST, _MOST = 0.25, -1.5, 3.0
_FADES: Final = 0.75
_ENOUGH: Final = 5.2
_MORE: Final = 30.0
"""How much more is asked for, for each sample that usually differs somewhere in a cell and those around it."""
_EMPTY: Final = 4.0
_SMALL, _NEAR = 60.0, 6
"""Samples of what may flit, and within how many cells of where it is looked for."""
_LOOKS: Final = 3
"""Pictures in which it has to be level."""
_STEEP, _UNSURE = 0.15, 0.5
"""How far from level the way of what is far may be, and by how many cells besides."""


class Leaps:
    """The blocks of one camera's pictures."""

    def __init__(self, rows: int, columns: int) -> None:
        """Know nothing yet of pictures of so many cells."""
        self._shape = -(-rows // BLOCK), -(-columns // BLOCK)
        self._padded = np.zeros((self._shape[0] * BLOCK, self._shape[1] * BLOCK), np.float32)
        self._trail = np.zeros(self._shape, np.float32)
        self._is_calm = True
        """Whether there is no trail."""
        self._clutter = np.zeros(self._shape, np.float32)
        self._seen: deque[Values | None] = deque(maxlen=_LOOKS)
        """What counted in each cell, of the last pictures; None where that does not matter."""

    def forget(self) -> None:
        """Forget all trails."""
        self._trail[:] = 0
        self._is_calm = True

    def sums(self, excess: Values, lit: NDArray[np.bool] | None = None) -> Values:
        """Return how many samples of each block count.

        `excess` is by how many more than usual each cell differs, `lit` where only the light does.
        """
        counted = np.clip(excess, 0, _MOST_OF_CELL)
        if lit is not None:
            counted[lit] = np.where(counted[lit] > 0, -_LIT_COST, 0)
        self._padded[: excess.shape[0], : excess.shape[1]] = counted
        rows, columns = self._shape
        return np.asarray(self._padded.reshape(rows, BLOCK, columns, BLOCK).sum(axis=(1, 3)), np.float32)

    def may_count(self, sums: Values) -> bool:
        """Tell whether so many samples count that it matters why."""
        return float(sums.max()) > _STRAY

    def follow(self, sums: Values, *, busy: float) -> Values | None:
        """Return of each block how far it is towards motion, which it is from 1 on; None where none is at all."""
        self._seen.append(self._padded.copy() if not self._is_calm or self.may_count(sums) else None)
        if not self._is_calm or self.may_count(sums):
            trail = around(self._trail)
            trail *= _FADES
            trail += np.clip((sums - _USUALLY * self._clutter - _STRAY) * _GAIN, _LEAST, _MOST)
            trail[sums < _EMPTY] = 0
            np.maximum(trail, 0, out=trail)
            self._trail, self._is_calm = trail, not trail.any()
        apart = np.maximum(sums, 0) - self._clutter
        if self._is_calm:
            self._clutter += apart * _CLUTTER
            return None
        self._clutter += apart * (_CLUTTER / (1 + 4 * around(self._trail) / _ENOUGH))
        return np.asarray(self._trail / (_ENOUGH + _MORE * busy), np.float32)

    def is_flitting(self) -> bool:
        """Tell whether what leaps is small, and has not gone along the ground yet."""
        row, column = divmod(int(self._trail.argmax()), self._shape[1])
        place = (row + 0.5) * BLOCK, (column + 0.5) * BLOCK
        way: list[tuple[float, float]] = []
        for counted in reversed(self._seen):
            if counted is None:
                break
            found = _middle(counted, place)
            if found is None:
                break
            place = found[:2]
            if not way and found[2] > _SMALL:
                return False
            way.append(place)
        return len(way) < _LOOKS or not _is_level(way)


def _middle(counted: Values, place: tuple[float, float]) -> tuple[float, float, float] | None:
    """Return the middle of what counts about a place, and how much it is; None where hardly anything is."""
    top, left = (max(0, round(at) - _NEAR) for at in place)
    bottom, right = (round(at) + _NEAR + 1 for at in place)
    near = np.maximum(counted[top:bottom, left:right], 0)
    much = float(near.sum())
    if much < _EMPTY:
        return None
    down, across = near.sum(axis=1), near.sum(axis=0)
    return top + float(down @ np.arange(down.size)) / much, left + float(across @ np.arange(across.size)) / much, much


def _is_level(way: Sequence[tuple[float, float]]) -> bool:
    """Tell whether a way goes to one side all the time, and neither up nor down."""
    steps = [(there[0] - here[0], there[1] - here[1]) for here, there in pairwise(way)]
    is_onward = all(step[1] > 0 for step in steps) or all(step[1] < 0 for step in steps)
    return is_onward and all(abs(down) <= _STEEP * abs(across) + _UNSURE for down, across in steps)


def around(values: Values) -> Values:
    """Return the largest value of each place and those around it."""
    lines = values.copy()
    np.maximum(lines[1:], values[:-1], out=lines[1:])
    np.maximum(lines[:-1], values[1:], out=lines[:-1])
    found = lines.copy()
    np.maximum(found[:, 1:], lines[:, :-1], out=found[:, 1:])
    np.maximum(found[:, :-1], lines[:, 1:], out=found[:, :-1])
    return found
