"""A device for each camera, entities for what was chosen, and nothing of what is there no more."""

import logging
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.media.reader import Flow, StreamState

from .conftest import camera_subentry

PASSWORD = "let-me-in"
MOTION, BELL = "binary_sensor.hall", "event.bell"
WITHOUT_PICTURES: Final = {
    "event.front_door_doorbell": "It follows the bell, which may well be there.",
    "binary_sensor.front_door_motion": "It follows the sensor, which may well be there.",
    "sensor.front_door_last_clip": "The clip is in the vault, whatever becomes of the camera.",
    "switch.front_door_recording": "It is a setting, and holds for when the camera is back.",
}
"""Entities of a camera that are there while it sends nothing, and why."""
OF_PICTURES: Final = (
    *("binary_sensor.front_door_recording", "button.front_door_record_clip", "camera.front_door"),
    "binary_sensor.gate_motion",
)


@pytest.fixture
async def entry(home: HomeAssistant, owner: MockUser, data_folder: Path) -> MockConfigEntry:
    """A front door that has everything, whose sensors are of others, and a gate at which our detector looks."""
    home.states.async_set(MOTION, STATE_OFF)
    home.states.async_set(BELL, STATE_UNKNOWN)
    stream = f"rtsp://porch:{PASSWORD}@127.0.0.1:1/live"
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Footage Guard",
        data={"mode": "sealed", "approver": owner.id},
        subentries_data=[
            camera_subentry(stream_url=stream, motion_entity=MOTION, doorbell_entity=BELL, live_view=True),
            camera_subentry("Gate", stream_url=stream, motion_detection="built_in", live_view=True),
        ],
    )
    entry.add_to_hass(home)
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done()
    return entry


def _registered(home: HomeAssistant, entry: MockConfigEntry) -> dict[str, set[str]]:
    """Return the entities of each device by its name."""
    entities, devices = er.async_get(home), dr.async_get(home)
    return {
        str(device.name): {each.entity_id for each in er.async_entries_for_device(entities, device.id)}
        for device in dr.async_entries_for_config_entry(devices, entry.entry_id)
    }


async def _flow(home: HomeAssistant, entry: MockConfigEntry, state: StreamState) -> None:
    for camera in entry.runtime_data.cameras.values():
        camera.watch._source._set(state)
    await home.async_block_till_done()


def _states(home: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    registered = _registered(home, entry)
    states = {entity_id: home.states.get(entity_id) for entity_id in registered["Front door"] | registered["Gate"]}
    return {entity_id: state.state if state is not None else "gone" for entity_id, state in states.items()}


@pytest.mark.parametrize("flow", [Flow.WAITING, Flow.NOT_RECORDABLE])
async def test_whatever_needs_pictures_is_unavailable_while_none_come(
    home: HomeAssistant, entry: MockConfigEntry, flow: Flow
) -> None:
    there = {entity_id for entity_id, state in _states(home, entry).items() if state != STATE_UNAVAILABLE}
    await _flow(home, entry, StreamState(flow=flow, error="cannot_connect"))
    away = {entity_id for entity_id, state in _states(home, entry).items() if state == STATE_UNAVAILABLE}
    assert away >= {*OF_PICTURES}
    assert _registered(home, entry)["Front door"] - away == WITHOUT_PICTURES.keys()
    await _flow(home, entry, StreamState(flow=Flow.RUNNING))
    back = {entity_id for entity_id, state in _states(home, entry).items() if state != STATE_UNAVAILABLE}
    assert back == there >= {*OF_PICTURES} - {"binary_sensor.gate_motion"}


async def test_why_a_camera_went_used_to_be_in_no_log_by_default(
    home: HomeAssistant, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    # As Home Assistant has it where nobody chose another level.
    caplog.set_level(logging.WARNING, "custom_components.footage_guard")
    await _flow(home, entry, StreamState(flow=Flow.WAITING, error="invalid_auth"))
    assert "Camera Front door sends no pictures (invalid_auth)" in caplog.text


async def test_the_log_says_once_that_a_camera_went_and_once_that_it_is_back(
    home: HomeAssistant, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    offline = StreamState(flow=Flow.WAITING, error="cannot_connect")
    refused = StreamState(flow=Flow.WAITING, error="invalid_auth")
    running = StreamState(flow=Flow.RUNNING)
    ended = StreamState(flow=Flow.WAITING)
    for state in (running, offline, offline, refused, offline, refused, running, running, ended, offline):
        await _flow(home, entry, state)
    told = [record for record in caplog.records if "Front door" in record.message]
    assert [(record.levelno, record.message) for record in told] == [
        (logging.WARNING, "Camera Front door sends no pictures (cannot_connect)"),
        (logging.WARNING, "Camera Front door sends no pictures (invalid_auth)"),
        (logging.INFO, "Camera Front door sends pictures"),
        (logging.WARNING, "Camera Front door sends no pictures (the stream ended)"),
    ]
    assert PASSWORD not in caplog.text
    assert "127.0.0.1" not in caplog.text


async def test_each_camera_is_a_device_named_as_it_is(home: HomeAssistant, entry: MockConfigEntry) -> None:
    assert _registered(home, entry).keys() == {"Footage Guard", "Front door", "Gate"}
    devices = dr.async_get(home)
    for subentry_id, subentry in entry.subentries.items():
        device = devices.async_get_device_by_identifier((DOMAIN, subentry_id), entry.entry_id)
        assert device is not None
        assert (device.name, device.entry_type) == (subentry.title, dr.DeviceEntryType.SERVICE)
        assert (device.config_entry_id, device.config_subentry_id) == (entry.entry_id, subentry_id)


async def test_a_camera_that_is_renamed_stays_the_device_it_was(home: HomeAssistant, entry: MockConfigEntry) -> None:
    (subentry, _) = entry.subentries.values()
    devices = dr.async_get(home)
    before = devices.async_get_device_by_identifier((DOMAIN, subentry.subentry_id), entry.entry_id)
    home.config_entries.async_update_subentry(entry, subentry, title="Porch")
    await home.async_block_till_done()
    after = devices.async_get_device_by_identifier((DOMAIN, subentry.subentry_id), entry.entry_id)
    assert before is not None
    assert after is not None
    assert (after.id, after.name) == (before.id, "Porch")


async def test_a_camera_that_is_removed_takes_its_device_and_its_entities_along(
    home: HomeAssistant, entry: MockConfigEntry
) -> None:
    before = _registered(home, entry)
    (door, _) = entry.subentries
    home.config_entries.async_remove_subentry(entry, door)
    await home.async_block_till_done()
    assert _registered(home, entry) == {name: before[name] for name in ("Footage Guard", "Gate")}
    assert [entity_id for entity_id in before["Front door"] if home.states.get(entity_id)] == []
    left = er.async_entries_for_config_entry(er.async_get(home), entry.entry_id)
    assert [each.entity_id for each in left if each.config_subentry_id == door] == []


async def test_a_camera_that_is_removed_while_the_vault_is_not_loaded_is_gone_as_well(
    home: HomeAssistant, entry: MockConfigEntry
) -> None:
    before = _registered(home, entry)
    (door, _) = entry.subentries
    assert await home.config_entries.async_unload(entry.entry_id)
    home.config_entries.async_remove_subentry(entry, door)
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done()
    assert _registered(home, entry) == {name: before[name] for name in ("Footage Guard", "Gate")}


@pytest.mark.parametrize("is_disabled", [False, True])
@pytest.mark.parametrize(
    ("change", "gone"),
    [
        ({"live_view": False}, "camera.front_door"),
        ({"doorbell_entity": None}, "event.front_door_doorbell"),
        ({"motion_entity": None}, "binary_sensor.front_door_motion"),
        ({"motion_detection": "off"}, "binary_sensor.front_door_motion"),
    ],
)
async def test_what_is_chosen_no_more_used_to_stay_as_not_provided(
    home: HomeAssistant, entry: MockConfigEntry, change: dict[str, Any], gone: str, is_disabled: bool
) -> None:
    before = _registered(home, entry)
    (subentry, _) = entry.subentries.values()
    if is_disabled:
        er.async_get(home).async_update_entity(gone, disabled_by=er.RegistryEntryDisabler.USER)
        await home.async_block_till_done()
    data = {key: value for key, value in {**subentry.data, **change}.items() if value is not None}
    home.config_entries.async_update_subentry(entry, subentry, data=MappingProxyType(data))
    await home.async_block_till_done()
    assert _registered(home, entry) == {**before, "Front door": before["Front door"] - {gone}}
    assert home.states.get(gone) is None


async def test_an_entity_whose_source_is_away_for_long_stays(home: HomeAssistant, entry: MockConfigEntry) -> None:
    before = _registered(home, entry)
    for entity_id in (MOTION, BELL):
        home.states.async_remove(entity_id)
    assert await home.config_entries.async_reload(entry.entry_id)
    await home.async_block_till_done()
    assert _registered(home, entry) == before
    home.states.async_set(MOTION, STATE_ON)
    await home.async_block_till_done()
    assert _states(home, entry)["binary_sensor.front_door_motion"] == STATE_ON
