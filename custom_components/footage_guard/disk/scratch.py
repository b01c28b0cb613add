"""Room for what is too large for memory and must not be readable on a disk.

What is put here is sealed with a random key that is nowhere but in memory, and the file has no name: after a crash
there is nothing to find, and what lay on the disk means nothing to anybody.
"""

from collections.abc import Iterator
import os
from pathlib import Path
import secrets
from types import TracebackType
from typing import Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from .files import FILE_MODE, TEMPORARY

IN_MEMORY: Final = 8 << 20
"""Bytes that need no file."""
_CHUNK: Final = 1 << 18
_TAG: Final = 16
_CREATE: Final = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


class Scratch:
    """Bytes that are written one after the other, and then read once in that order. Use it from one thread."""

    def __init__(self, folder: Path, *, in_memory: int = IN_MEMORY) -> None:
        """Take no room yet. The folder is needed once there are more bytes than `in_memory`."""
        self._folder = folder
        self._in_memory = max(in_memory, _CHUNK)
        # A number is used once with a key: each chunk has its own, and no chunk is written twice.
        self._cipher = ChaCha20Poly1305(ChaCha20Poly1305.generate_key())
        self._waiting = bytearray()
        self._file: int | None = None
        self._chunks = 0

    @property
    def length(self) -> int:
        """Bytes that were written."""
        return self._chunks * _CHUNK + len(self._waiting)

    def write(self, data: bytes | memoryview) -> None:
        """Take more; raise OSError."""
        self._waiting += data
        if self._file is None and len(self._waiting) <= self._in_memory:
            return
        if self._file is None:
            self._file = _unnamed(self._folder)
        whole = len(self._waiting) // _CHUNK * _CHUNK
        for start in range(0, whole, _CHUNK):
            self._seal(bytes(self._waiting[start : start + _CHUNK]))
        del self._waiting[:whole]

    def pieces(self) -> Iterator[bytes]:
        """Yield all of it from the beginning; raise OSError, also where the disk gives back something else."""
        if self._file is not None:
            for number in range(self._chunks):
                sealed = os.pread(self._file, _CHUNK + _TAG, number * (_CHUNK + _TAG))
                try:
                    yield self._cipher.decrypt(_nonce(number), sealed, None)
                except InvalidTag as err:
                    raise OSError("scratch was changed on the disk") from err
        for start in range(0, len(self._waiting), _CHUNK):
            yield bytes(self._waiting[start : start + _CHUNK])

    def close(self) -> None:
        """Give the room back; what was there cannot be read any more."""
        self._waiting.clear()
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> Self:
        """Return the scratch itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the room back."""
        self.close()

    def _seal(self, data: bytes) -> None:
        assert self._file is not None  # noqa: S101  # narrows the type: it was made by whoever writes
        sealed = memoryview(self._cipher.encrypt(_nonce(self._chunks), data, None))
        while sealed:
            sealed = sealed[os.write(self._file, sealed) :]
        self._chunks += 1


def _unnamed(folder: Path) -> int:
    """Make a file for its owner only, and take its name away: it is gone with whoever has it open."""
    path = folder / f"{TEMPORARY}{secrets.token_hex(8)}"
    descriptor = os.open(path, _CREATE, FILE_MODE)
    try:
        path.unlink()
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _nonce(number: int) -> bytes:
    return number.to_bytes(12)
