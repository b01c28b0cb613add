"""What is left of a clip whose writing was cut off."""

from collections.abc import Iterable, Iterator

from custom_components.footage_guard.vault.age.keys import Identity
from custom_components.footage_guard.vault.age.reader import SeekableReader, Source
from custom_components.footage_guard.vault.age.stream import CHUNK


def read_cut(source: Source, identities: Iterable[Identity], *, cut_at: int | None = None) -> Iterator[bytes]:
    """Yield the whole chunks; without `cut_at` of the file as it lies there, before the ledger knows of it."""
    reader = SeekableReader(source, identities, cut_at=source.size if cut_at is None else cut_at)
    yield from (reader.read(start, CHUNK) for start in range(0, reader.length, CHUNK))
