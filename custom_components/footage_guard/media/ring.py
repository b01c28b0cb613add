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
from .packet import Packet

SECONDS: Final = 60.0
"""Some bells tell of a press 30 s late, and a clip begins up to a minute before it."""
MOST_BYTES: Final = 160_000_000
"""Of one camera: a minute of 20 Mbit/s."""
_OUTAGES: Final = 64


@dataclass(slots=True, kw_only=True)
class Outage:
    """A time in which no pictures came; steady clock."""

    from_s: float
    to_s: float | None
    """None while it lasts."""
    why: GapReason


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
        self._first = 0
        """Number of the oldest packet."""
        self._keys: deque[int] = deque()
        self._cursors: set[Cursor] = set()
        self._outages: deque[Outage] = deque(maxlen=_OUTAGES)
        self.is_closed = False
        """Nothing comes any more."""
        self.bytes = 0
        """What the packets take in memory."""
        self.begin_outage(GapReason.NOT_YET)

    def put(self, packet: Packet) -> None:
        """Take a packet; those before the first picture that a decoder can begin with are dropped."""
        with self._changed:
            is_key = packet.is_picture and packet.is_key
            if not self._packets and not is_key:
                return
            if is_key:
                self._keys.append(self._end)
            self._packets.append(packet)
            self.bytes += packet.size
            self._end_outage(packet)
            if is_key:
                self._trim()
            while self.bytes > self._most_bytes and len(self._keys) > 1:
                self._drop_oldest_group()
            self._changed.notify_all()

    def begin_outage(self, why: GapReason) -> None:
        """Note that no pictures come from now on; the first reason counts."""
        with self._changed:
            if not self._outages or self._outages[-1].to_s is not None:
                self._outages.append(Outage(from_s=self._clock(), to_s=None, why=why))

    def why_missing(self, at_s: float) -> GapReason:
        """Return why there was no picture at a moment."""
        with self._changed:
            for outage in reversed(self._outages):
                if outage.from_s <= at_s and (outage.to_s is None or at_s < outage.to_s):
                    return outage.why
            if at_s < self._outages[0].from_s:
                return GapReason.NOT_YET
            is_older = bool(self._packets) and at_s < self._packets[0].at_s
            return GapReason.NOT_KEPT if is_older else GapReason.STALLED

    def at(self, from_s: float) -> Cursor:
        """Return a cursor at the last picture before a moment that a decoder can begin with, or at the oldest there is.

        Nothing from there on is dropped for its age before the cursor has passed it, or was closed.
        """
        with self._changed:
            number = self._keys[0] if self._keys else self._end
            for key in self._keys:
                if self._packets[key - self._first].at_s > from_s:
                    break
                number = key
            cursor = Cursor(self, number)
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
    def _end(self) -> int:
        return self._first + len(self._packets)

    def _end_outage(self, packet: Packet) -> None:
        if packet.is_picture and self._outages and self._outages[-1].to_s is None:
            self._outages[-1].to_s = packet.at_s

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

    def _drop_oldest_group(self) -> None:
        self._keys.popleft()
        while self._first < self._keys[0]:
            self.bytes -= self._packets.popleft().size
            self._first += 1

    def _take(self, cursor: Cursor, until_s: float) -> Packet | None:
        with self._changed:
            cursor.number = max(cursor.number, self._first)
            while cursor.number >= self._end:
                left_s = until_s - self._clock()
                if self.is_closed or cursor.is_closed or left_s <= 0:
                    return None
                self._changed.wait(left_s)
            return self._packets[cursor.number - self._first]

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
