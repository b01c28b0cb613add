"""Writes what a ring holds into one clip, until what was asked for is shown. Blocking, in a thread of its own."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite
from statistics import median
from time import monotonic
from typing import Final, NamedTuple, Protocol

from ..model.account import GapReason
from .mp4 import TICKS, Mp4Writer
from .packet import Packet, Run
from .ring import Cursor, Ring
from .window import GRACE_S, Window

SYNC_S: Final = 2.0
"""What losing power may take."""
_LOOK_S: Final = 0.2
_SHORTEST_GAP_S: Final = 0.4
_GAP_PICTURES: Final = 3
"""A time without so many pictures in a row is a gap, at any rate."""
_PACE: Final = 9


class Target(Protocol):
    """Where a clip's content goes."""

    def write(self, data: bytes, /) -> object:
        """Take more of it; raise OSError."""

    def sync(self) -> None:
        """Have what was written survive a power loss; raise OSError."""


class Missing(NamedTuple):
    """A time without pictures, on the steady clock."""

    from_s: float
    to_s: float
    why: GapReason


@dataclass(slots=True, kw_only=True)
class Written:
    """A clip that was written; steady clock."""

    start_s: float
    """Of the first picture."""
    end_s: float = 0.0
    """When the last picture ends."""
    pictures: int = 0
    missing: list[Missing] = field(default_factory=list)
    asked_to_s: float = 0.0
    goes_on: bool = False
    """More was asked for than fits in one clip; the cursor stands where the next one begins."""


class ClipWriter:
    """One clip while it is written."""

    def __init__(
        self,
        ring: Ring,
        cursor: Cursor,
        window: Window,
        target: Target,
        *,
        asked_from_s: float,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Begin with the picture the cursor stands at, which has to be there.

        `asked_from_s` is what the clip was to begin with: in a row of clips, where the one before has ended.
        """
        first = cursor.peek(clock())
        if first is None:
            raise LookupError
        self._ring, self._cursor, self._window, self._target, self._clock = ring, cursor, window, target, clock
        self._asked_from_s = asked_from_s
        self._layout = first.run.layout
        self._places = _Places(first)
        self._writer = Mp4Writer(self._layout, target.write)
        self._written = Written(start_s=first.at_s)
        self._last: Packet | None = None
        self._last_s = 0.0
        self._next_number = cursor.number
        self._pace: deque[float] = deque(maxlen=_PACE)
        self._group_s = 0.0
        self._key_s = 0.0

    def write(self, longest_s: float) -> Written:
        """Write until the window ends, the clip is as long as it may be, or the camera's picture changes.

        Raises OSError, after which what was written is a part that can be cut.
        """
        synced_s = self._clock()
        while (packet := self._next()) is not None:
            if self._is_end(packet, longest_s):
                break
            self._put(packet)
            self._cursor.step()
            self._next_number = self._cursor.number
            if self._clock() - synced_s >= SYNC_S:
                self._target.sync()
                synced_s = self._clock()
        self._writer.close()
        self._conclude()
        return self._written

    def _next(self) -> Packet | None:
        """Return the next packet, or None where there is nothing more to show."""
        return next_packet(self._ring, self._cursor, self._window, self._clock)

    def _is_end(self, packet: Packet, longest_s: float) -> bool:
        """Tell whether a packet belongs to no clip, or to the next one."""
        if not packet.is_picture or self._last is None:
            return False
        at_s = self._places.at_s(packet)
        if self._window.close_after(at_s):
            return True
        shown_s = at_s - self._written.start_s
        self._written.goes_on = packet.run.layout != self._layout or (
            packet.is_key and shown_s + self._group_s > longest_s
        )
        return self._written.goes_on

    def _put(self, packet: Packet) -> None:
        pts, dts = self._places.ticks(packet, packet.pts), self._places.ticks(packet, packet.dts)
        if packet.is_picture:
            self._note(packet)
        elif pts < 0:
            # It was heard before the first picture.
            return
        duration = round(packet.duration * packet.tick_s * TICKS)
        self._writer.put(
            packet.data, pts=pts, dts=dts, duration=duration, is_picture=packet.is_picture, is_key=packet.is_key
        )

    def _note(self, packet: Packet) -> None:
        """Take note of a picture's time."""
        at_s = self._places.at_s(packet)
        if self._last is not None:
            step_s = at_s - self._last_s
            if step_s > self._gap_s():
                self._written.missing.append(Missing(self._last_s + self._step_s(), at_s, self._why(packet)))
            elif step_s > 0:
                self._pace.append(step_s)
        if packet.is_key:
            self._group_s = max(self._group_s, at_s - self._key_s) if self._last is not None else 0.0
            self._key_s = at_s
        self._last = packet
        self._last_s = max(self._last_s, at_s) if self._written.pictures else at_s
        self._written.pictures += 1

    def _step_s(self) -> float:
        """Return how long a picture is shown."""
        return median(self._pace) if self._pace else 0.0

    def _gap_s(self) -> float:
        return max(_SHORTEST_GAP_S, _GAP_PICTURES * self._step_s()) if self._pace else float("inf")

    def _why(self, packet: Packet) -> GapReason:
        if self._cursor.number != self._next_number:
            return GapReason.LATE
        is_new = self._last is not None and packet.run is not self._last.run
        return packet.run.why if is_new else GapReason.STALLED

    def _conclude(self) -> None:
        written, window = self._written, self._window
        written.end_s = self._last_s + self._step_s()
        written.asked_to_s = window.until_s if isfinite(window.until_s) else self._clock()
        if written.goes_on or window.before is not None:
            written.asked_to_s = written.end_s
        if written.start_s - self._asked_from_s > _SHORTEST_GAP_S:
            why = self._ring.why_missing(self._asked_from_s)
            written.missing.insert(0, Missing(self._asked_from_s, written.start_s, why))
        if written.asked_to_s - written.end_s > max(_SHORTEST_GAP_S, _GAP_PICTURES * self._step_s()):
            why = self._ring.why_missing(written.end_s)
            written.missing.append(Missing(written.end_s, written.asked_to_s, why))


def next_packet(ring: Ring, cursor: Cursor, window: Window, clock: Callable[[], float]) -> Packet | None:
    """Return the next packet for a window, waiting for it; None once nothing more can come, which closes the window."""
    while not window.is_stopped and cursor.number != window.before:
        now_s = clock()
        if (packet := cursor.peek(now_s)) is not None:
            return packet
        if ring.is_closed or window.close_after(now_s - GRACE_S):
            break
        cursor.peek(now_s + _LOOK_S)
    return None


class _Places:
    """Where packets stand in a clip. What a clip has begun to believe of a run's time, it goes on to believe."""

    def __init__(self, first: Packet) -> None:
        self._start_s = first.at_s
        self._offsets_s: dict[int, float] = {}
        self._runs: list[Run] = []

    def at_s(self, packet: Packet) -> float:
        """Return when a packet was, on the steady clock."""
        return packet.pts * packet.tick_s + self._offset_s(packet.run)

    def ticks(self, packet: Packet, stamp: int) -> int:
        """Return a timestamp of a packet in ticks of the clip, whose first picture is at 0."""
        return round((stamp * packet.tick_s + self._offset_s(packet.run) - self._start_s) * TICKS)

    def _offset_s(self, run: Run) -> float:
        if id(run) not in self._offsets_s:
            # Kept, so that no other run can get its number.
            self._runs.append(run)
            self._offsets_s[id(run)] = run.arrivals.offset_s
        return self._offsets_s[id(run)]
