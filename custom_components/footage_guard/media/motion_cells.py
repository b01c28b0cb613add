"""Where in a picture something differs, and whether it leaves a trail. Pure."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..model.motion import NOTHING, Sight, Zone, box_around, holds
from .heat import SIDE
from .motion_leaps import BLOCK, Leaps, around

type Samples = NDArray[np.int16]
type Values = NDArray[np.float32]

CELL: Final = 4
"""Samples of a cell, each way."""
_FADES: Final = 0.85
"""What is left of a trail at the next picture."""
_MOST: Final = 3.0
"""What one cell of one picture adds at most: no single one is motion."""
_ENOUGH: Final = 5.5
"""Of a trail that is motion where the picture is calm, at a sensitivity of 50."""
_MORE, _MOST_MORE = 16.0, 4.0
"""How much more that is for each sample that usually differs somewhere in a cell and those around it, as flakes do."""
_CALMS: Final = 0.03
"""How fast it is learned how calm the picture is."""
_STRAY: Final = 0.75
"""Samples of a cell that differ for no reason."""
_CLUTTER, _USUALLY = 0.02, 2.0
"""How fast it is learned what cells show without motion, and how much more than that counts."""
_LIT: Final = 0.85
"""Correlation from which on a cell shows the same as the background, in another light."""


class Cells:
    """The cells of one camera's pictures."""

    def __init__(self, rows: int, columns: int, sensitivity: int) -> None:
        """Know nothing yet; `sensitivity` is 1 to 100."""
        self._rows, self._columns = rows, columns
        self._enough = _ENOUGH * 2.0 ** ((50 - sensitivity) / 50)
        self._trail = np.zeros((rows, columns), np.float32)
        self._clutter = np.zeros((rows, columns), np.float32)
        self._busy = 0.0
        self._leaps = Leaps(rows, columns)
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
        return float((counts - self._usual(float(around(counts).mean()))).max())

    def forget(self) -> None:
        """Forget all trails."""
        self._trail[:] = 0
        self._leaps.forget()

    def follow(self, counts: Values, edges: Samples, background: Samples) -> Sight:
        """Follow what differs, and return what that tells."""
        widest = around(counts)
        everywhere = float(widest.mean())
        self._busy += (everywhere - self._busy) * _CALMS
        added = np.clip((counts - self._usual(everywhere)) * 0.5, -2.0, _MOST)
        excess = counts - self._usual(everywhere, 1.0)
        sums = self._leaps.sums(excess)
        trail = around(self._trail)
        trail *= _FADES
        if ((trail > 0) & (added > 0)).any() or self._leaps.may_count(sums):
            lit = _is_lit(edges, background, self._rows, self._columns)
            added[lit] = -1.0
            sums = self._leaps.sums(excess, lit)
        trail += added
        trail[counts < 1] = 0
        np.maximum(trail, 0, out=trail)
        self._trail = trail
        self._heat += np.maximum(added, 0)
        # What may be the beginning of motion is no clutter.
        widest -= self._clutter
        widest *= _CLUTTER / (1 + 4 * around(trail) / self._enough)
        self._clutter += widest
        return self._sight(trail, self._leaps.follow(sums, busy=self._busy))

    def _usual(self, everywhere: float, factor: float = _USUALLY) -> Values:
        """Return of how many samples each cell differs without motion, where so many differ in all cells together."""
        usually = np.maximum(factor * self._clutter, 1.5 * everywhere)
        usually += _STRAY
        return np.asarray(usually, np.float32)

    def _sight(self, trail: Values, leaps: Values | None) -> Sight:
        """Return what trails tell, whichever is farther."""
        walked = float(trail.max()) / (self._enough + min(_MOST_MORE, _MORE * self._busy))
        leaped = float(leaps.max()) if leaps is not None else 0.0
        score = max(walked, leaped)
        if score < 1:
            return NOTHING if not score else Sight(is_moving=False, score=score / 2, box=None)
        if leaps is not None and walked < leaped:
            # Of blocks: those at the rim of the picture may go beyond it.
            trail = np.repeat(np.repeat(leaps, BLOCK, 0), BLOCK, 1)[: self._rows, : self._columns]
        rows, columns = np.nonzero(trail >= float(trail.max()) / 3)
        box = box_around(rows.tolist(), columns.tolist(), self._rows, self._columns)
        return Sight(is_moving=True, score=min(1.0, score / 2), box=box)

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


def _is_lit(edges: Samples, usual: Samples, rows: int, columns: int) -> NDArray[np.bool]:
    """Tell of each cell whether it shows what it usually does, brighter or darker."""
    seen, known = edges.astype(np.float32), usual.astype(np.float32)
    both, own, its = (
        (one * other).reshape(rows, CELL, -1).sum(axis=1).reshape(rows, columns, CELL).sum(axis=2)
        for one, other in ((seen, known), (seen, seen), (known, known))
    )
    return np.asarray(both > _LIT * np.sqrt(own * its + 1), np.bool)
