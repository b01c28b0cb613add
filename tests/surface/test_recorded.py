"""What the recorder keeps of our entities: everybody in the home reads it for days."""

from collections.abc import Iterator
from importlib import import_module
import inspect
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_platform import async_get_platforms
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.footage_guard.bridge.requests.told_json import TOLD
from custom_components.footage_guard.const import DOMAIN, PLATFORMS

from .asked import insurer, receive
from .conftest import camera_subentry

EVENT = "event.footage_guard_footage_request"
STANDING = "sensor.footage_guard_footage_request"
KEPT: Final = {
    "device_class": "It says what kind of entity it is, and never changes.",
    "event_type": "It is what happened, in one of our own words; the logbook has no other.",
    "friendly_name": "It is the name that the owner gave.",
    "reason": "It says why the vault is locked down, in one of our own words, and changes with the state.",
    "state_class": "It says how statistics are made, and never changes.",
    "supported_features": "It says what the entity can do, and never changes.",
    "unit_of_measurement": "It says what is counted, and never changes.",
}
"""Attributes that the recorder keeps, and why that tells nobody more than states do."""


@pytest.fixture
async def full(home: HomeAssistant, owner: MockUser, data_folder: object) -> MockConfigEntry:
    """A vault with a camera that has everything, and a request."""
    home.states.async_set("binary_sensor.hall", "off")
    home.states.async_set("event.bell", "unknown")
    camera = camera_subentry(
        motion_entity="binary_sensor.hall", motion_detection="entity", doorbell_entity="event.bell", live_view=True
    )
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Footage Guard",
        data={"mode": "sealed", "approver": owner.id},
        subentries_data=[camera],
    )
    entry.add_to_hass(home)
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done(wait_background_tasks=True)
    now = dt_util.utcnow().isoformat(timespec="milliseconds")
    home.states.async_set("event.bell", now, {"event_type": "ring", "event_types": ["ring"]})
    await receive(entry, insurer())
    # Not what runs in the background, which is a clip of that ring.
    await home.async_block_till_done()
    return entry


def _entities(home: HomeAssistant) -> list[Entity]:
    return [entity for platform in async_get_platforms(home, DOMAIN) for entity in platform.entities.values()]


def _classes() -> Iterator[type[Entity]]:
    """Yield every class of entities that a platform file defines."""
    for platform in PLATFORMS:
        module = import_module(f"custom_components.{DOMAIN}.{platform}")
        for _, found in inspect.getmembers(module, inspect.isclass):
            if issubclass(found, Entity) and found.__module__ == module.__name__:
                yield found


def _recorded(home: HomeAssistant, entity: Entity) -> set[str]:
    """Return the attributes that the recorder keeps of an entity."""
    state = home.states.get(entity.entity_id)
    assert state is not None
    assert state.state_info is not None
    return {*state.attributes} - state.state_info["unrecorded_attributes"]


async def test_every_kind_of_entity_is_looked_at(home: HomeAssistant, full: MockConfigEntry) -> None:
    assert {type(entity) for entity in _entities(home)} == {*_classes()}


async def test_no_attribute_is_recorded_without_a_reason(home: HomeAssistant, full: MockConfigEntry) -> None:
    recorded = {name: entity.entity_id for entity in _entities(home) for name in _recorded(home, entity)}
    assert {name: entity_id for name, entity_id in recorded.items() if name not in KEPT} == {}
    assert [name for name in KEPT if name not in recorded] == []


async def test_an_attribute_without_a_reason_is_found(
    home: HomeAssistant, full: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted: dict[str, Any] = {"requester": "Anna"}
    (entity,) = (each for each in _entities(home) if each.entity_id == STANDING)
    monkeypatch.setattr(type(entity), "extra_state_attributes", planted)
    entity.async_write_ha_state()
    assert _recorded(home, entity) - KEPT.keys() == {"requester"}


async def test_what_happens_to_a_request_is_told_whole_and_recorded_as_a_word(
    home: HomeAssistant, full: MockConfigEntry
) -> None:
    (entity,) = (each for each in _entities(home) if each.entity_id == EVENT)
    state = home.states.get(EVENT)
    assert state is not None
    assert {*state.attributes} >= TOLD
    assert not _recorded(home, entity) & TOLD
