"""What can be read of a history of which single records cannot: one that is wrong stops nothing else."""

from collections.abc import Callable, Iterator
from errno import EIO
from typing import Final, Protocol

from .errors import FactUnknown, LedgerDamaged
from .facts import Fact

MOST_DAMAGED: Final = 64
"""Records that cannot be read. Where there are more, it is no bad sector, and what is left says little."""


class History(Protocol):
    """Facts in the order in which they were told."""

    def facts(self, start: int = 0) -> Iterator[tuple[int, Fact]]:
        """Yield the facts from a number on, oldest first; raise LedgerDamaged at the first that is not right."""


def is_bad_sector(err: OSError) -> bool:
    """Whether the disk gives nothing of one place: what lies beside it can be read. Other errors may be gone later."""
    return err.errno == EIO


def if_readable[Record](read: Callable[[], Record]) -> Record | None:
    """Return one record, or None where it is not right or lies in a bad sector; raise OSError for other errors."""
    try:
        return read()
    except FactUnknown:
        return None
    except OSError as err:
        if not is_bad_sector(err):
            raise
        return None


def readable(history: History, start: int = 0, *, may_lack: bool = False) -> Iterator[tuple[int, Fact | None]]:
    """Yield the facts from a number on with their numbers, and None for each that cannot be read.

    `may_lack` is for whoever asks again later, and can do with what the disk gives: then a bad sector is passed by one
    record after the other. Raises LedgerDamaged where too many cannot be read, or OSError.
    """
    for _ in range(MOST_DAMAGED):
        try:
            for number, fact in history.facts(start):
                yield number, fact
                start = number + 1
        except LedgerDamaged as err:
            lost = err.index
        except OSError as err:
            if not may_lack or not is_bad_sector(err):
                raise
            lost = start
        else:
            return
        yield lost, None
        start = lost + 1
    yield from history.facts(start)
