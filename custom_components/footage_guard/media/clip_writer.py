"""Writes what a ring holds into one clip, until what was asked for is shown. Blocking, in a thread of its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite
from time import monotonic
from typing import Final, NamedTuple, Protocol

from ..model.account import GapReason
from .heat import Heat, heat_box
from .mp4 import FURTHEST, TICKS, Mp4Writer
from .pace import SHORTEST_GAP_S, Pace
from .packet import Packet, Run
from .ring import Cursor, Ring
from .window import GRACE_S, Window

SYNC_S: Final = 2.0
"""What losing power may take."""
_TELLABLE_S: Final = 0.001
"""Times are told in milliseconds."""
_HEAT_LATE_S: Final = 10.0
"""By then it is known what moved where."""
_LOOK_S, _SHORT_LOOK_S = 0.5, 0.05
"""How often to look for packets: seldom, for a few at once take less work, but soon where the end is near."""


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
        self._first_run, self._layout = first.run, first.run.layout
        self._places = _Places(first)
        self._writer = Mp4Writer(self._layout, target.write)
        self._written = Written(start_s=self._places.start_s)
        self._pace = Pace()
        self._last: Packet | None = None
        self._last_s = self._places.start_s
        self._next_number = cursor.number
        self._synced_s = clock()
        self._heat, self._heat_until_s = list[Heat](), self._places.start_s
        if self._places.start_s - asked_from_s > SHORTEST_GAP_S:
            # By now: later, it is too long ago for the ring to know.
            why = ring.why_missing(asked_from_s)
            self._written.missing.append(Missing(asked_from_s, self._places.start_s, why))

    def write(self, longest_s: float, has_room: Callable[[], bool] = lambda: True) -> Written:
        """Write until the window ends, the clip is as long as it may be, or the camera's picture changes.

        Where there is no room for more, the next key picture ends it. Raises OSError, after which what was written is a
        part that can be cut.
        """
        try:
            while (packet := self._next()) is not None and not self._is_end(packet, longest_s, has_room):
                self._put(packet)
                self._cursor.step()
                self._next_number = self._cursor.number
                self._sync()
            self._writer.close()
            self._take_heat(self._last_s)
            if box := heat_box(self._heat, self._written.start_s):
                self._target.write(box)
        except BaseException:
            self._writer.abandon()
            raise
        self._conclude()
        return self._written

    def _next(self) -> Packet | None:
        """Return the next packet, or None where there is nothing more to show."""
        return next_packet(self._ring, self._cursor, self._window, self._clock, self._sync)

    def _sync(self) -> None:
        """Have the disk keep what was written, if that is due: also while the camera sends nothing."""
        if self._clock() - self._synced_s >= SYNC_S:
            self._target.sync()
            self._synced_s = self._clock()
            self._take_heat(self._last_s - _HEAT_LATE_S)

    def _take_heat(self, until_s: float) -> None:
        """Take along the maps up to a moment: the log keeps them for a while only."""
        if until_s > self._heat_until_s:
            self._heat += self._ring.heat.between(self._heat_until_s, until_s)
            self._heat_until_s = until_s

    def _is_end(self, packet: Packet, longest_s: float, has_room: Callable[[], bool]) -> bool:
        """Tell whether a packet belongs to no clip, or to the next one."""
        if not packet.is_picture or self._last is None:
            return False
        # Where pictures are not sent in the order they are shown in, none that is asked for comes after this one.
        at_s = self._places.sent_s(packet)
        if at_s >= self._window.until_s and self._window.close_after(at_s):
            return True
        at_s = self._places.at_s(packet)
        self._written.goes_on = packet.run.layout != self._layout or (
            packet.is_key
            and (at_s - self._written.start_s + self._pace.group_until_s(at_s) > longest_s or not has_room())
        )
        return self._written.goes_on

    def _put(self, packet: Packet) -> None:
        pts, dts = self._places.ticks(packet, packet.pts), self._places.ticks(packet, packet.dts)
        if pts < 0 and not (packet.is_picture and (packet.is_key or packet.run is not self._first_run)):
            # It was heard before the first picture, or is to be seen before it, which takes a picture from before.
            return
        if packet.is_picture:
            self._note(packet)
        duration = min(round(packet.duration * packet.tick_s * TICKS), FURTHEST)
        self._writer.put(
            packet.data, pts=pts, dts=dts, duration=duration, is_picture=packet.is_picture, is_key=packet.is_key
        )

    def _note(self, packet: Packet) -> None:
        """Take note of a picture's time."""
        at_s = self._places.at_s(packet)
        if self._last is not None:
            self._note_step(packet, self._last)
        if packet.is_key:
            self._pace.see_key(at_s)
        self._pace.expect(packet.duration * packet.tick_s)
        self._last, self._last_s = packet, max(self._last_s, at_s)
        self._written.pictures += 1

    def _note_step(self, packet: Packet, last: Packet) -> None:
        """Take note of the time between two pictures: of when they were sent, which is in order."""
        step_s = self._places.sent_s(packet) - self._places.sent_s(last)
        is_late = self._cursor.number != self._next_number
        is_new = packet.run is not last.run
        was_gone = is_new and packet.run.why is not GapReason.JUMPED
        if is_late or self._pace.is_gap(step_s, was_gone=was_gone):
            why = GapReason.LATE if is_late else packet.run.why if is_new else GapReason.STALLED
            self._miss(self._last_s + min(self._pace.step_s, step_s / 2), self._places.at_s(packet), why)
        if not is_new and not is_late:
            self._pace.see(step_s)

    def _miss(self, from_s: float, to_s: float, why: GapReason) -> None:
        if to_s - from_s >= _TELLABLE_S:
            self._written.missing.append(Missing(from_s, to_s, why))

    def _conclude(self) -> None:
        written, window = self._written, self._window
        written.end_s = self._last_s + self._pace.step_s
        written.asked_to_s = window.until_s if isfinite(window.until_s) else self._clock()
        if written.goes_on or window.before is not None:
            written.asked_to_s = written.end_s
        if written.asked_to_s - written.end_s > self._pace.gap_s:
            self._miss(written.end_s, written.asked_to_s, self._ring.why_missing(written.end_s))


def next_packet(
    ring: Ring,
    cursor: Cursor,
    window: Window,
    clock: Callable[[], float],
    meanwhile: Callable[[], None] = lambda: None,
) -> Packet | None:
    """Return the next packet for a window, waiting for it; None once nothing more can come, which closes the window.

    Of a window that was stopped, what is in memory still comes. `meanwhile` is called again and again.
    """
    while not _is_passed(cursor, window):
        now_s = clock()
        packet = cursor.peek(now_s)
        if packet is None:
            if ring.is_closed or window.is_stopped or window.close_after(now_s - GRACE_S - ring.late_s):
                return None
            cursor.peek(now_s + min(_LOOK_S, max(_SHORT_LOOK_S, window.until_s - now_s)))
        elif _is_passed(cursor, window):
            # Memory ran out in between.
            return None
        elif packet.run.settled_s <= now_s or ring.is_closed or window.is_stopped:
            return packet
        else:
            cursor.wait(now_s + _LOOK_S)
        meanwhile()
    return None


def _is_passed(cursor: Cursor, window: Window) -> bool:
    return window.before is not None and cursor.number >= window.before


class _Places:
    """Where packets stand in a clip. What a clip has begun to believe of a run's time, it goes on to believe."""

    def __init__(self, first: Packet) -> None:
        self._offsets_s: dict[int, float] = {}
        self._runs: list[Run] = []
        self.start_s = self.at_s(first)
        """Of the first picture."""

    def at_s(self, packet: Packet) -> float:
        """Return when a packet was, on the steady clock."""
        return packet.pts * packet.tick_s + self._offset_s(packet.run)

    def sent_s(self, packet: Packet) -> float:
        """Return the same of its place in the order in which packets are sent."""
        return packet.dts * packet.tick_s + self._offset_s(packet.run)

    def ticks(self, packet: Packet, stamp: int) -> int:
        """Return a timestamp of a packet in ticks of the clip, whose first picture is at 0."""
        return round((stamp * packet.tick_s + self._offset_s(packet.run) - self.start_s) * TICKS)

    def _offset_s(self, run: Run) -> float:
        if id(run) not in self._offsets_s:
            # Kept, so that no other run can get its number.
            self._runs.append(run)
            self._offsets_s[id(run)] = run.arrivals.offset_s
        return self._offsets_s[id(run)]
