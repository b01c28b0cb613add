"""Where something was nearly motion, and was not: laundry, flags and sprinklers come back to the same places. Pure.

What stirs somewhere and comes to nothing raises the bar there for some minutes, and nowhere else. Who does move goes
on, and out of such a place.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

type Values = NDArray[np.float32]

NEARLY: Final = 0.5
"""Of a trail that is motion, what counts as nearly some."""
_FADES: Final = 0.998
"""What is left of it at the next picture: half, after a minute or two."""
_ADDED, _AROUND = 0.5, 2
"""How much more is asked for where something came to nothing, and how many cells around."""
_SCATTERED, _FAR = 0.25, 3
"""The same, at each picture, where drops or insects are."""
_RESTS: Final = 15
"""Pictures after motion in which nothing is noted: who stopped may go on."""


class Places:
    """The places of one camera's pictures, in cells."""

    def __init__(self, rows: int, columns: int) -> None:
        """Know nothing yet."""
        self._raised = np.zeros((rows, columns), np.float32)
        self._before = self._raised.copy()
        self.doubt = 0.0
        """How much more was asked for where what stirs now came through, before it came."""
        self._stirring: list[tuple[int, int]] = []
        self._rests = 0

    def fade(self) -> None:
        """Take note that a picture has passed."""
        self._raised *= _FADES

    def lowered(self, trail: Values) -> Values:
        """Return what trails are worth where they are."""
        return np.asarray(trail / (1 + self._raised), np.float32)

    def raised(self, place: tuple[int, int]) -> float:
        """Return how much more is asked for in a cell."""
        return float(self._raised[place])

    def begin(self) -> None:
        """Take note that there is not nearly motion: what comes next is something else."""
        np.copyto(self._before, self._raised)
        self.doubt = 0.0

    def go_on(self, place: tuple[int, int]) -> None:
        """Take note of where what began then has got to."""
        self.doubt = max(self.doubt, float(self._before[place]))

    def scatter(self, place: tuple[int, int]) -> None:
        """Take note that what differs about a cell is scattered."""
        self._raise((place,), _SCATTERED, _FAR)

    def move(self) -> None:
        """Take note that something moves."""
        self._rests, self._stirring = _RESTS, []

    def stir(self, place: tuple[int, int] | None) -> None:
        """Take note of where there is nearly motion; None where there is not, so that what was has come to nothing."""
        self._rests -= 1
        if place is None:
            self._raise(self._stirring, _ADDED, _AROUND)
            self._stirring = []
        elif self._rests < 0:
            self._stirring.append(place)

    def _raise(self, places: list[tuple[int, int]] | tuple[tuple[int, int], ...], added: float, around: int) -> None:
        if places:
            is_near = np.zeros(self._raised.shape, np.bool)
            for row, column in places:
                is_near[max(0, row - around) : row + around + 1, max(0, column - around) : column + around + 1] = True
            self._raised[is_near] += added * (1 - self._raised[is_near])
