"""The evidence bundle: a ZIP that is nowhere, and of which any part can be read as if it were a file.

Nothing in it is compressed, so where each byte lies is known before the first is read, and a download can go on where
it broke off. The same files make the same ZIP, byte for byte (PKWARE APPNOTE 6.3.10; ZIP64 where a length needs it).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
import errno
import os
import re
import struct
from typing import Final, Protocol
from zlib import crc32

MOST_ENTRIES: Final = 1000
_NAME: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?", re.ASCII)
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE | re.ASCII)
"""Names that are devices for some systems, whatever stands behind the dot."""
_LOCAL: Final = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL: Final = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END: Final = struct.Struct("<4sHHHHIIH")
_END_64: Final = struct.Struct("<4sQHHIIQQQQ")
_LOCATOR: Final = struct.Struct("<4sIQI")
_FULL: Final = 0xFFFFFFFF
"""In place of a length that stands in a field of 64 bits."""
_PLAIN, _LARGE = 20, 45
"""Versions of the format that are needed to read an entry."""
_BY_UNIX: Final = 3 << 8
_MODE: Final = 0o100644 << 16
_NO_TIME: Final = 0
_NO_DATE: Final = 0x0021
"""1980-01-01, the first day there is in a ZIP."""


class Content(Protocol):
    """What an entry holds."""

    @property
    def length(self) -> int:
        """How long it is."""

    def read(self, offset: int, length: int, /) -> bytes:
        """Return bytes from an offset on, as many as were asked for where there are so many; raise OSError."""

    def view(self, offset: int, length: int, /) -> memoryview:
        """Return what `read` does; quicker for long ranges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file in a bundle."""

    name: str
    content: Content
    crc32: int
    """Of the content, which was counted when it was written: a ZIP says it before the content."""

    def __post_init__(self) -> None:
        """Raise ValueError for a name that somebody's system would take for a path, a device or a command."""
        if not _NAME.fullmatch(self.name) or _RESERVED.fullmatch(self.name):
            raise ValueError(self.name)
        if not 0 <= self.crc32 <= _FULL or self.content.length < 0:
            raise ValueError(self.crc32)


class Text:
    """A small content that is in memory."""

    def __init__(self, data: bytes) -> None:
        """Hold some bytes."""
        self._data = data

    @property
    def length(self) -> int:
        """How long it is."""
        return len(self._data)

    def read(self, offset: int, length: int, /) -> bytes:
        """Return bytes from an offset on."""
        return self._data[offset : offset + length]

    def view(self, offset: int, length: int, /) -> memoryview:
        """Return what `read` does."""
        return memoryview(self._data)[offset : offset + length]


def text_entry(name: str, data: bytes) -> Entry:
    """Return the entry of a small file."""
    return Entry(name=name, content=Text(data), crc32=crc32(data))


class Bundle:
    """A ZIP of some files; blocking, as far as reading them is."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Lay it out; raise ValueError for none or too many entries, or two of one name."""
        names = {entry.name.lower() for entry in entries}
        if not entries or len(names) < len(entries) or len(entries) > MOST_ENTRIES:
            raise ValueError(len(entries))
        self._parts: list[Content] = []
        self._begins: list[int] = []
        self.length = 0
        directory = [self._add(entry) for entry in entries]
        begin = self.length
        self._append(Text(b"".join(directory)))
        self._append(Text(_end(len(entries), self.length - begin, begin)))

    def read(self, offset: int, length: int, /) -> bytes:
        """Return bytes from an offset on, fewer only where it ends.

        Raises OSError, also where a content is shorter than it was.
        """
        return b"".join(self._pieces(offset, length))

    def view(self, offset: int, length: int, /) -> memoryview:
        """Return what `read` does; without a copy where the range lies in one entry."""
        first, *more = self._pieces(offset, length) or [memoryview(b"")]
        return memoryview(b"".join((first, *more))) if more else first

    def _pieces(self, offset: int, length: int) -> list[memoryview]:
        pieces: list[memoryview] = []
        end = min(offset + length, self.length)
        at = bisect_right(self._begins, offset) - 1
        while offset < end:
            part, begin = self._parts[at], self._begins[at]
            wanted = min(end, begin + part.length) - offset
            if wanted:
                piece = part.view(offset - begin, wanted)
                if not piece:
                    raise OSError(errno.EIO, os.strerror(errno.EIO))
                pieces.append(piece)
                offset += len(piece)
            if offset == begin + part.length:
                at += 1
        return pieces

    def _add(self, entry: Entry) -> bytes:
        """Lay out an entry; return what the directory says of it."""
        begin, name, size = self.length, entry.name.encode("ascii"), entry.content.length
        is_large = size >= _FULL
        shown = _FULL if is_large else size
        extra = _extra([size, size] if is_large else [])
        version = _LARGE if is_large else _PLAIN
        fields = (0, 0, _NO_TIME, _NO_DATE, entry.crc32, shown, shown, len(name))
        self._append(Text(_LOCAL.pack(b"PK\3\4", version, *fields, len(extra)) + name + extra))
        self._append(entry.content)
        is_far = begin >= _FULL
        extra = _extra([*([size, size] if is_large else []), *([begin] if is_far else [])])
        version = _LARGE if extra else _PLAIN
        head = (b"PK\1\2", _BY_UNIX | version, version, *fields, len(extra), 0, 0, 0, _MODE)
        return _CENTRAL.pack(*head, _FULL if is_far else begin) + name + extra

    def _append(self, part: Content) -> None:
        self._parts.append(part)
        self._begins.append(self.length)
        self.length += part.length


def _extra(lengths: list[int]) -> bytes:
    """Return the field for lengths that need 64 bits, in the order of the fields they stand for."""
    if not lengths:
        return b""
    return struct.pack(f"<HH{len(lengths)}Q", 1, 8 * len(lengths), *lengths)


def _end(count: int, size: int, begin: int) -> bytes:
    """Return what stands behind the directory."""
    plain = _END.pack(b"PK\5\6", 0, 0, count, count, size, min(begin, _FULL), 0)
    if begin < _FULL:
        return plain
    rest = _END_64.size - 12
    large = _END_64.pack(b"PK\6\6", rest, _BY_UNIX | _LARGE, _LARGE, 0, 0, count, count, size, begin)
    return large + _LOCATOR.pack(b"PK\6\7", 0, begin + size, 1) + plain
