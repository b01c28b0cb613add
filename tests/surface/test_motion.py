"""Our own detector of motion, in a real core that reads real footage: what it tells, records and keeps."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from math import inf
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockUser, async_fire_time_changed
from pytest_homeassistant_custom_component.components.diagnostics import get_diagnostics_for_config_entry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.cameras.motion import OVERLOADED_S, Motion, set_detector_log_level
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.media.heat import heat_of
from custom_components.footage_guard.media.motion_reader import MotionState
from custom_components.footage_guard.media.motion_watch import Looks
from custom_components.footage_guard.media.reader import Flow, StreamState
from custom_components.footage_guard.media.ring import Ring
from custom_components.footage_guard.media.virtual import lay_out
from custom_components.footage_guard.model.account import TriggerKind
from custom_components.footage_guard.model.camera import parse_camera
from custom_components.footage_guard.model.ids import CameraId
from tests.cameras.device import Device
from tests.cameras.processes import RTSP_SERVER, running
from tests.media.test_heat import Held

from .doorstep import Doorstep, doorbell

MOTION = "binary_sensor.front_door_motion"
EVERYWHERE = [[[0, 0], [1, 0], [1, 1], [0, 1]]]


@pytest.fixture(scope="module")
def device() -> Iterator[Device]:
    """A simulated doorbell."""
    with doorbell() as running_one:
        yield running_one


@pytest.fixture
async def doorstep(home: HomeAssistant, owner: MockUser, device: Device) -> AsyncIterator[Doorstep]:
    """A front door that is not loaded yet."""
    made = Doorstep(home, device)
    yield made
    if made.entry is not None:
        await home.config_entries.async_unload(made.entry.entry_id)


@pytest.mark.usefixtures("real_cameras", "data_folder", "socket_enabled")
async def test_a_camera_without_a_sensor_has_one_and_is_recorded_while_something_moves(
    doorstep: Doorstep, hass_client: ClientSessionGenerator
) -> None:
    hass = doorstep.hass
    with running(*RTSP_SERVER) as ready:
        await doorstep.load(motion_detection="built_in", motion_stream=ready["streams"]["surveillance"])
        entry = doorstep.entry
        assert entry is not None
        await doorstep.until(lambda: doorstep.state(MOTION) == "off")
        doorstep.move(is_on=True)
        await doorstep.until(lambda: doorstep.state(MOTION) == "on")
        began = hass.states.get(MOTION)
        await doorstep.until(lambda: doorstep.is_recording)
        ring: Ring = next(iter(entry.runtime_data.cameras.values())).watch._ring
        await doorstep.until(lambda: ring.heat.between(0, inf))
        # Whoever draws a zone does not interrupt anything.
        (subentry_id,) = entry.subentries
        data = {**entry.subentries[subentry_id].data, "ignored_zones": EVERYWHERE}
        hass.config_entries.async_update_subentry(entry, entry.subentries[subentry_id], data=data)
        await doorstep.until(lambda: doorstep.state(MOTION) == "off")
        (clip,) = await doorstep.recorded()
        told = await _diagnostics(hass, hass_client, entry)
    (trigger,) = (await doorstep.account(clip)).account.triggers
    assert trigger.kind is TriggerKind.MOTION
    assert began is not None
    assert abs(trigger.at_ms / 1000 - began.last_changed.timestamp()) < 2
    content = Held(await doorstep.content(clip))
    maps = heat_of(content)
    assert maps
    assert all(0 <= at_ms <= clip.end_ms - clip.start_ms for at_ms, _ in maps)
    served = lay_out(content)
    assert b"uuid" not in served.read(0, served.length)
    assert not doorstep.plaintext()
    (camera,) = told["data"]["cameras"]
    assert camera["is_online"]
    assert camera["motion_detection"] == "built_in"
    assert camera["motion"]["looks_at"] == "sub_stream"
    assert (camera["motion"]["stream"], camera["motion"]["error"]) == ("running", None)
    assert not camera["motion"]["is_overloaded"]
    assert camera["motion"]["while_nothing_moves"] in set(Looks)
    assert "rtsp" not in str(told["data"])


async def _diagnostics(hass: HomeAssistant, hass_client: ClientSessionGenerator, entry: Any) -> Any:
    assert await async_setup_component(hass, "diagnostics", {})
    return {"data": await get_diagnostics_for_config_entry(hass, hass_client, entry)}


@pytest.mark.usefixtures("real_cameras", "data_folder")
async def test_a_camera_that_is_away_has_no_motion_to_tell(doorstep: Doorstep, device: Device) -> None:
    await doorstep.load(motion_detection="built_in")
    await doorstep.until(lambda: doorstep.state(MOTION) == "off")
    assert doorstep.entry is not None
    motion: Motion = next(iter(doorstep.entry.runtime_data.cameras.values())).watch.motion
    assert motion.work.stream is None
    motion._set(MotionState(is_moving=None))
    assert doorstep.state(MOTION) == "unavailable"


@pytest.mark.usefixtures("real_cameras", "data_folder", "socket_enabled")
async def test_a_smaller_stream_that_does_not_come_is_told_as_the_camera_is(
    doorstep: Doorstep, hass_client: ClientSessionGenerator, caplog: pytest.LogCaptureFixture
) -> None:
    """Motion was recorded no more, nothing said so, and diagnostics said that the camera is there."""
    told = "Camera Front door sends no pictures for motion detection (cannot_connect)"
    await doorstep.load(motion_detection="built_in", motion_stream="rtsp://127.0.0.1:1/gone")
    await doorstep.until(lambda: told in caplog.text)
    assert doorstep.state(MOTION) == "unavailable"
    assert doorstep.entry is not None
    (camera,) = (await _diagnostics(doorstep.hass, hass_client, doorstep.entry))["data"]["cameras"]
    assert camera["is_online"]
    assert (camera["motion"]["stream"], camera["motion"]["error"]) == ("waiting", "cannot_connect")
    source = next(iter(doorstep.entry.runtime_data.cameras.values())).watch.motion._source
    for state in (
        StreamState(flow=Flow.WAITING, error="cannot_connect"),
        StreamState(flow=Flow.WAITING, error="invalid_auth"),
        StreamState(flow=Flow.WAITING, error="invalid_auth"),
        StreamState(flow=Flow.RUNNING),
    ):
        source._set(state)
    said = [each.getMessage() for each in caplog.records if "for motion detection" in each.getMessage()]
    assert said == [
        told,
        "Camera Front door sends no pictures for motion detection (invalid_auth)",
        "Camera Front door sends pictures for motion detection",
    ]


async def test_looking_that_fails_is_logged_once_without_what_the_error_says(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    settings = parse_camera({"stream_url": "rtsp://camera.local/live", "motion_detection": "built_in"})
    motion = Motion(hass, CameraId("front"), "Front door", settings, Ring())
    for failed in ("MemoryError", None, "MemoryError", "ValueError"):
        motion._set(MotionState(failed=failed))
    said = [record.getMessage() for record in caplog.records if "Front door" in record.getMessage()]
    assert said == [
        f"Looking for motion of camera Front door failed, and is tried again: {kind}"
        for kind in ("MemoryError", "ValueError")
    ]


async def test_what_the_detector_tells_is_in_the_log_where_somebody_wants_it(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    settings = parse_camera({"stream_url": "rtsp://camera.local/live", "motion_detection": "built_in"})
    detector = Motion(hass, CameraId("front"), "Front door", settings, Ring())
    for chosen in ("debug", "warning"):
        set_detector_log_level(chosen)
        detector._set(MotionState(is_moving=True, looks=Looks.MOST))
        detector._set(MotionState(is_moving=True, looks=Looks.MOST, share=0.01))
        detector._set(MotionState(is_moving=False, looks=Looks.MOST))
    set_detector_log_level()
    assert [record.getMessage() for record in caplog.records if "Front door" in record.getMessage()] == [
        "Motion of camera Front door: there; looked at: most_pictures",
        "Motion of camera Front door: none; looked at: most_pictures",
    ]


async def test_whoever_does_not_keep_up_for_long_says_so(hass: HomeAssistant) -> None:
    settings = parse_camera({"stream_url": "rtsp://camera.local/live", "motion_detection": "built_in"})
    motion = Motion(hass, CameraId("front"), "Front door", settings, Ring())
    issues = ir.async_get(hass)
    name = (DOMAIN, "motion_overloaded_front")

    async def wait(seconds: float) -> None:
        async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=seconds))
        await hass.async_block_till_done()

    motion._set(MotionState(is_moving=False, is_overloaded=True))
    await wait(OVERLOADED_S / 2)
    motion._set(MotionState(is_moving=False, is_overloaded=False))
    await wait(OVERLOADED_S * 2)
    assert issues.async_get_issue(*name) is None
    motion._set(MotionState(is_moving=False, is_overloaded=True))
    motion._set(MotionState(is_moving=True, is_overloaded=True))
    await wait(OVERLOADED_S * 4)
    issue = issues.async_get_issue(*name)
    assert issue is not None
    assert issue.translation_placeholders == {"camera": "Front door"}
    motion._set(MotionState(is_moving=True))
    assert issues.async_get_issue(*name) is None
    motion._set(MotionState(is_moving=True, is_overloaded=True))
    await motion.async_stop()
    await wait(OVERLOADED_S * 8)
    assert issues.async_get_issue(*name) is None


async def test_the_time_of_motion_is_that_of_its_picture(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = parse_camera({"stream_url": "rtsp://camera.local/live", "motion_detection": "built_in"})
    motion = Motion(hass, CameraId("front"), "Front door", settings, Ring())
    monkeypatch.setattr("custom_components.footage_guard.bridge.cameras.motion.steady_s", lambda: 500.0)
    monkeypatch.setattr("custom_components.footage_guard.bridge.cameras.motion.wall_ms", lambda: 1_800_000_000_000)
    motion._set(MotionState(is_moving=True, since_s=498.75))
    assert motion.since == datetime.fromtimestamp(1_799_999_998.75, UTC)
