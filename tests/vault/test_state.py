"""What was decided survives; what is missing, damaged or unclear counts as locked down and sealed."""

from collections.abc import Callable
import os
from pathlib import Path
import sqlite3

import pytest

from custom_components.footage_guard.disk.database import Database
from custom_components.footage_guard.model.errors import StateDamaged, StateTooNew, VaultFileRefused
from custom_components.footage_guard.model.lockdown import Lockdown, LockdownReason
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.retention import DAY_MS
from custom_components.footage_guard.vault.state.damaged import COPY_DAYS, DAMAGED, drop_copy
from custom_components.footage_guard.vault.state.schema import SCHEMA
from custom_components.footage_guard.vault.state.state import FILE, State

LOST = Lockdown(reason=LockdownReason.STATE_LOST, since_ms=7)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault that was founded in convenience mode."""
    State.found(tmp_path, Mode.CONVENIENCE).close()
    return tmp_path


def _read(folder: Path) -> tuple[Mode, Lockdown | None]:
    state = State.load(folder, 7)
    try:
        return state.mode, state.lockdown
    finally:
        state.close()


def _execute(folder: Path, sql: str) -> None:
    connection = sqlite3.connect(folder / FILE, autocommit=True)
    connection.execute(sql)
    connection.close()


def test_a_new_state_is_not_locked_down(folder: Path) -> None:
    assert _read(folder) == (Mode.CONVENIENCE, None)


def test_a_reader_sees_what_was_committed_and_changes_nothing(folder: Path) -> None:
    database = Database(folder / FILE, SCHEMA)
    reader = database.reader()
    with database.transaction():
        database.rows("UPDATE desk SET closed_until_ms = 5")
        assert reader.rows("SELECT closed_until_ms FROM desk") == [(0,)]
    assert reader.rows("SELECT closed_until_ms FROM desk") == [(5,)]
    with pytest.raises(StateDamaged):
        reader.rows("UPDATE desk SET closed_until_ms = 6")
    reader.close()
    assert database.rows("SELECT closed_until_ms FROM desk") == [(5,)]
    database.close()


@pytest.mark.parametrize("reason", [*LockdownReason])
def test_a_lockdown_lasts(folder: Path, reason: LockdownReason) -> None:
    state = State.load(folder, 7)
    state.lock_down(reason, 9)
    state.lock_down(LockdownReason.ASKED, 11)
    state.close()
    assert _read(folder) == (Mode.CONVENIENCE, Lockdown(reason=reason, since_ms=9))


@pytest.mark.parametrize("value", ["", "5", "[", '["kim"'])
def test_of_viewers_a_row_that_was_spoiled_says_nothing(folder: Path, value: str) -> None:
    state = State.load(folder, 7)
    assert state.viewers == frozenset()
    state.decide(state.policy, state.mode, ["robin", "kim"])
    assert state.viewers == {"kim", "robin"}
    state._set("viewers", value)
    assert state.viewers == frozenset()
    state.close()


def test_a_state_without_anything_in_it_is_locked_down(tmp_path: Path) -> None:
    assert _read(tmp_path) == (Mode.SEALED, LOST)
    assert _read(tmp_path) == (Mode.SEALED, LOST)


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / FILE).unlink(),
        lambda folder: (folder / FILE).write_bytes(b""),
        lambda folder: (folder / FILE).write_bytes(b"no database at all" * 300),
        lambda folder: os.truncate(folder / FILE, 5000),
        lambda folder: _execute(folder, "DROP TABLE lockdown"),
        lambda folder: _execute(folder, "DELETE FROM policy"),
        lambda folder: _execute(folder, "ALTER TABLE policy ADD COLUMN more TEXT"),
        lambda folder: _execute(folder, "PRAGMA application_id = 5"),
    ],
    ids=["missing", "empty", "garbage", "truncated", "no table", "no policy", "another shape", "another program's"],
)
def test_what_is_lost_counts_as_locked_down(folder: Path, harm: Callable[[Path], object]) -> None:
    harm(folder)
    assert _read(folder) == (Mode.SEALED, LOST)
    assert _read(folder) == (Mode.SEALED, LOST)


def test_what_cannot_be_read_is_kept_aside(folder: Path) -> None:
    (folder / FILE).write_bytes(b"no database at all" * 300)
    _read(folder)
    assert (folder / DAMAGED).read_bytes() == b"no database at all" * 300
    assert (folder / DAMAGED).stat().st_mode & 0o777 == 0o600


DAYS_MS = COPY_DAYS * DAY_MS


def _copy(folder: Path, made_ms: int) -> Path:
    (folder / FILE).write_bytes(b"no database at all" * 300)
    _read(folder)
    os.utime(folder / DAMAGED, (made_ms / 1000,) * 2)
    return folder / DAMAGED


@pytest.mark.parametrize(("age_ms", "is_there"), [(0, True), (DAYS_MS - 1, True), (DAYS_MS, False)])
def test_what_was_kept_aside_is_not_kept_for_ever(folder: Path, age_ms: int, *, is_there: bool) -> None:
    """It holds words of requesters, and used to hold them when they were erased everywhere else."""
    copy = _copy(folder, DAY_MS)
    drop_copy(folder, DAY_MS + age_ms)
    assert copy.exists() is is_there
    drop_copy(folder, DAY_MS + DAYS_MS)
    assert not copy.exists()
    drop_copy(folder, DAY_MS + DAYS_MS)
    drop_copy(folder / "elsewhere", DAY_MS)


def test_what_a_wrong_clock_kept_aside_is_taken_for_new(folder: Path) -> None:
    copy = _copy(folder, 900 * DAY_MS)
    drop_copy(folder, DAY_MS)
    drop_copy(folder, DAY_MS + DAYS_MS - 1)
    assert copy.exists()
    drop_copy(folder, DAY_MS + DAYS_MS)
    assert not copy.exists()


def test_a_link_in_its_place_goes_and_what_it_names_stays(folder: Path) -> None:
    other = folder / "other"
    other.write_bytes(b"x")
    (folder / DAMAGED).symlink_to(other)
    os.utime(folder / DAMAGED, (1, 1), follow_symlinks=False)
    drop_copy(folder, DAYS_MS + DAY_MS)
    assert not (folder / DAMAGED).is_symlink()
    assert other.read_bytes() == b"x"


def test_a_crash_between_file_and_content_is_locked_down(tmp_path: Path) -> None:
    Database(tmp_path / FILE, SCHEMA).close()
    assert _read(tmp_path) == (Mode.SEALED, LOST)


def test_an_unknown_mode_is_sealed(folder: Path) -> None:
    _execute(folder, "UPDATE policy SET value = 'open'")
    assert _read(folder) == (Mode.SEALED, None)


def test_a_later_version_s_state_is_refused_and_kept(folder: Path) -> None:
    _execute(folder, f"PRAGMA user_version = {len(SCHEMA.steps) + 1}")
    before = (folder / FILE).read_bytes()
    with pytest.raises(StateTooNew):
        State.load(folder, 7)
    assert (folder / FILE).read_bytes() == before


def test_a_link_is_no_state(folder: Path, tmp_path: Path) -> None:
    (folder / FILE).rename(folder / "elsewhere")
    (folder / FILE).symlink_to(folder / "elsewhere")
    with pytest.raises(VaultFileRefused):
        State.load(folder, 7)
