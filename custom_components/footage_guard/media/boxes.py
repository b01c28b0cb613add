"""The boxes of an MP4 file (ISO/IEC 14496-12): found in bytes, and made. Pure."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from ..model.errors import NotPlayableHere

HEADER: Final = 8
"""Bytes of size and kind."""
_LARGE_HEADER: Final = 16
_FULL: Final = 4
"""Bytes of version and flags."""


class Box(NamedTuple):
    """Where a box lies."""

    kind: bytes
    start: int
    begin: int
    """Where its content begins."""
    end: int


def box_at(head: bytes, start: int) -> Box:
    """Return the box whose first 16 bytes, or all where it is shorter, are given; raise NotPlayableHere."""
    size, header = int.from_bytes(head[:4]), HEADER
    if size == 1:
        size, header = int.from_bytes(head[HEADER:_LARGE_HEADER]), _LARGE_HEADER
    # A size of 0 would be a box to the end of the file, which nobody writes into a vault.
    if len(head) < header or size < header:
        raise NotPlayableHere
    return Box(head[4:HEADER], start, start + header, start + size)


def boxes_in(data: bytes, begin: int = 0, end: int | None = None) -> Iterator[Box]:
    """Yield the boxes of a part of some bytes; raise NotPlayableHere where one is not whole."""
    end = len(data) if end is None else end
    while begin < end:
        box = box_at(data[begin : begin + _LARGE_HEADER], begin)
        if box.end > end:
            raise NotPlayableHere
        yield box
        begin = box.end


def only(data: bytes, where: Box, *path: bytes) -> Box:
    """Return the first box below another, by the kinds on the way to it; raise NotPlayableHere."""
    for kind in path:
        found = next((box for box in boxes_in(data, where.begin, where.end) if box.kind == kind), None)
        if found is None:
            raise NotPlayableHere
        where = found
    return where


def numbers(data: bytes, begin: int, count: int, width: int = 4) -> list[int]:
    """Return unsigned numbers that stand one after the other; raise NotPlayableHere where there are not so many."""
    if begin + count * width > len(data):
        raise NotPlayableHere
    return [int.from_bytes(data[place : place + width]) for place in range(begin, begin + count * width, width)]


def version_of(data: bytes, box: Box) -> int:
    """Return the version of a box that has one."""
    return numbers(data, box.begin, 1, 1)[0]


def flags_of(data: bytes, box: Box) -> int:
    """Return the flags of a box that has some."""
    return numbers(data, box.begin + 1, 1, 3)[0]


def fields_of(box: Box) -> int:
    """Return where the fields of a box with version and flags begin."""
    return box.begin + _FULL


def make_box(kind: bytes, *content: bytes) -> bytes:
    """Return a box."""
    inside = b"".join(content)
    return (HEADER + len(inside)).to_bytes(4) + kind + inside


def make_full_box(kind: bytes, version: int, *content: bytes) -> bytes:
    """Return a box with a version, and no flags."""
    return make_box(kind, version.to_bytes(1) + bytes(3), *content)
