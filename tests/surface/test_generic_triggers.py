"""Automations with Home Assistant's own triggers for doorbells and motion work with our entities."""

from collections.abc import AsyncIterator
from typing import Any

from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser, async_capture_events

from custom_components.footage_guard.const import DOMAIN

from .conftest import camera_subentry

SOURCES = {"event.bell": "unknown", "binary_sensor.hall": "off"}
OURS = {
    "doorbell.rang": "event.front_door_doorbell",
    "motion.detected": "binary_sensor.front_door_motion",
    "motion.cleared": "binary_sensor.front_door_motion",
}
RING = {"event_type": "ring", "event_types": ["ring"]}
HEARD = "footage_guard_test_heard"


@pytest.fixture
async def front_door(home: HomeAssistant, owner: MockUser, data_folder: object) -> AsyncIterator[str]:
    """A camera with a bell and a sensor of other integrations; its device."""
    for entity_id, state in SOURCES.items():
        home.states.async_set(entity_id, state)
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Footage Guard",
        data={"mode": "sealed", "approver": owner.id},
        subentries_data=[camera_subentry(doorbell_entity="event.bell", motion_entity="binary_sensor.hall")],
    )
    entry.add_to_hass(home)
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done()
    (subentry_id,) = entry.subentries
    (device,) = [each for each in dr.async_get(home).devices if (DOMAIN, subentry_id) in each.identifiers]
    yield device.id
    assert await home.config_entries.async_unload(entry.entry_id)


async def automate(home: HomeAssistant, targets: dict[str, dict[str, str]]) -> list[Event[Any]]:
    """Have an automation for each trigger of Home Assistant, and return what they hear."""
    heard: list[Any] = async_capture_events(home, HEARD)
    automations = [
        {
            "alias": kind,
            "triggers": [{"trigger": kind, "target": target}],
            "actions": [{"event": HEARD, "event_data_template": {"kind": kind, "of": "{{ trigger.entity_id }}"}}],
        }
        for kind, target in targets.items()
    ]
    assert await async_setup_component(home, "automation", {"automation": automations})
    await home.async_block_till_done()
    assert {state.state for state in home.states.async_all("automation")} == {"on"}
    return heard


async def happens(home: HomeAssistant) -> None:
    """Have somebody come, ring and go; the bell is told twice of one press."""
    for entity_id, state, attributes in (
        ("binary_sensor.hall", "on", {}),
        ("event.bell", "2026-11-24T08:00:00.000+00:00", RING),
        ("event.bell", "2026-11-24T08:00:00.000+00:00", RING),
        ("binary_sensor.hall", "off", {}),
        ("event.bell", "2026-11-24T08:00:09.000+00:00", RING),
    ):
        home.states.async_set(entity_id, state, attributes)
        await home.async_block_till_done()


EACH_ONCE = ["motion.detected", "doorbell.rang", "motion.cleared", "doorbell.rang"]


async def test_they_hear_our_entities(home: HomeAssistant, front_door: str) -> None:
    heard = await automate(home, {kind: {"entity_id": entity_id} for kind, entity_id in OURS.items()})
    await happens(home)
    assert [event.data["kind"] for event in heard] == EACH_ONCE
    assert all(event.data["of"] == OURS[event.data["kind"]] for event in heard)


async def test_they_find_our_entities_by_the_camera(home: HomeAssistant, front_door: str) -> None:
    heard = await automate(home, {kind: {"device_id": front_door} for kind in OURS})
    await happens(home)
    assert [event.data["kind"] for event in heard] == EACH_ONCE


async def test_a_camera_that_comes_back_is_no_ring(home: HomeAssistant, front_door: str) -> None:
    heard = await automate(home, {"doorbell.rang": {"device_id": front_door}})
    await happens(home)
    rings = len(heard)
    (entry,) = home.config_entries.async_entries(DOMAIN)
    assert await home.config_entries.async_reload(entry.entry_id)
    await home.async_block_till_done()
    home.states.async_set("event.bell", "unavailable")
    await home.async_block_till_done()
    home.states.async_set("event.bell", "2026-11-24T08:00:09.000+00:00", RING)
    await home.async_block_till_done()
    assert len(heard) == rings == 2
