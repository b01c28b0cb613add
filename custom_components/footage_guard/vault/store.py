"""Clips on disk: `<month>/<id>.age`, and `<month>/<id>.part` while one is being written."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
import os
from pathlib import Path
import re
from types import TracebackType
from typing import Final, Self

from ..model.errors import ClipHeaderInvalid, VaultFileRefused
from ..model.ids import is_clip_id
from .age.header import MAX_HEADER_BYTES, parse_header
from .age.keys import Recipient
from .age.writer import AgeWriter
from .files import create_file, make_folder, open_file, opened_folder

WHOLE: Final = ".age"
PART: Final = ".part"
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
        self.size = os.fstat(descriptor).st_size

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


class _Digested:
    """A file that is written and digested at once."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.digest = sha256()
        self.size = 0

    def write(self, data: bytes | memoryview, /) -> int:
        """Write all of it; a full disk raises OSError and leaves a part that can be cut."""
        view = memoryview(data)
        while view:
            written = os.write(self._descriptor, view)
            self.digest.update(view[:written])
            self.size += written
            view = view[written:]
        return len(data)


class ClipFile:
    """A clip that is being recorded. Whatever happens, its whole chunks can be read afterwards."""

    def __init__(self, folder: Path, place: Place, recipients: Iterable[Recipient]) -> None:
        """Create the file and write its header; raise FileExistsError or OSError."""
        self._folder = folder
        self._place = place
        with opened_folder(folder) as descriptor:
            self._descriptor = create_file(descriptor, f"{place.clip_id}{PART}")
            self._file = _Digested(self._descriptor)
            try:
                os.fsync(descriptor)
                self._writer = AgeWriter(self._file, recipients)
            except BaseException:
                # Without its whole header nothing of the file could ever be read.
                os.close(self._descriptor)
                os.unlink(f"{place.clip_id}{PART}", dir_fd=descriptor)
                raise
        self.header_digest = sha256(self._writer.header).digest()

    def write(self, data: bytes | memoryview) -> int:
        """Take more content."""
        return self._writer.write(data)

    def sync(self) -> None:
        """Have everything that was written so far survive a power loss; called every 2 s while recording."""
        os.fdatasync(self._descriptor)

    def finish(self) -> Stored:
        """Seal the end, make it durable, and give the clip its name; after an OSError it is a part that can be cut."""
        try:
            self._writer.finish()
            os.fsync(self._descriptor)
        finally:
            self.abandon()
        _rename(self._folder, self._place.clip_id)
        return Stored(size_bytes=self._file.size, digest=self._file.digest.digest(), header_digest=self.header_digest)

    def abandon(self) -> None:
        """Stop writing; the part stays for the start-up check, which makes a cut clip of it."""
        os.close(self._descriptor)


class ClipStore:
    """All clips below one folder."""

    def __init__(self, root: Path) -> None:
        """Use `root`, which is made when the first clip is."""
        self._root = root

    def create(self, place: Place, recipients: Iterable[Recipient]) -> ClipFile:
        """Begin a clip."""
        folder = self._root / place.month
        make_folder(folder)
        return ClipFile(folder, place, recipients)

    def open(self, place: Place) -> ClipSource:
        """Open a finished or cut clip; raise FileNotFoundError or VaultFileRefused."""
        with opened_folder(self._root / place.month) as folder:
            return ClipSource(open_file(folder, f"{place.clip_id}{WHOLE}"))

    def parts(self) -> list[Place]:
        """Return the clips that were never finished."""
        return [place for place, suffix in self._names() if suffix == PART]

    def clips(self) -> list[Place]:
        """Return the clips that have their name."""
        return [place for place, suffix in self._names() if suffix == WHOLE]

    def strangers(self) -> list[Path]:
        """Return what lies in the vault and was not put there by it."""
        known = {self._root / place.month / f"{place.clip_id}{suffix}" for place, suffix in self._names()}
        return sorted(path for path in self._root.rglob("*") if not path.is_dir() and path not in known)

    def cut(self, place: Place) -> Stored:
        """Make a cut clip of a part, byte for byte as it lies there, and say what it is."""
        folder_path = self._root / place.month
        with opened_folder(folder_path) as folder:
            source = ClipSource(open_file(folder, f"{place.clip_id}{PART}"))
        with source:
            stored = describe(source)
        _rename(folder_path, place.clip_id)
        return stored

    def delete(self, place: Place) -> None:
        """Remove a clip, finished or not, durably; one that is not there is removed."""
        with opened_folder(self._root / place.month) as folder:
            for suffix in (WHOLE, PART):
                with suppress(FileNotFoundError):
                    os.unlink(f"{place.clip_id}{suffix}", dir_fd=folder)
            os.fsync(folder)

    def _names(self) -> Iterator[tuple[Place, str]]:
        if not self._root.is_dir():
            return
        for folder in sorted(self._root.iterdir()):
            if not _MONTH.fullmatch(folder.name) or folder.is_symlink() or not folder.is_dir():
                continue
            for path in sorted(folder.iterdir()):
                if path.suffix in (WHOLE, PART) and is_clip_id(path.stem):
                    yield Place(month=folder.name, clip_id=path.stem), path.suffix


def describe(source: ClipSource) -> Stored:
    """Return size and digests of a file as it lies there; an unreadable header counts as an empty one."""
    digest = sha256()
    position = 0
    while data := source.read_at(position, 1 << 20):
        digest.update(data)
        position += len(data)
    head = source.read_at(0, MAX_HEADER_BYTES)
    header = b""
    with suppress(ClipHeaderInvalid):
        header = head[: parse_header(head).length]
    return Stored(size_bytes=position, digest=digest.digest(), header_digest=sha256(header).digest())


def _rename(folder_path: Path, clip_id: str) -> None:
    with opened_folder(folder_path) as folder:
        os.rename(f"{clip_id}{PART}", f"{clip_id}{WHOLE}", src_dir_fd=folder, dst_dir_fd=folder)
        os.fsync(folder)
