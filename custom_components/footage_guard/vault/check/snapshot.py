"""The index as it was at one moment, read through a copy in memory: nothing is written, and nobody waits for us."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
import errno
import os
from pathlib import Path
import shutil
import sqlite3
import stat
import tempfile
from typing import Final

from ...disk.database import BUSY_S, SHAPE, Row, shape_of
from ...model.errors import IndexDamaged, VaultFileRefused
from ..index import queries
from ..index.schema import SCHEMA

_WAL, _SHM, _JOURNAL = ("-wal", "-shm", "-journal")
_TRIES: Final = 5
_DISK: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM})

type Tables = Mapping[str, list[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What was in the file."""

    is_sound: bool
    """Whether SQLite finds no contradiction in it."""
    is_too_new: bool
    has_our_form: bool
    tables: Tables | None
    """All rows of all tables; None where they cannot be read, or would not be ours."""


def take_snapshot(path: Path) -> Snapshot:
    """Read an index; raise FileNotFoundError, VaultFileRefused, IndexDamaged or another OSError."""
    for _ in range(_TRIES):
        before = _looks(path)
        snapshot = _read(path, before)
        # What has a journal and its index beside it, SQLite itself reads at one moment.
        if _is_in_use(before) or _looks(path) == before:
            return snapshot
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


type _Looks = Mapping[str, tuple[int, int, int]]


def _looks(path: Path) -> _Looks:
    """Return which file lies there, how long and of when, by suffix.

    Without a descriptor: to close one would give up SQLite's locks.
    """
    found: dict[str, os.stat_result] = {"": path.lstat()}
    for suffix in (_WAL, _SHM, _JOURNAL):
        beside = path.with_name(f"{path.name}{suffix}")
        if os.path.lexists(beside):
            found[suffix] = beside.lstat()
    if any(not stat.S_ISREG(each.st_mode) or each.st_nlink > 1 for each in found.values()):
        raise VaultFileRefused
    return {suffix: (each.st_ino, each.st_size, each.st_mtime_ns) for suffix, each in found.items()}


def _is_in_use(looks: _Looks) -> bool:
    return _WAL in looks and _SHM in looks


def _read(path: Path, looks: _Looks) -> Snapshot:
    if _is_in_use(looks):
        return _copied(f"{path.absolute().as_uri()}?mode=ro")
    if not {_WAL, _JOURNAL} & looks.keys():
        # Otherwise SQLite would make both files and leave them.
        return _copied(f"{path.absolute().as_uri()}?mode=ro&immutable=1")
    with tempfile.TemporaryDirectory() as folder:
        for suffix in looks:
            shutil.copyfile(path.with_name(f"{path.name}{suffix}"), Path(folder) / f"index{suffix}")
        return _copied((Path(folder) / "index").as_uri())


def _copied(address: str) -> Snapshot:
    try:
        with (
            closing(sqlite3.connect(address, uri=True, timeout=BUSY_S, autocommit=True)) as source,
            closing(sqlite3.connect(":memory:", autocommit=True)) as copy,
        ):
            # A copy waits without end for a locked file, a question does not.
            source.execute("BEGIN")
            source.execute(SHAPE).fetchall()
            source.backup(copy)
            source.execute("COMMIT")
            return _look_into(copy)
    except UnicodeDecodeError as err:
        raise IndexDamaged from err
    except sqlite3.Error as err:
        if getattr(err, "sqlite_errorcode", 0) & 0xFF in _DISK:
            raise OSError(errno.EIO, str(err)) from err
        raise IndexDamaged from err


def _look_into(copy: sqlite3.Connection) -> Snapshot:
    # A file that somebody else wrote runs nothing of theirs, and a page that makes no sense is told at once.
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
        copy.execute(f"PRAGMA {pragma}")
    version, application = _number(copy, "user_version"), _number(copy, "application_id")
    is_ours = application == SCHEMA.application
    has_our_form = is_ours and version == len(SCHEMA.steps) and (*copy.execute(SHAPE),) == shape_of(SCHEMA)
    is_sound = copy.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
    return Snapshot(
        is_sound=is_sound,
        is_too_new=is_ours and version > len(SCHEMA.steps),
        has_our_form=has_our_form,
        tables=_tables(copy) if has_our_form else None,
    )


def _tables(copy: sqlite3.Connection) -> Tables | None:
    try:
        return {name: copy.execute(sql).fetchall() for name, sql in queries.EVERY.items()}
    except sqlite3.Error:
        return None


def _number(copy: sqlite3.Connection, pragma: str) -> int:
    ((number,),) = copy.execute(f"PRAGMA {pragma}")
    return int(number)
