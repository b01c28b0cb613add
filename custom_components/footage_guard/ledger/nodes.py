"""Hashes of the tree and places of the records on disk: a cache that the log rebuilds, so nothing here is synced.

`hashes` holds every complete subtree right behind the last leaf below it, as the Go checksum database does it
(golang.org/x/mod/sumdb/tlog, StoredHashIndex): two hashes a record, and any of them at a place that follows from its
level and number. `places` holds where each record ends in the log, 8 bytes each.
"""

from bisect import bisect_right
from collections.abc import Sequence
import os
from typing import Final

from ..model.errors import FactUnknown
from ..model.readable import is_bad_sector
from .merkle import HASH_BYTES

PLACE_BYTES: Final = 8
_FARTHEST: Final = 1 << 62
"""The operating system asks for less; no log is as long."""


class NotGiven(OSError):
    """A sector of these files cannot be read, which is nothing that the log does not know."""


class NodeFile:
    """All complete subtrees, and the ends of the records."""

    def __init__(self, hashes: int, places: int) -> None:
        """Use two descriptors that may read and write."""
        self._hashes = hashes
        self._places = places

    def node(self, level: int, number: int) -> bytes:
        """Return the hash of a complete subtree; raise FactUnknown where it is not there, or OSError."""
        found = _read(self._hashes, HASH_BYTES, stored_at(level, number) * HASH_BYTES)
        if len(found) != HASH_BYTES:
            raise FactUnknown
        return found

    def end(self, index: int) -> int:
        """Return where a record ends in the log, 0 for the one before the first; raise FactUnknown or OSError."""
        if index < 0:
            return 0
        found = _read(self._places, PLACE_BYTES, index * PLACE_BYTES)
        end = int.from_bytes(found, "big")
        if len(found) != PLACE_BYTES or end > _FARTHEST:
            raise FactUnknown
        return end

    def at(self, place: int, size: int) -> int:
        """Return which of the first records lies at a place in the log; raise FactUnknown or OSError."""
        found = bisect_right(range(size), place, key=self.end)
        if found == size:
            raise FactUnknown
        return found

    def add(self, index: int, hashes: Sequence[bytes], ends: Sequence[int]) -> None:
        """Take the records from `index` on: each one's hash and behind it those of the subtrees it completes.

        Raises OSError. What is behind the last record is overwritten, so nothing is left of a failure.
        """
        write_at(self._hashes, b"".join(hashes), stored_at(0, index) * HASH_BYTES)
        write_at(self._places, b"".join(end.to_bytes(PLACE_BYTES, "big") for end in ends), index * PLACE_BYTES)

    def cut(self, size: int) -> None:
        """Forget everything behind the first `size` records."""
        os.ftruncate(self._hashes, stored(size) * HASH_BYTES)
        os.ftruncate(self._places, size * PLACE_BYTES)

    def sync(self) -> None:
        """Have everything survive a power loss, so that a checkpoint can rely on it."""
        os.fdatasync(self._hashes)
        os.fdatasync(self._places)


def stored_at(level: int, number: int) -> int:
    """Return the place of a subtree's hash among all."""
    # Before the last leaf below it lie as many subtrees of each level as fit there: all its shifts to the right.
    last = (number + 1 << level) - 1
    return 2 * last - last.bit_count() + level


def stored(size: int) -> int:
    """Return how many hashes a tree of `size` records has."""
    if not size:
        return 0
    number, count = size - 1, stored_at(0, size - 1) + 1
    while number & 1:
        count, number = count + 1, number >> 1
    return count


def _read(descriptor: int, length: int, offset: int) -> bytes:
    """Return what is there; raise NotGiven where it cannot be read, or OSError."""
    try:
        return os.pread(descriptor, length, offset)
    except OSError as err:
        if not is_bad_sector(err):
            raise
        raise NotGiven(*err.args) from err


def write_at(descriptor: int, data: bytes, offset: int) -> None:
    """Write all of it; raise OSError, and then any part of it may be there."""
    view = memoryview(data)
    while view:
        written = os.pwrite(descriptor, view, offset)
        view, offset = view[written:], offset + written
