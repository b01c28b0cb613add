"""Finds out what a camera's timestamps mean on our clock, from when packets arrive."""

from collections import deque
from typing import Final

_PIECE_S: Final = 10.0
_PIECES: Final = 12
"""Two minutes: of clocks that drift apart by 100 ppm, 12 ms."""


class Arrivals:
    """The least of arrival less timestamp in the last two minutes.

    What arrives late, such as the burst a server sends to whoever connects, never moves it; the quickest packet does.
    """

    def __init__(self) -> None:
        """Know nothing until the first packet was seen."""
        self._least: deque[tuple[int, float]] = deque()
        self.offset_s = 0.0
        """What has to be added to a timestamp, in seconds, to get to the steady clock."""

    def see(self, stamp_s: float, arrival_s: float) -> None:
        """Take note of a packet with a timestamp, and when it arrived by the steady clock."""
        piece, late_s = int(arrival_s // _PIECE_S), arrival_s - stamp_s
        # After a long silence, what was true before it is true no more.
        while self._least and self._least[0][0] <= piece - _PIECES:
            self._least.popleft()
        if self._least and self._least[-1][0] == piece:
            self._least[-1] = (piece, min(late_s, self._least[-1][1]))
        else:
            self._least.append((piece, late_s))
        self.offset_s = min(least for _, least in self._least)
