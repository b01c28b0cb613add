"""What is being sent to recipients at this moment: two requests of one link, and twenty in all.

Who takes next to nothing of what they asked for holds a place for as long as nobody else wants it, and no longer.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Protocol

from homeassistant.core import callback

from ...model.ids import ReleaseId

MOST_OF_LINK: Final = 2
"""A player that is moved back and forth begins anew before its old request has ended."""
MOST_IN_ALL: Final = 20
STALLED_S: Final = 10.0
"""Whose last half megabyte takes longer gives their place to somebody who has none."""


class Fetcher(Protocol):
    """A ticket."""

    @property
    def release_id(self) -> ReleaseId:
        """The share's."""


@dataclass(eq=False, slots=True)
class Stream:
    """A request that is under way."""

    by: Fetcher
    number: int
    """Of the file, 0 for all of them in one."""
    stop: Callable[[], None] = field(repr=False)
    """Ends it at once."""
    moved_s: float
    """When some of it was taken last."""


class ShareStreams:
    """All requests that are under way, the oldest first."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin with none; `clock` is monotonic, in seconds."""
        self._clock = clock
        self._all: list[Stream] = []

    @callback
    def has_room(self, by: Fetcher, number: int) -> bool:
        """Tell whether one more request of a ticket for a file may be under way."""
        return self._in_the_way(by, number) is not None

    @contextmanager
    def under_way(self, by: Fetcher, number: int, stop: Callable[[], None]) -> Iterator[Stream]:
        """Count a request for a file while it is under way, in the place of what is in its way."""
        for other in self._in_the_way(by, number) or ():
            self._all.remove(other)
            other.stop()
        stream = Stream(by, number, stop, self._clock())
        self._all.append(stream)
        try:
            yield stream
        finally:
            if stream in self._all:
                self._all.remove(stream)

    @callback
    def note_taken(self, stream: Stream) -> None:
        """Some of it was taken."""
        stream.moved_s = self._clock()

    @callback
    def end(self, by: Fetcher) -> None:
        """End every request of a ticket."""
        for stream in [each for each in self._all if each.by is by]:
            stream.stop()

    def _in_the_way(self, by: Fetcher, number: int) -> list[Stream] | None:
        """Return what has to end for one more request of a ticket for a file; None where it may not begin."""
        left, ending = list(self._all), list[Stream]()
        while True:
            of_link = [each for each in left if each.by.release_id == by.release_id]
            if len(of_link) >= MOST_OF_LINK:
                full = of_link
            elif len(left) >= MOST_IN_ALL:
                full = left
            else:
                return ending
            first = self._first_to_go(full, by, number)
            if first is None:
                return None
            left.remove(first)
            ending.append(first)

    def _first_to_go(self, full: list[Stream], by: Fetcher, number: int) -> Stream | None:
        """Return what stands still for longest, or its own for the same file; None where all are being taken.

        What is being taken may be on its way to be kept. Of its own, the one that moved last stays: beside a player
        that is moved about, the same film may be, too.
        """
        now_s = self._clock()
        stalled = [each for each in full if now_s - each.moved_s >= STALLED_S]
        own = [each for each in full if each.by is by and each.number == number]
        return min(stalled or own, key=lambda each: each.moved_s, default=None)
