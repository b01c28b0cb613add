"""Whether what differs is one thing, or many that are scattered: drops, insects, sparks. Pure.

Of somebody who is small and far, the samples that differ lie beside each other and close together. Of a jet of drops
they lie one here and one there, in every picture elsewhere.
"""

from collections import deque
from typing import Final

import numpy as np
from numpy.typing import NDArray

type Samples = NDArray[np.bool]

_LOOKS: Final = 4
"""Pictures that are looked at together."""
_NEAR: Final = 4
"""Cells around, each way."""
_LARGE: Final = 60
"""Samples around a cell from which on they are no drops."""
_BESIDE, _LEAST = 4.0, 1.47
"""What neighbours count for, and what one thing has: see `is_one_thing`."""
_NO_SHAPE: Final = 2
"""So few samples have no shape."""
_DOUBTED: Final = 2.0
"""How much more where something came to nothing before."""


class Scatter:
    """What differed in the last pictures of one camera, sample by sample."""

    def __init__(self, cell: int) -> None:
        """Know nothing yet; `cell` is how many samples a cell has, each way."""
        self._cell = cell
        self._seen: deque[tuple[Samples, Samples]] = deque(maxlen=_LOOKS)

    def see(self, unlike: Samples, differs: Samples) -> None:
        """Take what is unlike the background in a picture, and what is unlike a moment before as well."""
        self._seen.append((unlike, differs))

    def forget(self) -> None:
        """Forget all pictures."""
        self._seen.clear()

    def is_large(self, place: tuple[int, int]) -> bool:
        """Tell whether so much is about a cell that it need not be looked at more closely.

        That is what changes in this picture, or what was there in the one before, too: who comes towards the camera
        changes little.
        """
        where = self._around(place)
        unlike, differs = self._seen[-1]
        if np.count_nonzero(differs[where]) >= _LARGE:
            return True
        before, _ = self._seen[max(-2, -len(self._seen))]
        return bool(min(np.count_nonzero(unlike[where]), np.count_nonzero(before[where])) >= _LARGE)

    def is_one_thing(self, place: tuple[int, int], doubted: float) -> bool:
        """Tell whether what differs about a cell is one thing; `doubted` is how often it was none there, up to one."""
        where = self._around(place)
        seen = np.stack([differs[where] for _, differs in self._seen])
        downs, acrosses = seen.sum(axis=2), seen.sum(axis=1)
        counts = downs.sum(axis=1)
        total = int(counts.sum())
        if not total:
            return False
        pairs = np.count_nonzero(seen[:, 1:] & seen[:, :-1]) + np.count_nonzero(seen[:, :, 1:] & seen[:, :, :-1])
        told = counts > _NO_SHAPE
        wide = float((_deviation(downs[told]) + _deviation(acrosses[told])).mean()) if told.any() else 1.0
        dense = total / len(seen) / max(1.0, wide) ** 2
        return bool(_BESIDE * pairs / total + np.log(dense) >= _LEAST + _DOUBTED * doubted)

    def _around(self, place: tuple[int, int]) -> tuple[slice, slice]:
        row, column = (slice(max(0, (at - _NEAR) * self._cell), (at + _NEAR + 1) * self._cell) for at in place)
        return row, column


def _deviation(counts: NDArray[np.integer]) -> NDArray[np.float64]:
    """Return how far apart samples lie that are counted line by line."""
    places = np.arange(counts.shape[1])
    total = counts.sum(axis=1)
    middle = counts @ places / total
    return np.asarray(np.sqrt(np.maximum(counts @ places**2 / total - middle**2, 0)), np.float64)
