"""A passphrase is looked at after it was counted, one at a time, and never where the counters forbid it."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
import threading
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.footage_guard.bridge.common.clock import moment
from custom_components.footage_guard.bridge.proof import step_up
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.ledger.leaves import Moment
from custom_components.footage_guard.model.errors import (
    FootageGuardError,
    NotAnApprover,
    StateDamaged,
    StepUpFailed,
    StepUpLocked,
    VaultLocked,
)
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.step_up import ALLOWED, FIRST_LOCK_MS, LONGEST_LOCK_MS
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from tests.people import OWNER_ID, PASSPHRASE

WRONG = "another umbrella marble tuesday"
HERE = (OWNER_ID, "login one")


class Watched:
    """Counts how often a passphrase is looked at, and what was on disk then."""

    def __init__(self, runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch) -> None:
        self.looked_at = self.at_once = 0
        self.begun, self.may_end = threading.Event(), threading.Event()
        self.may_end.set()
        self.counted: list[int] = []
        opened = Keyring.open

        def watched(*arguments: Any) -> Any:
            self.begun.set()
            self.looked_at += 1
            self.at_once += 1
            assert self.at_once == 1, "two at once"
            self.counted.append(runtime._opened.state.attempts.wrong()[OWNER_ID].count)
            assert self.may_end.wait(60)
            try:
                return opened(*arguments)
            finally:
                self.at_once -= 1

        monkeypatch.setattr(Keyring, "open", watched)


@pytest.fixture
def watched(runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """Watch the keyring of the vault."""
    return Watched(runtime, monkeypatch)


class Clock:
    """The machine's clocks, and what a test adds to them."""

    wall_ms = up_ms = 0

    def __call__(self) -> Moment:
        now = moment()
        return replace(now, at_ms=now.at_ms + self.wall_ms, up_ms=now.up_ms + self.up_ms)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Give clocks that a test may move."""
    made = Clock()
    monkeypatch.setattr(step_up, "moment", made)
    return made


async def _outcome(runtime: VaultRuntime, secret: object, person: str = OWNER_ID) -> type[FootageGuardError] | None:
    try:
        await runtime.step_up.async_open(person, secret)
    except FootageGuardError as err:
        return type(err)
    return None


async def _lock(runtime: VaultRuntime) -> None:
    assert [await _outcome(runtime, WRONG) for _ in range(ALLOWED)] == [StepUpFailed] * ALLOWED


def _counted(runtime: VaultRuntime) -> int:
    return runtime._opened.state.attempts.wrong()[OWNER_ID].count


async def test_it_is_on_disk_before_it_is_looked_at(runtime: VaultRuntime, watched: Watched) -> None:
    assert [await _outcome(runtime, secret) for secret in (WRONG, WRONG, PASSPHRASE, WRONG)] == [
        StepUpFailed,
        StepUpFailed,
        None,
        StepUpFailed,
    ]
    assert watched.counted == [1, 2, 3, 1]


async def test_after_five_wrong_ones_the_right_one_is_not_looked_at(
    runtime: VaultRuntime, watched: Watched, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    await _lock(runtime)
    assert "5 wrong secrets of one person in a row" in caplog.text
    assert OWNER_ID not in caplog.text
    assert await _outcome(runtime, PASSPHRASE) is StepUpLocked
    clock.wall_ms += 10**12
    assert await _outcome(runtime, PASSPHRASE) is StepUpLocked
    assert watched.looked_at == ALLOWED
    clock.up_ms += FIRST_LOCK_MS
    assert await _outcome(runtime, PASSPHRASE) is None
    assert _counted(runtime) == 0


async def test_fifty_at_once_are_five(runtime: VaultRuntime, watched: Watched) -> None:
    outcomes = await asyncio.gather(*(_outcome(runtime, WRONG) for _ in range(50)))
    assert outcomes == [StepUpFailed] * ALLOWED + [StepUpLocked] * (50 - ALLOWED)
    assert watched.looked_at == ALLOWED


async def test_a_right_one_takes_back_what_came_before_it_and_not_what_waits_behind_it(
    runtime: VaultRuntime, watched: Watched
) -> None:
    outcomes = await asyncio.gather(*(_outcome(runtime, secret) for secret in (PASSPHRASE, *[WRONG] * 9)))
    assert outcomes == [None] + [StepUpFailed] * ALLOWED + [StepUpLocked] * 4


@pytest.mark.parametrize("secret", [None, 1234, ["x"], {"a": PASSPHRASE}, "", "x" * 10**6, f"{PASSPHRASE}\0", True])
async def test_whatever_is_not_right_is_the_same_and_counts(
    runtime: VaultRuntime, watched: Watched, secret: object
) -> None:
    assert await _outcome(runtime, secret) is StepUpFailed
    assert (watched.looked_at, _counted(runtime)) == (1, 1)


async def test_somebody_without_keys_fills_no_table(runtime: VaultRuntime) -> None:
    assert await _outcome(runtime, PASSPHRASE, "nobody") is StepUpFailed
    assert not runtime._opened.state.attempts.wrong()


@pytest.mark.parametrize("again", ["a restart", "a reload", "the entry added again", "another name"])
async def test_nothing_takes_it_back(
    hass: HomeAssistant, data_folder: Path, enable_custom_integrations: None, again: str
) -> None:
    data = {"mode": "sealed", "approver": OWNER_ID}

    async def add() -> MockConfigEntry:
        entry = MockConfigEntry(domain=DOMAIN, title="Footage Guard", data=data)
        entry.add_to_hass(hass)
        assert await hass.config_entries.async_setup(entry.entry_id)
        return entry

    user = MockUser(id=OWNER_ID, name="Anna").add_to_hass(hass)
    entry = await add()
    await _lock(entry.runtime_data.vault)
    ways: dict[str, Callable[[], Any]] = {
        "a restart": lambda: _restart(hass, entry),
        "a reload": lambda: hass.config_entries.async_reload(entry.entry_id),
        "the entry added again": lambda: hass.config_entries.async_remove(entry.entry_id),
        "another name": lambda: hass.auth.async_update_user(user, name="Somebody else"),
    }
    await ways[again]()
    loaded = next(iter(hass.config_entries.async_loaded_entries(DOMAIN)), None) or await add()
    assert await _outcome(loaded.runtime_data.vault, PASSPHRASE) is StepUpLocked


async def _restart(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert await hass.config_entries.async_setup(entry.entry_id)


async def test_a_state_that_is_lost_locks_for_a_day(
    hass: HomeAssistant, runtime: VaultRuntime, data_folder: Path, clock: Clock
) -> None:
    await runtime.async_close()
    (data_folder / "state.db").unlink()
    again = await VaultRuntime.async_open(hass, {})
    assert again.lockdown is not None
    assert await _outcome(again, PASSPHRASE) is StepUpLocked
    clock.up_ms += LONGEST_LOCK_MS
    assert await _outcome(again, PASSPHRASE) is None
    await again.async_close()


async def test_unlocking_asks_the_same_counters(runtime: VaultRuntime, watched: Watched) -> None:
    for _ in range(ALLOWED):
        with pytest.raises(StepUpFailed):
            await runtime.async_unlock(HERE, WRONG)
    with pytest.raises(StepUpLocked):
        await runtime.async_unlock(HERE, PASSPHRASE)
    assert not runtime.unlocks.is_unlocked
    with pytest.raises(NotAnApprover):
        await runtime.async_unlock(("nobody", "login"), PASSPHRASE)


async def test_a_lock_out_stops_nothing_that_lowers(runtime: VaultRuntime) -> None:
    unlocked = await runtime.async_unlock(HERE, PASSPHRASE)
    await _lock(runtime)
    runtime.unlocks.lock()
    assert unlocked.is_over
    await runtime.async_lock_down(LockdownReason.ASKED)
    assert runtime.lockdown is not None
    with pytest.raises(VaultLocked):
        runtime.unlocks.get(HERE)


@pytest.mark.parametrize("error", [OSError, StateDamaged])
async def test_what_cannot_be_counted_is_not_looked_at(
    runtime: VaultRuntime, watched: Watched, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(runtime._opened.state.attempts, "count_as_wrong", refuse)
    with pytest.raises(error):
        await runtime.step_up.async_open(OWNER_ID, PASSPHRASE)
    assert not watched.looked_at


async def test_a_right_one_that_cannot_be_taken_back_opens_nothing(
    runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(runtime._opened.state.attempts, "count_as_right", refuse)
    with pytest.raises(OSError):  # noqa: PT011  # the disk's own
        await runtime.async_unlock(HERE, PASSPHRASE)
    assert not runtime.unlocks.is_unlocked
    assert _counted(runtime) == 1


async def test_whoever_stops_waiting_has_it_counted(
    hass: HomeAssistant, runtime: VaultRuntime, watched: Watched
) -> None:
    watched.may_end.clear()
    waiting = asyncio.ensure_future(runtime.step_up.async_open(OWNER_ID, WRONG))
    await asyncio.wait_for(hass.async_add_executor_job(watched.begun.wait), 60)
    waiting.cancel()
    watched.may_end.set()
    assert await _outcome(runtime, WRONG) is StepUpFailed
    assert watched.counted == [1, 2]
    with pytest.raises(asyncio.CancelledError):
        await waiting
