"""Finds out what a camera's timestamps mean on our clock, from when packets arrive."""

from collections import deque
from dataclasses import dataclass
from typing import Final

_PIECE_S: Final = 10.0
_PIECES: Final = 12
"""Two minutes: of clocks that drift apart by 100 ppm, 12 ms."""
MOST_LATE_S: Final = 30.0
"""What comes later than this is not waited for: a camera may say anything of its time."""


@dataclass(slots=True)
class _Piece:
    """Some seconds."""

    number: int
    least_s: float
    latest_s: float = 0.0


class Arrivals:
    """The least of arrival less timestamp in the last two minutes.

    What arrives late, such as the burst a server sends to whoever connects, never moves it; the quickest packet does.
    """

    def __init__(self) -> None:
        """Know nothing until the first packet was seen."""
        self._pieces: deque[_Piece] = deque()
        self.offset_s = 0.0
        """What has to be added to a timestamp, in seconds, to get to the steady clock."""
        self.late_s = 0.0
        """How much later than it was a packet of the last two minutes came, at most.

        What a playlist names comes as late as one part of it is long; the burst at a connect does not count.
        """

    def see(self, stamp_s: float, arrival_s: float) -> None:
        """Take note of a packet with a timestamp, and when it arrived by the steady clock."""
        piece, late_s = int(arrival_s // _PIECE_S), arrival_s - stamp_s
        # After a long silence, what was true before it is true no more.
        while self._pieces and self._pieces[0].number <= piece - _PIECES:
            self._pieces.popleft()
        if not self._pieces or self._pieces[-1].number != piece:
            self._pieces.append(_Piece(piece, late_s))
        last = self._pieces[-1]
        last.least_s = min(late_s, last.least_s)
        self.offset_s = min(one.least_s for one in self._pieces)
        last.latest_s = max(last.latest_s, late_s - self.offset_s)
        self.late_s = min(MOST_LATE_S, max(one.latest_s for one in self._pieces))
