"""The last minute of what a camera sent, in memory, so that a clip can begin before what it was asked for.

One thread puts packets in; any number of others take them out, each at its own place.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition
from time import monotonic
from typing import Final, Self

from ..model.account import GapReason
from .blocks import Blocks
from .heat import HeatLog
from .packet import Packet, Run

SECONDS: Final = 60.0
"""Some bells tell of a press 30 s late, and a clip begins up to a minute before it."""
MOST_BYTES: Final = 160_000_000
"""Of one camera: a minute of 20 Mbit/s."""
_OUTAGES: Final = 64
_LONGEST_GROUP_S: Final = 600.0
"""From a picture that a decoder can begin with to the newest, where there is none in between."""
_LATE_S: Final = 120.0
"""How long a run counts as no more punctual than the one before it: what came first of it says nothing of that."""
_LOOK_S: Final = 0.5
"""How often whoever waits looks: waking a thread for each packet took as much work as all the rest of a clip."""


@dataclass(slots=True, kw_only=True)
class Outage:
    """A time in which no pictures came; steady clock."""

    from_s: float
    why: GapReason
    ended_s: float | None = None
    """When another reason took its place."""
    ended_by: tuple[Run, int] | None = None
    """Run and timestamp of the picture it ended with, whose time becomes more exact while the run goes on."""

    @property
    def is_over(self) -> bool:
        """Whether pictures come again, or do not for another reason."""
        return self.ended_s is not None or self.ended_by is not None

    def holds(self, at_s: float) -> bool:
        """Tell whether a moment lies in it."""
        if self.ended_by is not None:
            run, stamp = self.ended_by
            return self.from_s <= at_s < run.at_s(stamp)
        return self.from_s <= at_s and (self.ended_s is None or at_s < self.ended_s)


class Ring:
    """Packets of one camera in their order. It always begins with a picture a decoder can begin with."""

    def __init__(
        self, seconds: float = SECONDS, most_bytes: int = MOST_BYTES, clock: Callable[[], float] = monotonic
    ) -> None:
        """Be empty; `clock` is the steady one, in seconds."""
        self._seconds, self._most_bytes = seconds, most_bytes
        self._clock = clock
        self._changed = Condition()
        self._packets: deque[Packet] = deque()
        self._blocks = Blocks()
        self._first = 0
        """Number of the oldest packet."""
        self._keys: deque[int] = deque()
        self._newest: tuple[Run, int] | None = None
        """Run and timestamp of the newest picture."""
        self._late_before = 0.0, 0.0
        """How late pictures came before the newest run, in seconds, and until when that counts; steady clock."""
        self._cursors: set[Cursor] = set()
        self._outages: deque[Outage] = deque(maxlen=_OUTAGES)
        self._began_s = clock()
        self.is_closed = False
        """Nothing comes any more."""
        self.heat = HeatLog()
        """What moved where in the same time, where somebody looks."""
        self.bytes = 0
        """What the packets take in memory."""
        self.begin_outage(GapReason.NOT_YET)

    def put(self, packet: Packet) -> bool:
        """Take a packet and move what is in it; those before the first that a decoder can begin with are dropped.

        Tells whether anything is kept; without, nothing will be before the next picture that a decoder can begin with.
        Raises OSError or MemoryError where there is no memory for it; all else stays as it was.
        """
        with self._changed:
            is_key = packet.is_picture and packet.is_key
            if not self._packets and not is_key:
                # It has a number, so that whoever wanted it learns that it is missing.
                self._first += 1
                return False
            # Where there is no memory for it, nothing may name it.
            packet.data = self._blocks.keep(packet.data)
            if is_key:
                self._keys.append(self._end)
            self._packets.append(packet)
            self.bytes += packet.size
            if packet.is_picture:
                self._note_late(packet.run)
                self._newest = (packet.run, packet.pts)
                self._end_outage()
            if is_key:
                self._trim()
            # Nobody is woken for it: whoever waits looks again soon, and takes what has come by then at once.
            self._fit()
            return bool(self._packets)

    def begin_outage(self, why: GapReason) -> None:
        """Note that no pictures come any more; the first reason counts, unless nothing was known yet."""
        with self._changed:
            last = self._outages[-1] if self._outages else None
            if last is None or last.is_over:
                self._outages.append(Outage(from_s=self._since_s(), why=why))
            elif last.why is GapReason.NOT_YET and why is not last.why:
                last.ended_s = self._clock()
                self._outages.append(Outage(from_s=last.ended_s, why=why))

    @property
    def is_out(self) -> bool:
        """Whether no pictures come, as far as that was noticed; what came before is kept meanwhile."""
        with self._changed:
            return not self._outages[-1].is_over

    def why_missing(self, at_s: float) -> GapReason:
        """Return why there was no picture at a moment."""
        with self._changed:
            if at_s < self._began_s:
                return GapReason.NOT_YET
            for outage in reversed(self._outages):
                if outage.holds(at_s):
                    return outage.why
            is_older = bool(self._packets) and at_s < self._packets[0].at_s
            return GapReason.NOT_KEPT if is_older else GapReason.STALLED

    def at(self, from_s: float) -> Cursor:
        """Return a cursor at the last picture before a moment that a decoder can begin with, or at the oldest there is.

        Where the camera was gone at that moment, it is the first after it: what was seen before was not asked for.
        Nothing from there on is dropped for its age before the cursor has passed it, or was closed.
        """
        with self._changed:
            cursor = Cursor(self, self._number_at(from_s))
            self._cursors.add(cursor)
            return cursor

    def group(self) -> list[Packet]:
        """Return the pictures from the newest that a decoder can begin with; none where there is none."""
        with self._changed:
            if not self._keys:
                return []
            newest = self._keys[-1] - self._first
            return [packet for packet in list(self._packets)[newest:] if packet.is_picture]

    def close(self) -> None:
        """Give out what is there, and wait for nothing any more."""
        with self._changed:
            self.is_closed = True
            self._changed.notify_all()

    @property
    def late_s(self) -> float:
        """How much later than they were pictures come, at most."""
        newest, (before_s, until_s) = self._newest, self._late_before
        late_s = 0.0 if newest is None else newest[0].arrivals.late_s
        return max(late_s, before_s) if self._clock() < until_s else late_s

    @property
    def _end(self) -> int:
        return self._first + len(self._packets)

    def _note_late(self, run: Run) -> None:
        """Keep how late pictures came before a run; of a camera whose time jumps all the time, not for ever."""
        before = self._newest[0] if self._newest is not None else run
        if before is not run and before.arrivals.late_s >= self.late_s:
            self._late_before = before.arrivals.late_s, self._clock() + _LATE_S

    def _since_s(self) -> float:
        """Return from when on no pictures came: finding that out often takes seconds."""
        return self._clock() if self._newest is None else self._newest[0].at_s(self._newest[1])

    def _number_at(self, from_s: float) -> int:
        was_gone = any(outage.holds(from_s) for outage in self._outages)
        number = self._end
        for key in reversed(self._keys):
            is_before = self._packets[key - self._first].at_s <= from_s
            if is_before and was_gone:
                break
            number = key
            if is_before:
                break
        return number

    def _end_outage(self) -> None:
        if not self._outages[-1].is_over:
            self._outages[-1].ended_by = self._newest

    def _trim(self) -> None:
        """Drop whole groups of pictures that are too old, up to the oldest somebody still wants."""
        horizon_s = self._packets[-1].at_s - self._seconds
        wanted = min((cursor.number for cursor in self._cursors), default=self._end)
        while (
            len(self._keys) > 1
            and self._keys[1] <= wanted
            and self._packets[self._keys[1] - self._first].at_s <= horizon_s
        ):
            self._drop_oldest_group()

    def _fit(self) -> None:
        """Keep to the memory there is, whoever wants what is dropped."""
        while self.bytes > self._most_bytes and len(self._keys) > 1:
            self._drop_oldest_group()
        if self.bytes > self._most_bytes or self._is_endless():
            # One group alone is too large: a camera that never sends a picture to begin with would fill all memory, or
            # have each clip begin where it did, hours ago.
            self._first = self._end
            self._packets.clear()
            self._keys.clear()
            self.bytes = 0
            self.begin_outage(GapReason.LATE)

    def _is_endless(self) -> bool:
        return len(self._keys) == 1 and self._packets[-1].at_s - self._packets[0].at_s > _LONGEST_GROUP_S

    def _drop_oldest_group(self) -> None:
        self._keys.popleft()
        while self._first < self._keys[0]:
            self.bytes -= self._packets.popleft().size
            self._first += 1

    def _take(self, cursor: Cursor, until_s: float) -> Packet | None:
        with self._changed:
            while True:
                cursor.number = max(cursor.number, self._first)
                if cursor.number < self._end:
                    return self._packets[cursor.number - self._first]
                left_s = until_s - self._clock()
                if self.is_closed or cursor.is_closed or left_s <= 0:
                    return None
                self._changed.wait(min(left_s, _LOOK_S))

    def _wait(self, until_s: float) -> None:
        with self._changed:
            left_s = until_s - self._clock()
            if not self.is_closed and left_s > 0:
                self._changed.wait(min(left_s, _LOOK_S))

    def _leave(self, cursor: Cursor) -> None:
        with self._changed:
            self._cursors.discard(cursor)
            cursor.is_closed = True
            self._changed.notify_all()


class Cursor:
    """A place in a ring; for one thread, but for `close`."""

    def __init__(self, ring: Ring, number: int) -> None:
        """Stand before the packet with a number."""
        self._ring = ring
        self.number = number
        """Of the next packet. Where that was dropped because memory ran out, the oldest there is comes next."""
        self.is_closed = False

    def peek(self, until_s: float) -> Packet | None:
        """Return the next packet, waiting for it until a moment of the steady clock; None where none came."""
        return self._ring._take(self, until_s)  # noqa: SLF001  # a cursor is part of its ring

    def wait(self, until_s: float) -> None:
        """Wait for any other packet, until a moment of the steady clock."""
        self._ring._wait(until_s)  # noqa: SLF001  # a cursor is part of its ring

    def step(self) -> None:
        """Pass the packet that was returned last."""
        self.number += 1

    def close(self) -> None:
        """Let the ring drop what it kept for this cursor, and end a wait."""
        self._ring._leave(self)  # noqa: SLF001  # a cursor is part of its ring

    def __enter__(self) -> Self:
        """Return the cursor itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()
