"""Reads age files: from front to back, or any range of a file that can be sought."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Final, Protocol

from ...model.errors import ClipDamaged, ClipHeaderInvalid, ClipKeyMissing
from .header import MAX_HEADER_BYTES, Header, mac_key, may_trust_header, parse_header
from .keys import FILE_KEY_BYTES, Identity
from .stream import CHUNK, PAYLOAD_NONCE_BYTES, SEALED_CHUNK, TAG, ChunkCipher, plain_length

_BATCH: Final = 8
"""Chunks that are opened at once: what goes through fits into the cache of a processor."""
_BATCH_BYTES: Final = _BATCH * SEALED_CHUNK


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


class _Until:
    """The beginning of a file, up to where it was cut."""

    def __init__(self, source: Source, size: int) -> None:
        if source.size < size:
            raise ClipDamaged
        self._source = source
        self.size = size

    def read_at(self, offset: int, length: int) -> bytes:
        return self._source.read_at(offset, max(0, min(length, self.size - offset)))


class SeekableReader:
    """Any range of an age file.

    The last chunk is checked before any byte is given out: its seal is what proves the length of the file, so
    without it a truncated clip would pass as a whole one (age specification, "Seeking relatively to the end").
    """

    def __init__(self, source: Source, identities: Iterable[Identity], *, cut_at: int | None = None) -> None:
        """Open the file; raise ClipHeaderInvalid, ClipKeyMissing, ClipHeaderForged or ClipDamaged.

        `cut_at` is the size in bytes that the ledger knows of a clip that was cut, and of no other: it stands for the
        proof that its last chunk would have been. The whole chunks up to there are the content, and one behind them
        that was sealed as the last one; a shorter file is ClipDamaged, and what lies behind is never looked at.
        """
        self._source = source if cut_at is None else _Until(source, cut_at)
        self.header, self._cipher = _open(self._source, identities)
        self._start = self.header.length + PAYLOAD_NONCE_BYTES
        sealed = self._source.size - self._start
        self._last: int | None
        if cut_at is None:
            self.length = plain_length(sealed)
            self._last = max(1, -(-self.length // CHUNK)) - 1
            self._chunk(self._last)
        else:
            self.length, self._last = self._end_of_cut(sealed)

    def read(self, offset: int, length: int) -> bytes:
        """Return the range, cut at the end of the content; raise ClipDamaged before any wrong byte."""
        end = min(self.length, offset + length)
        if offset < 0 or length < 0 or offset >= end:
            return b""
        first, last = offset // CHUNK, (end - 1) // CHUNK
        begin, stop = offset - first * CHUNK, end - last * CHUNK
        if first == last:
            return self._chunk(first)[begin:stop]
        inner = (self._chunk(number) for number in range(first + 1, last))
        return b"".join((memoryview(self._chunk(first))[begin:], *inner, memoryview(self._chunk(last))[:stop]))

    def view(self, offset: int, length: int) -> memoryview:
        """Return what `read` does, opened in place: without a copy of each chunk, long ranges take two thirds of it."""
        end = min(self.length, offset + length)
        if offset < 0 or length < 0 or offset >= end:
            return memoryview(b"")
        first, last = offset // CHUNK, (end - 1) // CHUNK
        begin = first * CHUNK
        content = memoryview(bytearray(min(self.length, (last + 1) * CHUNK) - begin))
        for number in range(first, last + 1):
            target = content[number * CHUNK - begin :][:CHUNK]
            sealed = self._source.read_at(self._start + number * SEALED_CHUNK, SEALED_CHUNK)
            # The file may have become shorter.
            if len(sealed) != len(target) + TAG:
                raise ClipDamaged
            self._cipher.open_into(number, sealed, target, is_last=number == self._last)
        return content[offset - begin : end - begin].toreadonly()

    def _chunk(self, number: int) -> bytes:
        sealed = self._source.read_at(self._start + number * SEALED_CHUNK, SEALED_CHUNK)
        return self._cipher.open(number, sealed, is_last=number == self._last)

    def _end_of_cut(self, sealed: int) -> tuple[int, int | None]:
        """Return the length of the content, and the chunk that was sealed as the last one, if there is one.

        A power loss between the sealing of a clip and the ledger's knowing of it leaves that chunk.
        """
        whole, torn = divmod(sealed, SEALED_CHUNK)
        if not sealed:
            return 0, None
        number = whole if torn else whole - 1
        data = self._source.read_at(self._start + number * SEALED_CHUNK, SEALED_CHUNK)
        with suppress(ClipDamaged):
            return number * CHUNK + len(self._cipher.open(number, data, is_last=True)), number
        return whole * CHUNK, None


def read_whole(source: Source, identities: Iterable[Identity]) -> Iterator[memoryview]:
    """Yield the content in pieces, each checked before it is given out; raise ClipDamaged at the first bad chunk."""
    header, cipher = _open(source, identities)
    position, number = header.length + PAYLOAD_NONCE_BYTES, 0
    sealed = source.read_at(position, _BATCH_BYTES)
    while True:
        position += len(sealed)
        following = source.read_at(position, _BATCH_BYTES) if len(sealed) == _BATCH_BYTES else b""
        content = _open_batch(cipher, number, sealed, is_end=not following)
        number += _BATCH
        yield content
        if not following:
            return
        sealed = following


def _open_batch(cipher: ChunkCipher, number: int, sealed: bytes, *, is_end: bool) -> memoryview:
    """Open neighboring chunks, of which `number` is the first; of nothing there is one, which no key opens."""
    chunks = max(1, -(-len(sealed) // SEALED_CHUNK))
    last_holds = len(sealed) - (chunks - 1) * SEALED_CHUNK - TAG
    # The last chunk holds something, unless there is nothing at all.
    if last_holds < 0 or (last_holds == 0 and (number or chunks > 1)):
        raise ClipDamaged
    # A new one each time: whoever got the one before may still look at it.
    content = memoryview(bytearray((chunks - 1) * CHUNK + last_holds))
    view = memoryview(sealed)
    for place in range(chunks):
        cipher.open_into(
            number + place,
            view[place * SEALED_CHUNK : (place + 1) * SEALED_CHUNK],
            content[place * CHUNK : (place + 1) * CHUNK],
            is_last=is_end and place == chunks - 1,
        )
    return content.toreadonly()


def _open(source: Source, identities: Iterable[Identity]) -> tuple[Header, ChunkCipher]:
    header = parse_header(source.read_at(0, MAX_HEADER_BYTES))
    nonce = source.read_at(header.length, PAYLOAD_NONCE_BYTES)
    if len(nonce) != PAYLOAD_NONCE_BYTES:
        raise ClipHeaderInvalid
    return header, ChunkCipher(open_header(header, identities), nonce)
