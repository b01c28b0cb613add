"""Wrong secrets are counted before they are looked at, and nothing but a right one takes that back.

    python -m tests.vault.test_attempts FOLDER

tries a wrong passphrase in a vault's folder and ends itself with SIGKILL before it can tell anybody.
"""

from collections.abc import Callable
from dataclasses import replace
import os
from pathlib import Path
import signal
import subprocess
import sys
from typing import NamedTuple

import pytest

from custom_components.footage_guard.disk.database import Database
from custom_components.footage_guard.model.errors import StateDamaged, StepUpFailed, StepUpLocked
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.step_up import (
    ALLOWED,
    EVERYBODY,
    FIRST_LOCK_MS,
    LONGEST_LOCK_MS,
    WORST,
    Clocks,
    Wrong,
)
from custom_components.footage_guard.vault.founding import adopt
from custom_components.footage_guard.vault.keyring.keyring import FILE as KEYS, Keyring
from custom_components.footage_guard.vault.state.schema import SCHEMA
from custom_components.footage_guard.vault.state.state import FILE, State

from .home import NOW as TODAY, keys_of_alex


class At(NamedTuple):
    """The clocks at one moment."""

    at_ms: int
    boot: str
    up_ms: int


NOW = At(1_795_507_200_000, "5c1a", 1_000_000)


def _later(passed_ms: int) -> At:
    return At(NOW.at_ms + passed_ms, NOW.boot, NOW.up_ms + passed_ms)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault that was founded, and its keys."""
    State.found(tmp_path, Mode.SEALED).close()
    (tmp_path / KEYS).write_bytes(keys_of_alex()[0])
    return tmp_path


def _in[Result](folder: Path, doing: Callable[[State], Result]) -> Result:
    """Do something to the state as it lies there, as after a restart."""
    state = State.load(folder, NOW.at_ms)
    try:
        return doing(state)
    finally:
        state.close()


def _try(folder: Path, person: str = "alex", now: Clocks = NOW) -> int:
    return _in(folder, lambda state: state.attempts.count_as_wrong(person, now))


def _execute(folder: Path, sql: str) -> None:
    database = Database(folder / FILE, SCHEMA)
    try:
        database.rows(sql)
    finally:
        database.close()


def _damage_counters(folder: Path) -> None:
    database = Database(folder / FILE, SCHEMA)
    ((page,),) = database.rows("SELECT rootpage FROM sqlite_schema WHERE name = 'step_up'")
    ((size,),) = database.rows("PRAGMA page_size")
    database.close()
    with (folder / FILE).open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def _begin(folder: Path, now: Clocks) -> None:
    _in(folder, lambda state: state.attempts.begin(now))


def _wrong(folder: Path) -> dict[str, int]:
    return _in(folder, lambda state: {person: wrong.count for person, wrong in state.attempts.wrong().items()})


def test_a_new_vault_has_counted_nothing(folder: Path) -> None:
    assert _wrong(folder) == {}


def test_each_restart_finds_what_was_counted(folder: Path) -> None:
    assert [_try(folder) for _ in range(ALLOWED)] == [1, 2, 3, 4, 5]
    for passed_ms in (0, FIRST_LOCK_MS - 1):
        with pytest.raises(StepUpLocked):
            _try(folder, now=_later(passed_ms))
    assert _wrong(folder) == {"alex": ALLOWED}
    assert _in(folder, lambda state: state.attempts.wrong()["alex"]) == Wrong(count=ALLOWED, last=NOW)
    assert _try(folder, now=_later(FIRST_LOCK_MS)) == ALLOWED + 1
    with pytest.raises(StepUpLocked):
        _try(folder, now=_later(3 * FIRST_LOCK_MS - 1))


def test_a_right_one_takes_back_that_person_s_and_nobody_else_s(folder: Path) -> None:
    for person in ("alex", "robin", "alex"):
        _try(folder, person)
    _in(folder, lambda state: state.attempts.count_as_right("alex"))
    assert _wrong(folder) == {"alex": 0, "robin": 1}


@pytest.mark.parametrize("now", [At(0, "77b0", 0), At(NOW.at_ms + 10**12, "77b0", FIRST_LOCK_MS - 1)])
def test_a_restart_of_the_machine_takes_nothing_back(folder: Path, now: At) -> None:
    for _ in range(ALLOWED):
        _try(folder)
    with pytest.raises(StepUpLocked):
        _try(folder, now=now)


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / FILE).unlink(),
        lambda folder: (folder / FILE).write_bytes(b"no database at all" * 300),
        lambda folder: _execute(folder, "DELETE FROM policy"),
        lambda folder: _execute(folder, "DROP TABLE step_up"),
        _damage_counters,
    ],
    ids=["missing", "garbage", "not founded", "no table", "damaged counters"],
)
def test_what_was_lost_locks_everybody_for_the_longest_time(folder: Path, harm: Callable[[Path], object]) -> None:
    harm(folder)
    with pytest.raises(StepUpLocked):
        _try(folder, now=_later(10**12))
    for passed_ms in (0, 60_000):
        # The second start must not begin it anew.
        _begin(folder, _later(passed_ms))
    with pytest.raises(StepUpLocked):
        _try(folder, now=_later(LONGEST_LOCK_MS - 1))
    assert _try(folder, now=_later(LONGEST_LOCK_MS)) == WORST + 1
    _in(folder, lambda state: state.attempts.count_as_right("alex"))
    assert _wrong(folder) == {EVERYBODY: WORST, "alex": 0}
    assert _try(folder, now=_later(LONGEST_LOCK_MS)) == 1


def test_of_whom_something_was_counted_the_worst_was_never_assumed(folder: Path) -> None:
    _try(folder)
    _in(folder, lambda state: state.attempts.count_as_right("alex"))
    _in(folder, lambda state: state.attempts.assume_worst())
    _begin(folder, NOW)
    with pytest.raises(StepUpLocked):
        _try(folder, now=_later(LONGEST_LOCK_MS - 1))
    assert _try(folder, now=_later(LONGEST_LOCK_MS)) == WORST + 1


def test_taking_a_vault_over_takes_its_counters_over(folder: Path) -> None:
    for _ in range(ALLOWED):
        _try(folder)
    adopt(folder, TODAY)
    with pytest.raises(StepUpLocked):
        _try(folder)


def test_taking_over_a_vault_whose_state_is_lost_locks(folder: Path) -> None:
    (folder / FILE).unlink()
    adopt(folder, TODAY)
    with pytest.raises(StepUpLocked):
        _try(folder)


def test_the_state_of_the_version_before_is_brought_along(tmp_path: Path) -> None:
    older = replace(SCHEMA, steps=SCHEMA.steps[:1], tables=("lockdown", "policy"))
    database = Database(tmp_path / FILE, older)
    database.rows("INSERT INTO policy VALUES ('mode', 'convenience')")
    database.rows("INSERT INTO lockdown VALUES (0, 'asked', 9)")
    database.close()
    state = State.load(tmp_path, 7)
    assert (state.mode, state.attempts.wrong()) == (Mode.CONVENIENCE, {})
    assert state.lockdown is not None
    assert state.lockdown.reason is LockdownReason.ASKED
    state.close()


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO step_up VALUES ('alex', -1, 0, 'a', 0)",
        "INSERT INTO step_up VALUES ('alex', 5, NULL, 'a', 0)",
        "INSERT INTO step_up VALUES ('alex', 5, 0, NULL, 0)",
    ],
)
def test_a_row_that_makes_no_sense_cannot_be_written(folder: Path, sql: str) -> None:
    with pytest.raises(StateDamaged):
        _execute(folder, sql)
    assert _wrong(folder) == {}


def test_what_is_counted_waits_for_the_disk(folder: Path) -> None:
    database = Database(folder / FILE, SCHEMA)
    assert database.rows("PRAGMA synchronous") == [(2,)], "FULL"
    database.close()


def _die_after_a_wrong_one(folder: Path) -> None:
    state, keyring = State.load(folder, NOW.at_ms), Keyring.load(folder)
    state.attempts.count_as_wrong("alex", NOW)
    try:
        keyring.open("alex", "another umbrella marble tuesday")
    except StepUpFailed:
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_is_killed_right_after_a_wrong_one_has_counted_it(folder: Path) -> None:
    command = [sys.executable, "-m", "tests.vault.test_attempts", str(folder)]
    for count in (1, 2):
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert _wrong(folder) == {"alex": count}
    for _ in range(2, ALLOWED):
        _try(folder)
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert "StepUpLocked" in done.stderr


if __name__ == "__main__":
    _die_after_a_wrong_one(Path(sys.argv[1]))
