"""A live view is there whichever comes first after a start: it, the camera it shows, or what plays it."""

from pathlib import Path
from typing import Any, override

from homeassistant.components.camera import (
    CameraCapabilities,
    CameraWebRTCProvider,
    StreamType,
    async_get_stream_source,
    async_register_webrtc_provider,
)
from homeassistant.components.camera.helper import get_camera_from_entity_id
from homeassistant.components.stream import Stream
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.media.reader import Flow, StreamState

from .conftest import OtherCamera, add_other_camera, camera_subentry

SOURCE = "rtsp://porch.local/stream"
MOVED = "rtsp://other:login@porch.local/stream"
LIVE_VIEW = "camera.front_door"


class Player(CameraWebRTCProvider):
    """Plays whatever has a stream, as go2rtc does."""

    @property
    @override
    def domain(self) -> str:
        return "player"

    @override
    def async_is_supported(self, stream_source: str) -> bool:
        return stream_source == SOURCE

    @override
    async def async_handle_async_webrtc_offer(self, *_: Any, **__: Any) -> None:
        raise NotImplementedError

    @override
    async def async_on_webrtc_candidate(self, *_: Any, **__: Any) -> None:
        raise NotImplementedError


@pytest.fixture
async def entry(home: HomeAssistant, owner: MockUser, data_folder: Path) -> MockConfigEntry:
    """A loaded vault with the live view of a camera whose integration is not there yet, as after a restart."""
    async_register_webrtc_provider(home, Player())
    loaded = MockConfigEntry(
        domain=DOMAIN,
        title="Footage Guard",
        data={"mode": "sealed", "approver": owner.id},
        subentries_data=[camera_subentry(camera_entity="camera.porch", live_view=True)],
    )
    loaded.add_to_hass(home)
    assert await home.config_entries.async_setup(loaded.entry_id)
    await home.async_block_till_done()
    return loaded


async def _flow(home: HomeAssistant, entry: MockConfigEntry, flow: Flow) -> None:
    (camera,) = entry.runtime_data.cameras.values()
    camera.watch._source._set(StreamState(flow=flow))
    await home.async_block_till_done(wait_background_tasks=True)


def _plays(home: HomeAssistant) -> CameraCapabilities:
    return get_camera_from_entity_id(home, LIVE_VIEW).camera_capabilities


async def test_a_live_view_used_to_be_missing_where_its_camera_comes_later(
    home: HomeAssistant, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    assert home.states.get(LIVE_VIEW)
    assert "Error adding entity" not in caplog.text
    assert await async_get_stream_source(home, LIVE_VIEW) is None
    await add_other_camera(home, SOURCE)
    assert await async_get_stream_source(home, LIVE_VIEW) == SOURCE


async def test_a_live_view_is_played_over_webrtc_once_its_camera_is_there(
    home: HomeAssistant, entry: MockConfigEntry
) -> None:
    await _flow(home, entry, Flow.WAITING)
    assert _plays(home).frontend_stream_types == {StreamType.HLS}
    await add_other_camera(home, SOURCE)
    await _flow(home, entry, Flow.RUNNING)
    assert _plays(home).frontend_stream_types == {StreamType.HLS, StreamType.WEB_RTC}


async def _played_and_moved(home: HomeAssistant) -> Stream:
    """Return the stream of a live view that was played, whose camera then gets another address."""
    await add_other_camera(home, SOURCE)
    stream = await get_camera_from_entity_id(home, LIVE_VIEW).async_create_stream()
    assert stream is not None
    assert stream.source == SOURCE
    porch = get_camera_from_entity_id(home, "camera.porch")
    assert isinstance(porch, OtherCamera)
    porch._source = MOVED
    return stream


async def test_a_live_view_that_was_played_follows_its_camera_once_that_sends_again(
    home: HomeAssistant, entry: MockConfigEntry
) -> None:
    await _flow(home, entry, Flow.RUNNING)
    stream = await _played_and_moved(home)
    await _flow(home, entry, Flow.WAITING)
    await _flow(home, entry, Flow.RUNNING)
    assert stream.source == MOVED


async def test_a_live_view_that_is_played_again_follows_its_camera(home: HomeAssistant, entry: MockConfigEntry) -> None:
    stream = await _played_and_moved(home)
    assert await get_camera_from_entity_id(home, LIVE_VIEW).async_create_stream() is stream
    assert stream.source == MOVED


async def test_a_live_view_whose_camera_does_not_answer_keeps_what_it_had(
    home: HomeAssistant, entry: MockConfigEntry
) -> None:
    stream = await _played_and_moved(home)
    home.states.async_remove("camera.porch")
    assert await get_camera_from_entity_id(home, LIVE_VIEW).async_create_stream() is stream
    assert stream.source == SOURCE
