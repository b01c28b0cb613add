"""Makes the calls of the ledger to the operating system fail, one after the other.

    with failing(Fault(way=WAYS["full"], at=3)): ...

As `tests/vault/faults.py` does it, with the calls that write at a place, and with writes that end short without error.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
import errno
import os
from typing import Any, Final

from tests.vault.faults import Killed, _fdopen

CALLS: Final = (
    *("close", "fdatasync", "fdopen", "fstat", "fsync", "ftruncate", "mkdir", "open", "pread", "pwrite", "read"),
    *("replace", "stat", "unlink", "write"),
)
_NEED_SPACE: Final = frozenset({"fdatasync", "fsync", "mkdir", "pwrite", "replace", "write"})
_WRITES: Final = frozenset({"pwrite", "write"})
SHORT: Final = -1
"""In place of an error: fewer bytes are written than were asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a call fails."""

    error: int
    """What the operating system says; 0 where it says nothing, because the process is gone."""
    is_lasting: bool = False
    """Every later call fails too; of a full disk those that need space."""
    kept: float = 0.0
    """The share of a write that reaches the disk nevertheless."""

    def concerns(self, name: str, arguments: tuple[Any, ...]) -> bool:
        """Tell whether a call can fail in this way."""
        if self.error == SHORT:
            return name in _WRITES and len(arguments[1]) > 1
        creates = name == "open" and bool(arguments[1] & os.O_CREAT)
        return not (self.error == errno.ENOSPC and self.is_lasting) or creates or name in _NEED_SPACE


WAYS: Final = {
    "full once": Way(error=errno.ENOSPC),
    "full once, half written": Way(error=errno.ENOSPC, kept=0.5),
    "full": Way(error=errno.ENOSPC, is_lasting=True, kept=0.9),
    "broken once": Way(error=errno.EIO),
    "broken once, though written": Way(error=errno.EIO, kept=1.0),
    "broken": Way(error=errno.EIO, is_lasting=True, kept=0.5),
    "killed": Way(error=0, is_lasting=True),
    "killed, half written": Way(error=0, is_lasting=True, kept=0.5),
    "short": Way(error=SHORT, kept=0.5),
    "always short": Way(error=SHORT, kept=0.3, is_lasting=True),
}


@dataclass(slots=True, kw_only=True)
class Fault:
    """One failure at one call, and what was called."""

    way: Way
    at: int
    names: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def call(self, name: str, original: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Do what was asked for, or fail."""
        place = len(self.names)
        self.names.append(name)
        is_due = place == self.at or (place > self.at and self.way.is_lasting)
        if not is_due or not self.way.concerns(name, arguments):
            return original(*arguments, **named)
        self.failed.append(name)
        if self.way.error == SHORT:
            return self._partly(original, *arguments)
        if name == "close":
            # Linux gives a descriptor back whatever it says of the data.
            original(*arguments)
        if name in _WRITES and len(self.failed) == 1:
            self._partly(original, *arguments)
        raise OSError(self.way.error, os.strerror(self.way.error)) if self.way.error else Killed

    def _partly(self, original: Callable[..., Any], descriptor: int, data: bytes, *offset: int) -> int:
        kept = max(1, int(len(data) * self.way.kept)) if self.way.error == SHORT else int(len(data) * self.way.kept)
        written: int = original(descriptor, bytes(data[:kept]), *offset)
        return written


@contextmanager
def failing(fault: Fault) -> Iterator[None]:
    """Have the calls of this process fail as planned."""
    originals = {name: getattr(os, name) for name in CALLS}
    done = {**originals, "fdopen": _fdopen}

    def hooked(name: str) -> Callable[..., Any]:
        return lambda *arguments, **named: fault.call(name, done[name], *arguments, **named)

    try:
        for name in CALLS:
            setattr(os, name, hooked(name))
        yield
    finally:
        for name, original in originals.items():
            setattr(os, name, original)


def outcome(act: Callable[[], object], fault: Fault) -> BaseException | None:
    """Act, and return the failure; anything but the planned one is a mistake of the ledger."""
    try:
        with failing(fault):
            act()
    except Killed as end:
        return end
    except OSError as err:
        if err.errno != fault.way.error:
            raise
        return err
    return None
