"""A state.db of each version becomes one of today, in steps of which each is there as a whole or not at all."""

from contextlib import closing
from pathlib import Path
import shutil
import sqlite3
from typing import override

import pytest

from custom_components.footage_guard.disk.database import Database, Row, Values, shape_of
from custom_components.footage_guard.model.errors import StateTooNew
from custom_components.footage_guard.model.lockdown import Lockdown, LockdownReason
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.vault.state.damaged import DAMAGED
from custom_components.footage_guard.vault.state.schema import SCHEMA
from custom_components.footage_guard.vault.state.state import FILE, State
from tests.vault.test_state_upgrade import REQUEST

from .formats import STATES, placed

WITH_COUNTERS, WITH_REQUESTS = 2, 3


def golden(folder: Path, number: int) -> Path:
    """Put the golden state of a version into a folder."""
    return placed(folder / FILE, f"state-{number}.sql")


def _version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        ((number,),) = connection.execute("PRAGMA user_version")
    return int(number)


def _says_what_was_decided(folder: Path, number: int) -> None:
    state = State.load(folder, 7)
    try:
        assert (state.mode, state.policy.quorum) == (Mode.CONVENIENCE, 3)
        assert state.lockdown == Lockdown(reason=LockdownReason.ASKED, since_ms=9)
        if number >= WITH_COUNTERS:
            assert state.attempts.wrong()["a1e8"].count == 4
        if number >= WITH_REQUESTS:
            assert state.requests.get_request(REQUEST.id).request == REQUEST
    finally:
        state.close()
    assert not (folder / DAMAGED).exists()


@pytest.mark.parametrize("number", range(1, STATES + 1))
def test_a_file_of_each_version_opens_and_says_what_was_decided(tmp_path: Path, number: int) -> None:
    path = golden(tmp_path, number)
    _says_what_was_decided(tmp_path, number)
    assert _version(path) == len(SCHEMA.steps)


class _Killed(BaseException):
    """The process ends."""


class _Mortal(Database):
    """A database whose process is killed before one of its statements."""

    left = 0

    @override
    def rows(self, sql: str, values: Values | None = None) -> list[Row]:
        if type(self).left == 0:
            raise _Killed
        type(self).left -= 1
        return super().rows(sql, values)


def _killed_at(path: Path, after: int) -> Path | None:
    """Upgrade a file until it is killed after so many statements; return what lies on the disk then."""
    _Mortal.left = after
    found = path.parent / f"killed {after}"

    class Seen(_Mortal):
        @override
        def rows(self, sql: str, values: Values | None = None) -> list[Row]:
            try:
                return super().rows(sql, values)
            except _Killed:
                # Before anything that tidies up has had its turn: as the kernel has it.
                if not found.exists():
                    found.mkdir()
                    for each in path.parent.glob(f"{FILE}*"):
                        shutil.copyfile(each, found / each.name)
                raise

    Seen.left = after
    try:
        Seen(path, SCHEMA).close()
    except _Killed:
        return found
    return None


@pytest.mark.parametrize(("number", "every"), [(1, 7), (10, 2), (STATES - 1, 1)])
def test_whoever_is_killed_in_between_has_a_file_of_before_or_of_after_a_step(
    tmp_path: Path, number: int, every: int
) -> None:
    source = tmp_path / "golden"
    source.mkdir()
    golden(source, number)
    for after in range(0, 1000, every):
        folder = tmp_path / str(after)
        shutil.copytree(source, folder)
        found = _killed_at(folder / FILE, after)
        if found is None:
            break
        version = _version(found / FILE)
        assert number <= version <= len(SCHEMA.steps)
        _says_what_was_decided(found, number)
        shutil.rmtree(folder)
    else:
        raise AssertionError
    assert _version(folder / FILE) == len(SCHEMA.steps)


def test_a_shape_is_that_of_its_steps(tmp_path: Path) -> None:
    path = golden(tmp_path, STATES)
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
        assert (*found,) == shape_of(SCHEMA)


def test_a_later_version_is_refused_and_not_one_byte_of_it_changes(tmp_path: Path) -> None:
    path = golden(tmp_path, STATES)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {STATES + 1}")
        connection.execute("CREATE TABLE later (what TEXT)")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    with pytest.raises(StateTooNew):
        State.load(tmp_path, 7)
    assert path.read_bytes() == before
    assert not (tmp_path / DAMAGED).exists()
