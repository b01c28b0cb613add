"""What the editor of automations is offered of us, as it asks Home Assistant for it."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.selector import selector
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.footage_guard.condition import async_get_conditions
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.trigger import async_get_triggers

from .conftest import camera_subentry


async def offered(home: HomeAssistant, client: Any, kind: str) -> dict[str, dict[str, Any]]:
    """Return what is offered of us, by its name without our domain."""
    await client.send_json_auto_id({"type": f"{kind}_platforms/subscribe"})
    assert (await client.receive_json())["success"]
    event = (await client.receive_json())["event"]
    return {name.removeprefix(f"{DOMAIN}."): each for name, each in event.items() if name.startswith(f"{DOMAIN}.")}


def _all_of(offered_by: dict[str, Any]) -> Any:
    """Return all that can be chosen, as the selector gives it."""
    check: Any = selector(offered_by)
    return check(_most(**offered_by))


def _most(*, select: dict[str, Any] | None = None, number: dict[str, Any] | None = None) -> Any:
    """Return all options, or the largest number."""
    return [*select["options"]] if select is not None else (number or {})["max"]


@pytest.mark.parametrize(("kind", "there_are"), [("trigger", async_get_triggers), ("condition", async_get_conditions)])
async def test_all_there_is_is_offered(
    home: HomeAssistant, vault: MockConfigEntry, hass_ws_client: WebSocketGenerator, kind: str, there_are: Any
) -> None:
    """Those without fields used to be left out, although they worked."""
    found = await offered(home, await hass_ws_client(home), kind)
    assert {*found} == {*await there_are(home)}


async def test_each_option_that_is_offered_is_taken(
    home: HomeAssistant, vault: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    found = await offered(home, await hass_ws_client(home), "trigger")
    kinds = await async_get_triggers(home)
    for name, each in found.items():
        options = {field: _all_of(about["selector"]) for field, about in each["fields"].items()}
        assert await kinds[name].async_validate_config(home, {"options": options}) == {"options": options}


async def test_a_camera_without_live_pictures_can_be_a_target(
    home: HomeAssistant, owner: MockUser, data_folder: object, hass_ws_client: WebSocketGenerator
) -> None:
    """It used to have to have a camera entity, which is only there with live pictures."""
    entry = MockConfigEntry(
        domain=DOMAIN, data={"mode": "sealed", "approver": owner.id}, subentries_data=[camera_subentry()]
    )
    entry.add_to_hass(home)
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done()
    found = await offered(home, await hass_ws_client(home), "trigger")
    wanted = found["clip_recorded"]["target"]["entity"]
    domains = {domain for each in wanted for domain in each["domain"] if "device_class" not in each}
    entities = er.async_entries_for_config_entry(er.async_get(home), entry.entry_id)
    chosen = [each for each in entities if each.domain in domains]
    assert {each.config_subentry_id for each in chosen} == {*entry.subentries}
    assert {each["integration"] for each in wanted} == {DOMAIN}
