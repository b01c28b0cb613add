"""Files that somebody else put where Home Assistant may read them."""

from collections.abc import Callable
import os
from pathlib import Path
import stat
from typing import BinaryIO, Final

from ..model.errors import ImportNotFound, ImportPathNotAllowed

# Without O_NONBLOCK a pipe would hold the reader for ever.
_PLAIN: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_DESCRIPTORS: Final = Path("/proc/self/fd")


def open_foreign(path: Path, is_allowed: Callable[[str], bool]) -> BinaryIO:
    """Open a plain file for reading, wherever links lead to it from.

    It is asked twice whether the file is allowed: before, so that nobody learns what lies elsewhere, and of the file
    that was really opened, because a folder on the way can become a link in between.
    Raises ImportPathNotAllowed, ImportNotFound or OSError.
    """
    try:
        descriptor = os.open(_allowed(path, is_allowed), _PLAIN)
    except (FileNotFoundError, NotADirectoryError) as err:
        raise ImportNotFound from err
    except (OSError, RuntimeError, ValueError) as err:
        # A link, a socket, a loop, a name that no disk takes, or a file that is not ours to read.
        raise ImportPathNotAllowed from err
    try:
        _may_be_read(descriptor, is_allowed)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _allowed(path: Path, is_allowed: Callable[[str], bool]) -> Path:
    """Return where a path leads to."""
    resolved = path.resolve()
    if not path.is_absolute() or not is_allowed(str(resolved)):
        raise ImportPathNotAllowed
    return resolved


def _may_be_read(descriptor: int, is_allowed: Callable[[str], bool]) -> None:
    where = _DESCRIPTORS.joinpath(str(descriptor)).readlink()
    if not stat.S_ISREG(os.fstat(descriptor).st_mode) or not is_allowed(str(where)):
        raise ImportPathNotAllowed
