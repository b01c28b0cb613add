"""Whether something small goes as who walks or rides does, or flies, falls and floats. Pure.

    look before     this look        of its own size, in a fifth of a second
      ··██······      ··████····     who walks 0.2, who runs 0.7, a car 0.6, a bicycle 0.8
      ··██······      ··████····     leaves, moths, birds and drops 1 to 5

Nobody outruns themselves: what moves by more than its own length from one look to the next is near the lens and light.
Nor does anybody who is far away go down or up by much of their own height, for the ground is level: leaves and fluff
do. And what measures two samples in each direction is smaller than anybody who is to be found.
"""

from collections import deque
from typing import Final, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

type Samples = NDArray[np.int16]
type Values = NDArray[np.float32]

_LOOKS, _STEPS = 4, 2
"""Pictures through which something is followed back, and from how many steps on it is known how it goes."""
_SEED, _HALF, _FAR = 5, 8, 9
"""Samples to each side of the place where it is strongest, to which it reaches at most, and from which it came."""
_WIDE: Final = _SEED + _HALF + (_LOOKS - 1) * _FAR
"""Samples to each side of a place that are looked at: what leaves them is followed no farther."""
_BODY, _GAP = 0.35, 2
"""Of the strongest difference, from which on a sample belongs to it, and how far apart these may lie."""
_MANY: Final = 90
"""Samples from which on nothing small is to be told from what is beside it."""
_ALIKE: Final = 0.2
"""Correlation down to which it is the same thing."""
_RATHER_NEAR: Final = 0.006
"""What each sample farther away has to be more alike."""
_SMALLEST: Final = 2.6
"""Samples of the longer side of what may be somebody."""
_FASTEST, _STEEPEST = 0.95, 0.4
"""Of its own longer side, how far it may go from one look to the next, and how far down or up."""
_LARGEST, _FLIES, _FALLS = 9, 1.2, 0.8
"""Its longer side at most, and how far it goes, of what surely is nobody."""


class _Thing(NamedTuple):
    """What lies together in a part of a picture."""

    top: int
    left: int
    shown: Values
    """By how much its samples differ from what is behind; nought where it is not."""


class _Followed(NamedTuple):
    sizes: list[int]
    """Its longer side, in each picture."""
    steps: list[tuple[int, int]]
    """How far down and across it came from one picture to the next."""


class Pace:
    """What the last pictures of one camera showed, sample by sample."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._seen: deque[tuple[Samples, NDArray[np.bool]]] = deque(maxlen=_LOOKS)

    def see(self, edges: Samples, unlike: NDArray[np.bool], usual: Samples) -> None:
        """Take a picture's edges, what of them is unlike the background, and the background's."""
        self._seen.append((edges, unlike))
        self._usual = usual

    def forget(self) -> None:
        """Forget all pictures."""
        self._seen.clear()

    def is_walking(self, place: tuple[int, int]) -> bool:
        """Tell whether what is about a sample goes as somebody may."""
        size, fast, steep = self._gait(place, _HALF * 2 + 1)
        return size >= _SMALLEST and fast <= _FASTEST * size and steep <= _STEEPEST * size

    def is_flying(self, place: tuple[int, int]) -> bool:
        """Tell whether what is about a sample surely does not: what is larger, or faint, is hard to follow."""
        size, fast, steep = self._gait(place, _LARGEST)
        return size > 0 and (fast > _FLIES * size or steep > _FALLS * size)

    def _gait(self, place: tuple[int, int], longest: int) -> tuple[float, float, float]:
        """Return how long something is, how far it goes from look to look, and how far down or up.

        What is longer than that, or cannot be followed, has no size.
        """
        followed = self._followed(place, longest)
        if len(followed.steps) < _STEPS:
            return 0.0, 0.0, 0.0
        sizes, steps = sorted(followed.sizes), np.array(followed.steps)
        # Two that pass each other look like one that is large.
        size = float(sizes[(len(sizes) - 1) // 2])
        return size, float(np.median(np.hypot(steps[:, 0], steps[:, 1]))), float(np.abs(steps[:, 0]).mean())

    def _followed(self, place: tuple[int, int], longest: int) -> _Followed:
        """Follow what is about a place back through the pictures."""
        found = _Followed([], [])
        near = _Thing(_WIDE - _SEED, _WIDE - _SEED, np.zeros((2 * _SEED + 1, 2 * _SEED + 1), np.float32))
        before: _Thing | None = None
        for edges, unlike in reversed(self._seen):
            part = _part(edges, unlike, self._usual, place)
            if before is not None:
                step = _step(before, part)
                if step is None:
                    break
                found.steps.append(step)
                near = _Thing(before.top + step[0], before.left + step[1], before.shown)
            before = _thing(part, near)
            if before is None or max(before.shown.shape) > longest:
                break
            found.sizes.append(max(before.shown.shape))
        return found


def _part(edges: Samples, unlike: NDArray[np.bool], usual: Samples, place: tuple[int, int]) -> Values:
    """Return by how much samples about a place differ where they do; beyond the rim nothing does."""
    top, left = place[0] - _WIDE, place[1] - _WIDE
    side = 2 * _WIDE + 1
    inner = slice(max(0, top), max(0, top + side)), slice(max(0, left), max(0, left + side))
    apart = np.where(unlike[inner], edges[inner] - usual[inner], 0)
    part = np.zeros((side, side), np.float32)
    rows, columns = apart.shape
    part[inner[0].start - top :, inner[1].start - left :][:rows, :columns] = apart
    return part


def _thing(part: Values, near: _Thing) -> _Thing | None:
    """Return what lies together where a part of a picture differs most, near where something else lies."""
    rows, columns = near.shown.shape
    if min(near.top, near.left) < 0 or max(near.top + rows, near.left + columns) > len(part):
        return None
    much = np.abs(part)
    there = much[near.top : near.top + rows, near.left : near.left + columns]
    if not there.any():
        return None
    down, across = divmod(int(there.argmax()), columns)
    down, across = down + near.top, across + near.left
    top, left = max(0, down - _HALF), max(0, across - _HALF)
    body = np.argwhere(much[top : down + _HALF + 1, left : across + _HALF + 1] > _BODY * much[down, across])
    body = _together(body, (down - top, across - left))
    body[:, 0] += top
    body[:, 1] += left
    top, left = body.min(axis=0).tolist()
    bottom, right = (body.max(axis=0) + 1).tolist()
    shown = np.zeros((bottom - top, right - left), np.float32)
    shown[body[:, 0] - top, body[:, 1] - left] = part[body[:, 0], body[:, 1]]
    return _Thing(top, left, shown)


def _together(body: NDArray[np.intp], first: tuple[int, int]) -> NDArray[np.intp]:
    """Return the samples that hang together with the first; all, where there are very many."""
    if len(body) > _MANY:
        return body
    beside = np.abs(body[:, None] - body[None]).max(axis=2) <= _GAP
    belongs: NDArray[np.bool] = np.all(body == np.array(first), axis=1)
    count = 0
    while belongs.sum() > count:
        count = int(belongs.sum())
        belongs = np.any(beside[belongs], axis=0)
    return body[belongs]


def _step(thing: _Thing, part: Values) -> tuple[int, int] | None:
    """Return how far away something lies in a picture before; None where nothing is like it, or it may be outside."""
    (high, wide), places = thing.shown.shape, 2 * _FAR + 1
    top, left = thing.top - _FAR, thing.left - _FAR
    if min(top, left) < 0 or max(thing.top + high, thing.left + wide) + _FAR > len(part):
        return None
    around = part[top : top + high + 2 * _FAR, left : left + wide + 2 * _FAR]
    rows, columns = np.nonzero(thing.shown)
    values = thing.shown[rows, columns]
    alike = np.tensordot(values, sliding_window_view(around, (places, places))[rows, columns], 1)
    sums = np.zeros((around.shape[0] + 1, around.shape[1] + 1), np.float32)
    np.cumsum(np.cumsum(around * around, axis=0), axis=1, out=sums[1:, 1:])
    energy = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    alike /= np.sqrt(float(values @ values) * np.maximum(energy, 1))
    down, across = divmod(int((alike - _RATHER_NEAR * _AWAY).argmax()), places)
    return None if alike[down, across] < _ALIKE else (down - _FAR, across - _FAR)


_AWAY: Final = np.hypot(*np.mgrid[-_FAR : _FAR + 1, -_FAR : _FAR + 1]).astype(np.float32)
"""How far each place is away."""
