"""How fast pictures follow each other, and when one is missing. Pure."""

from collections import deque
from statistics import median_low
from typing import Final

SHORTEST_GAP_S: Final = 0.4
_GAP_PICTURES: Final = 3
"""A time without so many pictures in a row is a gap, at any rate."""
_STEPS: Final = 9
_SLOWEST_S: Final = 1.0
"""Where nothing is known yet, pictures may come once a second."""


class Pace:
    """What was seen of it until now; times on the steady clock."""

    def __init__(self) -> None:
        """Know nothing."""
        self._steps: deque[float] = deque(maxlen=_STEPS)
        self._usual_s = 0.0
        self._group_s = 0.0
        self._key_s: float | None = None

    @property
    def step_s(self) -> float:
        """How long a picture is shown."""
        return median_low(self._steps) if self._steps else self._usual_s

    @property
    def gap_s(self) -> float:
        """How long there may be none before pictures are missing."""
        step_s = self.step_s if self._steps else max(self._usual_s, _SLOWEST_S)
        return max(SHORTEST_GAP_S, _GAP_PICTURES * step_s)

    def is_gap(self, step_s: float, *, was_gone: bool) -> bool:
        """Tell whether pictures are missing between two; `was_gone` if there was no connection in between."""
        return step_s > (SHORTEST_GAP_S if was_gone and not self._steps else self.gap_s)

    def expect(self, duration_s: float) -> None:
        """Take note of how long a picture is to be shown, which not all cameras tell."""
        self._usual_s = duration_s

    def see(self, step_s: float) -> None:
        """Take note of the time between two pictures, gaps included: a camera may become slower."""
        if step_s > 0:
            self._steps.append(step_s)

    def see_key(self, at_s: float) -> None:
        """Take note of a picture that a decoder can begin with."""
        self._group_s, self._key_s = self.group_until_s(at_s), at_s

    def group_until_s(self, at_s: float) -> float:
        """Return how long the longest group of pictures is, if the newest ends at a moment."""
        return self._group_s if self._key_s is None else max(self._group_s, at_s - self._key_s)
