"""What a phone sends, anybody on the bus can send; so it lowers, or it does nothing and is told to nobody."""

import logging
from typing import Any

from homeassistant.core import Context, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.ids import RequestId
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.request_facts import RequestMoved
from custom_components.footage_guard.vault.state.requests import Requests
from tests.people import OWNER_ID

from .asked import own, receive
from .phones import add_phone, notified

UNKNOWN = RequestId("01K5ABCDEFGHJKMNPQRSTVWXYZ")


async def _press(home: HomeAssistant, action: Any, **data: Any) -> None:
    home.bus.async_fire("mobile_app_notification_action", {"action": action, **data}, context=Context(user_id=OWNER_ID))
    await home.async_block_till_done()


async def _state(vault: MockConfigEntry, request_id: RequestId) -> RequestState:
    record = await vault.runtime_data.requests.async_get(request_id)
    state: RequestState = record.state
    return state


async def test_decline_declines_that_request_and_names_nobody(home: HomeAssistant, vault: MockConfigEntry) -> None:
    record = await receive(vault)
    await _press(home, f"FOOTAGE_GUARD_DECLINE_{record.id}", reply_text="anything", request_id=UNKNOWN)
    assert await _state(vault, record.id) is RequestState.DECLINED
    moves = [fact for _, fact in vault.runtime_data.vault.ledger.facts() if isinstance(fact, RequestMoved)]
    assert [(move.state, move.actor) for move in moves] == [("pending", None), ("declined", None)]


async def test_lock_down_locks_down(home: HomeAssistant, vault: MockConfigEntry) -> None:
    await _press(home, "FOOTAGE_GUARD_LOCK_DOWN")
    assert vault.runtime_data.vault.lockdown is not None
    state = home.states.get("binary_sensor.footage_guard_lockdown")
    assert state is not None
    assert state.state == "on"


@pytest.mark.parametrize(
    "action",
    [
        "FOOTAGE_GUARD_APPROVE_{}",
        "FOOTAGE_GUARD_RELEASE_{}",
        "FOOTAGE_GUARD_REOPEN_{}",
        "FOOTAGE_GUARD_UNLOCK",
        "FOOTAGE_GUARD_LEAVE_LOCKDOWN",
        "FOOTAGE_GUARD_LOCK_DOWN ",
        "FG_DENY_{}",
        "footage_guard_decline_{}",
        "FOOTAGE_GUARD_DECLINE_",
        "FOOTAGE_GUARD_DECLINE_{}{}",
        "FOOTAGE_GUARD_DECLINE_ {}",
        "FOOTAGE_GUARD_DECLINE_*",
        f"FOOTAGE_GUARD_DECLINE_{UNKNOWN}",
        "URI",
        "",
        7,
        None,
        ["FOOTAGE_GUARD_LOCK_DOWN"],
        {"FOOTAGE_GUARD_LOCK_DOWN": True},
    ],
)
async def test_whatever_else_is_sent_does_nothing_and_is_told_to_nobody(
    home: HomeAssistant, vault: MockConfigEntry, caplog: pytest.LogCaptureFixture, action: object
) -> None:
    record = await receive(vault)
    before = vault.runtime_data.vault.ledger.newest()
    caplog.clear()
    await _press(home, action.format(record.id, record.id) if isinstance(action, str) else action)
    assert await _state(vault, record.id) is RequestState.PENDING
    assert vault.runtime_data.vault.lockdown is None
    assert vault.runtime_data.vault.ledger.newest() == before
    assert not [each for each in caplog.records if DOMAIN in each.name]


async def test_an_event_without_anything_in_it_is_survived(
    home: HomeAssistant, vault: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    home.bus.async_fire("mobile_app_notification_action")
    await home.async_block_till_done()
    assert "Traceback" not in caplog.text


async def test_to_decline_twice_is_no_mistake(
    home: HomeAssistant, vault: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    record = await receive(vault)
    for _ in range(2):
        await _press(home, f"FOOTAGE_GUARD_DECLINE_{record.id}")
    assert await _state(vault, record.id) is RequestState.DECLINED
    assert not [each for each in caplog.records if DOMAIN in each.name and each.levelno > logging.DEBUG]


async def test_what_was_taken_back_has_not_left_and_nobody_is_told_anything(
    home: HomeAssistant, vault: MockConfigEntry
) -> None:
    home.config_entries.async_update_entry(vault, options={**vault.options, "notify_targets": [await add_phone(home)]})
    await home.async_block_till_done(wait_background_tasks=True)
    requests = vault.runtime_data.requests
    record = await requests.async_ask(own(), caller="")
    await requests.async_withdraw(record.id, actor=None)
    await home.async_block_till_done(wait_background_tasks=True)
    told = notified(home)
    await _press(home, f"FOOTAGE_GUARD_DECLINE_{record.id}")
    assert await _state(vault, record.id) is RequestState.WITHDRAWN
    assert told == []


async def test_a_disk_that_refuses_is_told_without_what_was_sent(
    home: HomeAssistant, vault: MockConfigEntry, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "no room")

    record = await receive(vault)
    with monkeypatch.context() as patch:
        patch.setattr(Requests, "move", refuse)
        await _press(home, f"FOOTAGE_GUARD_DECLINE_{record.id}")
    assert "A request was not declined from a notification: OSError" in caplog.text
    assert record.id not in caplog.text


async def test_a_vault_that_is_not_loaded_declines_nothing_and_owes_a_lockdown(
    home: HomeAssistant, vault: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    record = await receive(vault)
    assert await home.config_entries.async_unload(vault.entry_id)
    await _press(home, f"FOOTAGE_GUARD_DECLINE_{record.id}")
    await _press(home, "FOOTAGE_GUARD_LOCK_DOWN")
    assert "A request was not declined from a notification: NotLoaded" in caplog.text
    assert await home.config_entries.async_setup(vault.entry_id)
    await home.async_block_till_done()
    assert await _state(vault, record.id) is RequestState.PENDING
    assert vault.runtime_data.vault.lockdown is not None


async def test_without_a_vault_there_is_nothing_to_lock(
    home: HomeAssistant, vault: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    assert (await home.config_entries.async_remove(vault.entry_id))["require_restart"] is False
    await _press(home, "FOOTAGE_GUARD_LOCK_DOWN")
    assert "Traceback" not in caplog.text
