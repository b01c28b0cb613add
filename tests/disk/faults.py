"""Makes calls to the operating system fail, one after the other.

    with failing(Fault(way=WAYS["full"], at=3)) as calls: ...

`sweep` does so at the first call, then at the second, until what is tried needs no more calls. What Python hides in C,
a file made by `os.fdopen`, is done here with the same few calls, so that each of them can fail.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
import errno
import io
from itertools import count
import os
from pathlib import Path
import sys
from types import FrameType
from typing import Any, Final, Protocol, override

CALLS: Final = (
    *("close", "fdatasync", "fdopen", "fstat", "fsync", "ftruncate", "listdir", "lstat", "mkdir", "open"),
    *("posix_fadvise", "pread", "pwrite", "read", "rename", "replace", "rmdir", "scandir", "stat", "statvfs"),
    *("unlink", "write"),
)
_NEED_SPACE: Final = frozenset({"fdatasync", "fsync", "mkdir", "pwrite", "rename", "replace", "write"})
_WRITES: Final = frozenset({"pwrite", "write"})
_SHORT: Final = -1
"""In place of an error: fewer bytes are written than were asked for."""


class Killed(BaseException):
    """The process ended here; nothing it would have tidied up is tidied up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a call fails."""

    error: int
    """What the operating system says; 0 where it says nothing, because the process is gone."""
    is_lasting: bool = False
    """Every later call fails too; of a full disk those that need space."""
    kept: float = 0.0
    """The share of a write that reaches the disk nevertheless."""

    @property
    def is_end(self) -> bool:
        """Tell whether the process is gone."""
        return not self.error

    def concerns(self, name: str, arguments: tuple[Any, ...]) -> bool:
        """Tell whether a call can fail in this way."""
        if self.error == _SHORT:
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
}
SHORT_WAYS: Final = {
    "short": Way(error=_SHORT, kept=0.5),
    "always short": Way(error=_SHORT, is_lasting=True, kept=0.3),
}
"""No call fails; those who write have to see how much was taken."""


@dataclass(slots=True, kw_only=True)
class Fault:
    """One failure at one call, and what was called."""

    way: Way
    at: int
    kept_bytes: int | None = None
    """Of a write; None for the share of the way."""
    names: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def call(self, name: str, original: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Do what was asked for, or fail."""
        if _is_of_coverage():
            return original(*arguments, **named)
        place = len(self.names)
        self.names.append(name)
        is_due = place == self.at or (place > self.at and self.way.is_lasting)
        if not is_due or not self.way.concerns(name, arguments):
            return original(*arguments, **named)
        self.failed.append(name)
        if self.way.error == _SHORT:
            return self._write_some(original, *arguments, at_least=1)
        self._happens_all_the_same(name, original, *arguments)
        raise Killed if self.way.is_end else OSError(self.way.error, os.strerror(self.way.error))

    def _happens_all_the_same(self, name: str, original: Callable[..., Any], *arguments: Any) -> None:
        """Do the part of a failing call that takes effect."""
        if name == "close":
            # Linux gives a descriptor back whatever it says of the data.
            original(*arguments)
        if name in _WRITES and len(self.failed) == 1:
            self._write_some(original, *arguments)

    def _write_some(
        self, original: Callable[..., Any], descriptor: int, data: bytes, *offset: int, at_least: int = 0
    ) -> int:
        kept = int(len(data) * self.way.kept) if self.kept_bytes is None else self.kept_bytes
        written: int = original(descriptor, bytes(data[: max(at_least, kept)]), *offset)
        return written


def _is_of_coverage() -> bool:
    """Tell whether what measures coverage calls, which looks at a module's file when the first of it runs."""
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        if str(frame.f_globals.get("__name__")).startswith("coverage."):
            return True
        frame = frame.f_back
    return False


class _Raw(io.RawIOBase):
    """A file of `os.fdopen` on calls that can fail."""

    def __init__(self, descriptor: int, *, is_writing: bool) -> None:
        self._descriptor = descriptor
        self._is_writing = is_writing

    @override
    def readable(self) -> bool:
        return not self._is_writing

    @override
    def writable(self) -> bool:
        return self._is_writing

    @override
    def fileno(self) -> int:
        return self._descriptor

    @override
    def readinto(self, buffer: Any) -> int:
        data = os.read(self._descriptor, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    @override
    def write(self, data: Any) -> int:
        return os.write(self._descriptor, data)

    @override
    def close(self) -> None:
        if not self.closed:
            super().close()
            os.close(self._descriptor)


def _fdopen(descriptor: int, mode: str) -> io.BufferedReader | io.BufferedWriter:
    raw = _Raw(descriptor, is_writing=mode == "wb")
    return io.BufferedWriter(raw) if mode == "wb" else io.BufferedReader(raw)


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


class Operation(Protocol):
    """Something that is done, and what must hold when it could not."""

    def prepare(self, folder: Path) -> None:
        """Make what there is before."""

    def act(self) -> None:
        """Do it."""

    def check(self, fault: Fault, error: BaseException | None) -> None:
        """Raise AssertionError unless there is the old state or the new one; try again, which must succeed."""


def sweep(operation: Operation, way: Way, folder: Path) -> int:
    """Try an operation with the failure at each of its calls; return how many there were."""
    for at in count():
        case = folder / f"{at}"
        case.mkdir(parents=True)
        operation.prepare(case)
        fault = Fault(way=way, at=at)
        before = descriptors()
        error = outcome(operation.act, fault)
        left = set(descriptors().items()) - set(before.items())
        assert way.is_end or not left, f"{fault.failed} leaks {left}"
        for descriptor, _ in left:
            # What a killed process had open ends with it.
            os.close(int(descriptor))
        operation.check(fault, error)
        if at >= len(fault.names):
            assert error is None, "it fails without a fault"
            return at
    raise AssertionError


def outcome(act: Callable[[], object], fault: Fault) -> BaseException | None:
    """Act, and return the failure; anything but the planned one is a mistake of what acts."""
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


def descriptors() -> dict[str, str]:
    """Return what this process has open."""
    found = {}
    for entry in Path("/proc/self/fd").iterdir():
        try:
            found[entry.name] = str(entry.readlink())
        except FileNotFoundError:
            # The descriptor this very look needs.
            continue
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
