"""A small age file, all of it in memory: keys, and what a person wrote."""

from collections.abc import Iterable
import io

from .keys import Identity, Recipient
from .reader import read_whole
from .writer import AgeWriter


class _Bytes:
    """The bytes of a file."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @property
    def size(self) -> int:
        return len(self._data)

    def read_at(self, offset: int, length: int) -> bytes:
        return self._data[offset : offset + length]


def seal(content: bytes, recipients: Iterable[Recipient]) -> bytes:
    """Return an age file that each of the recipients can open."""
    target = io.BytesIO()
    writer = AgeWriter(target, recipients)
    writer.write(content)
    writer.finish()
    return target.getvalue()


def open_sealed(data: bytes, identities: Iterable[Identity]) -> bytes:
    """Return the content of an age file; raise ClipError."""
    return b"".join(read_whole(_Bytes(data), identities))
