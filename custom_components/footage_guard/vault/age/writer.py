"""Writes an age file while its content comes in, with bounded memory."""

from collections.abc import Iterable, Sequence
from itertools import batched
import secrets
from typing import Final, Protocol

from .header import dump_header, mac_key
from .keys import FILE_KEY_BYTES, Recipient
from .stream import CHUNK, PAYLOAD_NONCE_BYTES, SEALED_CHUNK, ChunkCipher

_BATCH: Final = 16
"""Chunks that go to the file in one write, at most."""


class Target(Protocol):
    """Where bytes go."""

    def write(self, data: bytes | memoryview, /) -> int:
        """Take all of the data; a view of it may be looked at until the next write returns, and no longer."""


class AgeWriter:
    """An age file that is being written; nothing can be read of it until it is finished, or cut.

    The last chunk is sealed as the last one, so up to CHUNK bytes wait in memory for what follows.
    """

    def __init__(self, target: Target, recipients: Iterable[Recipient]) -> None:
        """Write the header: a new random file key for every recipient."""
        file_key = secrets.token_bytes(FILE_KEY_BYTES)
        nonce = secrets.token_bytes(PAYLOAD_NONCE_BYTES)
        stanzas = tuple(recipient.wrap(file_key) for recipient in recipients)
        self.header = dump_header(stanzas, mac_key(file_key))
        self._cipher = ChunkCipher(file_key, nonce)
        self._target = target
        self._waiting = bytearray()
        self._number = 0
        # They grow with the pieces that come in: a camera's are small, and there may be many cameras.
        self._buffer, self._other_buffer = bytearray(), bytearray()
        target.write(self.header + nonce)

    def write(self, data: bytes | memoryview) -> int:
        """Take more content; whole chunks go to the file."""
        view = memoryview(data)
        taken = len(view)
        chunks: list[memoryview] = []
        if self._waiting:
            room = CHUNK - len(self._waiting)
            self._waiting += view[:room]
            view = view[room:]
            # A full chunk still waits while nothing follows: it may be the last.
            if view:
                chunks.append(memoryview(bytes(self._waiting)))
                self._waiting.clear()
        whole = max(0, (len(view) - 1) // CHUNK) * CHUNK
        chunks += [view[start : start + CHUNK] for start in range(0, whole, CHUNK)]
        for batch in batched(chunks, _BATCH, strict=False):
            self._seal(batch)
        self._waiting += view[whole:]
        return taken

    def finish(self) -> None:
        """Seal the last chunk; the file is whole after that."""
        self._target.write(self._cipher.seal(self._number, bytes(self._waiting), is_last=True))
        self._waiting.clear()

    def _seal(self, chunks: Sequence[memoryview]) -> None:
        """Seal whole chunks and write them at once."""
        # The target may still look at what was written last, not at what was written before that.
        self._buffer, self._other_buffer = self._other_buffer, self._buffer
        length = len(chunks) * SEALED_CHUNK
        if len(self._buffer) < length:
            self._buffer = bytearray(length)
        sealed = memoryview(self._buffer)[:length]
        for place, chunk in enumerate(chunks):
            start = place * SEALED_CHUNK
            self._cipher.seal_into(self._number, chunk, sealed[start : start + SEALED_CHUNK])
            self._number += 1
        self._target.write(sealed)
