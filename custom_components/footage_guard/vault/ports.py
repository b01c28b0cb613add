"""What the vault needs of the ledger, which it does not know."""

from collections.abc import Iterator
from typing import Protocol

from ..model.facts import Fact
from ..model.lockdown_facts import LockdownFact


class Journal(Protocol):
    """The authority for what a clip is."""

    def append(self, fact: Fact, /) -> int:
        """Have a fact survive a power loss, then return its number; raise OSError, and nothing has happened."""

    def read(self, number: int) -> Fact:
        """Return the fact with a number, proven to be part of the history; raise FactUnknown."""

    def facts(self, start: int = 0) -> Iterator[tuple[int, Fact]]:
        """Yield the facts from a number on, oldest first; none where there are not that many."""

    @property
    def size(self) -> int:
        """How many facts there are; the next one gets this number."""


class LockdownJournal(Protocol):
    """What was told of lockdowns, found without reading all else."""

    def lockdowns(self, start: int = 0) -> Iterator[LockdownFact | None]:
        """Yield what was told of lockdowns from a number on, oldest first; raise FactUnknown or OSError.

        None stands for a record that cannot be read.
        """
