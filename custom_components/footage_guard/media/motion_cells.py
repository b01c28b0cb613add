"""Where in a picture something differs, and whether it leaves a trail. Pure."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..model.motion import NOTHING, Sight, Zone, box_around, holds
from .heat import SIDE

type Samples = NDArray[np.int16]
type Values = NDArray[np.float32]

CELL: Final = 4
"""Samples of a cell, each way."""
_FADES: Final = 0.85
"""What is left of a trail at the next picture."""
_MOST: Final = 3.0
"""What one cell of one picture adds at most: no single one is motion."""
_ENOUGH: Final = 6.0
"""Of a trail that is motion where the picture is calm, at a sensitivity of 50."""
_MORE, _MOST_MORE = 10.0, 3.0
"""How much more that is for each sample that usually differs somewhere in a cell and those around it, as flakes do."""
_CALMS: Final = 0.03
"""How fast it is learned how calm the picture is."""
_STRAY: Final = 0.75
"""Samples of a cell that differ for no reason."""
_CLUTTER: Final = 0.02
"""How fast it is learned what cells show without motion."""
_LIT: Final = 0.85
"""Correlation from which on a cell shows the same as the background, in another light."""


class Cells:
    """The cells of one camera's pictures."""

    def __init__(self, rows: int, columns: int, sensitivity: int) -> None:
        """Know nothing yet; `sensitivity` is 1 to 100."""
        self._rows, self._columns = rows, columns
        self._enough = _ENOUGH * 2.0 ** ((50 - sensitivity) / 50)
        self._trail = np.zeros((rows + 2, columns + 2), np.float32)
        self._clutter = np.zeros((rows, columns), np.float32)
        self._busy = 0.0
        self._heat = np.zeros((rows, columns), np.float32)

    def count(self, differs: NDArray[np.bool]) -> Values:
        """Return of how many samples each cell differs."""
        lines = differs.view(np.uint8).reshape(self._rows, CELL, -1).sum(axis=1, dtype=np.uint8)
        counts = lines.reshape(self._rows, self._columns, CELL).sum(axis=2, dtype=np.uint8)
        return np.asarray(counts, np.float32)

    def share(self, counts: Values) -> float:
        """Return in how many of all cells more than a sample differs."""
        return float(np.count_nonzero(counts > 1) / counts.size)

    def strongest(self, counts: Values) -> float:
        """Return by how many samples more than usual the cell differs that does most."""
        return float((counts - self._usual(float(_around(counts).mean()))).max())

    def forget(self) -> None:
        """Forget all trails."""
        self._trail[:] = 0

    def follow(self, counts: Values, edges: Samples, usual: Samples) -> Values:
        """Return how long and how clear a trail is that leads to each cell."""
        widest = _around(counts)
        everywhere = float(widest.mean())
        self._busy += (everywhere - self._busy) * _CALMS
        added = np.clip((counts - self._usual(everywhere)) * 0.5, -2.0, _MOST)
        before = _around(self._trail[1:-1, 1:-1])
        before *= _FADES
        if ((before > 0) & (added > 0)).any():
            added[_is_lit(edges, usual, self._rows, self._columns)] = -1.0
        trail = before + added
        trail[counts < 1] = 0
        np.maximum(trail, 0, out=trail)
        self._trail[1:-1, 1:-1] = trail
        self._heat += np.maximum(added, 0)
        # What may be the beginning of motion is no clutter.
        widest -= self._clutter
        widest *= _CLUTTER / (1 + 4 * _around(trail) / self._enough)
        self._clutter += widest
        return np.asarray(trail, np.float32)

    def _usual(self, everywhere: float) -> Values:
        """Return of how many samples each cell differs without motion, where so many differ in all cells together."""
        usually = np.maximum(self._clutter, 1.5 * everywhere)
        usually += _STRAY
        return np.asarray(usually, np.float32)

    def sight(self, trail: Values) -> Sight:
        """Return what a trail tells."""
        peak, enough = float(trail.max()), self._enough + min(_MOST_MORE, _MORE * self._busy)
        if peak < enough:
            return NOTHING if not peak else Sight(is_moving=False, score=peak / enough / 2, box=None)
        rows, columns = np.nonzero(trail >= peak / 3)
        box = box_around(rows.tolist(), columns.tolist(), self._rows, self._columns)
        return Sight(is_moving=True, score=min(1.0, peak / enough / 2), box=box)

    def heat(self) -> bytes:
        """Return how much differed where since the last time, as 16 rows of 16 bytes."""
        rows, columns = (np.arange(count) * SIDE // count for count in self._heat.shape)
        found = np.zeros((SIDE, SIDE), np.float32)
        np.add.at(found, (rows[:, None], columns[None, :]), self._heat)
        self._heat[:] = 0
        return np.minimum(found * 4, 255).astype(np.uint8).tobytes()


def kept_samples(rows: int, columns: int, ignored: Sequence[Zone]) -> NDArray[np.bool]:
    """Return of each sample whether it counts."""
    kept = np.ones((rows, columns), np.bool)
    for row in range(rows):
        for column in range(columns):
            place = (column + 0.5) / columns, (row + 0.5) / rows
            kept[row, column] = not any(holds(zone, *place) for zone in ignored)
    return kept


def _around(values: Values) -> Values:
    """Return the largest value of each cell and those around it."""
    padded = np.pad(values, 1)
    lines = np.maximum(padded[:-2], padded[1:-1])
    np.maximum(lines, padded[2:], out=lines)
    found = np.maximum(lines[:, :-2], lines[:, 1:-1])
    return np.asarray(np.maximum(found, lines[:, 2:]), np.float32)


def _is_lit(edges: Samples, usual: Samples, rows: int, columns: int) -> NDArray[np.bool]:
    """Tell of each cell whether it shows what it usually does, brighter or darker."""
    seen, known = edges.astype(np.float32), usual.astype(np.float32)
    both, own, its = (
        (one * other).reshape(rows, CELL, -1).sum(axis=1).reshape(rows, columns, CELL).sum(axis=2)
        for one, other in ((seen, known), (seen, seen), (known, known))
    )
    return np.asarray(both > _LIT * np.sqrt(own * its + 1), np.bool)
