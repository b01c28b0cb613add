"""Clips on disk: `<month>/<id>.age`, and `<month>/<id>.part` while one is being written."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
import os
from pathlib import Path
import re
from types import TracebackType
from typing import Final, Protocol, Self

from ..disk.files import create_file, make_folder, open_file, opened_folder
from ..model.clip import Clip
from ..model.errors import ClipHeaderInvalid, VaultFileRefused
from ..model.ids import is_clip_id
from .age.header import MAX_HEADER_BYTES, parse_header
from .age.keys import Recipient
from .age.stream import PAYLOAD_NONCE_BYTES, SEALED_CHUNK
from .age.writer import AgeWriter

WHOLE: Final = ".age"
PART: Final = ".part"
_LARGE: Final = 512 * 1024
"""Bytes of a write that is worth work beside it; what a camera sends is smaller, and waits for the next sync."""
_CLOSED: Final = -1
"""No descriptor of any file, so that nothing is written to one that has got the number since."""
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a clip lies; checked, so that no name from outside ever becomes a path."""

    month: str
    clip_id: str

    def __post_init__(self) -> None:
        """Raise VaultFileRefused for anything but a month and a ULID."""
        if not _MONTH.fullmatch(self.month) or not is_clip_id(self.clip_id):
            raise VaultFileRefused


def place_of(clip: Clip) -> Place:
    """Return where a clip lies."""
    return Place(month=clip.month, clip_id=clip.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What a finished or cut file is; the ledger binds it."""

    size_bytes: int
    digest: bytes
    """SHA-256 of the whole file."""
    header_digest: bytes
    """SHA-256 of the age header, which holds who can open it."""


class ClipSource:
    """An opened clip; bytes at any place."""

    def __init__(self, descriptor: int) -> None:
        """Own a descriptor."""
        self._descriptor = descriptor
        found = os.fstat(descriptor)
        self.size = found.st_size
        self.changed_ms = found.st_mtime_ns // 1_000_000
        """When it was written to last; milliseconds since 1970 in UTC."""

    def read_at(self, offset: int, length: int) -> bytes:
        """Return a range, fewer bytes only at the end of the file."""
        data = os.pread(self._descriptor, length, offset)
        while len(data) < length and (more := os.pread(self._descriptor, length - len(data), offset + len(data))):
            data += more
        return data

    def close(self) -> None:
        """Give the descriptor back."""
        os.close(self._descriptor)

    def __enter__(self) -> Self:
        """Return the source itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the descriptor back."""
        self.close()


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
        """Have what was written survive a power loss."""
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
        with opened_folder(folder) as descriptor:
            self._file = _Digested(create_file(descriptor, f"{place.clip_id}{PART}"), aside or _AtOnce())
            try:
                os.fsync(descriptor)
                self._writer = AgeWriter(self._file, recipients)
            except BaseException:
                # Without its whole header nothing of the file could ever be read.
                self._file.close()
                os.unlink(f"{place.clip_id}{PART}", dir_fd=descriptor)
                raise
        self.header_digest = sha256(self._writer.header).digest()

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
            self._file.sync(os.fsync)
        finally:
            self.abandon()
        return Stored(size_bytes=self._file.size, digest=self._file.digest(), header_digest=self.header_digest)

    def publish(self) -> None:
        """Give a sealed clip its name, once the ledger knows what it is."""
        _rename(self._folder, self._place.clip_id)

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
        with opened_folder(self._folder) as folder, suppress(FileNotFoundError):
            os.unlink(f"{self._place.clip_id}{PART}", dir_fd=folder)


class ClipStore:
    """All clips below one folder."""

    def __init__(self, root: Path) -> None:
        """Use `root`, which is made when the first clip is."""
        self._root = root

    def create(self, place: Place, recipients: Iterable[Recipient], aside: Aside | None = None) -> ClipFile:
        """Begin a clip; `aside` does for it alone what can be done beside its sealing and writing."""
        folder = self._root / place.month
        make_folder(folder)
        return ClipFile(folder, place, recipients, aside)

    def open(self, place: Place) -> ClipSource:
        """Open a finished or cut clip; raise FileNotFoundError or VaultFileRefused."""
        with opened_folder(self._root / place.month) as folder:
            return _source(folder, f"{place.clip_id}{WHOLE}")

    def parts(self) -> list[Place]:
        """Return the clips that were never finished."""
        return [place for place, suffix in self._names() if suffix == PART]

    def clips(self) -> list[Place]:
        """Return the clips that have their name."""
        return [place for place, suffix in self._names() if suffix == WHOLE]

    def months(self) -> list[str]:
        """Return the months that have a folder, oldest first."""
        found = _entries(self._root)
        return [entry.name for entry in found if _MONTH.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)]

    def names(self, month: str) -> Iterator[tuple[Place, str]]:
        """Yield each clip of a month, in order, with WHOLE or PART."""
        for entry in _entries(self._root / month):
            clip_id, dot, kind = entry.name.rpartition(".")
            if dot + kind in (WHOLE, PART) and is_clip_id(clip_id):
                yield Place(month=month, clip_id=clip_id), dot + kind

    def strangers(self) -> list[Path]:
        """Return what lies in the vault and was not put there by it."""
        known = {self._root / place.month / f"{place.clip_id}{suffix}" for place, suffix in self._names()}
        # Unlike os.walk, this counts a link to a folder as a file.
        files = (folder / name for folder, _, names in self._root.walk(on_error=_raise) for name in names)
        return sorted(path for path in files if path not in known)

    def open_part(self, place: Place) -> ClipSource:
        """Open a clip that has no name yet; raise FileNotFoundError or VaultFileRefused."""
        with opened_folder(self._root / place.month) as folder:
            return _source(folder, f"{place.clip_id}{PART}")

    def publish(self, place: Place) -> None:
        """Give a clip its name; it is what the ledger says it is."""
        _rename(self._root / place.month, place.clip_id)

    def cut(self, place: Place) -> Stored:
        """Make a cut clip of a part, byte for byte as it lies there, and say what it is."""
        with self.open_part(place) as source:
            stored = describe(source)
        self.publish(place)
        return stored

    def delete(self, place: Place) -> None:
        """Remove a clip, finished or not, durably; one that is not there is removed."""
        with suppress(FileNotFoundError), opened_folder(self._root / place.month) as folder:
            for suffix in (WHOLE, PART):
                with suppress(FileNotFoundError):
                    os.unlink(f"{place.clip_id}{suffix}", dir_fd=folder)
            os.fsync(folder)

    def _names(self) -> Iterator[tuple[Place, str]]:
        for month in self.months():
            yield from self.names(month)


def describe(source: ClipSource) -> Stored:
    """Return size and digests of a file as it lies there."""
    digest = sha256()
    position = 0
    while data := source.read_at(position, 1 << 20):
        digest.update(data)
        position += len(data)
    return Stored(size_bytes=position, digest=digest.digest(), header_digest=digest_of_header(source))


def digest_of_header(source: ClipSource) -> bytes:
    """Return the SHA-256 of a file's age header; an unreadable one counts as empty."""
    head = source.read_at(0, MAX_HEADER_BYTES)
    header = b""
    with suppress(ClipHeaderInvalid):
        header = head[: parse_header(head).length]
    return sha256(header).digest()


def is_empty(source: ClipSource) -> bool:
    """Tell whether a file ends before anything of its content could be read."""
    try:
        header = parse_header(source.read_at(0, MAX_HEADER_BYTES))
    except ClipHeaderInvalid:
        # Torn in the header: without all of it nothing behind it opens. A longer file is left for somebody to look at.
        return source.size < SEALED_CHUNK
    return source.size <= header.length + PAYLOAD_NONCE_BYTES


def free_bytes(folder: Path) -> int:
    """Return how much may still be written to the disk a folder lies on, or will lie on; raise OSError."""
    # Not `exists`: a disk that does not answer is not missing.
    try:
        found = os.statvfs(folder)
    except FileNotFoundError:
        return free_bytes(folder.parent)
    return found.f_bavail * found.f_frsize


def _rename(folder_path: Path, clip_id: str) -> None:
    with opened_folder(folder_path) as folder:
        # Renaming would replace a clip of this id that is finished.
        with suppress(FileNotFoundError):
            os.stat(f"{clip_id}{WHOLE}", dir_fd=folder, follow_symlinks=False)
            raise FileExistsError
        os.rename(f"{clip_id}{PART}", f"{clip_id}{WHOLE}", src_dir_fd=folder, dst_dir_fd=folder)
        os.fsync(folder)


def _entries(folder: Path | os.DirEntry[str]) -> list[os.DirEntry[str]]:
    """Return what lies in a folder, by name; nothing where there is none.

    A disk that does not answer raises OSError: taken for an empty one, it would make every clip count as missing.
    """
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []


def _source(folder: int, name: str) -> ClipSource:
    descriptor = open_file(folder, name)
    try:
        return ClipSource(descriptor)
    except BaseException:
        os.close(descriptor)
        raise


def _raise(err: OSError) -> None:
    if not isinstance(err, FileNotFoundError):
        raise err
