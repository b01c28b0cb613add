"""Clocks of a Home Assistant in a process of its own, which a test moves."""

from collections.abc import Iterator
from contextlib import contextmanager
import os
from pathlib import Path
import struct
from typing import Final, Self

import pytest

DAY_MS: Final = 25 * 60 * 60 * 1000
"""A day, and the hour that a day may be longer by."""
_LATER: Final = '''\
"""Has both of the vault's clocks be where a file says: whoever enrolls waits a day."""
import mmap, os, struct, time
_file = os.open({path!r}, os.O_RDONLY)
_shifts = mmap.mmap(_file, 16, prot=mmap.PROT_READ)
_wall, _clock = time.time_ns, time.clock_gettime_ns
time.time_ns = lambda: _wall() + struct.unpack("qq", _shifts[:])[0]
time.clock_gettime_ns = lambda clock: _clock(clock) + struct.unpack("qq", _shifts[:])[1]
'''


class MovedClocks:
    """How far both of the vault's clocks are from those of the machine, for every process that is started meanwhile."""

    def __init__(self, path: Path) -> None:
        """Keep them in a file, which processes have mapped: it must never be shorter."""
        self._path = path
        self.wall_ms = self.up_ms = 0
        path.touch()
        self.set(wall_ms=0, up_ms=0)

    @classmethod
    @contextmanager
    def around(cls, folder: Path) -> Iterator[Self]:
        """Have the processes that are started within have clocks that can be moved."""
        clocks = cls(folder / "shifts")
        (folder / "sitecustomize.py").write_text(_LATER.format(path=str(clocks._path)))
        before = os.environ.get("PYTHONPATH")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *([before] if before else [])]))
            yield clocks

    def set(self, *, wall_ms: int, up_ms: int) -> None:
        """Have both be so far from those of the machine."""
        self.wall_ms, self.up_ms = wall_ms, up_ms
        with self._path.open("r+b") as file:
            file.write(struct.pack("qq", wall_ms * 1_000_000, up_ms * 1_000_000))

    def go_on(self, wall_ms: int, up_ms: int | None = None) -> None:
        """Move both on, or each by its own."""
        self.set(wall_ms=self.wall_ms + wall_ms, up_ms=self.up_ms + (wall_ms if up_ms is None else up_ms))
