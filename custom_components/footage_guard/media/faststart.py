"""Makes of what FFmpeg muxes a file that begins with its tables, and that holds nothing but what is named here.

FFmpeg writes the pictures first, as they come, and the tables of where they are behind them. The pictures wait in
scratch, and one pass puts them behind the tables. FFmpeg also writes what it likes: who made the file, edit lists,
whatever a version to come thinks of. Only the boxes of a list are taken over (ISO/IEC 14496-12, 14496-14, 14496-15).
"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import chain
import os
from typing import Final, Protocol

from ..model.errors import RenderStopped
from .boxes import HEADER, Box, box_at, boxes_in, fields_of, make_box, numbers

_TYPE: Final = make_box(b"ftyp", b"isom", (0x200).to_bytes(4), b"isomiso2avc1mp41")
_HOLDING: Final = frozenset({b"moov", b"trak", b"mdia", b"minf", b"dinf", b"stbl"})
"""Boxes that hold others, and nothing else."""
_KEPT: Final = frozenset(
    {
        *(b"mvhd", b"tkhd", b"mdhd", b"hdlr", b"vmhd", b"smhd", b"dref"),
        *(b"stts", b"stss", b"stsc", b"stsz"),
    }
)
_ENTRIES: Final = {b"avc1": (78, frozenset({b"avcC", b"colr", b"pasp"})), b"mp4a": (28, frozenset({b"esds"}))}
"""What describes pictures and sound: bytes of its own fields, and what else of it is kept."""
_MAKER: Final = slice(42, 74)
"""Where in the description of pictures a text about the encoder has its place."""
_PLACES: Final = {b"stco": 4, b"co64": 8}
_SMALL: Final = 1 << 32
_FRONT: Final = 48
"""Bytes that FFmpeg comes back to: type, room for a long length, length of the pictures."""


class Scratch(Protocol):
    """Where pictures wait."""

    @property
    def length(self) -> int:
        """Bytes that were written."""

    def write(self, data: bytes, /) -> object:
        """Take more of them; raise OSError."""

    def pieces(self) -> Iterator[bytes]:
        """Yield all of them from the beginning; raise OSError."""


class Sink(Protocol):
    """Where a file that leaves goes, from its first byte to its last."""

    def write(self, data: bytes, /) -> object:
        """Take more of it; raise OSError."""


class Muxed:
    """What FFmpeg writes to."""

    name = ""

    def __init__(self, scratch: Scratch) -> None:
        """Begin with nothing; the scratch is empty."""
        self._scratch = scratch
        self.closed = False
        """PyAV asks: whatever lets go of a file that was given up would write the end of it."""
        self._place = 0
        self._front = bytearray()
        self._tables = bytearray()
        self._begin: int | None = None
        """Where the tables begin, once it is known."""

    def write(self, data: bytes | memoryview) -> int:
        """Take what FFmpeg writes; raise OSError."""
        data = bytes(data)
        if self._begin is not None and self._place >= self._begin:
            _put(self._tables, self._place - self._begin, data)
        else:
            room = max(0, _FRONT - self._place)
            _put(self._front, self._place, data[:room])
            if data[room:]:
                self._scratch.write(data[room:])
        self._place += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place, and return it."""
        end = _FRONT + self._scratch.length + len(self._tables)
        if offset < _FRONT and self._begin is None and self._front[_FRONT - 1 :]:
            # It comes back to write how long the pictures are: what follows them are the tables.
            self._begin = _FRONT + self._scratch.length
        self._place = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: end}[whence]
        return self._place

    def tell(self) -> int:
        """Return the place."""
        return self._place

    def let_go(self) -> None:
        """Take nothing any more: PyAV keeps this until the garbage collector comes by."""
        self.closed = True
        self._tables.clear()

    def send(self, sink: Sink, is_cancelled: Callable[[], bool]) -> tuple[int, bytes]:
        """Write the file that leaves; return how many bytes it has, and their SHA-256.

        Raises OSError, or RenderStopped once cancelled.
        """
        tables = bytes(self._tables)
        moov = box_at(tables, 0)
        length = self._scratch.length
        is_large = length + len(tables) + 2 * _FRONT >= _SMALL
        head = (1).to_bytes(4) + b"mdat" + (length + 2 * HEADER).to_bytes(8)
        if not is_large:
            head = (length + HEADER).to_bytes(4) + b"mdat"
        # How long the tables are does not depend on what they say.
        begin = len(_TYPE) + len(_kept(tables, moov, 0, is_large=is_large)) + len(head)
        front = _TYPE + _kept(tables, moov, begin - _FRONT, is_large=is_large) + head
        digest, size = sha256(), 0
        for piece in chain([front], self._scratch.pieces()):
            if is_cancelled():
                raise RenderStopped
            digest.update(piece)
            size += len(piece)
            sink.write(piece)
        return size, digest.digest()


def _put(target: bytearray, place: int, data: bytes) -> None:
    target[place : place + len(data)] = data


def _kept(tables: bytes, box: Box, moved: int, *, is_large: bool) -> bytes:
    """Return what is taken over of a box; nothing of one that is not known."""
    content = tables[box.begin : box.end]
    if box.kind in _HOLDING:
        inner = (_kept(tables, each, moved, is_large=is_large) for each in boxes_in(tables, box.begin, box.end))
        return make_box(box.kind, *inner)
    if box.kind in _PLACES:
        width = _PLACES[box.kind]
        (count,) = numbers(tables, fields_of(box), 1)
        places = numbers(tables, fields_of(box) + 4, count, width)
        kind = b"co64" if is_large else b"stco"
        moved_places = b"".join((place + moved).to_bytes(_PLACES[kind]) for place in places)
        return make_box(kind, content[:8], moved_places)
    if box.kind == b"stsd":
        return make_box(
            b"stsd", content[:8], *(_entry(tables, each) for each in boxes_in(tables, box.begin + 8, box.end))
        )
    return make_box(box.kind, content) if box.kind in _KEPT else b""


def _entry(tables: bytes, box: Box) -> bytes:
    length, kept = _ENTRIES[box.kind]
    own = bytearray(tables[box.begin : box.begin + length])
    if box.kind == b"avc1":
        own[_MAKER] = bytes(_MAKER.stop - _MAKER.start)
    inner = [each for each in boxes_in(tables, box.begin + length, box.end) if each.kind in kept]
    return make_box(box.kind, bytes(own), *(tables[each.start : each.end] for each in inner))
