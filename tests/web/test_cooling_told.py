"""People are notified of what was agreed to while it can still be stopped, and a no below the notification stops it."""

from typing import Any, Final

from homeassistant.core import CoreState, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker

from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from tests.pushes import is_as_published
from tests.surface.phones import PLAIN, Letter, Letters, add_letter_box, add_phone, pushed, serve_pushes, settle

from .accepting import Client
from .deciding import approve, drafted, frozen, record_of, reload, states
from .sharing import allow_links

TITLE: Final = "Footage request: agreed, not out yet"


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
