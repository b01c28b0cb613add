"""What can be read of a history of which single records cannot: one that is wrong stops nothing else."""

from collections.abc import Iterator
from typing import Final, Protocol

from .errors import LedgerDamaged
from .facts import Fact

MOST_DAMAGED: Final = 64
"""Records that cannot be read. Where there are more, it is no bad sector, and what is left says little."""


class History(Protocol):
    """Facts in the order in which they were told."""

    def facts(self, start: int = 0) -> Iterator[tuple[int, Fact]]:
        """Yield the facts from a number on, oldest first; raise LedgerDamaged at the first that is not right."""


def readable(history: History, start: int = 0) -> Iterator[tuple[int, Fact | None]]:
    """Yield the facts from a number on with their numbers, and None for each that cannot be read.

    Raises LedgerDamaged where those are too many, or OSError.
    """
    for _ in range(MOST_DAMAGED):
        try:
            yield from history.facts(start)
        except LedgerDamaged as err:
            yield err.index, None
            start = err.index + 1
        else:
            return
    yield from history.facts(start)
