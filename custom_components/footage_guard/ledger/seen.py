"""The highest size seen, in a second place: a log that ends earlier, or continues differently, was rolled back.

The file lies in the cache folder, which no backup of Home Assistant carries, so that a restored ledger is noticed too.
It is written with every record and not synced: a process that is killed loses nothing of it, and what losing power
takes from it only makes it know less.

Where a history was longer than nothing when the second place began, it says so for good: what came behind the history
that was found is not known to anybody here.

It also says whether a lockdown was in force, which a history that was rolled back does not know any more.
"""

from hashlib import sha256
import os
from typing import Final, NamedTuple

from .merkle import HASH_BYTES

_SIZE_BYTES: Final = 8
_CHECK_BYTES: Final = 8
_BYTES: Final = _SIZE_BYTES + HASH_BYTES + _CHECK_BYTES
_SLOTS: Final = 2
"""Two, written in turn: one torn by losing power leaves the other. Behind them is with what they began."""
_LOCKDOWN: Final = _SLOTS + 1
"""Its size is 1 while one is in force."""


class Seen(NamedTuple):
    """A history that was seen."""

    size: int
    """Records."""
    root: bytes


class SeenFile:
    """The second place."""

    def __init__(self, descriptor: int) -> None:
        """Use a descriptor that may read and write."""
        self._descriptor = descriptor
        self._next = 0

    def read(self) -> Seen | None:
        """Return the newest that is whole, or None where there is none."""
        found = [seen for slot in range(_SLOTS) if (seen := self._read(slot)) is not None]
        return max(found, default=None)

    def began(self) -> Seen | None:
        """Return the history that was there before the second place was; None where it was there from the start."""
        return self._read(_SLOTS)

    def begin(self, seen: Seen) -> None:
        """Note that nothing is known of what came behind this history; raise OSError."""
        self._write(_SLOTS, seen)
        os.fdatasync(self._descriptor)

    @property
    def is_locked_down(self) -> bool:
        """Whether a lockdown was in force, as far as that was noted."""
        noted = self._read(_LOCKDOWN)
        return noted is not None and noted.size > 0

    def note_lockdown(self, *, is_on: bool) -> None:
        """Note that a lockdown is in force, or that none is; raise OSError."""
        self._write(_LOCKDOWN, Seen(int(is_on), bytes(HASH_BYTES)))
        os.fdatasync(self._descriptor)

    def reset(self, seen: Seen) -> None:
        """Forget what was seen before, for a person accepted this; raise OSError."""
        for _ in range(_SLOTS):
            self.write(seen)
        os.fdatasync(self._descriptor)

    def write(self, seen: Seen) -> None:
        """Note what is seen now; raise OSError."""
        self._write(self._next, seen)
        self._next = (self._next + 1) % _SLOTS

    def _write(self, slot: int, seen: Seen) -> None:
        data = seen.size.to_bytes(_SIZE_BYTES, "big") + seen.root
        os.pwrite(self._descriptor, data + sha256(data).digest()[:_CHECK_BYTES], slot * _BYTES)

    def _read(self, slot: int) -> Seen | None:
        data = os.pread(self._descriptor, _BYTES, slot * _BYTES)
        content = data[: _SIZE_BYTES + HASH_BYTES]
        if len(data) != _BYTES or sha256(content).digest()[:_CHECK_BYTES] != data[len(content) :]:
            return None
        return Seen(int.from_bytes(content[:_SIZE_BYTES], "big"), content[_SIZE_BYTES:])
