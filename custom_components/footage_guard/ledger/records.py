"""The log itself: records one after the other, each framed by its length and bound to its leaf hash.

length of the record (4 bytes, big-endian) | leaf hash (32) | record (canonical JSON)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
import os
import re
from typing import Final

from ..model.errors import LedgerDamaged
from .merkle import HASH_BYTES, leaf_hash

LENGTH_BYTES: Final = 4
FRAME_BYTES: Final = LENGTH_BYTES + HASH_BYTES
MAX_RECORD_BYTES: Final = 256 * 1024
"""A hold of some thousand clips. A longer record was never written."""
_BATCH_BYTES: Final = 1 << 20
_LONGEST_NAME: Final = 64


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it lies in the log."""

    data: bytes
    hash: bytes
    """What its frame says its leaf hash is."""
    end: int
    """Where the next one begins."""

    @property
    def is_right(self) -> bool:
        """Whether it is what its frame says."""
        return leaf_hash(self.data) == self.hash


def framed(data: bytes) -> tuple[bytes, bytes]:
    """Return the bytes of a record in the log, and its leaf hash."""
    found = leaf_hash(data)
    return len(data).to_bytes(LENGTH_BYTES, "big") + found + data, found


def read_frame(descriptor: int, start: int, index: int) -> tuple[bytes, int]:
    """Return the leaf hash and the length that the frame at `start` tells; raise LedgerDamaged or OSError."""
    frame = os.pread(descriptor, FRAME_BYTES, start)
    length = int.from_bytes(frame[:LENGTH_BYTES], "big")
    if len(frame) != FRAME_BYTES or not 0 < length <= MAX_RECORD_BYTES:
        raise LedgerDamaged(index)
    return frame[LENGTH_BYTES:], length


def read_record(descriptor: int, start: int, index: int) -> Record:
    """Return the record that begins at `start`; raise LedgerDamaged naming `index`, or OSError."""
    leaf, length = read_frame(descriptor, start, index)
    data = os.pread(descriptor, length, start + FRAME_BYTES)
    record = Record(data, leaf, start + FRAME_BYTES + length)
    if len(data) != length or not record.is_right:
        raise LedgerDamaged(index)
    return record


def read_records(descriptor: int, start: int, index: int, end: int) -> Iterator[Record]:
    """Yield the records from `start` to `end`, the first of which has number `index`.

    Raises LedgerDamaged with the number of the first that is not what its frame says, also where the last is torn.
    """
    for record in read_frames(descriptor, start, index, end):
        if not record.is_right:
            raise LedgerDamaged(index)
        yield record
        index += 1


def find_bytes(descriptor: int, mark: bytes, start: int, end: int) -> Iterator[int]:
    """Yield where some bytes lie in the log from `start` up to `end`; raise OSError."""
    kept = b""
    while start < end and (more := os.pread(descriptor, min(_BATCH_BYTES, end - start), start)):
        data, place = kept + more, -1
        while (place := data.find(mark, place + 1)) >= 0:
            yield start - len(kept) + place
        start += len(more)
        # One that lies across the border is found with the next piece, and no other twice.
        kept = data[-(len(mark) - 1) :]


def find_names(descriptor: int, named: re.Pattern[bytes], start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Yield where the log says what matches from `start` up to `end`, and its group; raise OSError.

    What matches is shorter than _LONGEST_NAME.
    """
    kept = b""
    while start < end and (more := os.pread(descriptor, min(_BATCH_BYTES, end - start), start)):
        data, last = kept + more, 0
        for found in named.finditer(data):
            yield start - len(kept) + found.start(), found[1]
            last = found.end()
        start += len(more)
        # One that lies across the border is found with the next piece, and no other twice.
        kept = data[max(last, len(data) - _LONGEST_NAME) :]


def read_leaves(descriptor: int, end: int) -> Iterator[list[bytes]]:
    """Yield the leaf hashes of all records up to `end`, many at once and each computed from its record.

    Raises LedgerDamaged with the number of the first record that is not what its frame says.
    """
    index = start = 0
    waiting = b""
    while start + len(waiting) < end:
        more = os.pread(descriptor, min(_BATCH_BYTES, end - start - len(waiting)), start + len(waiting))
        if not more:
            break
        waiting += more
        leaves, place = _leaves(waiting, index)
        yield leaves
        index, start, waiting = index + len(leaves), start + place, waiting[place:]
    if waiting or start < end:
        raise LedgerDamaged(index)


def _leaves(data: bytes, index: int) -> tuple[list[bytes], int]:
    """Return the leaf hashes of the records that lie wholly in `data`, and where the first other one begins."""
    leaves: list[bytes] = []
    place, size = 0, len(data)
    # The loop of a whole history: some hundred thousand records a second are asked of it.
    while place + FRAME_BYTES <= size:
        begin = place + FRAME_BYTES
        following = begin + int.from_bytes(data[place : place + LENGTH_BYTES])
        if not begin < following <= begin + MAX_RECORD_BYTES:
            raise LedgerDamaged(index + len(leaves))
        if following > size:
            break
        leaf = sha256(b"\x00" + data[begin:following]).digest()
        if leaf != data[place + LENGTH_BYTES : begin]:
            raise LedgerDamaged(index + len(leaves))
        leaves.append(leaf)
        place = following
    return leaves, place


def read_frames(descriptor: int, start: int, index: int, end: int) -> Iterator[Record]:
    """Yield the records from `start` to `end` as they lie there, right or not.

    Raises LedgerDamaged with the number of the first that has no whole frame.
    """
    waiting, position = b"", start
    while position < end:
        more = os.pread(descriptor, min(_BATCH_BYTES, end - position), position)
        if not more:
            break
        position += len(more)
        waiting += more
        place = 0
        for record in _whole(waiting, start, index):
            yield record
            index += 1
            place = record.end - start
        start += place
        waiting = waiting[place:]
    if waiting or position < end:
        raise LedgerDamaged(index)


def _whole(data: bytes, start: int, index: int) -> Iterator[Record]:
    """Yield the records that lie wholly in `data`, which begins at `start` of the log."""
    place, size = 0, len(data)
    while place + FRAME_BYTES <= size:
        length = int.from_bytes(data[place : place + LENGTH_BYTES], "big")
        if not 0 < length <= MAX_RECORD_BYTES:
            raise LedgerDamaged(index)
        begin = place + FRAME_BYTES
        if begin + length > size:
            return
        content, claimed = data[begin : begin + length], data[place + LENGTH_BYTES : begin]
        place, index = begin + length, index + 1
        yield Record(content, claimed, start + place)
