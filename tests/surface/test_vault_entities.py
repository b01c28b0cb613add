"""What is shown of the vault itself, pushed when it changes, and the buttons that lock."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from homeassistant.const import ATTR_ENTITY_ID, STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er, issue_registry as ir
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.errors import LockedDown, VaultLocked
from custom_components.footage_guard.model.ids import CameraId, ClipId
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.unlock import IDLE_S
from custom_components.footage_guard.vault.recording import record
from custom_components.footage_guard.vault.vault import Vault
from tests.people import OWNER_ID, PASSPHRASE
from tests.pictures import PICTURE

LOGIN = (OWNER_ID, "login")
LOCKDOWN, VAULT = "binary_sensor.footage_guard_lockdown", "binary_sensor.footage_guard_vault"
USED = "sensor.footage_guard_vault_used"
CONTENT = b"moving pictures " * 10_000

type Press = Callable[[HomeAssistant], Awaitable[object]]


@pytest.fixture
def runtime(vault: MockConfigEntry) -> VaultRuntime:
    """The vault in use."""
    found: VaultRuntime = vault.runtime_data.vault
    return found


def _state(home: HomeAssistant, entity_id: str) -> str:
    state = home.states.get(entity_id)
    assert state is not None
    return state.state


def _press(button: str) -> Press:
    async def press(home: HomeAssistant) -> None:
        await home.services.async_call("button", "press", {ATTR_ENTITY_ID: f"button.{button}"}, blocking=True)

    return press


def _call(action: str) -> Press:
    async def call(home: HomeAssistant) -> None:
        await home.services.async_call(DOMAIN, action, {}, blocking=True)

    return call


LOCK_DOWN = [_press("footage_guard_lock_down"), _call("lock_down")]
LOCK_VAULT = [_press("footage_guard_lock_vault"), _call("lock_vault")]


async def test_without_anything_special_the_vault_is_locked_and_not_locked_down(
    home: HomeAssistant, vault: MockConfigEntry
) -> None:
    assert (_state(home, LOCKDOWN), _state(home, VAULT), float(_state(home, USED))) == (STATE_OFF, STATE_OFF, 0)
    state = home.states.get(VAULT)
    assert state is not None
    assert state.attributes["device_class"] == "lock"
    registered = er.async_get(home).async_get(USED)
    assert registered is not None
    assert registered.entity_category == "diagnostic"


@pytest.mark.parametrize("lock", LOCK_VAULT, ids=["button", "action"])
async def test_locking_locks_for_everybody_and_shows_at_once(
    home: HomeAssistant, runtime: VaultRuntime, lock: Press
) -> None:
    await runtime.async_unlock(LOGIN, PASSPHRASE)
    await home.async_block_till_done()
    assert _state(home, VAULT) == STATE_ON
    await lock(home)
    await home.async_block_till_done()
    assert _state(home, VAULT) == STATE_OFF
    with pytest.raises(VaultLocked):
        runtime.unlocks.get(LOGIN)
    await lock(home)
    assert not (await runtime.async_unlock(LOGIN, PASSPHRASE)).is_over


async def test_an_unlock_that_ends_by_itself_shows(
    home: HomeAssistant, runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s = 1000.0
    monkeypatch.setattr(runtime.unlocks, "_clock", lambda: now_s)
    await runtime.async_unlock(LOGIN, PASSPHRASE)
    now_s += IDLE_S
    async_fire_time_changed(home, dt_util.utcnow() + timedelta(seconds=IDLE_S))
    await home.async_block_till_done()
    assert _state(home, VAULT) == STATE_OFF


@pytest.mark.parametrize("lock", LOCK_DOWN, ids=["button", "action"])
async def test_locking_down_takes_hold_and_nothing_here_takes_it_back(
    home: HomeAssistant, vault: MockConfigEntry, runtime: VaultRuntime, lock: Press
) -> None:
    unlocked = await runtime.async_unlock(LOGIN, PASSPHRASE)
    await lock(home)
    await lock(home)
    await home.async_block_till_done()
    assert unlocked.is_over
    assert (_state(home, LOCKDOWN), _state(home, VAULT)) == (STATE_ON, STATE_OFF)
    state = home.states.get(LOCKDOWN)
    assert state is not None
    assert state.attributes["reason"] == "asked"
    assert await home.config_entries.async_reload(vault.entry_id)
    with pytest.raises(LockedDown):
        await vault.runtime_data.vault.async_unlock(LOGIN, PASSPHRASE)
    assert _state(home, LOCKDOWN) == STATE_ON


@pytest.mark.parametrize("lock", LOCK_DOWN, ids=["button", "action"])
async def test_a_disk_that_refuses_is_no_error_and_no_way_around(
    home: HomeAssistant, runtime: VaultRuntime, lock: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(runtime._opened.state, "lock_down", refuse)
    await lock(home)
    await home.async_block_till_done()
    assert _state(home, LOCKDOWN) == STATE_ON
    assert (DOMAIN, "lockdown_not_kept") in ir.async_get(home).issues
    monkeypatch.undo()
    async_fire_time_changed(home, dt_util.utcnow() + timedelta(minutes=6))
    await home.async_block_till_done(wait_background_tasks=True)
    assert (DOMAIN, "lockdown_not_kept") not in ir.async_get(home).issues
    assert runtime._opened.state.lockdown == runtime.lockdown


async def test_the_answer_says_whether_a_restart_will_know(
    home: HomeAssistant, runtime: VaultRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    async def lock_down() -> Any:
        return await home.services.async_call(DOMAIN, "lock_down", {}, blocking=True, return_response=True)

    with monkeypatch.context() as patched:
        patched.setattr(runtime._opened.state, "lock_down", refuse)
        assert await lock_down() == {"survives_restart": False}
    assert await lock_down() == {"survives_restart": True}


async def test_a_vault_that_is_not_loaded_is_locked_down_from_its_first_moment(
    home: HomeAssistant, vault: MockConfigEntry
) -> None:
    assert await home.config_entries.async_unload(vault.entry_id)
    answer = await home.services.async_call(DOMAIN, "lock_down", {}, blocking=True, return_response=True)
    assert answer == {"survives_restart": False}
    assert await home.config_entries.async_setup(vault.entry_id)
    assert _state(home, LOCKDOWN) == STATE_ON
    await home.async_block_till_done(wait_background_tasks=True)
    kept = vault.runtime_data.vault._opened.state.lockdown
    assert kept is not None
    assert kept.reason is LockdownReason.ASKED


async def test_an_automation_that_locks_down_every_second_changes_no_state_any_more(
    home: HomeAssistant, runtime: VaultRuntime
) -> None:
    await _call("lock_down")(home)
    await home.async_block_till_done()
    first = home.states.get(LOCKDOWN)
    for _ in range(20):
        await _call("lock_down")(home)
    await home.async_block_till_done()
    assert home.states.get(LOCKDOWN) is first


async def test_what_the_vault_holds_is_shown_when_a_clip_has_ended_or_gone(
    home: HomeAssistant, runtime: VaultRuntime
) -> None:
    def begin(vault: Vault) -> Any:
        begun = record(vault, CameraId("door"), 1_795_507_200_000, datetime.now(UTC), PICTURE)
        begun.write(CONTENT)
        return begun

    recording = await runtime.async_do(begin)
    assert float(_state(home, USED)) == 0
    await runtime.async_do(lambda _vault: recording.finish(1_795_507_201_000))
    await home.async_block_till_done()
    clip_id: ClipId = recording.clip_id
    clip = await runtime.async_do(lambda vault: vault.index.get(clip_id))
    assert clip is not None
    assert float(_state(home, USED)) * 10**9 == pytest.approx(clip.size_bytes)
    await runtime.async_do(lambda vault: vault.index.remove(clip_id))
    await home.async_block_till_done()
    assert float(_state(home, USED)) == 0
