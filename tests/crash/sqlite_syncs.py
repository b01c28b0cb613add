"""Has each sync of SQLite pass by a function: it syncs in C, where no hook of Python's is asked.

A file system is registered that is the one SQLite comes with, but for the method by which it syncs a file.
"""

import _sqlite3
from collections.abc import Callable
import ctypes
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_void_p, cast
from pathlib import Path
import sqlite3
from typing import Any, Final

type Pass = Callable[[Path, Callable[[], int]], int]
"""Given the path of a file and what syncs it; returns what that returned."""

_WORD: Final = ctypes.sizeof(c_void_p)
_METHODS: Final = 19
"""Words of SQLite's table of methods of a file: a version, and 18 functions as of its third one."""
_SYNC: Final = 5
"""Which of them syncs."""
_SYNC_FILE: Final = CFUNCTYPE(c_int, c_void_p, c_int)
_OPEN_FILE: Final = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)


class _FileSystem(ctypes.Structure):
    """What SQLite calls a virtual file system, as far as it is told of one here."""

    _fields_ = (
        ("version", c_int),
        ("file_bytes", c_int),
        ("most_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
        ("others", c_void_p * 15),
    )


class Hook:
    """SQLite's files, whose syncs pass by a function. For one process, which keeps it to its end."""

    def __init__(self, passing: Pass) -> None:
        """Have all files that are opened from now on be watched."""
        self._passing = passing
        self._paths: dict[int, Path] = {}
        self._tables: dict[int, ctypes.Array[c_void_p]] = {}
        """Of our own, by the address of SQLite's."""
        self._original: dict[int, Callable[[int, int], int]] = {}
        self._kept: list[Any] = []
        """What SQLite has addresses of."""
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = POINTER(_FileSystem)
        library.sqlite3_vfs_find.argtypes = (c_char_p,)
        library.sqlite3_vfs_register.argtypes = (c_void_p, c_int)
        usual = library.sqlite3_vfs_find(None)
        ours = _FileSystem.from_buffer_copy(usual.contents)
        self._open = _OPEN_FILE(usual.contents.open)
        opening, ours.name = _OPEN_FILE(self._opened), b"watched"
        ours.open = cast(opening, c_void_p).value
        self._kept += [ours, opening]
        assert library.sqlite3_vfs_register(ctypes.byref(ours), 1) == sqlite3.SQLITE_OK

    def _opened(self, system: int, name: int | None, file: int, flags: int, given: int | None) -> int:
        answer = int(self._open(system, name, file, flags, given))
        table = c_void_p.from_address(file)
        if answer == sqlite3.SQLITE_OK and name and table.value:
            self._paths[file] = Path(ctypes.string_at(name).decode())
            table.value = ctypes.addressof(self._table(table.value))
        return answer

    def _table(self, usual: int) -> ctypes.Array[c_void_p]:
        """Return SQLite's methods of a file with ours among them."""
        if usual not in self._tables:
            table = (c_void_p * _METHODS).from_buffer_copy(ctypes.string_at(usual, _METHODS * _WORD))
            original = _SYNC_FILE(table[_SYNC] or 0)
            syncing = _SYNC_FILE(lambda file, flags: self._sync(original, file, flags))
            table[_SYNC] = cast(syncing, c_void_p).value
            self._tables[usual] = table
            self._kept += [original, syncing]
        return self._tables[usual]

    def _sync(self, original: Callable[[int, int], int], file: int, flags: int) -> int:
        return self._passing(self._paths[file], lambda: int(original(file, flags)))
