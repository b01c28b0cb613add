"""A journal for tests: the port of the ledger on a plain file, durable and nothing more."""

from base64 import b64decode, b64encode
from collections.abc import Iterator
import errno
import os
from pathlib import Path
import pickle

from custom_components.footage_guard.model.errors import FactUnknown, LedgerDamaged
from custom_components.footage_guard.model.facts import Fact
from custom_components.footage_guard.model.lockdown_facts import LockdownEntered, LockdownFact, LockdownLeft


class FileJournal:
    """One line per fact; a torn last line was never acknowledged and is dropped."""

    def __init__(self, path: Path) -> None:
        """Read what is there."""
        self._path = path
        lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
        whole = [line for line in lines if line.endswith(b"\n")]
        self._facts: list[Fact] = [_parse(line) for line in whole]
        if whole != lines:
            # Never written anew: a kill in between would lose the whole history.
            os.truncate(path, sum(map(len, whole)))
        self.fails = False
        """Whether the next facts cannot be written."""
        self.damaged: set[int] = set()
        """Facts that are not what was written any more."""
        self.in_bad_sector: set[int] = set()
        """Facts that the disk does not give."""

    @property
    def size(self) -> int:
        """How many facts there are."""
        return len(self._facts)

    def append(self, fact: Fact) -> int:
        """Write a fact and have it survive the end of the process."""
        if self.fails:
            raise OSError(28, "no space left on device")
        with self._path.open("ab") as file:
            file.write(b64encode(pickle.dumps(fact)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        self._facts.append(fact)
        return len(self._facts) - 1

    def read(self, number: int) -> Fact:
        """Return a fact."""
        self._look_at(number)
        if not 0 <= number < len(self._facts) or number in self.damaged:
            raise FactUnknown
        return self._facts[number]

    def told(self) -> list[Fact]:
        """Return all facts as they were told."""
        return [*self._facts]

    def lockdowns(self, start: int = 0) -> Iterator[LockdownFact | None]:
        """Yield what was told of lockdowns from a number on, and None for what is not what was written."""
        for number, fact in list(enumerate(self._facts))[start:]:
            if isinstance(fact, LockdownEntered | LockdownLeft):
                yield None if number in self.damaged else fact

    def facts(self, start: int = 0) -> Iterator[tuple[int, Fact]]:
        """Yield the facts from a number on."""
        for number, fact in list(enumerate(self._facts))[start:]:
            self._look_at(number)
            if number in self.damaged:
                raise LedgerDamaged(number)
            yield number, fact

    def _look_at(self, number: int) -> None:
        if number in self.in_bad_sector:
            raise OSError(errno.EIO, os.strerror(errno.EIO))


def _parse(line: bytes) -> Fact:
    fact: Fact = pickle.loads(b64decode(line))  # noqa: S301  # the test wrote it
    return fact
