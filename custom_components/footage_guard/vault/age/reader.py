"""Reads age files: from front to back, or any range of a file that can be sought."""

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from ...model.errors import ClipDamaged, ClipHeaderInvalid, ClipKeyMissing
from .header import MAX_HEADER_BYTES, Header, mac_key, may_trust_header, parse_header
from .keys import FILE_KEY_BYTES, Identity
from .stream import CHUNK, PAYLOAD_NONCE_BYTES, SEALED_CHUNK, ChunkCipher, plain_length

_BATCH_BYTES: Final = 16 * SEALED_CHUNK


class Source(Protocol):
    """A file whose bytes can be read at any place."""

    @property
    def size(self) -> int:
        """Bytes in the file."""

    def read_at(self, offset: int, length: int) -> bytes:
        """Return `length` bytes from `offset`, fewer only at the end of the file."""


def open_header(header: Header, identities: Iterable[Identity]) -> bytes:
    """Return the file key; raise ClipKeyMissing, ClipHeaderInvalid or ClipHeaderForged."""
    for identity in identities:
        for stanza in header.stanzas:
            file_key = identity.unwrap(stanza)
            if file_key is not None:
                if len(file_key) != FILE_KEY_BYTES:
                    raise ClipHeaderInvalid
                may_trust_header(header, mac_key(file_key))
                return file_key
    raise ClipKeyMissing


class SeekableReader:
    """Any range of an age file.

    The last chunk is checked before any byte is given out: its seal is what proves the length of the file, so
    without it a truncated clip would pass as a whole one (age specification, "Seeking relatively to the end").
    """

    def __init__(self, source: Source, identities: Iterable[Identity]) -> None:
        """Open the file; raise ClipHeaderInvalid, ClipKeyMissing, ClipHeaderForged or ClipDamaged."""
        self.header, self._cipher = _open(source, identities)
        self._source = source
        self._start = self.header.length + PAYLOAD_NONCE_BYTES
        self.length = plain_length(source.size - self._start)
        self._chunks = max(1, -(-self.length // CHUNK))
        self._chunk(self._chunks - 1)

    def read(self, offset: int, length: int) -> bytes:
        """Return the range, cut at the end of the content; raise ClipDamaged before any wrong byte."""
        end = min(self.length, offset + length)
        if offset < 0 or length < 0 or offset >= end:
            return b""
        first, last = offset // CHUNK, (end - 1) // CHUNK
        content = b"".join(self._chunk(number) for number in range(first, last + 1))
        skipped = offset - first * CHUNK
        return content[skipped : skipped + end - offset]

    def _chunk(self, number: int) -> bytes:
        sealed = self._source.read_at(self._start + number * SEALED_CHUNK, SEALED_CHUNK)
        return self._cipher.open(number, sealed, is_last=number == self._chunks - 1)


def read_whole(source: Source, identities: Iterable[Identity]) -> Iterator[bytes]:
    """Yield the content in pieces, each checked before it is given out; raise ClipDamaged at the first bad chunk."""
    header, cipher = _open(source, identities)
    position, number = header.length + PAYLOAD_NONCE_BYTES, 0
    sealed = source.read_at(position, _BATCH_BYTES)
    while True:
        position += len(sealed)
        following = source.read_at(position, _BATCH_BYTES) if len(sealed) == _BATCH_BYTES else b""
        chunks = _chunks(sealed)
        content = [
            cipher.open(number + place, chunk, is_last=not following and place == len(chunks) - 1)
            for place, chunk in enumerate(chunks)
        ]
        number += len(chunks)
        if not content[-1] and number > 1:
            raise ClipDamaged
        yield b"".join(content)
        if not following:
            return
        sealed = following


def _chunks(sealed: bytes) -> list[memoryview]:
    """Cut what was read into chunks; of nothing there is one, which no key opens."""
    view = memoryview(sealed)
    return [view[start : start + SEALED_CHUNK] for start in range(0, len(view) or 1, SEALED_CHUNK)]


def read_cut(source: Source, identities: Iterable[Identity]) -> Iterator[bytes]:
    """Yield the whole chunks of a clip whose writing was cut off; the chunk that would prove its end is missing.

    Only for a clip of which the ledger says that it was cut; for every other the missing end is damage.
    """
    header, cipher = _open(source, identities)
    position, number = header.length + PAYLOAD_NONCE_BYTES, 0
    while len(sealed := source.read_at(position, SEALED_CHUNK)) == SEALED_CHUNK:
        yield cipher.open(number, sealed, is_last=False)
        position, number = position + SEALED_CHUNK, number + 1


def _open(source: Source, identities: Iterable[Identity]) -> tuple[Header, ChunkCipher]:
    header = parse_header(source.read_at(0, MAX_HEADER_BYTES))
    nonce = source.read_at(header.length, PAYLOAD_NONCE_BYTES)
    if len(nonce) != PAYLOAD_NONCE_BYTES:
        raise ClipHeaderInvalid
    return header, ChunkCipher(open_header(header, identities), nonce)
