"""Finished files of drafts: age files where no backup reaches them, by names that no text from outside becomes.

They lie in the cache. What leaves is bound by the digest of the content, so that a file which somebody else put in its
place, or took away, releases nothing. Blocking.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
import os
from pathlib import Path
import re
import secrets
from typing import Final, Protocol

from ..disk.files import TEMPORARY, create_file, make_folder, open_file, opened_folder
from ..model.errors import ClipError, ExportChanged, VaultFileRefused
from ..model.ids import ReleaseId, parse_release_id
from .age.keys import Recipient, X25519Identity
from .age.reader import SeekableReader
from .age.writer import AgeWriter
from .clip_source import ClipSource
from .keyring.document import Epoch
from .keyring.epochs import open_epoch

PIECE: Final = 1 << 20
"""Bytes that are copied between two looks at whether to go on."""
_NAME = re.compile(r"(?P<release>[0-9A-Z]{26})\.[1-9][0-9]?\.age", re.ASCII)

type GoOn = Callable[[int], None]
"""Told of each piece by its length; what it raises ends the work."""


class Content(Protocol):
    """What is copied."""

    @property
    def length(self) -> int:
        """Bytes."""

    def read(self, offset: int, length: int) -> bytes:
        """Return a range, cut at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a finished file holds."""

    size_bytes: int
    sha256: bytes
    """Of the content, which is what would leave."""


class Exports:
    """The folder of finished files."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which is made when it is needed."""
        self._folder = folder

    def write(
        self, release_id: ReleaseId, number: int, content: Content, recipients: Sequence[Recipient], go_on: GoOn
    ) -> Written:
        """Copy a content into the file of a draft, whole or not at all; raise OSError or what `go_on` raises."""
        name = name_of(release_id, number)
        make_folder(self._folder)
        with opened_folder(self._folder, is_ours=True) as folder:
            temporary = f"{TEMPORARY}{secrets.token_hex(8)}"
            descriptor = create_file(folder, temporary)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    written = _copy(content, AgeWriter(file, recipients), go_on)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
                os.fsync(folder)
            except BaseException:
                with suppress(FileNotFoundError):
                    os.unlink(temporary, dir_fd=folder)
                raise
        return written

    @contextmanager
    def opened(
        self, release_id: ReleaseId, number: int, epochs: Sequence[Epoch], root: X25519Identity
    ) -> Iterator[SeekableReader]:
        """Open a finished file for a person who holds their root; raise ExportChanged, or OSError."""
        name = name_of(release_id, number)
        with ExitStack() as held:
            try:
                folder = held.enter_context(opened_folder(self._folder, is_ours=True))
                source = held.enter_context(ClipSource(open_file(folder, name)))
                reader = SeekableReader(source, _identities(epochs, root))
            except (FileNotFoundError, VaultFileRefused, ClipError) as err:
                raise ExportChanged from err
            yield reader

    def digests(
        self, release_id: ReleaseId, count: int, epochs: Sequence[Epoch], root: X25519Identity, go_on: GoOn
    ) -> tuple[bytes, ...]:
        """Return the SHA-256 of what is in each finished file as it lies there; raise ExportChanged or OSError."""
        return tuple(self._digest(release_id, number, epochs, root, go_on) for number in range(1, count + 1))

    def keep_only(self, releases: Collection[ReleaseId]) -> None:
        """Remove the finished files of all other drafts; raise OSError."""
        with suppress(FileNotFoundError), opened_folder(self._folder, is_ours=True) as folder:
            with os.scandir(folder) as entries:
                found = [match for entry in entries if (match := _NAME.fullmatch(entry.name)) is not None]
            for match in found:
                if match["release"] not in releases:
                    os.unlink(match.string, dir_fd=folder)

    def _digest(
        self, release_id: ReleaseId, number: int, epochs: Sequence[Epoch], root: X25519Identity, go_on: GoOn
    ) -> bytes:
        digest = sha256()
        with self.opened(release_id, number, epochs, root) as reader:
            try:
                for piece in _pieces(reader, go_on):
                    digest.update(piece)
            except ClipError as err:
                raise ExportChanged from err
        return digest.digest()


def _copy(content: Content, writer: AgeWriter, go_on: GoOn) -> Written:
    digest = sha256()
    for piece in _pieces(content, go_on):
        digest.update(piece)
        writer.write(piece)
    writer.finish()
    return Written(size_bytes=content.length, sha256=digest.digest())


def _pieces(content: Content, go_on: GoOn) -> Iterator[bytes]:
    for offset in range(0, content.length, PIECE):
        piece = content.read(offset, PIECE)
        go_on(len(piece))
        yield piece


def _identities(epochs: Sequence[Epoch], root: X25519Identity) -> Iterator[X25519Identity]:
    """Yield the keys of the months, the newest first, each opened only when it is tried."""
    for epoch in reversed(epochs):
        with suppress(ClipError):
            yield open_epoch(epoch, root)


def name_of(release_id: ReleaseId, number: int) -> str:
    """Return the name of a file of a draft."""
    return f"{parse_release_id(release_id)}.{number}.age"
