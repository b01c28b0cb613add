"""A Home Assistant core with Footage Guard in it, and streams that cameras would send."""

from collections.abc import AsyncIterator
import logging
from pathlib import Path
from typing import Any, override

from homeassistant.components.camera import Camera, CameraEntityFeature
from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_component import DATA_INSTANCES
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
import voluptuous as vol

from custom_components.footage_guard.bridge.cameras.packet_source import PacketSource
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.media.reader import Flow, StreamState
from tests.people import OWNER_ID
from tests.pushes import is_as_published

from .importing import Importer
from .phones import notified


@pytest.fixture(autouse=True)
def _custom_integrations(enable_custom_integrations: None) -> None:
    """Let Home Assistant find the integration."""


@pytest.fixture
def owner(hass: HomeAssistant) -> MockUser:
    """A person who can be an approver."""
    return MockUser(id=OWNER_ID, name="Alex").add_to_hass(hass)


@pytest.fixture
async def home(hass: HomeAssistant) -> AsyncIterator[HomeAssistant]:
    """The core with what the integration depends on; whatever a test has people be notified with is as published."""
    for component in ("http", "frontend", "camera", "stream"):
        assert await async_setup_component(hass, component, {})
    called = notified(hass)
    yield hass
    assert [each for each in called if not is_as_published(each)] == []


@pytest.fixture
def entry(owner: MockUser, data_folder: Path) -> MockConfigEntry:
    """A vault without cameras, not yet set up."""
    return MockConfigEntry(domain=DOMAIN, title="Footage Guard", data={"mode": "sealed", "approver": owner.id})


@pytest.fixture
async def vault(home: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    """A loaded vault without cameras."""
    entry.add_to_hass(home)
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done()
    return entry


@pytest.fixture(autouse=True)
def cameras_run(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Have every camera count as one that sends pictures, without a thread that looks for it."""
    if "real_cameras" in request.fixturenames:
        return

    def start(source: PacketSource, _after_s: float) -> None:
        source._set(StreamState(flow=Flow.RUNNING))

    monkeypatch.setattr(PacketSource, "async_start", start)


@pytest.fixture
def real_cameras() -> None:
    """Read cameras in this test."""


class OtherCamera(Camera):
    """A camera of another integration."""

    PICTURE = b"\xff\xd8 a picture"
    _attr_name = "Porch"
    _attr_supported_features = CameraEntityFeature.STREAM

    def __init__(self, source: str | None) -> None:
        super().__init__()
        self._source = source

    @override
    async def stream_source(self) -> str | None:
        return self._source

    @override
    async def async_camera_image(self, width: int | None = None, height: int | None = None) -> bytes | None:
        return self.PICTURE


async def add_other_camera(home: HomeAssistant, source: str | None, *, is_away: bool = False) -> None:
    """Add camera.porch with the given stream source."""
    camera = OtherCamera(source)
    camera._attr_available = not is_away
    await home.data[DATA_INSTANCES]["camera"].async_add_entities([camera])
    assert home.states.get("camera.porch")


def shown_in(step: Any) -> dict[str, Any]:
    """Return what a form shows beside its labels: every proposed and default value, and every placeholder."""
    shown: dict[str, Any] = dict(step.get("description_placeholders") or {})
    for key in step["data_schema"].schema:
        shown[str(key)] = (key.description or {}).get("suggested_value")
        shown[f"{key} default"] = None if isinstance(key.default, vol.Undefined) else key.default()
    return shown


def camera_subentry(title: str = "Front door", **data: object) -> ConfigSubentryData:
    """Return a stored camera; without a source it has a stream address nobody answers at."""
    source = {} if "camera_entity" in data else {"stream_url": "rtsp://127.0.0.1:1/stream"}
    return ConfigSubentryData(data={**source, **data}, subentry_type="camera", title=title, unique_id=None)


@pytest.fixture(autouse=True)
def _quiet_core() -> None:
    """Keep the log of a test short enough to read."""
    logging.getLogger("homeassistant").setLevel(logging.INFO)


@pytest.fixture
def audio(request: pytest.FixtureRequest) -> bool:
    """Whether the camera's sound is recorded."""
    return bool(getattr(request, "param", False))


@pytest.fixture
async def importer(home: HomeAssistant, owner: object, data_folder: Path, tmp_path: Path, audio: bool) -> Importer:
    """A loaded vault with one camera."""
    folder = tmp_path / "footage"
    folder.mkdir()
    home.config.allowlist_external_dirs = {str(folder)}
    home.config.media_dirs = {"local": str(folder)}
    assert await async_setup_component(home, "media_source", {})
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Footage Guard",
        data={"mode": "sealed", "approver": OWNER_ID},
        subentries_data=[camera_subentry(audio=audio)],
    )
    entry.add_to_hass(home)
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done()
    return Importer(home, entry, folder)
