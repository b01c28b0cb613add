"""Counts each sync of a process, ends it at one of them, and knows what a power loss would leave of its files.

A sync makes durable what a file holds at that moment, or which names a folder has. What was written, made, renamed or
removed since may all be lost: that is the worst that a disk may do to a program which asks it for nothing more.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
import os
from pathlib import Path
import random
import shutil
import signal
import stat
from threading import RLock
from typing import Any, Final, NoReturn

from .sqlite_syncs import Hook

_BESIDE: Final = "-shm"
"""Ends the name of what SQLite keeps in memory as a file; it makes it anew."""


class Side(StrEnum):
    """On which side of a sync a process ends."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Where a process ends."""

    number: int
    """Of a sync, counted from 0."""
    side: Side = Side.BEFORE


@dataclass
class Durable:
    """What of a folder survives a power loss."""

    root: Path
    _files: dict[int, bytes] = field(default_factory=dict)
    """What each file holds, by its inode."""
    _names: dict[str, dict[str, int]] = field(default_factory=dict)
    """Which inode each name of a folder has, by its path."""
    _pins: dict[int, int] = field(default_factory=dict)
    """Keep inodes of files that were removed from being those of other files."""

    def __post_init__(self) -> None:
        """Believe that all of it survives which lies there."""
        for folder, _, files in os.walk(self.root):
            self.sync_folder(Path(folder))
            for name in files:
                self.sync_file(Path(folder, name))

    def sync_file(self, path: Path) -> None:
        """A file holds what it holds."""
        inode = path.stat().st_ino
        self._files[inode] = path.read_bytes()
        if inode not in self._pins:
            self._pins[inode] = os.open(path, os.O_PATH)

    def sync_folder(self, path: Path) -> None:
        """A folder has the names that it has."""
        with os.scandir(path) as entries:
            self._names[str(path)] = {each.name: each.inode() for each in entries if not each.name.endswith(_BESIDE)}

    def sync_name(self, path: Path) -> None:
        """SQLite syncs the folder of a file that it has made by itself."""
        self._names.setdefault(str(path.parent), {})[path.name] = path.stat().st_ino

    def write(self, folder: Path) -> None:
        """Put there the least that a power loss leaves now."""
        self._write(self.root, folder)

    def write_some(self, folder: Path, seed: int) -> None:
        """Put there what a power loss may leave: of each file either all that was written, or what was synced."""
        chosen = random.Random(seed)  # noqa: S311  # a plan, not a secret
        self.write(folder)
        for path in sorted(self.root.rglob("*")):
            target = folder / path.relative_to(self.root)
            if path.is_file() and not path.name.endswith(_BESIDE) and target.parent.is_dir() and chosen.random() < 0.5:
                shutil.copyfile(path, target)

    def _write(self, source: Path, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, inode in self._names.get(str(source), {}).items():
            below = source / name
            if str(below) in self._names or below.is_dir():
                self._write(below, folder / name)
                continue
            descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                # What no sync was of is empty, at best.
                file.write(self._files.get(inode, b""))


class Syncs:
    """The syncs of this process below a folder. It is for a process that ends soon: nothing is put back."""

    def __init__(self, root: Path, lost: Path, say: Callable[[str], object], *, is_some_lost: bool = False) -> None:
        """Count nothing yet; in the folder `lost` lies then what a power loss leaves, and beside it another one."""
        self._is_some_lost = is_some_lost
        self._root = root.resolve()
        self._lost = lost
        self._say = say
        self._turn = RLock()
        self._durable: Durable | None = None
        self._end: End | None = None
        self.passed: list[str] = []
        """What was synced, by names below the folder."""
        for name in ("fsync", "fdatasync"):
            setattr(os, name, self._hooked(getattr(os, name)))
        self._hook = Hook(self._sync_of_sqlite)

    def begin(self, end: End | None) -> None:
        """Count from now on, and end at one of them where one is given."""
        self._durable, self._end, self.passed = Durable(self._root), end, []

    def die(self) -> NoReturn:
        """End this process as a power loss would, and leave both: what the process wrote, and what was durable."""
        if self._durable is not None:
            self._durable.write(self._lost)
            if self._is_some_lost:
                self._durable.write_some(some_of(self._lost), len(self.passed))
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    def _hooked(self, original: Callable[[Any], None]) -> Callable[[Any], None]:
        def sync(file: Any) -> None:
            descriptor = file if isinstance(file, int) else file.fileno()
            own = Path(f"/proc/self/fd/{descriptor}")
            path = own.readlink()
            is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)

            def note(durable: Durable) -> None:
                # By the descriptor: it may have another name by now, or none.
                durable.sync_folder(path) if is_folder else durable.sync_file(own)

            self._pass(path, lambda: original(descriptor), note)

        return sync

    def _sync_of_sqlite(self, path: Path, sync: Callable[[], int]) -> int:
        def note(durable: Durable) -> None:
            durable.sync_file(path)
            durable.sync_name(path)

        return self._pass(path, sync, note)

    def _pass[Result](self, path: Path, sync: Callable[[], Result], note: Callable[[Durable], None]) -> Result:
        with self._turn:
            if self._durable is None or not path.is_relative_to(self._root):
                return sync()
            number = len(self.passed)
            self.passed.append(str(path.relative_to(self._root)))
            self._may_end(number, Side.BEFORE)
            result = sync()
            note(self._durable)
            self._may_end(number, Side.AFTER)
            return result

    def _may_end(self, number: int, side: Side) -> None:
        if self._end == End(number=number, side=side):
            self._say(f"killed {side} sync {number} of {self.passed[number]}")
            self.die()


def some_of(lost: Path) -> Path:
    """Return where a process leaves what another power loss leaves, beside the one that leaves least."""
    return lost.with_name(f"{lost.name}-some")


def copy(source: Path, target: Path) -> None:
    """Copy a folder as it lies there."""
    shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns(f"*{_BESIDE}"))
