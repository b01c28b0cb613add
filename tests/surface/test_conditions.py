"""Conditions of automations say how vault and requests stand now, and stop an automation where nobody knows."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConditionError
from homeassistant.helpers import condition
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.record import RequestRecord

from .asked import receive

NAMES = ["is_locked_down", "request_is_pending", "share_is_active", "vault_is_unlocked"]


async def checker(home: HomeAssistant, name: str, **options: Any) -> condition.ConditionChecker:
    """Return what checks a condition."""
    assert await async_setup_component(home, "automation", {})
    config = await condition.async_validate_condition_config(home, {"condition": f"footage_guard.{name}", **options})
    return await condition.async_from_config(home, config)


async def told(home: HomeAssistant, check: condition.ConditionChecker) -> list[bool | None]:
    """Return what is so whenever it is said that it may have changed."""
    heard: list[bool | None] = []
    await check.async_track_changes(lambda: heard.append(check.async_check()))
    return heard


@pytest.mark.parametrize("name", NAMES)
async def test_in_a_quiet_home_none_is_so(home: HomeAssistant, vault: MockConfigEntry, name: str) -> None:
    check = await checker(home, name)
    assert check.async_check() is False
    assert not check.needs_polling


async def test_a_request_that_waits_is_pending(home: HomeAssistant, vault: MockConfigEntry) -> None:
    check = await checker(home, "request_is_pending")
    heard = await told(home, check)
    record: RequestRecord = await receive(vault)
    await home.async_block_till_done()
    assert check.async_check() is True
    assert heard[-1] is True
    await vault.runtime_data.requests.async_decline(record.id, actor=None)
    await home.async_block_till_done()
    assert heard[-1] is False


async def test_a_lockdown_is_known_at_once(home: HomeAssistant, vault: MockConfigEntry) -> None:
    check = await checker(home, "is_locked_down")
    heard = await told(home, check)
    await vault.runtime_data.vault.async_lock_down(LockdownReason.ASKED)
    assert heard[-1] is True
    assert await home.config_entries.async_reload(vault.entry_id)
    await home.async_block_till_done()
    assert check.async_check() is True, "also after a reload"


@pytest.mark.parametrize("name", NAMES)
async def test_no_answer_is_not_the_answer_no(home: HomeAssistant, vault: MockConfigEntry, name: str) -> None:
    check = await checker(home, name)
    assert await home.config_entries.async_unload(vault.entry_id)
    with pytest.raises(ConditionError, match=rf"footage_guard\.{name}"):
        check.async_check()
    assert await home.config_entries.async_setup(vault.entry_id)
    await home.async_block_till_done()
    assert check.async_check() is False


@pytest.mark.parametrize("name", ["request_is_pending", "share_is_active"])
async def test_where_requests_could_not_be_looked_at_nobody_knows(
    home: HomeAssistant, vault: MockConfigEntry, name: str
) -> None:
    check = await checker(home, name)
    vault.runtime_data.requests.has_looked = False
    with pytest.raises(ConditionError, match=rf"footage_guard\.{name}"):
        check.async_check()


async def test_an_automation_stops_where_nobody_knows(
    home: HomeAssistant, vault: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    ran: list[Any] = []
    home.bus.async_listen("ran", ran.append)
    automation = {
        "alias": "asks",
        "triggers": [{"trigger": "event", "event_type": "go"}],
        "conditions": [{"condition": "not", "conditions": [{"condition": "footage_guard.is_locked_down"}]}],
        "actions": [{"event": "ran"}],
    }
    assert await async_setup_component(home, "automation", {"automation": [automation]})
    home.bus.async_fire("go")
    await home.async_block_till_done()
    assert len(ran) == 1
    assert await home.config_entries.async_unload(vault.entry_id)
    home.bus.async_fire("go")
    await home.async_block_till_done()
    assert len(ran) == 1, "not knowing is no lack of a lockdown"
    assert "not loaded" in caplog.text.lower()


@pytest.mark.parametrize("options", [{"options": {"camera": "door"}}, {"target": {"entity_id": "camera.door"}}])
async def test_nothing_can_be_set(home: HomeAssistant, vault: MockConfigEntry, options: dict[str, Any]) -> None:
    with pytest.raises(Exception, match=r"extra|not"):
        await checker(home, "is_locked_down", **options)
