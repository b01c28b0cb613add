"""Files: for their owner only, whole or not there, and never what a link leads to."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
import errno
import os
from pathlib import Path
import secrets
import stat
from typing import IO, Final, Literal

from ..model.errors import VaultFileRefused

FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700
TEMPORARY: Final = ".new-"
"""Prefix of files that are being written; what begins so after a crash was never finished."""
# Without O_NONBLOCK a pipe of a clip's name would hold the reader for ever.
_PLAIN = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_NOT_A_FOLDER = frozenset({errno.ELOOP, errno.ENOTDIR})
_NOT_PLAIN = frozenset({errno.ELOOP, errno.ENXIO})
"""A symbolic link or a socket; any other error is the disk's, which does not make a file a false one."""


def make_folder(folder: Path) -> None:
    """Make a folder for its owner only, with those above it, durably."""
    with suppress(FileNotFoundError):
        if stat.S_ISDIR(folder.stat().st_mode):
            return
    make_folder(folder.parent)
    folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    try:
        _sync_folder(folder.parent)
    except BaseException:
        # Found there by the next try, it would count as one that survives a power loss.
        with suppress(OSError):
            folder.rmdir()
        raise


@contextmanager
def opened_folder(folder: Path, *, is_ours: bool = False) -> Iterator[int]:
    """Yield a descriptor of a folder; names below it are then looked up there, whatever is renamed meanwhile.

    One that is ours, and not the owner's to move, is refused where it is a link: raises VaultFileRefused or OSError.
    """
    try:
        descriptor = os.open(folder, _FOLDER | (os.O_NOFOLLOW if is_ours else 0))
    except OSError as err:
        if is_ours and err.errno in _NOT_A_FOLDER:
            raise VaultFileRefused from err
        raise
    try:
        yield descriptor
    finally:
        # Nothing was written through it. An error here would lose what was opened below it.
        with suppress(OSError):
            os.close(descriptor)


def open_file(folder: int, name: str, access: int = os.O_RDONLY) -> int:
    """Return a descriptor of a plain file; raise VaultFileRefused for a link of either kind, or OSError.

    A link could lead to a file outside, or let a second name change what the first one shows.
    """
    _may_be_name(name)
    try:
        descriptor = os.open(name, _PLAIN | access, dir_fd=folder)
    except OSError as err:
        if err.errno in _NOT_PLAIN:
            raise VaultFileRefused from err
        raise
    try:
        _may_be_plain(os.fstat(descriptor))
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def create_file(folder: int, name: str) -> int:
    """Return a descriptor of a new, empty file for its owner only; raise FileExistsError."""
    _may_be_name(name)
    return os.open(name, _CREATE, FILE_MODE, dir_fd=folder)


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file's content: after a crash at any point the old or the new content is there, and never a mixture."""
    with opened_folder(path.parent) as folder:
        temporary = f"{TEMPORARY}{secrets.token_hex(8)}"
        descriptor = create_file(folder, temporary)
        try:
            with _opened(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path.name, src_dir_fd=folder, dst_dir_fd=folder)
            os.fsync(folder)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(temporary, dir_fd=folder)
            raise


def read_whole(path: Path) -> bytes:
    """Return a file's content; raise VaultFileRefused or OSError."""
    return read_start(path, -1)


def read_start(path: Path, length: int) -> bytes:
    """Return no more than so many of a file's first bytes, however long it is; raise VaultFileRefused or OSError."""
    with opened_folder(path.parent) as folder, _opened(open_file(folder, path.name), "rb") as file:
        return file.read(length)


def tidy(folder: Path) -> None:
    """Remove what a crash left of files that were being written; nobody may be writing one now. Raises OSError.

    Such a file may hold keys that were erased since.
    """
    with suppress(FileNotFoundError), opened_folder(folder) as within:
        with os.scandir(within) as entries:
            found = [entry.name for entry in entries if entry.name.startswith(TEMPORARY)]
        for name in found:
            os.unlink(name, dir_fd=within)
        if found:
            os.fsync(within)


def free_bytes(folder: Path) -> int:
    """Return how much may still be written to the disk a folder lies on, or will lie on; raise OSError."""
    found = _disk_of(folder)
    return found.f_bavail * found.f_frsize


def is_read_only(folder: Path) -> bool:
    """Tell whether the disk a folder lies on, or will lie on, takes nothing: Linux mounts one so that fails.

    Raises OSError.
    """
    return bool(_disk_of(folder).f_flag & os.ST_RDONLY)


def _disk_of(folder: Path) -> os.statvfs_result:
    # Not `exists`: a disk that does not answer is not missing.
    try:
        return os.statvfs(folder)
    except FileNotFoundError:
        return _disk_of(folder.parent)


def _opened(descriptor: int, mode: Literal["rb", "wb"]) -> IO[bytes]:
    """Return a file that owns the descriptor, whatever happens."""
    try:
        return os.fdopen(descriptor, mode)
    except BaseException:
        os.close(descriptor)
        raise


def _may_be_plain(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode) or found.st_nlink != 1:
        raise VaultFileRefused


def _may_be_name(name: str) -> None:
    if not name or "/" in name or "\0" in name or name in {".", ".."}:
        raise VaultFileRefused


def _sync_folder(folder: Path) -> None:
    with opened_folder(folder) as descriptor:
        os.fsync(descriptor)
