"""A clip's file that is written: a part until the ledger knows what it is, and then the clip of its name."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
import errno
from functools import partial
from hashlib import sha256
import os
from pathlib import Path
from typing import Final, Protocol

from ..disk.files import create_file, opened_folder
from .age.keys import Recipient
from .age.stream import PAYLOAD_NONCE_BYTES, SEALED_CHUNK
from .age.writer import AgeWriter
from .clip_source import Stored
from .place import PART, WHOLE, Place

_LARGE: Final = 512 * 1024
"""Bytes of a write that is worth work beside it; what a camera sends is smaller, and waits for the next sync."""
_CLOSED: Final = -1
"""No descriptor of any file, so that nothing is written to one that has got the number since."""


class Aside(Protocol):
    """Does work for one file, one piece after the other."""

    def start(self, work: Callable[[], object], /) -> None:
        """Do the work, now or meanwhile, once what was started before is done; raise what that raised, or now this."""

    def wait(self) -> BaseException | None:
        """Return when nothing is under way; and what was raised meanwhile, each time."""


class _AtOnce:
    """Meanwhile is now."""

    def start(self, work: Callable[[], object], /) -> None:
        work()

    def wait(self) -> None:
        return None


class _Digested:
    """A file that is written and digested at once.

    It is closed by the first failure: what follows a torn chunk, or one the disk lost, could never be read, and would
    make a clip of it that looks finished.
    """

    def __init__(self, descriptor: int, aside: Aside) -> None:
        self._descriptor = descriptor
        self._aside = aside
        self._digest = sha256()
        self.size = 0

    def write(self, data: bytes | memoryview, /) -> int:
        """Write all of it; a full disk raises OSError and leaves a part that can be cut.

        Data is looked at until the next call. It is digested before it is written, so that the one goes on beside the
        other; after a failure nobody asks for the digest.
        """
        view = memoryview(data)
        with self._closed_by_failure():
            if len(data) >= _LARGE:
                self._aside.start(partial(self._digest_and_flush, view, self._descriptor, self.size))
            else:
                self._may_go_on()
                self._digest.update(view)
            while view:
                written = os.write(self._descriptor, view)
                self.size += written
                view = view[written:]
        return len(data)

    def digest(self) -> bytes:
        """Return the digest of all that was written; raise what went wrong beside."""
        self._may_go_on()
        return self._digest.digest()

    def _digest_and_flush(self, view: memoryview, descriptor: int, size: int) -> None:
        self._digest.update(view)
        # Linux begins to write back the piece before this one, so that the sync at the end finds little to do.
        with suppress(OSError):
            os.posix_fadvise(descriptor, max(0, size - len(view)), len(view), os.POSIX_FADV_DONTNEED)

    def _may_go_on(self) -> None:
        if err := self._aside.wait():
            raise err

    def sync(self, how: Callable[[int], None]) -> None:
        """Have what was written survive a power loss; raise OSError, also where an earlier failure closed the file."""
        if self._descriptor == _CLOSED:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        with self._closed_by_failure():
            how(self._descriptor)

    def close(self) -> None:
        """Give the descriptor back; any further write raises OSError."""
        descriptor, self._descriptor = self._descriptor, _CLOSED
        if descriptor != _CLOSED:
            # Its number may soon be that of another file. What went wrong beside is told where the digest is asked for.
            self._aside.wait()
            os.close(descriptor)

    @contextmanager
    def _closed_by_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.close()
            raise


class ClipFile:
    """A clip that is being recorded. Whatever happens, its whole chunks can be read afterwards."""

    def __init__(self, folder: Path, place: Place, recipients: Iterable[Recipient], aside: Aside | None = None) -> None:
        """Create the file and write its header; raise FileExistsError or OSError."""
        self._folder = folder
        self._place = place
        with opened_folder(folder, is_ours=True) as descriptor:
            self._file = _Digested(create_file(descriptor, f"{place.clip_id}{PART}"), aside or _AtOnce())
            try:
                self._writer = AgeWriter(self._file, recipients)
                # Before the ledger is told: a file it knows has its header, whatever power loss takes of the rest.
                self._file.sync(os.fdatasync)
                os.fsync(descriptor)
            except BaseException:
                # Without its whole header nothing of the file could ever be read.
                self._file.close()
                os.unlink(f"{place.clip_id}{PART}", dir_fd=descriptor)
                raise
        self.header_digest = sha256(self._writer.header).digest()
        self._is_ended = False

    @property
    def has_content(self) -> bool:
        """Whether a whole chunk was written, which can be read whatever happens."""
        content = self._file.size - len(self._writer.header) - PAYLOAD_NONCE_BYTES
        return self._is_ended or content >= SEALED_CHUNK

    def write(self, data: bytes | memoryview) -> int:
        """Take more content."""
        return self._writer.write(data)

    def sync(self) -> None:
        """Have everything that was written so far survive a power loss; called every 2 s while recording."""
        self._file.sync(os.fdatasync)

    def seal(self) -> Stored:
        """Seal the end and make it durable, still without its name; after an OSError it is a part that can be cut."""
        try:
            self._writer.finish()
            self._is_ended = True
            self._file.sync(os.fsync)
        finally:
            self.abandon()
        return Stored(size_bytes=self._file.size, digest=self._file.digest(), header_digest=self.header_digest)

    def publish(self) -> None:
        """Give a sealed clip its name, once the ledger knows what it is."""
        give_name(self._folder, self._place.clip_id)

    def finish(self) -> Stored:
        """Seal and publish at once."""
        stored = self.seal()
        self.publish()
        return stored

    def abandon(self) -> None:
        """Stop writing; the part stays, and can be cut."""
        self._file.close()

    def discard(self) -> None:
        """Stop writing and remove the part; nothing of it was ever told."""
        self.abandon()
        with opened_folder(self._folder, is_ours=True) as folder, suppress(FileNotFoundError):
            os.unlink(f"{self._place.clip_id}{PART}", dir_fd=folder)


def give_name(folder_path: Path, clip_id: str) -> None:
    """Make a part the clip of its name, durably; raise FileExistsError or OSError."""
    with opened_folder(folder_path, is_ours=True) as folder:
        # Renaming would replace a clip of this id that is finished.
        with suppress(FileNotFoundError):
            os.stat(f"{clip_id}{WHOLE}", dir_fd=folder, follow_symlinks=False)
            raise FileExistsError
        os.rename(f"{clip_id}{PART}", f"{clip_id}{WHOLE}", src_dir_fd=folder, dst_dir_fd=folder)
        os.fsync(folder)
