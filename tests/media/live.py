"""A real camera on the loopback interface that is read as the integration reads it, and recorded."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
import time

from custom_components.footage_guard.media.clip_writer import ClipWriter, Written, next_packet
from custom_components.footage_guard.media.reader import Flow, StreamReader, StreamState
from custom_components.footage_guard.media.ring import Cursor, Ring
from custom_components.footage_guard.media.window import Window
from custom_components.footage_guard.model.account import GapReason
from custom_components.footage_guard.model.source import parse_stream_url

from .filmed import LONGEST_S, Tape

WAIT_S = 60.0


def until(is_so: Callable[[], object]) -> None:
    """Wait for something."""
    deadline = time.monotonic() + WAIT_S
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@dataclass
class Clip:
    """A clip of a real camera."""

    written: Written
    data: bytes

    @property
    def gaps(self) -> list[GapReason]:
        """Why pictures are missing."""
        return [missing.why for missing in self.written.missing]


@dataclass
class Take:
    """What is being recorded, in as many clips as it takes."""

    window: Window
    thread: Thread
    clips: list[Clip] = field(default_factory=list)

    def ended(self) -> list[Clip]:
        """Wait for the end; return the clips."""
        self.thread.join(WAIT_S)
        assert not self.thread.is_alive()
        return self.clips


@dataclass
class Watch:
    """A camera that is read."""

    ring: Ring
    told: list[StreamState] = field(default_factory=list)

    @property
    def is_running(self) -> bool:
        """Whether the last that was told is that pictures come."""
        return self.told[-1:] == [StreamState(flow=Flow.RUNNING)]

    @property
    def newest_s(self) -> float:
        """When the newest picture was."""
        group = self.ring.group()
        return group[-1].at_s if group else 0.0

    def look(self, for_s: float) -> None:
        """Wait until so much is in memory from now on."""
        end_s = time.monotonic() + for_s
        until(lambda: self.newest_s >= end_s)

    def record(self, before_s: float, after_s: float) -> Take:
        """Record what was, and what is to come."""
        now_s = time.monotonic()
        window = Window(now_s - before_s, now_s + after_s)
        cursor = self.ring.at(window.from_s)
        take = Take(window, Thread(target=lambda: self._write(take, cursor)))
        take.thread.start()
        return take

    def _write(self, take: Take, cursor: Cursor) -> None:
        asked_s, goes_on = take.window.from_s, True
        with cursor:
            while goes_on and next_packet(self.ring, cursor, take.window, time.monotonic) is not None:
                tape = Tape()
                written = ClipWriter(self.ring, cursor, take.window, tape, asked_from_s=asked_s).write(LONGEST_S)
                take.clips.append(Clip(written, bytes(tape.data)))
                asked_s, goes_on = written.end_s, written.goes_on


@contextmanager
def watching(url: str, *, with_sound: bool = False) -> Iterator[Watch]:
    """Read a camera until the end of the block."""
    ring = Ring()
    watch = Watch(ring)
    address = parse_stream_url(url)
    reader = StreamReader(lambda: address, ring, with_sound=with_sound, on_change=watch.told.append)
    thread = Thread(target=reader.run)
    thread.start()
    try:
        until(lambda: watch.is_running)
        yield watch
    finally:
        reader.stop()
        thread.join(WAIT_S)
        ring.close()
