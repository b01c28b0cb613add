"""A camera's entities follow what the owner chose, and nothing else opens its pictures."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.camera import async_get_image, async_get_stream_source
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.entity_component import async_update_entity
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser, async_fire_time_changed
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.cameras.camera_watch import CameraWatch
from custom_components.footage_guard.const import DOMAIN

from .conftest import OtherCamera, camera_subentry

type Load = Callable[..., Awaitable[MockConfigEntry]]

MOTION, BELL, BELL_SENSOR = "binary_sensor.hall", "event.bell", "binary_sensor.button"
OF_THE_VAULT = (
    "binary_sensor.footage_guard_ledger",
    "binary_sensor.footage_guard_lockdown",
    "binary_sensor.footage_guard_vault",
    "button.footage_guard_lock_down",
    "button.footage_guard_lock_vault",
    "event.footage_guard_footage_request",
    "sensor.footage_guard_active_shares",
    "sensor.footage_guard_footage_request",
    "sensor.footage_guard_pending_requests",
    "sensor.footage_guard_vault_used",
    "todo.footage_guard_footage_requests",
)
"""What there is without a camera."""


@pytest.fixture
def load(home: HomeAssistant, owner: MockUser, data_folder: Path) -> Load:
    """Load a vault with one camera of the given settings."""

    async def _load(**data: Any) -> MockConfigEntry:
        entry = MockConfigEntry(
            domain=DOMAIN,
            title="Footage Guard",
            data={"mode": "sealed", "approver": owner.id},
            subentries_data=[camera_subentry(**data)],
        )
        entry.add_to_hass(home)
        assert await home.config_entries.async_setup(entry.entry_id)
        await home.async_block_till_done()
        return entry

    return _load


def _state(home: HomeAssistant, entity_id: str) -> str | None:
    state = home.states.get(entity_id)
    return state.state if state else None


async def _set(home: HomeAssistant, entity_id: str, state: str, **attributes: Any) -> None:
    home.states.async_set(entity_id, state, attributes)
    await home.async_block_till_done()


async def test_a_camera_is_one_device_with_the_names_of_the_reference(home: HomeAssistant, load: Load) -> None:
    await _set(home, MOTION, "off")
    entry = await load(title="Front door", motion_entity=MOTION, doorbell_entity=BELL)
    entities = er.async_entries_for_config_entry(er.async_get(home), entry.entry_id)
    (subentry_id,) = entry.subentries
    assert {entity.entity_id: entity.config_subentry_id for entity in entities} == {
        **dict.fromkeys(OF_THE_VAULT),
        "camera.front_door": subentry_id,
        "event.front_door_doorbell": subentry_id,
        "binary_sensor.front_door_motion": subentry_id,
        "binary_sensor.front_door_recording": subentry_id,
        "sensor.front_door_last_clip": subentry_id,
        "switch.front_door_recording": subentry_id,
        "button.front_door_record_clip": subentry_id,
    }
    devices = dr.async_entries_for_config_entry(dr.async_get(home), entry.entry_id)
    assert {device.name for device in devices} == {"Footage Guard", "Front door"}


async def test_only_what_was_chosen_exists(home: HomeAssistant, load: Load) -> None:
    await _set(home, MOTION, "on")
    entry = await load(motion_entity=MOTION, motion_detection="off", live_view=False)
    entities = er.async_entries_for_config_entry(er.async_get(home), entry.entry_id)
    assert {entity.entity_id for entity in entities} == {
        *OF_THE_VAULT,
        "binary_sensor.front_door_recording",
        "sensor.front_door_last_clip",
        "switch.front_door_recording",
        "button.front_door_record_clip",
    }


async def test_motion_is_mirrored(home: HomeAssistant, load: Load) -> None:
    await _set(home, MOTION, "on")
    await load(motion_entity=MOTION)
    seen = [_state(home, "binary_sensor.front_door_motion")]
    for state in ("off", "on", STATE_UNAVAILABLE, "on", STATE_UNKNOWN, "off"):
        await _set(home, MOTION, state)
        seen.append(_state(home, "binary_sensor.front_door_motion"))
    assert seen == ["on", "off", "on", STATE_UNAVAILABLE, "on", STATE_UNAVAILABLE, "off"]
    home.states.async_remove(MOTION)
    await home.async_block_till_done()
    assert _state(home, "binary_sensor.front_door_motion") == STATE_UNAVAILABLE


async def test_a_sensor_that_does_not_exist_yet_is_unavailable_until_it_does(home: HomeAssistant, load: Load) -> None:
    await load(motion_entity=MOTION)
    assert _state(home, "binary_sensor.front_door_motion") == STATE_UNAVAILABLE
    await _set(home, MOTION, "on")
    assert _state(home, "binary_sensor.front_door_motion") == "on"


async def _rings(home: HomeAssistant, source: str, states: list[tuple[str, dict[str, Any]]]) -> int:
    """Put the source through states and count how often our bell rang."""
    seen = [_state(home, "event.front_door_doorbell")]
    for state, attributes in states:
        await _set(home, source, state, **attributes)
        seen.append(_state(home, "event.front_door_doorbell"))
    return len(set(seen) - {None, STATE_UNKNOWN, STATE_UNAVAILABLE})


RING = {"event_type": "ring", "event_types": ["ring", "motion"]}
OTHER = {"event_type": "motion", "event_types": ["ring", "motion"]}
PRESSED = {"event_type": "pressed", "event_types": ["pressed"]}


def _at(seconds: float) -> str:
    return (dt_util.utcnow() + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")


@pytest.mark.parametrize(
    ("events", "rings"),
    [
        ([(1, RING)], 1),
        ([(1, RING), (2, RING)], 2),
        ([(1, RING), (1, RING)], 1),
        ([(1, OTHER)], 0),
        ([(1, OTHER), (2, RING)], 1),
        ([(1, PRESSED)], 1),
        ([(-3600, RING)], 0),
        ([(2, RING), (1, RING)], 2),
        ([(86400, RING), (1, RING)], 2),
        ([(-3600, RING), (1, RING)], 1),
    ],
    ids=[
        "once",
        "twice",
        "same again",
        "other",
        "other first",
        "no ring type",
        "restored",
        "clock set back",
        "one far ahead",
        "restored and then pressed",
    ],
)
async def test_a_press_told_as_an_event_rings_once(
    home: HomeAssistant, load: Load, events: list[tuple[float, dict[str, Any]]], rings: int
) -> None:
    await load(doorbell_entity=BELL)
    states = [(_at(seconds), attributes) for seconds, attributes in events]
    assert await _rings(home, BELL, states) == rings


async def test_a_press_is_not_told_again_when_the_bell_comes_back(home: HomeAssistant, load: Load) -> None:
    await load(doorbell_entity=BELL)
    press = (_at(1), RING)
    assert await _rings(home, BELL, [press, (STATE_UNAVAILABLE, {}), press]) == 1


async def test_a_moment_that_cannot_be_is_no_press(
    home: HomeAssistant, load: Load, caplog: pytest.LogCaptureFixture
) -> None:
    home.states.async_set(BELL, "2026-13-45T25:61:61+00:00", RING)
    await load(doorbell_entity=BELL)
    assert await _rings(home, BELL, [("2026-02-30T08:00:00+00:00", RING), (_at(1), RING)]) == 1
    assert "Traceback" not in caplog.text


async def test_a_press_while_the_bell_was_away_is_told_when_it_is_back(home: HomeAssistant, load: Load) -> None:
    await load(doorbell_entity=BELL)
    assert await _rings(home, BELL, [(STATE_UNAVAILABLE, {}), (_at(1), RING)]) == 1


@pytest.mark.parametrize(
    ("before", "states", "rings"),
    [
        ("off", ["on"], 1),
        ("off", ["on", "off", "on"], 2),
        ("on", ["off"], 0),
        (STATE_UNKNOWN, ["on"], 1),
        (STATE_UNAVAILABLE, ["on"], 0),
        (STATE_UNAVAILABLE, ["on", "off", "on"], 1),
        (None, ["on"], 0),
    ],
)
async def test_a_press_told_by_a_sensor_rings_once(
    home: HomeAssistant, load: Load, before: str | None, states: list[str], rings: int
) -> None:
    for state in [before] if before else []:
        await _set(home, BELL_SENSOR, state)
    await load(doorbell_entity=BELL_SENSOR)
    assert await _rings(home, BELL_SENSOR, [(state, {}) for state in states]) == rings


async def test_a_clock_that_is_set_back_does_not_silence_the_bell(
    home: HomeAssistant, load: Load, freezer: FrozenDateTimeFactory
) -> None:
    await _set(home, BELL_SENSOR, "off")
    await load(doorbell_entity=BELL_SENSOR)
    freezer.tick(timedelta(hours=-1))
    assert await _rings(home, BELL_SENSOR, [("on", {})]) == 1


async def test_updating_an_entity_by_hand_used_to_make_it_unavailable(home: HomeAssistant, load: Load) -> None:
    await _set(home, MOTION, "on")
    await load(motion_entity=MOTION)
    assert await async_setup_component(home, "homeassistant", {})
    for entity_id in ("camera.front_door", "binary_sensor.front_door_motion"):
        await async_update_entity(home, entity_id)
    await home.async_block_till_done()
    assert _state(home, "camera.front_door") == "idle"
    assert _state(home, "binary_sensor.front_door_motion") == "on"


async def test_twenty_people_who_look_at_once_are_one_connection(
    home: HomeAssistant, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    await load()
    taken = []

    async def take(*_: object) -> bytes:
        taken.append(1)
        await asyncio.sleep(0.05)
        return OtherCamera.PICTURE

    monkeypatch.setattr(CameraWatch, "async_still", take)
    images = await asyncio.gather(*(async_get_image(home, "camera.front_door") for _ in range(20)))
    assert {image.content for image in images} == {OtherCamera.PICTURE}
    assert len(taken) == 1
    await async_get_image(home, "camera.front_door")
    assert len(taken) == 2


async def test_the_bell_is_there_while_its_source_is(home: HomeAssistant, load: Load) -> None:
    await load(doorbell_entity=BELL)
    seen = [_state(home, "event.front_door_doorbell")]
    for state in (STATE_UNKNOWN, STATE_UNAVAILABLE, STATE_UNKNOWN):
        await _set(home, BELL, state)
        seen.append(_state(home, "event.front_door_doorbell"))
    assert seen == [STATE_UNAVAILABLE, STATE_UNKNOWN, STATE_UNAVAILABLE, STATE_UNKNOWN]


async def test_a_ring_holds_nothing_but_its_type(home: HomeAssistant, load: Load) -> None:
    await load(doorbell_entity=BELL)
    await _set(home, BELL, _at(1), **RING, picture="/api/secret.jpg")
    state = home.states.get("event.front_door_doorbell")
    assert state is not None
    assert dict(state.attributes) == {
        "event_types": ["ring"],
        "event_type": "ring",
        "device_class": "doorbell",
        "friendly_name": "Front door Doorbell",
    }


async def test_the_camera_shows_its_stream(home: HomeAssistant, load: Load, streams: str) -> None:
    await load(stream_url=f"{streams}/h264.ts")
    assert await async_get_stream_source(home, "camera.front_door") == f"{streams}/h264.ts"


async def test_a_picture_that_cannot_be_had_is_an_error_without_the_address(
    home: HomeAssistant, load: Load, caplog: pytest.LogCaptureFixture
) -> None:
    await load(stream_url="rtsp://porch:let-me-in@127.0.0.1:1/live")
    with pytest.raises(HomeAssistantError) as caught:
        await async_get_image(home, "camera.front_door")
    assert "let-me-in" not in str(caught.value) + caplog.text


async def test_no_state_holds_a_key_to_the_pictures(home: HomeAssistant, load: Load) -> None:
    await load(stream_url="rtsp://porch:let-me-in@127.0.0.1:1/live")
    async_fire_time_changed(home, dt_util.utcnow() + timedelta(minutes=6))
    await home.async_block_till_done()
    state = home.states.get("camera.front_door")
    assert state is not None
    assert state.attributes["access_token"] == ""
    assert "entity_picture" not in state.attributes
    assert "let-me-in" not in repr(state)


@pytest.mark.parametrize("query", ["", "?token=", "?token=x", "?token=None"])
@pytest.mark.parametrize("path", ["camera_proxy", "camera_proxy_stream"])
async def test_nobody_sees_the_pictures_without_a_login(
    load: Load,
    streams: str,
    hass_client_no_auth: ClientSessionGenerator,
    path: str,
    query: str,
) -> None:
    await load(stream_url=f"{streams}/h264.ts")
    client: TestClient[Any, Any] = await hass_client_no_auth()
    response = await client.get(f"/api/{path}/camera.front_door{query}")
    assert response.status == HTTPStatus.FORBIDDEN


async def test_twenty_presses_in_a_moment_are_twenty_rings(home: HomeAssistant, load: Load) -> None:
    await load(doorbell_entity=BELL)
    presses = [(_at(1 + number / 1000), RING) for number in range(20)]
    assert await _rings(home, BELL, presses) == len(presses)
