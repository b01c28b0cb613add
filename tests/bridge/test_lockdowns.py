"""A lockdown takes hold at once, stops whoever listens, and outlives a disk that refuses, a reload and a restart."""

from collections.abc import Callable

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.footage_guard.bridge.keeping.housekeeping import Housekeeping
from custom_components.footage_guard.bridge.lockdown.lockdowns import ISSUE, owe_lockdown
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.errors import LockedDown, StateDamaged
from custom_components.footage_guard.model.lockdown import LockdownReason
from tests.people import OWNER_ID, PASSPHRASE

LOGIN = (OWNER_ID, "login")


def _refuse(error: type[Exception]) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise error

    return refuse


def _issue(hass: HomeAssistant) -> bool:
    return (DOMAIN, ISSUE) in ir.async_get(hass).issues


async def _reopen(hass: HomeAssistant, runtime: VaultRuntime) -> VaultRuntime:
    await runtime.async_close()
    return await VaultRuntime.async_open(hass, {})


async def test_what_listens_is_stopped_before_the_disk_is_asked(
    runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(runtime._opened.state, "lock_down", lambda *_: told.append("disk"))
    runtime.async_subscribe_lockdown(lambda: told.append(f"stopped, locked down: {runtime.lockdown is not None}"))
    assert await runtime.async_lock_down(LockdownReason.ASKED)
    assert told == ["stopped, locked down: True", "disk"]


async def test_one_that_cannot_be_stopped_keeps_no_other_going_and_is_tried_again(
    runtime: VaultRuntime, caplog: pytest.LogCaptureFixture
) -> None:
    unlocked = await runtime.async_unlock(LOGIN, PASSPHRASE)
    told: list[int] = []

    def fail() -> None:
        told.append(1)
        raise RuntimeError

    stops = [runtime.async_subscribe_lockdown(fail), runtime.async_subscribe_lockdown(lambda: told.append(2))]
    assert await runtime.async_lock_down(LockdownReason.ASKED)
    assert await runtime.async_lock_down(LockdownReason.ASKED)
    assert told == [1, 2, 1, 2]
    assert unlocked.is_over
    assert caplog.text.count("could not be stopped") == 2
    for stop in stops:
        stop()
    await runtime.async_lock_down(LockdownReason.ASKED)
    assert told == [1, 2, 1, 2]


async def test_asking_every_second_asks_the_disk_once(runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(runtime._opened.state, "lock_down", lambda *what: asked.append(what))
    first = [await runtime.async_lock_down(LockdownReason.ASKED), runtime.lockdown]
    for _ in range(50):
        assert [await runtime.async_lock_down(LockdownReason.ADOPTED), runtime.lockdown] == first
    assert len(asked) == 1


@pytest.mark.parametrize("error", [OSError, StateDamaged])
async def test_a_disk_that_refuses_is_asked_until_it_takes_it(
    hass: HomeAssistant,
    runtime: VaultRuntime,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: type[Exception],
) -> None:
    rounds = Housekeeping(hass, runtime, {})
    with monkeypatch.context() as patched:
        patched.setattr(runtime._opened.state, "lock_down", _refuse(error))
        for _ in range(3):
            assert not await runtime.async_lock_down(LockdownReason.ASKED)
            await rounds.async_check()
        assert _issue(hass)
        assert caplog.text.count("a restart would not know of it") == 1
    since = runtime.lockdown
    await rounds.async_check()
    assert not _issue(hass)
    again = await _reopen(hass, runtime)
    assert again.lockdown == since
    await again.async_close()


async def test_a_lockdown_that_the_disk_refused_outlives_a_reload(
    hass: HomeAssistant, runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime._opened.state, "lock_down", _refuse(OSError))
    await runtime.async_lock_down(LockdownReason.ASKED)
    since = runtime.lockdown
    again = await _reopen(hass, runtime)
    with pytest.raises(LockedDown):
        await again.async_unlock(LOGIN, PASSPHRASE)
    await again.async_keep_lockdown()
    assert again._opened.state.lockdown == again.lockdown == since
    assert not _issue(hass)
    await again.async_close()


async def test_a_lockdown_while_the_vault_closes_is_kept_by_the_next_start(
    hass: HomeAssistant, runtime: VaultRuntime
) -> None:
    await runtime.async_close()
    assert not await runtime.async_lock_down(LockdownReason.ASKED)
    again = await VaultRuntime.async_open(hass, {})
    assert again.lockdown is not None
    await again.async_close()


async def test_a_lockdown_from_before_anything_was_loaded_is_in_force_and_told(
    hass: HomeAssistant, runtime: VaultRuntime
) -> None:
    owe_lockdown(hass)
    owe_lockdown(hass)
    told: list[object] = []
    runtime.async_subscribe(lambda: told.append(runtime.lockdown))
    with pytest.raises(LockedDown):
        await runtime.async_unlock(LOGIN, PASSPHRASE)
    await runtime.async_keep_lockdown()
    assert {*told} == {runtime.lockdown}
    assert runtime._opened.state.lockdown == runtime.lockdown


async def test_what_began_to_listen_before_one_that_nobody_began_is_stopped_once(
    hass: HomeAssistant, runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A release that was looked at before a lockdown in the last moments of a start went on after it was left."""
    stopped: list[object] = []
    runtime.async_subscribe_lockdown(lambda: stopped.append(runtime.lockdown))
    owe_lockdown(hass)
    with monkeypatch.context() as patched:
        patched.setattr(runtime._opened.state, "lock_down", _refuse(OSError))
        await runtime.async_keep_lockdown()
        await runtime.async_keep_lockdown()
    assert stopped == [runtime.lockdown]
    await runtime.async_keep_lockdown()
    await runtime.async_keep_lockdown()
    assert stopped == [runtime.lockdown]


async def test_how_much_there_is_is_told_when_it_changes(runtime: VaultRuntime) -> None:
    told: list[int] = []
    runtime.async_subscribe(lambda: told.append(runtime.used_bytes))
    index = runtime._opened.vault.index
    sizes = iter([0, 5, 5])

    def change(_vault: object) -> None:
        size = next(sizes)
        index._database.rows("INSERT OR REPLACE INTO totals VALUES ('', :size)", {"size": size})

    for _ in range(3):
        await runtime.async_do(change)
    assert told == [5]


async def test_an_index_that_cannot_say_how_much_there_is_keeps_nothing_from_being_done(
    runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime._opened.vault.index, "total_bytes", _refuse(OSError))
    assert await runtime.async_do(lambda _vault: 7) == 7
    assert runtime.used_bytes == 0
