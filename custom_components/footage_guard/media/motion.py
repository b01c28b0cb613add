"""Tells from brightness alone whether something moves in front of a camera. Pure; numpy and whole numbers.

    picture ─> samples ─> edges ─┬─ unlike the background? ─┐
     (luma)     (~90 rows)       └─ unlike 0.4 s ago? ──────┴─> cells ─> trail ─> moving

*Edges*, each sample less its surroundings, are what light leaves as it is: lamps, clouds and exposure change large
parts evenly. The *background* of each sample and how much it wavers are learned (sigma-delta estimation: Manzanera and
Richefeu, "A new motion detection algorithm based on sigma-delta background estimation", 2007), so that branches and
clocks count less with time. What differs is counted in *cells* of 4 by 4 samples, less what cells show anywhere in the
picture: rain is everywhere. A *trail* grows where the same or the next cell differs again and again; drops, flakes and
insects leave none.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..model.motion import DEFAULT_SENSITIVITY, NOTHING, Sight, Zone
from .motion_background import Background
from .motion_cells import CELL, Cells, Looked, kept_samples
from .motion_light import Light

type Samples = NDArray[np.int16]

EVERY_S: Final = 0.19
"""From one picture that is looked at to the next: five a second show all that walks."""
_ROWS: Final = 90
"""Samples from top to bottom, about: a figure of 4 % of the picture's height covers three or four."""
_REACH: Final = 3
"""Samples from one to those it is compared with."""
_LARGE: Final = 6
"""Pixels from one sample to the next, in a picture of more than about 500 rows."""
_LEARNING: Final = 25
"""Pictures until it knows what usually is there: five seconds."""
_SETTLES_S: Final = 5.0
"""Seconds after it knows in which what is small is no motion: who comes in them is seen when they are nearer."""
_HINT: Final = 2.0
"""Samples of a cell that differ beyond what usually does, from which on it is worth looking more closely."""
_ALL: Final = 0.35
"""Of the cells: where so many differ at once, the light changed or the camera moved."""


class MotionDetector:
    """Looks at the pictures of one camera, in turn; for one thread."""

    def __init__(
        self, width: int, height: int, *, sensitivity: int = DEFAULT_SENSITIVITY, ignored: Sequence[Zone] = ()
    ) -> None:
        """Know nothing yet of pictures of `width` by `height` pixels; `ignored` is where nothing counts."""
        self._step = max(1, round(height / _ROWS))
        self._rows = max(1, height // self._step // CELL) * CELL
        self._columns = max(1, width // self._step // CELL) * CELL
        self._padded = np.zeros((self._rows + 2 * _REACH, self._columns + 2 * _REACH), np.int16)
        self._before: tuple[Samples, Samples] | None = None
        self._background = Background(sensitivity)
        self._cells = Cells(self._rows // CELL, self._columns // CELL, sensitivity)
        self._light = Light()
        self._kept = kept_samples(self._rows, self._columns, ignored) if ignored else None
        self._looked_at_s = -EVERY_S
        self._known = 0
        self._knows_since_s = 0.0
        self._sight = NOTHING

    def look(self, luma: NDArray[np.uint8], at_s: float) -> Sight:
        """Look at a picture (rows by columns, a view is enough) of a moment in seconds; return the newest sight.

        Pictures that follow each other faster than EVERY_S are passed over.
        """
        if at_s - self._looked_at_s < EVERY_S:
            return self._sight
        self._looked_at_s = at_s
        self._sight = self._judge(self._edges(luma))
        return self._sight

    @property
    def is_learning(self) -> bool:
        """Whether it does not know yet what usually is there."""
        return self._known < _LEARNING

    @property
    def noise(self) -> float:
        """How much its samples waver, in quarters of a step of brightness."""
        return self._background.noise

    def is_as_usual(self, luma: NDArray[np.uint8]) -> bool:
        """Tell whether nothing more differs in a picture than usually does. Nothing is learned of it."""
        if self._before is None:
            return False
        _, differs = self._differing(self._edges(luma), self._before[1])
        counts = self._cells.count(differs)
        return self._cells.strongest(counts) < _HINT and self._cells.share(counts) <= _ALL

    def heat(self) -> bytes:
        """Return how much moved where since the last time: 16 rows of 16 bytes, each of 0 to 255."""
        return self._cells.heat()

    def _judge(self, edges: Samples) -> Sight:
        self._light.see(self._padded[_REACH:-_REACH, _REACH:-_REACH])
        if self._before is None:
            self._before = (edges, edges)
            self._background.begin(edges)
            return NOTHING
        unlike, differs = self._differing(edges, self._before[0])
        counts = self._cells.count(differs)
        share = self._cells.share(counts)
        self._known += 1
        if share > _ALL or self._known < _LEARNING:
            if share > _ALL:
                self._cells.forget()
            else:
                self._cells.learn(counts)
            self._background.relearn(edges, is_other=share > _ALL)
            if share > _ALL:
                self._known = min(self._known, _LEARNING - 5)
            self._knows_since_s = self._looked_at_s
            sight = NOTHING
        else:
            is_new = self._looked_at_s - self._knows_since_s < _SETTLES_S
            looked = Looked(edges, self._background.edges, unlike, differs)
            sight = self._cells.follow(counts, looked, self._light, is_new=is_new)
            self._background.learn(edges)
        self._before = (self._before[1], edges)
        return sight

    def _differing(self, edges: Samples, before: Samples) -> tuple[NDArray[np.bool], NDArray[np.bool]]:
        """Tell of each sample whether it differs from the background, and whether from a picture before as well."""
        unlike, differs = self._background.differs(edges, before)
        if self._kept is not None:
            unlike &= self._kept
            differs &= self._kept
        return unlike, differs

    def _edges(self, luma: NDArray[np.uint8]) -> Samples:
        """Return of each sample how much brighter it is than those around it, in quarters of a step."""
        step, half = self._step, self._step // 2
        bottom, right = self._rows * step, self._columns * step
        rows, columns = luma.shape
        if rows < bottom or columns < right:
            # Smaller than a cell: nobody is to be seen, and nothing is to break.
            luma = np.pad(luma, ((0, max(0, bottom - rows)), (0, max(0, right - columns))), "edge")
        inner = self._padded[_REACH:-_REACH, _REACH:-_REACH]
        # Several pixels of each sample: noise is halved. Of a large picture those of one line, for lines are far apart:
        # each is read once, from one end to the other, which memory gives soonest.
        lines = np.ascontiguousarray(luma[:bottom:step]) if step >= _LARGE else luma[:bottom:step]
        np.copyto(inner, lines[:, :right:step])
        if half:
            inner += lines[:, half:right:step]
        if half and step < _LARGE:
            inner += luma[half:bottom:step, half:right:step]
            inner += luma[half:bottom:step, :right:step]
        else:
            inner <<= 1 if half else 2
        self._extend()
        around = self._padded[: -2 * _REACH, _REACH:-_REACH] + self._padded[2 * _REACH :, _REACH:-_REACH]
        around += self._padded[_REACH:-_REACH, : -2 * _REACH]
        around += self._padded[_REACH:-_REACH, 2 * _REACH :]
        around >>= 2
        return np.asarray(np.subtract(inner, around, out=around), np.int16)

    def _extend(self) -> None:
        """Have the rim of the picture go on beyond it."""
        padded = self._padded
        padded[:_REACH] = padded[_REACH]
        padded[-_REACH:] = padded[-_REACH - 1]
        padded[:, :_REACH] = padded[:, _REACH : _REACH + 1]
        padded[:, -_REACH:] = padded[:, -_REACH - 1 : -_REACH]
