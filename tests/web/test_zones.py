"""What a camera ignores is drawn by approvers, on a picture that is shown to whoever may watch."""

from base64 import b64decode
import io
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from PIL import Image
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.cameras.camera_watch import CameraWatch
from custom_components.footage_guard.media.reader import Flow, StreamState
from custom_components.footage_guard.model.lockdown import LockdownReason
from tests.media.motion_scenes import nothing
from tests.media.motion_sent import sent
from tests.people import OWNER_ID

from .accepting import code, runtime_of
from .conftest import Connect
from .unlocking import ask, send_to, unlock

ZONES = [[[0, 0], [0.5, 0], [0.5, 1]], [[0.75, 0.75], [1, 1], [0.75, 1]]]


@pytest.fixture
async def camera(hass: HomeAssistant, vault: MockConfigEntry) -> str:
    """A camera that is watched by our detector, whose pictures come from a test."""
    data = {"stream_url": "rtsp://127.0.0.1:1/stream", "motion_detection": "built_in", "motion_sensitivity": "high"}
    added = ConfigSubentry(data=MappingProxyType(data), subentry_type="camera", title="Front door", unique_id=None)
    hass.config_entries.async_add_subentry(vault, added)
    await hass.async_block_till_done()
    return added.subentry_id


def watched(vault: MockConfigEntry, camera: str) -> CameraWatch:
    """Return what reads the camera."""
    watch: CameraWatch = vault.runtime_data.cameras[camera].watch
    return watch


def show(vault: MockConfigEntry, camera: str) -> None:
    """Have pictures come."""
    watch = watched(vault, camera)
    watch._source.state = StreamState(flow=Flow.RUNNING)
    for packet in sent(nothing, end_s=1.0):
        watch._ring.put(packet)


async def test_zones_are_drawn_on_a_picture_of_now(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, camera: str
) -> None:
    client = await connect(OWNER_ID)
    unseen = await ask(client, "zones/get", camera_id=camera)
    assert unseen == {"motion_detection": "built_in", "sensitivity": 80, "zones": [], "still": None}
    await unlock(client)
    assert (await ask(client, "zones/get", camera_id=camera))["still"] is None, "no picture comes"
    show(vault, camera)
    seen = await ask(client, "zones/get", camera_id=camera)
    with Image.open(io.BytesIO(b64decode(seen["still"]))) as picture:
        assert (picture.format, picture.size) == ("JPEG", (320, 180))
    assert await ask(client, "zones/set", camera_id=camera, zones=ZONES) == {}
    await hass.async_block_till_done()
    assert (await ask(client, "zones/get", camera_id=camera))["zones"] == ZONES
    assert runtime_of(vault).unlocks.is_unlocked, "nothing is loaded anew"
    motion = watched(vault, camera).motion
    assert motion is not None
    assert len(motion._reader._ignored) == 2


async def test_no_picture_is_shown_in_a_lockdown_or_of_what_is_locked(
    vault: MockConfigEntry, connect: Connect, camera: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await connect(OWNER_ID)
    await unlock(client)
    show(vault, camera)
    watch = watched(vault, camera)
    still = watch.async_still

    async def locked_meanwhile(**options: Any) -> bytes:
        runtime_of(vault).unlocks.lock()
        return await still(**options)

    monkeypatch.setattr(watch, "async_still", locked_meanwhile)
    assert (await ask(client, "zones/get", camera_id=camera))["still"] is None
    monkeypatch.undo()
    await unlock(client)
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    assert (await ask(client, "zones/get", camera_id=camera))["still"] is None


@pytest.mark.parametrize("zones", [None, "x", [[[0, 0], [1, 1]]], [[[0, 0], [1, 1], [2, 0]]], [[[0, 0]] * 3] * 17])
async def test_what_is_no_zone_is_refused_and_nothing_is_lost(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, camera: str, zones: Any
) -> None:
    client = await connect(OWNER_ID)
    await ask(client, "zones/set", camera_id=camera, zones=ZONES)
    assert code(await send_to(client, "zones/set", camera_id=camera, zones=zones)) == "zone_invalid"
    assert (await ask(client, "zones/get", camera_id=camera))["zones"] == ZONES


@pytest.mark.parametrize("command", ["zones/get", "zones/set"])
async def test_a_camera_that_is_not_there_is_told(vault: MockConfigEntry, connect: Connect, command: str) -> None:
    client = await connect(OWNER_ID)
    fields = {"camera_id": "gone", **({"zones": ZONES} if command == "zones/set" else {})}
    assert code(await send_to(client, command, **fields)) == "camera_not_found"
