"""Tells the folder of the clips from what is in its place while its disk is not mounted.

clip begun ──> the folder is marked ──> the cache notes which folder was

A folder that was noted and holds neither the mark nor a month is none of ours: a clip in it would fill another disk and
be hidden later, and every clip that is not found there would be told to be missing. The note lies in the cache, which
no backup carries: in a home that was restored elsewhere nothing is expected of the folder.
"""

from contextlib import suppress
import os
from pathlib import Path
from typing import Final

from ..disk.files import create_file, opened_folder, read_start, read_whole, write_whole
from .place import is_month

MARK: Final = ".footage_guard"
NOTE: Final = "clip_folder"
_LONGEST: Final = 4096
"""Bytes of a path (PATH_MAX of Linux)."""


class Mark:
    """The mark in a folder of clips, and the note of it."""

    def __init__(self, root: Path, cache: Path) -> None:
        """Look at nothing yet."""
        self._root = root
        self._note = cache / NOTE
        self._is_put = False

    def is_there(self) -> bool:
        """Tell whether the folder is the one that was used, or none was; raise OSError."""
        return os.path.lexists(self._root / MARK) or self.is_used() or not self._is_noted()

    def is_used(self) -> bool:
        """Tell whether a month's folder lies in it; raise OSError."""
        try:
            return any(is_month(entry.name) for entry in self._root.iterdir())
        except FileNotFoundError:
            return False

    def put(self) -> None:
        """Mark a folder that is there, and note it, durably; raise OSError, and it is done with the next clip."""
        if self._is_put:
            return
        # First: a disk that is read-only takes no mark, and is told by its months.
        if not self._is_noted():
            write_whole(self._note, os.fsencode(self._root))
        with opened_folder(self._root) as folder, suppress(FileExistsError):
            os.close(create_file(folder, MARK))
            os.fsync(folder)
        self._is_put = True

    def _is_noted(self) -> bool:
        try:
            return read_whole(self._note) == os.fsencode(self._root)
        except FileNotFoundError:
            return False


def noted_folder(cache: Path) -> str | None:
    """Return the folder that was noted, as a form would store it; raise VaultFileRefused or OSError.

    None where none was, or where it was not the vault that noted it: what is no text could not be stored.
    """
    try:
        noted = read_start(cache / NOTE, _LONGEST + 1).decode()
    except FileNotFoundError, UnicodeDecodeError:
        return None
    # Spelled in another way, it would not be found to be the one that was noted, and count as empty while it is away.
    return noted if len(noted) <= _LONGEST and noted == str(Path(noted.strip())) else None


def remove_mark(root: Path) -> None:
    """Remove the mark of a folder in which no month lies any more; raise OSError."""
    if not any(is_month(entry.name) for entry in root.iterdir()):
        (root / MARK).unlink(missing_ok=True)


def forget_mark(cache: Path) -> None:
    """Expect no folder of an earlier vault; raise OSError."""
    (cache / NOTE).unlink(missing_ok=True)
