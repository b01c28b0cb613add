"""Who else may use what lies in the data directory (1), and what an interrupted write left there (3)."""

from collections.abc import Iterable, Iterator
import stat

from ...disk.files import FILE_MODE, FOLDER_MODE, TEMPORARY
from .findings import Code
from .tree import Entry


def check_access(entries: Iterable[Entry], owner: int) -> Iterator[tuple[Code, Entry]]:
    """Yield what is not for its owner only. Without this, another account of the machine reads names and times."""
    for entry in entries:
        yield from ((code, entry) for code in _judge(entry, owner))


def check_leftovers(entries: Iterable[Entry]) -> Iterator[tuple[Code, Entry]]:
    """Yield what was never finished: the old keys may lie in there, also those that were erased since."""
    yield from ((Code.LEFTOVER, entry) for entry in entries if entry.path.name.startswith(TEMPORARY))


def _judge(entry: Entry, owner: int) -> Iterator[Code]:
    mode = entry.found.st_mode
    if stat.S_ISLNK(mode):
        # Its own mode and owner mean nothing.
        yield Code.SYMBOLIC_LINK
        return
    if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
        yield Code.NOT_A_FILE
    if stat.S_ISREG(mode) and entry.found.st_nlink > 1:
        yield Code.HARD_LINK
    if stat.S_IMODE(mode) & ~(FOLDER_MODE if entry.is_folder else FILE_MODE):
        yield Code.OPEN_TO_OTHERS
    if entry.found.st_uid != owner:
        yield Code.OTHER_OWNER
    if not entry.is_readable:
        yield Code.FOLDER_UNREADABLE
