"""Finished files of drafts: age files where no backup reaches them, by names that no text from outside becomes.

They lie in the cache. What leaves is bound by the digest of the content, so that a file which somebody else put in its
place, or took away, releases nothing. Blocking.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
import os
from pathlib import Path
import re
import secrets
from typing import Final

from ..disk.files import TEMPORARY, create_file, make_folder, open_file, opened_folder, tidy
from ..model.errors import ClipError, ExportChanged, VaultFileRefused
from ..model.ids import ReleaseId, parse_release_id
from .age.keys import Recipient, X25519Identity
from .age.reader import SeekableReader
from .age.writer import AgeWriter
from .clip_source import ClipSource
from .keyring.document import Epoch
from .keyring.epochs import open_epoch

PIECE: Final = 1 << 20
"""Bytes that are read between two looks at whether to go on."""
_NAME = re.compile(r"(?P<release>[0-9A-Z]{26})\.[1-9][0-9]?\.age", re.ASCII)

type GoOn = Callable[[int], None]
"""Told of each piece by its length; what it raises ends the work."""


class Exports:
    """The folder of finished files."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which is made when it is needed."""
        self._folder = folder

    def write[Made](
        self, release_id: ReleaseId, number: int, recipients: Sequence[Recipient], make: Callable[[AgeWriter], Made]
    ) -> Made:
        """Have a file of a draft be made, whole or not at all, and return what `make` returns.

        Raises OSError or what `make` raises.
        """
        name = name_of(release_id, number)
        make_folder(self._folder)
        with opened_folder(self._folder, is_ours=True) as folder:
            temporary = f"{TEMPORARY}{secrets.token_hex(8)}"
            descriptor = create_file(folder, temporary)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    writer = AgeWriter(file, recipients)
                    made = make(writer)
                    writer.finish()
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
                os.fsync(folder)
            except BaseException:
                with suppress(FileNotFoundError):
                    os.unlink(temporary, dir_fd=folder)
                raise
        return made

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

    def tidy(self) -> None:
        """Remove what a crash left of files that were being made; none may be under way. Raises OSError."""
        tidy(self._folder)

    def keep_only(self, releases: Collection[ReleaseId]) -> None:
        """Remove the finished files of all other drafts; raise OSError."""
        with suppress(FileNotFoundError), opened_folder(self._folder, is_ours=True) as folder:
            with os.scandir(folder) as entries:
                found = [match for entry in entries if (match := _NAME.fullmatch(entry.name)) is not None]
            for match in found:
                if match["release"] not in releases:
                    os.unlink(match.string, dir_fd=folder)

    def remove(self, release_id: ReleaseId, count: int) -> None:
        """Remove the first files of a draft, as many as are there; raise OSError."""
        with suppress(FileNotFoundError), opened_folder(self._folder, is_ours=True) as folder:
            for number in range(1, count + 1):
                with suppress(FileNotFoundError):
                    os.unlink(name_of(release_id, number), dir_fd=folder)


def digest_of(reader: SeekableReader, go_on: GoOn) -> bytes:
    """Return the SHA-256 of all that is in a finished file; raise ExportChanged, OSError or what `go_on` raises."""
    digest = sha256()
    try:
        for offset in range(0, reader.length, PIECE):
            piece = reader.read(offset, PIECE)
            go_on(len(piece))
            digest.update(piece)
    except ClipError as err:
        raise ExportChanged from err
    return digest.digest()


def _identities(epochs: Sequence[Epoch], root: X25519Identity) -> Iterator[X25519Identity]:
    """Yield the keys of the months, the newest first, each opened only when it is tried."""
    for epoch in reversed(epochs):
        with suppress(ClipError):
            yield open_epoch(epoch, root)


def name_of(release_id: ReleaseId, number: int) -> str:
    """Return the name of a file of a draft."""
    return f"{parse_release_id(release_id)}.{number}.age"
