"""Where in a picture something differs, and whether it leaves a trail. Pure."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..model.motion import NOTHING, Sight, Zone, box_around, holds
from .heat import SIDE
from .motion_leaps import BLOCK, Leaps, around
from .motion_light import Light
from .motion_pace import Pace
from .motion_places import NEARLY, Places
from .motion_scatter import Scatter

type Samples = NDArray[np.int16]
type Values = NDArray[np.float32]

CELL: Final = 4
"""Samples of a cell, each way."""
_FADES: Final = 0.85
"""What is left of a trail at the next picture."""
_GAIN, _LEAST, _MOST = 0.6, -2.0, 3.0
"""What a sample of a cell adds, and one cell of one picture at most: no two are motion."""
_ENOUGH: Final = 5.7
"""Of a trail that is motion where the picture is calm, at a sensitivity of 50."""
_MORE, _MOST_MORE = 16.0, 4.0
"""How much more that is for each sample that usually differs somewhere in a cell and those around it, as flakes do."""
_CALM: Final = 0.2
"""Down to which it is noted where something came to nothing: flakes do so everywhere."""
_CALMS: Final = 0.03
"""How fast it is learned how calm the picture is."""
_BANDS, _CALMEST = 8, 5
"""Bands from left to right, and how many of them tell how calm the picture is: who passes is in the others."""
_GLARE: Final = 6.0
"""How many samples a changed light counts for, in all cells."""
_STRAY: Final = 0.75
"""Samples of a cell that differ for no reason."""
_CLUTTER, _USUALLY = 0.02, 2.0
"""How fast it is learned what cells show without motion, and how much more than that counts."""
_NEW, _NEW_LEAST = 0.05, 3.0
"""How fast it is learned at first, and from how many samples on."""
_SPECKS, _DENSE, _NEAR = 7, 3.6, 4
"""So many cells that differ by so few samples each are leaves, where they are that near to each other."""
_LIT: Final = 0.85
"""Correlation from which on a cell shows the same as the background, in another light."""
_HOPELESS: Final = 0.75
"""From which doubt on what is small is no motion at all."""
_THINGS, _APART = 3, 3
"""Of so many things at most, so many cells apart, it is asked whether they walk."""
_ASKED: Final = 5
"""Looks from one such question to the next, where somebody does."""
_NOT_YET: Final = 0.98
"""Of a trail that would be motion, were it not for what else is known of it."""


class Looked(NamedTuple):
    """What one picture shows, sample by sample."""

    edges: Samples
    usual: Samples
    """The background's edges."""
    unlike: NDArray[np.bool]
    """What is unlike the background."""
    differs: NDArray[np.bool]
    """What is unlike a moment before as well."""


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
        self._places = Places(rows, columns)
        self._scatter = Scatter(CELL)
        self._pace = Pace()
        self._asked_again_in = 0
        self._heat = np.zeros((rows, columns), np.float32)

    def count(self, differs: NDArray[np.bool]) -> Values:
        """Return of how many samples each cell differs."""
        # Written out: sums of four are what numpy is slow at.
        seen = differs.view(np.uint8)
        lines = seen[::CELL] + seen[1::CELL]
        lines += seen[2::CELL]
        lines += seen[3::CELL]
        counts = lines[:, ::CELL] + lines[:, 1::CELL]
        counts += lines[:, 2::CELL]
        counts += lines[:, 3::CELL]
        return counts.astype(np.float32)

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
        self._scatter.forget()
        self._pace.forget()

    def learn(self, counts: Values) -> None:
        """Learn what differs while the background is not known yet."""
        widest = around(counts)
        widest[widest < _NEW_LEAST] = 0
        self._clutter += (widest - self._clutter) * _NEW

    def follow(self, counts: Values, looked: Looked, light: Light, *, is_new: bool) -> Sight:
        """Follow what differs, and return what that tells.

        `is_new` is whether the background is known only since some seconds: what is small then was there before.
        """
        self._scatter.see(looked.unlike, looked.differs)
        self._pace.see(looked.edges, looked.unlike, looked.usual)
        self._places.fade()
        widest = around(counts)
        everywhere = float(np.add.reduce(widest, axis=None) / widest.size)
        self._busy += (_spread(widest) - self._busy) * _CALMS
        busy = self._busy + _GLARE * light.judge(widest)
        added = np.minimum(np.maximum((counts - self._usual(everywhere)) * _GAIN, _LEAST), _MOST)
        excess = counts - self._usual(everywhere, 1.0)
        sums = self._leaps.sums(excess)
        trail = around(self._trail)
        trail *= _FADES
        if ((trail > 0) & (added > 0)).any() or self._leaps.may_count(sums):
            lit = _is_lit(looked.edges, looked.usual, counts >= 1)
            added[lit] = -1.0
            sums = self._leaps.sums(excess, lit)
        trail += added
        trail[counts < 1] = 0
        np.maximum(trail, 0, out=trail)
        self._trail = trail
        self._heat += np.maximum(added, 0)
        # What may be the beginning of motion is no clutter.
        widest -= self._clutter
        learned = _CLUTTER / (1 + 4 * around(trail) / self._enough)
        learned[widest <= 0] = _CLUTTER
        widest *= learned
        self._clutter += widest
        return self._sight(counts, self._leaps.follow(sums, busy=busy), busy, is_new=is_new)

    def _usual(self, everywhere: float, factor: float = _USUALLY) -> Values:
        """Return of how many samples each cell differs without motion, where so many differ in all cells together."""
        usually = np.maximum(factor * self._clutter, 1.5 * everywhere)
        usually += _STRAY
        return np.asarray(usually, np.float32)

    def _sight(self, counts: Values, leaps: Values | None, busy: float, *, is_new: bool) -> Sight:
        """Return what trails tell, whichever is farther."""
        trail, enough = self._trail, self._enough + min(_MOST_MORE, _MORE * busy)
        nearest = float(trail.max()) / enough
        if nearest >= NEARLY:
            self._places.go_on(_place(trail))
            trail = self._places.lowered(trail)
        else:
            self._places.begin()
        walked = self._walked(trail, enough, is_new=is_new)
        leaped = float(leaps.max()) if leaps is not None else 0.0
        if leaps is not None and leaped >= 1 > walked and self._is_nobody(leaps):
            leaped = _NOT_YET
        if walked >= max(1, leaped) and _is_specks(counts, trail):
            self._trail *= 0.5
            walked = 0.99
        score = max(walked, leaped)
        if score < 1:
            self._asked_again_in = 0
            is_stirring = nearest >= NEARLY
            if not is_stirring or busy < _CALM:
                self._places.stir(_place(self._trail) if is_stirring else None)
            return NOTHING if not score else Sight(is_moving=False, score=score / 2, box=None)
        self._places.move()
        if leaps is not None and walked < leaped:
            # Of blocks: those at the rim of the picture may go beyond it.
            trail = np.repeat(np.repeat(leaps, BLOCK, 0), BLOCK, 1)[: self._rows, : self._columns]
        rows, columns = np.nonzero(trail >= float(trail.max()) / 3)
        box = box_around(rows.tolist(), columns.tolist(), self._rows, self._columns)
        return Sight(is_moving=True, score=min(1.0, score / 2), box=box)

    def _is_nobody(self, leaps: Values) -> bool:
        """Tell whether what leaps is small, and flies, or is where such things come to nothing all the time."""
        row, column = divmod(int(leaps.argmax()), leaps.shape[1])
        place = min(row * BLOCK + BLOCK // 2, self._rows - 1), min(column * BLOCK + BLOCK // 2, self._columns - 1)
        if self._leaps.is_flitting() or self._pace.is_flying(_sample(place)):
            return True
        return self._places.doubt >= _HOPELESS and not self._scatter.is_large(place)

    def _walked(self, trail: Values, enough: float, *, is_new: bool) -> float:
        """Return how far the longest trail is towards motion, which it is from 1 on."""
        for _ in range(_THINGS):
            walked = float(trail.max()) / enough
            if walked < 1:
                return walked
            place = _place(trail)
            is_large = self._scatter.is_large(place)
            if self._is_on_its_way(place, is_large=is_large):
                if is_large or (not is_new and self._is_one_thing(place)):
                    return walked
                self._places.scatter(place)
                return _NOT_YET
            # Perhaps somebody walks elsewhere.
            trail = _without(trail, place)
        return _NOT_YET

    def _is_on_its_way(self, place: tuple[int, int], *, is_large: bool) -> bool:
        """Tell whether what is about a cell goes as somebody may; of what does it is asked at every fifth look."""
        if not self._asked_again_in:
            if self._pace.is_flying(_sample(place)) if is_large else not self._pace.is_walking(_sample(place)):
                return False
            self._asked_again_in = _ASKED
        self._asked_again_in -= 1
        return True

    def _is_one_thing(self, place: tuple[int, int]) -> bool:
        """Tell whether what is small about a cell is one thing, and not where such things come to nothing."""
        doubt = self._places.doubt
        return doubt < _HOPELESS and self._scatter.is_one_thing(place, max(self._places.raised(place), doubt))

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


def _sample(place: tuple[int, int]) -> tuple[int, int]:
    """Return the sample in the middle of a cell."""
    return place[0] * CELL + CELL // 2, place[1] * CELL + CELL // 2


def _place(trail: Values) -> tuple[int, int]:
    """Return the row and column where a trail is longest."""
    row, column = divmod(int(trail.argmax()), trail.shape[1])
    return row, column


def _spread(widest: Values) -> float:
    """Return of how many samples the calmest bands of a picture differ: rain is in all of them."""
    columns = widest.shape[1]
    bands = np.add.reduceat(widest.sum(axis=0), np.arange(_BANDS) * columns // _BANDS)
    bands.sort()
    return float(bands[:_CALMEST].mean()) * _BANDS / widest.size


def _without(trail: Values, place: tuple[int, int]) -> Values:
    """Return trails without those about a cell."""
    left = trail.copy()
    row, column = place
    left[max(0, row - _APART) : row + _APART + 1, max(0, column - _APART) : column + _APART + 1] = 0
    return left


def _is_specks(counts: Values, trail: Values) -> bool:
    """Tell whether what differs where the trail is longest is many small specks."""
    row, column = _place(trail)
    near = counts[max(0, row - _NEAR) : row + _NEAR + 1, max(0, column - _NEAR) : column + _NEAR + 1]
    differing = near[near > 1]
    return differing.size >= _SPECKS and float(differing.mean()) < _DENSE


def _is_lit(edges: Samples, usual: Samples, asked: NDArray[np.bool]) -> NDArray[np.bool]:
    """Tell of each cell that is asked about whether it shows what it usually does, brighter or darker."""
    rows, columns = asked.shape
    seen, known = (
        samples.reshape(rows, CELL, columns, CELL).transpose(0, 2, 1, 3)[asked].astype(np.float32)
        for samples in (edges, usual)
    )
    both, own, its = (
        (one * other).reshape(-1, CELL * CELL).sum(axis=1)
        for one, other in ((seen, known), (seen, seen), (known, known))
    )
    lit = np.zeros(asked.shape, np.bool)
    lit[asked] = both > _LIT * np.sqrt(own * its + 1)
    return lit
