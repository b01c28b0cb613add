"""Where the light changed beyond what moves. Pure.

Whoever moves covers what is behind them, and little beyond. A beam of headlights lights up more than its rim, and what
is in it becomes brighter or darker evenly.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

type Samples = NDArray[np.int16]
type Values = NDArray[np.float32]

_STEP: Final = 12
"""What is no noise, in quarters of a step of brightness; an eighth of the brightness besides."""
_CALM: Final = 1.5
"""Samples of a cell, or of one beside it, that may differ where only the light did."""
_COMES, _GOES = 0.4, 0.1
"""How fast it is believed that the light changes, and no longer: whoever is large is found before that."""


class Light:
    """The light of one camera's pictures, cell by cell."""

    def __init__(self) -> None:
        """Know no picture yet."""
        self._before: tuple[Samples, Samples] | None = None
        self._share = 0.0

    def see(self, samples: Samples) -> None:
        """Take the brightness of a picture, sample by sample."""
        cells = samples[::4, ::4] + samples[2::4, 2::4]
        cells += samples[::4, 2::4]
        cells += samples[2::4, ::4]
        cells >>= 2
        before = self._before or (cells, cells)
        self._apart = cells - before[0]
        self._limit = (before[0] >> 3) + _STEP
        self._before = before[1], cells

    def judge(self, widest: Values) -> float:
        """Return in which share of the cells nothing but the light has changed since 0.4 s, of late.

        `widest` is how many samples differ at most in each cell and those around it.
        """
        is_calm = widest <= _CALM
        brighter = int(np.count_nonzero((self._apart > self._limit) & is_calm))
        darker = int(np.count_nonzero((self._apart < -self._limit) & is_calm))
        more = max(brighter, darker) / widest.size - self._share
        self._share += more * (_COMES if more > 0 else _GOES)
        return self._share
