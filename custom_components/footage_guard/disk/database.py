"""A SQLite file of the vault: opened for its owner only, brought to the current schema, one clear error for damage.

One connection, used from one lane: the caller never has two calls running at once, in whichever thread they are. What
must not wait for that lane has a reader of its own.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
import errno
from functools import cache
import os
from pathlib import Path
import sqlite3
from threading import Lock
from typing import Any, Final, override

from ..model.errors import FootageGuardError
from .files import create_file, make_folder, open_file, opened_folder

type Row = tuple[Any, ...]
type Values = Mapping[str, object]

BUSY_S: Final = 5.0
"""A check of the vault may be reading meanwhile."""
_WRITE_BACK_PAGES: Final = 1000
"""A journal of more pages is written back into the file."""
_BESIDE: Final = ("-wal", "-shm", "-journal")
_PRAGMAS: Final = (
    # Readers do not wait for the writer, and a commit is one append.
    "journal_mode = WAL",
    "foreign_keys = ON",
    # A file that somebody else wrote runs nothing of theirs, and a page that makes no sense is told at once.
    "trusted_schema = OFF",
    "cell_size_check = ON",
    # Sorting leaves no file outside the vault.
    "temp_store = MEMORY",
    # A rebuild does not leave a journal as large as itself.
    "journal_size_limit = 4194304",
)
SHAPE: Final = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
_DAMAGE: Final = frozenset(
    {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_FORMAT,
        # A header that allows no writing. Where it is the disk that does not, discarding the file tells.
        sqlite3.SQLITE_READONLY,
        # Our statements are always the same and what they are given was parsed before: where SQLite does not
        # understand one, or counts do not add up, the file is not what we wrote.
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_CONSTRAINT,
    }
)
_DISK: Final = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_CANTOPEN: errno.EIO,
    sqlite3.SQLITE_BUSY: errno.EBUSY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What leads from one version to the next, whole or not at all."""

    reason: str
    statements: tuple[str, ...]
    also: Callable[[Database], None] = lambda _database: None
    """What no statement can say, with the rows that are there; it changes no table."""


class Synced(StrEnum):
    """What of a commit survives a power loss; all of it survives the end of the process."""

    ALL = "FULL"
    IN_ORDER = "NORMAL"
    """The last ones may be lost, never the order of them: for what can be brought back, so that a card is spared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """What a file holds, and what is said when it does not."""

    application: int
    """Four letters in the file's header: this database is that file of a vault and nothing else."""
    steps: tuple[Step, ...]
    """The step at place n leads from version n to n + 1, which `user_version` in the file tells."""
    tables: tuple[str, ...]
    """All of them, each before the one it refers to."""
    synced: Synced
    damaged: type[FootageGuardError]
    too_new: type[FootageGuardError]
    orphaned: type[FootageGuardError]
    """A row refers to one that is not there."""


class _Connection:
    """A connection to a file."""

    def __init__(self, path: Path, schema: Schema) -> None:
        """Open it; raise the schema's errors or OSError."""
        self._path = path
        self._schema = schema
        with self._told():
            self._connection = sqlite3.connect(path, timeout=BUSY_S, autocommit=True, check_same_thread=False)

    def rows(self, sql: str, values: Values | None = None) -> list[Row]:
        """Run a statement; return all its rows, so that none keeps the journal from being tidied up."""
        with self._told():
            return self._connection.execute(sql, values or {}).fetchall()

    def close(self) -> None:
        """Close the file; what was not committed never happened."""
        self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell damage and the disk's errors in our words; anything else is a mistake in this package."""
        try:
            yield
        except UnicodeDecodeError as err:
            # SQLite names something with letters that are none.
            raise self._schema.damaged from err
        except sqlite3.Error as err:
            meaning = self._meaning(err)
            if meaning is None:
                raise
            raise meaning from err

    def _meaning(self, err: sqlite3.Error) -> Exception | None:
        code = getattr(err, "sqlite_errorcode", None)
        if code is None:
            # Python found text that is none.
            return self._schema.damaged() if isinstance(err, sqlite3.OperationalError) else None
        if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
            return self._schema.orphaned()
        if code & 0xFF in _DAMAGE:
            return self._schema.damaged()
        number = _DISK.get(code & 0xFF)
        return OSError(number, os.strerror(number)) if number else None


class Reader(_Connection):
    """A connection by which nothing is changed, to a file that its owner has open. Many threads may have calls running.

    Python hands the same prepared statement to two threads that ask the same, and SQLite refuses one of them.
    """

    @override
    def __init__(self, path: Path, schema: Schema) -> None:
        """Open it; raise the schema's errors or OSError."""
        self._turn = Lock()
        super().__init__(path, schema)
        self.rows("PRAGMA query_only = ON")
        # Its owner decides when the journal is written back, also where this is closed last.
        self._connection.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, True)

    @override
    def rows(self, sql: str, values: Values | None = None) -> list[Row]:
        with self._turn:
            return super().rows(sql, values)


class Database(_Connection):
    """An open file."""

    @override
    def __init__(self, path: Path, schema: Schema) -> None:
        """Open or create it; raise the schema's errors, VaultFileRefused or OSError."""
        self._is_still = False
        _claim(path)
        super().__init__(path, schema)
        try:
            for pragma in (*_PRAGMAS, f"synchronous = {schema.synced}"):
                self.rows(f"PRAGMA {pragma}")
            self.is_new = self._migrate()
        except BaseException:
            self._connection.close()
            raise

    def reader(self) -> Reader:
        """Return a connection that sees what was committed, whatever is being written; raise OSError."""
        return Reader(self._path, self._schema)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what happens inside, also where a transaction is inside another."""
        is_inner = self._connection.in_transaction
        self.rows("SAVEPOINT inner_one" if is_inner else "BEGIN IMMEDIATE")
        try:
            yield
            self.rows("RELEASE inner_one" if is_inner else "COMMIT")
        except BaseException:
            # A full disk has SQLite undo everything by itself.
            if self._connection.in_transaction:
                self._undo(is_inner=is_inner)
            raise

    def write_back(self) -> bool:
        """Bring all of the journal into the file, and tell whether that could be done; raise OSError.

        It cannot while somebody reads what was before, or while the file has to stay as it is.
        """
        if self._is_still:
            return False
        ((is_busy, *_),) = self.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        return not is_busy

    def stand_still(self, *, is_on: bool) -> None:
        """Have the file stay as it is, and the journal alone grow: whoever copies one after the other has a whole one.

        It lasts until it is taken back, also when the file is closed and opened anew.
        """
        self._is_still = is_on
        self._connection.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, is_on)
        self.rows(f"PRAGMA wal_autocheckpoint = {0 if is_on else _WRITE_BACK_PAGES}")

    def clear(self) -> None:
        """Make all tables anew, for use in a transaction; no part of an old one lasts, sound or not."""
        for table in self._schema.tables:
            self.rows(f"DROP TABLE {table}")
        for step in self._schema.steps:
            self._take(step)

    def _undo(self, *, is_inner: bool) -> None:
        if is_inner:
            self.rows("ROLLBACK TO inner_one")
            self.rows("RELEASE inner_one")
        else:
            self.rows("ROLLBACK")

    def _migrate(self) -> bool:
        """Bring the file to the current version; return whether it was empty."""
        schema = self._schema
        version, application = self._number("user_version"), self._number("application_id")
        if application != schema.application and (version or self._shape()):
            raise schema.damaged
        if version > len(schema.steps):
            raise schema.too_new
        for number, step in enumerate(schema.steps[version:], version + 1):
            with self.transaction():
                self._take(step)
                self.rows(f"PRAGMA user_version = {number}")
        # A trigger or column that somebody added or took away would make every answer doubtful.
        if self._shape() != shape_of(schema):
            raise schema.damaged
        return version == 0

    def _take(self, step: Step) -> None:
        for statement in step.statements:
            self.rows(statement)
        step.also(self)

    def _number(self, pragma: str) -> int:
        ((number,),) = self.rows(f"PRAGMA {pragma}")
        return int(number)

    def _shape(self) -> tuple[Row, ...]:
        return (*self.rows(SHAPE),)


def discard(path: Path) -> None:
    """Remove a closed file with all that belongs to it, so that a new one can be made in its place.

    The file itself goes first: SQLite ignores a journal without it, but would take an old file without its journal
    for the truth.
    """
    with opened_folder(path.parent) as folder:
        for name in _names(path):
            with suppress(FileNotFoundError):
                os.unlink(name, dir_fd=folder)
                os.fsync(folder)


def _claim(path: Path) -> None:
    """Make sure of a plain file for its owner only; SQLite gives the files beside it the same mode.

    Only before SQLite opens the file: to close another descriptor of it would give up SQLite's locks.
    """
    make_folder(path.parent)
    with opened_folder(path.parent) as folder:
        for name in _names(path):
            with suppress(FileNotFoundError):
                os.close(open_file(folder, name))
        with suppress(FileExistsError):
            os.close(create_file(folder, path.name))


def _names(path: Path) -> tuple[str, ...]:
    return (path.name, *(f"{path.name}{suffix}" for suffix in _BESIDE))


@cache
def shape_of(schema: Schema) -> tuple[Row, ...]:
    """Return what SQLite itself makes of the steps; a sound file answers SHAPE with the same rows."""
    connection = sqlite3.connect(":memory:", autocommit=True)
    try:
        for step in schema.steps:
            for statement in step.statements:
                connection.execute(statement)
        return tuple(connection.execute(SHAPE))
    finally:
        connection.close()
