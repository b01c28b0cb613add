"""The SQLite file of the index: opened for its owner only, brought to the current schema, one clear error for damage.

One connection, used from one lane: the caller never has two calls running at once, in whichever thread they are.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
import errno
import os
from pathlib import Path
import sqlite3
from typing import Any, Final

from ...model.errors import ClipUnknown, IndexDamaged, IndexTooNew
from ..files import create_file, make_folder, open_file, opened_folder
from .schema import APPLICATION, STEPS, TABLES, Step

type Row = tuple[Any, ...]
type Values = Mapping[str, object]

BUSY_S: Final = 5.0
"""A check of the vault may be reading meanwhile."""
_BESIDE: Final = ("-wal", "-shm", "-journal")
_PRAGMAS: Final = (
    # Readers do not wait for the writer, and a commit is one append.
    "journal_mode = WAL",
    # A commit survives the end of the process. Losing power may take the last ones, never the order of them: the
    # start-up check brings them back from the ledger, and a card is spared a sync with each clip.
    "synchronous = NORMAL",
    "foreign_keys = ON",
    # A file that somebody else wrote runs nothing of theirs, and a page that makes no sense is told at once.
    "trusted_schema = OFF",
    "cell_size_check = ON",
    # Sorting leaves no file outside the vault.
    "temp_store = MEMORY",
    # A rebuild does not leave a journal as large as itself.
    "journal_size_limit = 4194304",
)
_SCHEMA: Final = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
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


class Database:
    """An open index file."""

    def __init__(self, path: Path) -> None:
        """Open or create it; raise IndexDamaged, IndexTooNew, VaultFileRefused or OSError."""
        _claim(path)
        with _told():
            self._connection = sqlite3.connect(path, timeout=BUSY_S, autocommit=True, check_same_thread=False)
        try:
            for pragma in _PRAGMAS:
                self.rows(f"PRAGMA {pragma}")
            self.is_new = self._migrate()
        except BaseException:
            self._connection.close()
            raise

    def rows(self, sql: str, values: Values | None = None) -> list[Row]:
        """Run a statement; return all its rows, so that none keeps the journal from being tidied up."""
        with _told():
            return self._connection.execute(sql, values or {}).fetchall()

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

    def clear(self) -> None:
        """Make all tables anew, for use in a transaction; no part of an old one lasts, sound or not."""
        for table in TABLES:
            self.rows(f"DROP TABLE {table}")
        for step in STEPS:
            self._take(step)

    def close(self) -> None:
        """Close the file; what was not committed never happened."""
        self._connection.close()

    def _undo(self, *, is_inner: bool) -> None:
        if is_inner:
            self.rows("ROLLBACK TO inner_one")
            self.rows("RELEASE inner_one")
        else:
            self.rows("ROLLBACK")

    def _migrate(self) -> bool:
        """Bring the file to the current version; return whether it was empty."""
        version, application = self._number("user_version"), self._number("application_id")
        if application != APPLICATION and (version or self._schema()):
            raise IndexDamaged
        if version > len(STEPS):
            raise IndexTooNew
        for number, step in enumerate(STEPS[version:], version + 1):
            with self.transaction():
                self._take(step)
                self.rows(f"PRAGMA user_version = {number}")
        # A trigger or column that somebody added or took away would make every answer doubtful.
        if self._schema() != _schema_of(STEPS):
            raise IndexDamaged
        return version == 0

    def _take(self, step: Step) -> None:
        for statement in step.statements:
            self.rows(statement)

    def _number(self, pragma: str) -> int:
        ((number,),) = self.rows(f"PRAGMA {pragma}")
        return int(number)

    def _schema(self) -> list[Row]:
        return self.rows(_SCHEMA)


def discard(path: Path) -> None:
    """Remove a closed index with all that belongs to it, so that a new one can be made in its place.

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


def _schema_of(steps: tuple[Step, ...]) -> list[Row]:
    """Return what SQLite itself makes of the steps."""
    connection = sqlite3.connect(":memory:", autocommit=True)
    try:
        for step in steps:
            for statement in step.statements:
                connection.execute(statement)
        return connection.execute(_SCHEMA).fetchall()
    finally:
        connection.close()


@contextmanager
def _told() -> Iterator[None]:
    """Tell damage and the disk's errors in our words; anything else is a mistake in this package."""
    try:
        yield
    except UnicodeDecodeError as err:
        # SQLite names something with letters that are none.
        raise IndexDamaged from err
    except sqlite3.Error as err:
        code = getattr(err, "sqlite_errorcode", None)
        if code is None:
            # Python found text that is none.
            if isinstance(err, sqlite3.OperationalError):
                raise IndexDamaged from err
            raise
        if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
            raise ClipUnknown from err
        if code & 0xFF in _DAMAGE:
            raise IndexDamaged from err
        if number := _DISK.get(code & 0xFF):
            raise OSError(number, os.strerror(number)) from err
        raise
