"""The only thing the check can put right: the index, which the ledger tells anew."""

from collections.abc import Iterator
from contextlib import contextmanager
import errno
import fcntl
import os
from pathlib import Path
from typing import Final

from ...disk.database import discard
from ..index.index import Index
from ..index.taking import rebuild
from ..ports import Journal

_LOCK_START: Final = 0x40000000
_LOCK_BYTES: Final = 512
"""Where SQLite locks a file: whoever has it open in WAL mode holds a lock there until it is closed."""
_NO_INDEX: Final = frozenset({errno.ENOENT, errno.ELOOP, errno.ENXIO})


class IndexInUse(Exception):
    """Something else, such as Home Assistant, has the index open: it would go on with the one that is discarded."""


def repair(path: Path, journal: Journal) -> None:
    """Make the index anew from the ledger alone; raise IndexInUse, or OSError after which there may be none.

    For a process of its own: in one that has the index open, looking for locks gives them up.
    """
    with _alone(path):
        discard(path)
    with Index.open(path) as index:
        rebuild(index, journal)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as err:
        if err.errno not in _NO_INDEX:
            raise
        # Nothing that somebody could have opened as an index.
        yield
        return
    try:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCK_BYTES, _LOCK_START)
        except BlockingIOError as err:
            raise IndexInUse from err
        yield
    finally:
        os.close(descriptor)
