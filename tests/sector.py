"""A bad sector, as the kernel tells of it."""

import errno
import os
from pathlib import Path

import pytest

_pread, _pwrite, _ftruncate = os.pread, os.pwrite, os.ftruncate


class _Sector:
    def __init__(self, path: Path, begin: int, end: int) -> None:
        self._file, self._begin, self._end = path.stat().st_ino, begin, end
        self._is_bad = True

    def read(self, descriptor: int, length: int, offset: int) -> bytes:
        if not self._has_part(descriptor, length, offset):
            return _pread(descriptor, length, offset)
        if offset >= self._begin:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return _pread(descriptor, self._begin - offset, offset)

    def write(self, descriptor: int, data: bytes, offset: int) -> int:
        if self._has_part(descriptor, len(data), offset):
            if offset > self._begin or offset + len(data) < self._end:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            self._is_bad = False
        return _pwrite(descriptor, data, offset)

    def truncate(self, descriptor: int, length: int) -> None:
        if os.fstat(descriptor).st_ino == self._file and length <= self._begin:
            self._is_bad = False
        _ftruncate(descriptor, length)

    def _has_part(self, descriptor: int, length: int, offset: int) -> bool:
        is_here = offset < self._end and offset + length > self._begin
        return self._is_bad and is_here and os.fstat(descriptor).st_ino == self._file


def spoil_sector(monkeypatch: pytest.MonkeyPatch, path: Path, begin: int, end: int) -> None:
    """Have nothing be read of the bytes of a file from `begin` to before `end`.

    A read that begins before them ends there, and one that begins there fails, as does writing a part of them. What is
    written as a whole, or cut off and written again, can be read.
    """
    sector = _Sector(path, begin, end)
    monkeypatch.setattr(os, "pread", sector.read)
    monkeypatch.setattr(os, "pwrite", sector.write)
    monkeypatch.setattr(os, "ftruncate", sector.truncate)
