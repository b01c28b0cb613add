"""Clips that are written of what a made camera sent, beside a clock that stands still."""

from dataclasses import dataclass, field
from itertools import pairwise

from custom_components.footage_guard.media.clip_writer import ClipWriter, Written
from custom_components.footage_guard.media.packet import Packet
from custom_components.footage_guard.media.ring import Cursor, Ring
from custom_components.footage_guard.media.window import Window
from custom_components.footage_guard.model.account import GapReason

from .made import START_S, Clock, retimed, run_of, shown

FOREVER_S = 1e9
LONGEST_S = 600.0


@dataclass
class Tape:
    """Where a clip goes; `full_at` and `broken_at` are how much is taken before it fails."""

    full_at: int = 10**9
    broken_at: int = 10**9
    data: bytearray = field(default_factory=bytearray)
    synced: list[int] = field(default_factory=list)
    """How much was written at each time it was synced."""

    def write(self, data: bytes) -> None:
        if len(self.data) >= self.full_at:
            raise OSError(28, "no room")
        self.data += data

    def sync(self) -> None:
        if len(self.data) >= self.broken_at:
            raise OSError(5, "broken")
        self.synced.append(len(self.data))


@dataclass
class Film:
    """A clip, and what was told of it; times in seconds after the first picture was sent."""

    written: Written
    data: bytes

    @property
    def start_s(self) -> float:
        return round(self.written.start_s - START_S, 3)

    @property
    def end_s(self) -> float:
        return round(self.written.end_s - START_S, 3)

    @property
    def gaps(self) -> list[tuple[float, float, GapReason]]:
        return [(round(one - START_S, 3), round(end - START_S, 3), why) for one, end, why in self.written.missing]

    @property
    def times(self) -> list[float]:
        """When each picture was."""
        return [round(self.start_s + at_s, 3) for at_s, _ in shown(self.data)]


def ring_of(packets: list[Packet], *, seconds: float = FOREVER_S, most_bytes: int = 10**9) -> tuple[Ring, Clock]:
    """Return a ring that holds packets, and a clock at a moment after the last one."""
    clock = Clock()
    ring = Ring(seconds, most_bytes, clock)
    for packet in packets:
        ring.put(packet)
    clock.now_s = packets[-1].at_s + 100
    return ring, clock


def next_clip(
    ring: Ring, cursor: Cursor, window: Window, clock: Clock, *, asked_s: float, longest_s: float = LONGEST_S
) -> Film:
    """Write one clip from a place on."""
    tape = Tape()
    written = ClipWriter(ring, cursor, window, tape, asked_from_s=asked_s, clock=clock).write(longest_s)
    assert all(one.to_s <= other.from_s for one, other in pairwise(written.missing))
    assert all(gap.from_s < gap.to_s for gap in written.missing)
    return Film(written, bytes(tape.data))


def film(packets: list[Packet], from_s: float, until_s: float) -> Film:
    """Write what was asked for of what is in memory, in one clip."""
    ring, clock = ring_of(packets)
    return film_of(ring, clock, from_s, until_s)


def film_of(ring: Ring, clock: Clock, from_s: float, until_s: float, *, longest_s: float = LONGEST_S) -> Film:
    """Write what was asked for of a ring, in one clip."""
    (one,) = row_of(ring, clock, from_s, until_s, longest_s=longest_s)
    return one


def row_of(ring: Ring, clock: Clock, from_s: float, until_s: float, *, longest_s: float = LONGEST_S) -> list[Film]:
    """Write what was asked for, in as many clips as it takes."""
    window, asked_s, found = Window(START_S + from_s, START_S + until_s), START_S + from_s, list[Film]()
    with ring.at(asked_s) as cursor:
        while not found or found[-1].written.goes_on:
            found.append(next_clip(ring, cursor, window, clock, asked_s=asked_s, longest_s=longest_s))
            asked_s = found[-1].written.end_s
    return found


def broken(packets: list[Packet], at: int, *, for_s: float, why: GapReason, fps: float = 10) -> list[Packet]:
    """Return pictures between two of which the camera was gone for a while, and came back in a run of its own."""
    layout = packets[0].run.layout
    times_s = [number / fps for number in range(len(packets))]
    before = retimed(packets[:at], run_of(layout), times_s[:at])
    offset_s = START_S + times_s[at] + for_s
    return before + retimed(packets[at:], run_of(layout, offset_s=offset_s, why=why), times_s)
