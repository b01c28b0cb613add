"""Age files in memory."""

from collections.abc import Iterable
from dataclasses import dataclass
import io

import pytest

from custom_components.footage_guard.model.errors import ClipDamaged
from custom_components.footage_guard.vault.age.keys import Identity, Recipient
from custom_components.footage_guard.vault.age.reader import SeekableReader, read_whole
from custom_components.footage_guard.vault.age.writer import AgeWriter


@dataclass(frozen=True, slots=True)
class Memory:
    """The bytes of a file."""

    data: bytes | bytearray

    @property
    def size(self) -> int:
        """Bytes in the file."""
        return len(self.data)

    def read_at(self, offset: int, length: int) -> bytes:
        """Return a range, as a file would."""
        return bytes(self.data[offset : offset + length])


def read(reader: SeekableReader, offset: int, length: int) -> bytes:
    """Return a range, which is the same or the same damage whichever way it is read."""
    try:
        found = reader.read(offset, length)
    except ClipDamaged:
        with pytest.raises(ClipDamaged):
            reader.view(offset, length)
        raise
    viewed = reader.view(offset, length)
    assert viewed.readonly
    assert viewed == found
    return found


def sealed(content: bytes, recipient: Recipient, *, piece: int | None = None) -> bytes:
    """Return an age file, written in pieces of the given length."""
    target = io.BytesIO()
    writer = AgeWriter(target, [recipient])
    step = piece or max(1, len(content))
    for start in range(0, len(content), step):
        writer.write(content[start : start + step])
    writer.finish()
    return target.getvalue()


def opened(data: bytes, identities: Iterable[Identity]) -> bytes:
    """Return the content of an age file."""
    return b"".join(read_whole(Memory(data), identities))
