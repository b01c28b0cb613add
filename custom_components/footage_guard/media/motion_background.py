"""What usually is in front of a camera, and how much it wavers, sample by sample. Pure."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

type Samples = NDArray[np.int16]

_CALM: Final = 8
"""Of a sample that nothing is known of, in quarters of a step of brightness."""
_LEAST: Final = 2
_SHARED: Final = 0.8
"""Of what samples waver on average, how much each does at least: noise is everywhere, though it may rest somewhere."""
_RISE, _FALL = 3, 1
"""How fast it is learned that something wavers, and forgotten: three quarters of the time it wavers less than that."""


class Background:
    """The background of one camera's edges."""

    def __init__(self, sensitivity: int) -> None:
        """Know nothing yet. `sensitivity` is 1 to 100; at 50 what differs by four steps of brightness counts."""
        self._base = round(24 - 16 * sensitivity / 100)
        self._is_odd = False

    def begin(self, edges: Samples) -> None:
        """Take a first picture for the background."""
        self.edges = edges.copy()
        self._waver = np.full_like(edges, _CALM)
        self._set_limits()

    def differs(self, edges: Samples, before: Samples) -> tuple[NDArray[np.bool], NDArray[np.bool]]:
        """Tell of each sample whether it is unlike the background, and whether it is unlike a moment before as well."""
        apart = np.subtract(edges, self.edges)
        np.abs(apart, out=apart)
        unlike = apart > self._limit
        np.subtract(edges, before, out=apart)
        np.abs(apart, out=apart)
        differs = apart > self._limit_of_change
        differs &= unlike
        return unlike, differs

    def learn(self, edges: Samples) -> None:
        """Move a little towards a picture; the background and its wavering in turn."""
        apart = np.subtract(edges, self.edges)
        self._is_odd = not self._is_odd
        if self._is_odd:
            self.edges += _between(-1, apart, 1)
            return
        np.abs(apart, out=apart)
        apart -= self._waver
        self._waver += _between(-_FALL, apart, _RISE)
        np.maximum(self._waver, _LEAST, out=self._waver)
        self._set_limits()

    def relearn(self, edges: Samples, *, is_other: bool) -> None:
        """Move fast towards a picture; take it for the background where it is another one altogether."""
        apart = np.subtract(edges, self.edges)
        if is_other:
            self.edges = edges.copy()
        else:
            self.edges += apart >> 1
        np.abs(apart, out=apart)
        apart -= self._waver
        self._waver += _between(-4 * _FALL, apart, 3 * _RISE)
        np.maximum(self._waver, _LEAST, out=self._waver)
        self._set_limits()

    @property
    def noise(self) -> float:
        """How much samples waver on average."""
        return float(self._waver.mean())

    def _set_limits(self) -> None:
        # Two and a half times what it wavers.
        waver = np.maximum(self._waver, round(_SHARED * self.noise))
        change = waver >> 1
        change += waver
        change += waver
        change += self._base
        self._limit_of_change = change
        # More or less light makes strong edges stronger or weaker.
        limit = np.abs(self.edges)
        limit *= 3
        limit >>= 3
        limit += change
        self._limit = limit


def _between(least: int, values: Samples, most: int) -> Samples:
    """Bring values into a range, in place: what `clip` does, in half of the time for so few."""
    np.maximum(values, least, out=values)
    np.minimum(values, most, out=values)
    return values
