"""People are notified of what was agreed to while it can still be stopped, and a no below the notification stops it."""

import asyncio
from datetime import timedelta
from typing import Any, Final

from homeassistant.core import CoreState, HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker

from custom_components.footage_guard.bridge.lockdown.locking import async_lock_down
from custom_components.footage_guard.bridge.notices import telling
from custom_components.footage_guard.bridge.notices.notifying import async_notify
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from tests.pushes import is_as_published
from tests.surface.phones import PLAIN, Letter, Letters, add_letter_box, add_phone, pushed, serve_pushes, settle

from .accepting import Client
from .clocks import Clocks
from .deciding import approve, drafted, frozen, record_of, reload, rendered, states, written
from .sharing import allow_links
from .unlocking import ask
from .watching import keep

TITLE: Final = "Footage request: agreed, not out yet"
TOO_LATE: Final = "Footage request: not declined, already out"


@pytest.fixture
async def letters(hass: HomeAssistant, vault: MockConfigEntry, aioclient_mock: AiohttpClientMocker) -> Letters:
    """What notify.letter_box gets, beside a phone; it is quiet all day, so that nobody is told that somebody asks."""
    serve_pushes(aioclient_mock)
    letters = await add_letter_box(hass)
    options = {"notify_targets": [await add_phone(hass), PLAIN], "quiet_hours": "00:00-23:59"}
    hass.config_entries.async_update_entry(vault, options=options)
    await reload(hass, vault)
    return letters


def _actions(push: dict[str, Any]) -> list[str]:
    return [each["action"] for each in push["data"]["actions"]]


async def test_what_cools_off_used_to_be_told_to_nobody(
    hass: HomeAssistant, vault: MockConfigEntry, letters: Letters, client: Client, aioclient_mock: AiohttpClientMocker
) -> None:
    draft_id = await frozen(client, vault)
    await settle(hass)
    assert letters.got == []
    assert (await approve(client, draft_id))["result"]["status"] == "cooling"
    await settle(hass)
    request_id = (await record_of(vault, draft_id)).request_id
    path = f"/footage-guard/request/{request_id}"
    assert letters.got == [Letter(title=TITLE, message=path)]
    (push,) = pushed(aioclient_mock)
    assert is_as_published(push)
    assert (push["title"], push["message"], push["data"]["tag"]) == (TITLE, path, f"footage_guard_{request_id}")
    decline = f"FOOTAGE_GUARD_DECLINE_{request_id}"
    assert _actions(push) == ["URI", decline, "FOOTAGE_GUARD_LOCK_DOWN"]
    # Whatever else changes, it is told once.
    await drafted(client, vault)
    await settle(hass)
    assert len(letters.got) == 1
    hass.bus.async_fire("mobile_app_notification_action", {"action": decline})
    await settle(hass)
    assert await states(vault, draft_id) == (ReleaseState.DECLINED, RequestState.DECLINED)


async def test_what_needs_no_cooling_is_told_to_nobody(
    hass: HomeAssistant, vault: MockConfigEntry, letters: Letters, client: Client
) -> None:
    allow_links(vault)
    draft_id = await frozen(client, vault, delivery="link", max_downloads=2)
    assert (await approve(client, draft_id))["result"]["status"] == "released"
    await settle(hass)
    assert letters.got == []


async def test_what_cools_off_during_a_start_is_told_when_services_of_others_are_there(
    hass: HomeAssistant, vault: MockConfigEntry, letters: Letters, client: Client
) -> None:
    await approve(client, await frozen(client, vault))
    await settle(hass)
    assert len(letters.got) == 1
    hass.set_state(CoreState.starting)
    await reload(hass, vault)
    assert len(letters.got) == 1
    hass.set_state(CoreState.running)
    hass.bus.async_fire("homeassistant_started")
    await settle(hass)
    assert len(letters.got) == 2


async def _cooling(hass: HomeAssistant, vault: MockConfigEntry, client: Client) -> tuple[str, str]:
    """Have something cool off, and return its draft and its request."""
    draft_id = await frozen(client, vault)
    assert (await approve(client, draft_id))["result"]["status"] == "cooling"
    await settle(hass)
    return draft_id, (await record_of(vault, draft_id)).request_id


async def _go_out(hass: HomeAssistant, vault: MockConfigEntry, clocks: Clocks, draft_id: str) -> None:
    clocks.go_on(10 * 60_000)
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(minutes=10, seconds=2))
    await settle(hass)
    assert await states(vault, draft_id) == (ReleaseState.LIVE, RequestState.DISCLOSED)


def _taken_back(request_id: str) -> dict[str, Any]:
    return {"message": "clear_notification", "data": {"tag": f"footage_guard_{request_id}"}}


async def _decline(hass: HomeAssistant, request_id: str) -> None:
    hass.bus.async_fire("mobile_app_notification_action", {"action": f"FOOTAGE_GUARD_DECLINE_{request_id}"})
    await settle(hass)


async def test_a_phone_used_to_say_that_it_is_not_out_when_it_was(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    letters: Letters,
    client: Client,
    clocks: Clocks,
    aioclient_mock: AiohttpClientMocker,
) -> None:
    draft_id, request_id = await _cooling(hass, vault, client)
    await _go_out(hass, vault, clocks, draft_id)
    assert [each.get("title") for each in pushed(aioclient_mock)] == [TITLE, None]
    assert pushed(aioclient_mock)[1] == _taken_back(request_id)
    assert is_as_published(pushed(aioclient_mock)[1])
    # It cannot take anything back, and gets nothing more.
    assert len(letters.got) == 1


@pytest.mark.usefixtures("letters")
async def test_a_phone_takes_off_what_was_stopped(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, aioclient_mock: AiohttpClientMocker
) -> None:
    _, first = await _cooling(hass, vault, client)
    await _decline(hass, first)
    _, second = await _cooling(hass, vault, client)
    await async_lock_down(hass)
    await settle(hass)
    got = pushed(aioclient_mock)
    assert [each.get("title") for each in got] == [TITLE, None, TITLE, None]
    assert (got[1], got[3]) == (_taken_back(first), _taken_back(second))


@pytest.mark.usefixtures("letters")
async def test_a_phone_keeps_over_a_reload_what_still_cools_off(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, aioclient_mock: AiohttpClientMocker
) -> None:
    await _cooling(hass, vault, client)
    await reload(hass, vault)
    await settle(hass)
    assert [each.get("title") for each in pushed(aioclient_mock)] == [TITLE, TITLE]


@pytest.mark.usefixtures("letters")
async def test_a_phone_takes_off_what_ended_while_the_entry_was_loaded_anew(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, aioclient_mock: AiohttpClientMocker
) -> None:
    _, request_id = await _cooling(hass, vault, client)
    assert await hass.config_entries.async_unload(vault.entry_id)
    await async_lock_down(hass)
    assert await hass.config_entries.async_setup(vault.entry_id)
    await settle(hass)
    assert pushed(aioclient_mock)[-1] == _taken_back(request_id)


@pytest.mark.usefixtures("letters")
async def test_a_phone_takes_off_what_cools_off_in_a_vault_that_is_removed(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, aioclient_mock: AiohttpClientMocker
) -> None:
    _, request_id = await _cooling(hass, vault, client)
    await hass.config_entries.async_remove(vault.entry_id)
    await settle(hass)
    assert pushed(aioclient_mock)[1:] == [_taken_back(request_id)]


@pytest.mark.usefixtures("letters")
async def test_what_cools_off_again_is_not_taken_off(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    client: Client,
    aioclient_mock: AiohttpClientMocker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A target that takes long had what was told of the first come after the second."""
    answered = asyncio.Event()

    async def wait(*to: Any) -> None:
        await answered.wait()
        await async_notify(*to)

    monkeypatch.setattr(telling, "async_notify", wait)
    draft_id = await frozen(client, vault)
    await approve(client, draft_id)
    request_id = (await record_of(vault, draft_id)).request_id
    await ask(client, "shares/revoke", share_id=draft_id)
    assert await states(vault, draft_id) == (ReleaseState.VOID, RequestState.PENDING)
    made = await ask(client, "draft/create", request_id=request_id, draft=written(keep(vault)))
    assert (await rendered(client, made))[-1]["state"] == "finished"
    assert (await approve(client, made["draft_id"]))["result"]["status"] == "cooling"
    answered.set()
    await settle(hass)
    assert _taken_back(request_id) not in pushed(aioclient_mock)


async def test_whoever_declined_too_late_used_to_believe_that_it_was_stopped(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    letters: Letters,
    client: Client,
    clocks: Clocks,
    aioclient_mock: AiohttpClientMocker,
) -> None:
    draft_id, request_id = await _cooling(hass, vault, client)
    await _go_out(hass, vault, clocks, draft_id)
    for _ in range(2):
        await _decline(hass, request_id)
    assert await states(vault, draft_id) == (ReleaseState.LIVE, RequestState.DISCLOSED)
    # Once: anything on the bus can press it.
    *_, taken_back, answer = got = pushed(aioclient_mock)
    assert (len(got), taken_back) == (3, _taken_back(request_id))
    assert is_as_published(answer)
    assert (answer["title"], answer["message"]) == (TOO_LATE, f"/footage-guard/request/{request_id}")
    assert answer["data"]["tag"] == f"footage_guard_{request_id}"
    assert _actions(answer) == ["URI", "FOOTAGE_GUARD_LOCK_DOWN"]
    assert len(letters.got) == 1
