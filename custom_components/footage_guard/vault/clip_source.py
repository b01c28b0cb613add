"""A clip's file that is read: its bytes, and what the ledger binds of it."""

from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
import os
from types import TracebackType
from typing import Self

from ..model.errors import ClipHeaderInvalid
from .age.header import MAX_HEADER_BYTES, VERSION, parse_header
from .age.stream import PAYLOAD_NONCE_BYTES, SEALED_CHUNK


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What a finished or cut file is; the ledger binds it."""

    size_bytes: int
    digest: bytes
    """SHA-256 of the whole file."""
    header_digest: bytes
    """SHA-256 of the age header, which holds who can open it."""


class ClipSource:
    """An opened clip; bytes at any place."""

    def __init__(self, descriptor: int) -> None:
        """Own a descriptor."""
        self._descriptor = descriptor
        found = os.fstat(descriptor)
        self.size = found.st_size
        self.changed_ms = found.st_mtime_ns // 1_000_000
        """When it was written to last; milliseconds since 1970 in UTC."""

    def read_at(self, offset: int, length: int) -> bytes:
        """Return a range, fewer bytes only at the end of the file."""
        data = os.pread(self._descriptor, length, offset)
        while len(data) < length and (more := os.pread(self._descriptor, length - len(data), offset + len(data))):
            data += more
        return data

    def close(self) -> None:
        """Give the descriptor back."""
        os.close(self._descriptor)

    def __enter__(self) -> Self:
        """Return the source itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the descriptor back."""
        self.close()


def describe(source: ClipSource) -> Stored:
    """Return size and digests of a file as it lies there."""
    digest = sha256()
    position = 0
    while data := source.read_at(position, 1 << 20):
        digest.update(data)
        position += len(data)
    return Stored(size_bytes=position, digest=digest.digest(), header_digest=digest_of_header(source))


def digest_of_header(source: ClipSource) -> bytes:
    """Return the SHA-256 of a file's age header; an unreadable one counts as empty."""
    head = source.read_at(0, MAX_HEADER_BYTES)
    header = b""
    with suppress(ClipHeaderInvalid):
        header = head[: parse_header(head).length]
    return sha256(header).digest()


def is_empty(source: ClipSource) -> bool:
    """Tell whether a file ends before anything of its content could be read."""
    head = source.read_at(0, MAX_HEADER_BYTES)
    try:
        header = parse_header(head)
    except ClipHeaderInvalid:
        # Torn in the header: without all of it nothing behind it opens. A longer file, or one that does not begin as
        # ours do, is left for somebody to look at.
        begin = head[: len(VERSION)]
        return source.size < SEALED_CHUNK and (VERSION.startswith(begin) or not head.strip(b"\0"))
    return source.size <= header.length + PAYLOAD_NONCE_BYTES
