"""An unlock belongs to one login, and is forgotten on lock, lockdown, time, unload and shutdown."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
import gc

from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.footage_guard.bridge.proof.unlocks import Unlocks
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.model.errors import LockedDown, NotAnApprover, StepUpFailed, VaultLocked
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.unlock import IDLE_S
from custom_components.footage_guard.vault.keyring.wrap import Secrets
from tests.people import OWNER_ID, PASSPHRASE

HERE, ELSEWHERE = (OWNER_ID, "login one"), (OWNER_ID, "login two")


def _secrets_in_memory() -> int:
    gc.collect()
    return sum(isinstance(found, Secrets) for found in gc.get_objects())


async def test_a_passphrase_unlocks_for_one_login(runtime: VaultRuntime) -> None:
    unlocked = await runtime.async_unlock(HERE, PASSPHRASE)
    assert runtime.unlocks.is_unlocked
    assert runtime.unlocks.get(HERE) is unlocked
    assert unlocked.secrets().approver is not None
    with pytest.raises(VaultLocked):
        runtime.unlocks.get(ELSEWHERE)


@pytest.mark.parametrize(
    ("session", "passphrase", "error"),
    [(HERE, "another umbrella marble tuesday", StepUpFailed), (("nobody", "login"), PASSPHRASE, NotAnApprover)],
)
async def test_nothing_else_does(
    runtime: VaultRuntime, session: tuple[str, str], passphrase: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await runtime.async_unlock(session, passphrase)
    assert not runtime.unlocks.is_unlocked


@pytest.mark.parametrize(
    "lock",
    [
        lambda unlocks: unlocks.lock(),
        lambda unlocks: unlocks.lock_session(HERE),
        lambda unlocks: unlocks.lock_person(OWNER_ID),
    ],
    ids=["lock", "log-out", "person removed"],
)
async def test_locking_forgets(runtime: VaultRuntime, lock: Callable[[Unlocks], None]) -> None:
    unlocked = await runtime.async_unlock(HERE, PASSPHRASE)
    assert _secrets_in_memory() == 1
    lock(runtime.unlocks)
    with pytest.raises(VaultLocked):
        unlocked.secrets()
    with pytest.raises(VaultLocked):
        runtime.unlocks.get(HERE)
    assert not _secrets_in_memory()


async def test_whoever_listens_hears_of_each_unlock_and_of_its_end(runtime: VaultRuntime) -> None:
    seen: list[bool] = []
    stop = runtime.unlocks.async_subscribe(lambda: seen.append(runtime.unlocks.is_unlocked))
    await runtime.async_unlock(HERE, PASSPHRASE)
    runtime.unlocks.lock()
    runtime.unlocks.lock()
    stop()
    await runtime.async_unlock(HERE, PASSPHRASE)
    assert seen == [True, False]


async def test_one_login_s_end_leaves_another_s_unlock(runtime: VaultRuntime) -> None:
    await runtime.async_unlock(HERE, PASSPHRASE)
    elsewhere = await runtime.async_unlock(ELSEWHERE, PASSPHRASE)
    runtime.unlocks.lock_session(HERE)
    assert runtime.unlocks.get(ELSEWHERE) is elsewhere


async def test_unlocking_again_forgets_the_first(runtime: VaultRuntime) -> None:
    first = await runtime.async_unlock(HERE, PASSPHRASE)
    second = await runtime.async_unlock(HERE, PASSPHRASE)
    assert first.is_over
    assert runtime.unlocks.get(HERE) is second


async def test_time_forgets_without_anybody_asking(hass: HomeAssistant, runtime: VaultRuntime) -> None:
    now_s = 1000.0
    unlocks = Unlocks(hass, runtime.keyring, runtime.step_up, lambda: now_s)
    unlocked = await unlocks.async_unlock(HERE, PASSPHRASE)
    now_s += IDLE_S - 1
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=IDLE_S - 1))
    assert unlocks.is_unlocked
    unlocked.secrets()
    now_s += IDLE_S - 1
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=2 * IDLE_S - 2))
    assert unlocks.is_unlocked
    now_s += 1
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=2 * IDLE_S + 1))
    assert not unlocks._held
    assert unlocked.is_over


async def test_a_lock_during_a_slow_passphrase_wins(runtime: VaultRuntime) -> None:
    unlocking = asyncio.ensure_future(runtime.async_unlock(HERE, PASSPHRASE))
    await asyncio.sleep(0)
    runtime.unlocks.lock()
    with pytest.raises(VaultLocked):
        await unlocking
    assert not runtime.unlocks.is_unlocked


async def test_lockdown_forgets_and_refuses(hass: HomeAssistant, runtime: VaultRuntime) -> None:
    unlocked = await runtime.async_unlock(HERE, PASSPHRASE)
    await runtime.async_lock_down(LockdownReason.ASKED)
    assert unlocked.is_over
    with pytest.raises(LockedDown):
        await runtime.async_unlock(HERE, PASSPHRASE)
    await runtime.async_close()
    again = await VaultRuntime.async_open(hass, {})
    assert again.lockdown == runtime.lockdown is not None
    await again.async_close()


async def test_a_lockdown_holds_in_memory_where_the_disk_refuses(
    runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlocked = await runtime.async_unlock(HERE, PASSPHRASE)

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(runtime._opened.state, "lock_down", refuse)
    assert not await runtime.async_lock_down(LockdownReason.ASKED)
    assert unlocked.is_over
    with pytest.raises(LockedDown):
        await runtime.async_unlock(HERE, PASSPHRASE)


async def test_closing_and_the_end_of_home_assistant_forget(hass: HomeAssistant, runtime: VaultRuntime) -> None:
    stop = runtime.async_lock_at_shutdown()
    first = await runtime.async_unlock(HERE, PASSPHRASE)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await hass.async_block_till_done()
    assert first.is_over
    stop()
    second = await runtime.async_unlock(HERE, PASSPHRASE)
    await runtime.async_close()
    assert second.is_over


async def test_nothing_of_it_shows(runtime: VaultRuntime, caplog: pytest.LogCaptureFixture) -> None:
    unlocked = await runtime.async_unlock(HERE, PASSPHRASE)
    shown = (
        repr(unlocked) + repr(unlocked.secrets()) + repr(runtime.keyring) + repr(vars(runtime.unlocks)) + caplog.text
    )
    assert repr(unlocked) == "Unlocked()"
    assert PASSPHRASE not in shown
    assert unlocked.secrets().root.secret().hex() not in shown
