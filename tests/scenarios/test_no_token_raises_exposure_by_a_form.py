"""Promise 1, the ratchet: an administrator's long-lived token drives every form over REST and raises nothing."""

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any
from unittest.mock import patch

from aiohttp.test_utils import TestClient
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.media.probe import StreamFacts

CAMERA = {
    "stream_url": "rtsp://porch:let-me-in@camera.local/live",
    "indoor": True,
    "audio": False,
    "live_view": False,
    "retention_days": 10,
}


pytestmark = pytest.mark.usefixtures("enable_custom_integrations", "every_stream_opens")


@pytest.fixture
def every_stream_opens() -> Iterator[None]:
    """Spare the network: what is tried are the forms."""
    facts = StreamFacts(codec="h264", width=640, height=360, has_audio=False)
    with patch("custom_components.footage_guard.bridge.cameras.probe", return_value=facts):
        yield


@pytest.fixture
async def vault(hass: HomeAssistant, data_folder: Path) -> MockConfigEntry:
    """A vault with one indoor camera."""
    owner = MockUser(name="Alex").add_to_hass(hass)
    subentry: Any = {"data": CAMERA, "subentry_type": "camera", "title": "Hall", "unique_id": None}
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Footage Guard",
        data={"mode": "sealed", "approver": owner.id},
        options={"notify_targets": ["notify.alex"]},
        subentries_data=[subentry],
    )
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


@pytest.fixture
async def token(hass: HomeAssistant, hass_client: ClientSessionGenerator) -> TestClient[Any, Any]:
    """Somebody who holds an administrator's token and nothing else."""
    assert await async_setup_component(hass, "config", {})
    return await hass_client()


async def _drive(
    token: TestClient[Any, Any], kind: str, start: dict[str, Any], answer: dict[str, Any]
) -> dict[str, Any]:
    path = f"/api/config/config_entries/{kind}"
    opened = await token.post(path, json=start)
    assert opened.status == HTTPStatus.OK
    flow = await opened.json()
    step: dict[str, Any] = await (await token.post(f"{path}/{flow['flow_id']}", json=answer)).json()
    return step


def _everything(vault: MockConfigEntry) -> tuple[Any, ...]:
    cameras = [(subentry.title, dict(subentry.data)) for subentry in vault.subentries.values()]
    return (vault.title, dict(vault.data), dict(vault.options), cameras)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("indoor", "outside"),
        ("indoor", False),
        ("sees_public_space", False),
        ("audio", True),
        ("live_view", True),
        ("retention_days", 1),
        ("stream_url", "rtsp://camera.of-a-thief.example/live"),
        ("camera_entity", "camera.of_a_thief"),
        ("motion_stream", "rtsp://camera.of-a-thief.example/live"),
    ],
)
async def test_a_camera_exposes_no_more_than_before(
    vault: MockConfigEntry, token: TestClient[Any, Any], field: str, value: object
) -> None:
    before = _everything(vault)
    (subentry_id,) = vault.subentries
    start = {"handler": [vault.entry_id, "camera"], "subentry_id": subentry_id}
    step = await _drive(token, "subentries/flow", start, {"retention_days": 10, field: value})
    assert step["errors"] == {field: "only_in_panel"}
    assert _everything(vault) == before


@pytest.mark.parametrize(("field", "value"), [("mode", "convenience"), ("approver", "somebody-else")])
async def test_mode_and_approver_stay(
    vault: MockConfigEntry, token: TestClient[Any, Any], field: str, value: str
) -> None:
    before = _everything(vault)
    start = {"handler": DOMAIN, "entry_id": vault.entry_id}
    step = await _drive(token, "flow", start, {"name": "Mine", **vault.data, field: value})
    assert step["errors"] == {field: "only_in_panel"}
    assert _everything(vault) == before


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({}, {"notify_targets": "only_in_panel"}),
        ({"notify_targets": ["notify.thief"]}, {"notify_targets": "only_in_panel"}),
    ],
)
async def test_whoever_is_told_stays_told(
    vault: MockConfigEntry, token: TestClient[Any, Any], answer: dict[str, Any], error: dict[str, str]
) -> None:
    before = _everything(vault)
    step = await _drive(token, "options/flow", {"handler": vault.entry_id}, answer)
    assert step["errors"] == error
    assert _everything(vault) == before


async def test_clips_are_not_sent_to_a_folder_that_is_served(
    hass: HomeAssistant, vault: MockConfigEntry, token: TestClient[Any, Any]
) -> None:
    answer = {"notify_targets": ["notify.alex"], "vault_path": str(Path(hass.config.config_dir) / "www" / "clips")}
    step = await _drive(token, "options/flow", {"handler": vault.entry_id}, answer)
    assert step["errors"] == {"vault_path": "vault_path_not_allowed"}


async def test_a_second_vault_with_keys_of_a_thief_is_not_made(
    hass: HomeAssistant, vault: MockConfigEntry, token: TestClient[Any, Any]
) -> None:
    opened = await token.post("/api/config/config_entries/flow", json={"handler": DOMAIN})
    step = await opened.json()
    assert (step["type"], step["reason"]) == ("abort", "single_instance_allowed")
    assert hass.config_entries.async_entries(DOMAIN) == [vault]


async def test_no_form_shows_the_password_of_a_camera(vault: MockConfigEntry, token: TestClient[Any, Any]) -> None:
    (subentry_id,) = vault.subentries
    start = {"handler": [vault.entry_id, "camera"], "subentry_id": subentry_id}
    opened = await token.post("/api/config/config_entries/subentries/flow", json=start)
    listed = await token.get("/api/config/config_entries/entry")
    shown = await opened.text() + await listed.text()
    assert "rtsp://***@camera.local/***" in shown
    assert "let-me-in" not in shown
