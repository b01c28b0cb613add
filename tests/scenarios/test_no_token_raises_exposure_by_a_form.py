"""Promise 1, the ratchet: an administrator's long-lived token drives every form over REST and raises nothing."""

from collections.abc import Iterator
from dataclasses import fields
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
from custom_components.footage_guard.model.policy import Policy
from tests.decided import decide

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
    with patch("custom_components.footage_guard.bridge.cameras.cameras.probe", return_value=facts):
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
    policy = vault.runtime_data.vault.people.policy
    return (vault.title, dict(vault.data), dict(vault.options), cameras, policy)


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


RAISING = [
    ("quorum", 1),
    ("veto_hours", 1),
    ("cooling_minutes", 0),
    ("retention_days", 13),
    ("vault_quota_mb", 100),
    ("link_days", 8),
    ("max_downloads", 4),
    ("window_limit_h", 3),
    ("footage_age_days", 31),
    ("local_approval_only", False),
    ("public_links", True),
    ("public_intake", True),
    ("share_origin", "https://home.of-a-thief.example"),
]
LOWERING = [
    ("veto_hours", 3),
    ("cooling_minutes", 1440),
    ("retention_days", 15),
    ("vault_quota_mb", 30000),
    ("link_days", 1),
    ("max_downloads", 1),
    ("window_limit_h", 1),
    ("footage_age_days", 1),
    ("share_origin", ""),
]


@pytest.fixture
def decided(vault: MockConfigEntry) -> MockConfigEntry:
    """A vault in which every guard can still be weakened."""
    decide(
        vault.runtime_data.vault._opened,
        None,
        quorum=2,
        veto_hours=2,
        local_approval_only=True,
        share_origin="https://home.example",
    )
    return vault


@pytest.mark.parametrize(("field", "value"), RAISING)
async def test_no_guard_is_weakened(
    decided: MockConfigEntry, token: TestClient[Any, Any], field: str, value: object
) -> None:
    before, size = _everything(decided), decided.runtime_data.vault.ledger.size
    answer = {"notify_targets": ["notify.alex"], field: value}
    step = await _drive(token, "options/flow", {"handler": decided.entry_id}, answer)
    assert step["errors"] == {field: "only_in_panel"}
    assert _everything(decided) == before
    assert decided.runtime_data.vault.ledger.size == size


@pytest.mark.parametrize(("field", "value"), LOWERING)
async def test_a_guard_is_strengthened(
    decided: MockConfigEntry, token: TestClient[Any, Any], field: str, value: object
) -> None:
    answer = {"notify_targets": ["notify.alex"], field: value}
    step = await _drive(token, "options/flow", {"handler": decided.entry_id}, answer)
    assert step["type"] == "create_entry", step
    assert (getattr(decided.runtime_data.vault.people.policy, field) or "") == value
    assert field not in decided.options, "options decide nothing"


async def test_every_guard_of_the_policy_is_tried() -> None:
    assert {field for field, _ in RAISING} == {each.name for each in fields(Policy)} - {"quiet_hours"}


async def test_nobody_locks_the_household_out_by_asking_for_more_votes(
    vault: MockConfigEntry, token: TestClient[Any, Any]
) -> None:
    answer = {"notify_targets": ["notify.alex"], "quorum": 16}
    step = await _drive(token, "options/flow", {"handler": vault.entry_id}, answer)
    assert step["errors"] == {"quorum": "quorum_too_large"}


async def test_without_a_vault_nothing_becomes_stricter(
    hass: HomeAssistant, vault: MockConfigEntry, token: TestClient[Any, Any]
) -> None:
    assert await hass.config_entries.async_unload(vault.entry_id)
    answer = {"notify_targets": ["notify.alex"], "link_days": 1}
    step = await _drive(token, "options/flow", {"handler": vault.entry_id}, answer)
    assert step["errors"] == {"base": "guards_not_changed"}


async def test_while_nobody_knew_what_is_in_force_the_form_said_yes_and_did_nothing(
    vault: MockConfigEntry, token: TestClient[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault.runtime_data.vault._opened.rolls, "is_read", False)
    answer: dict[str, object] = {"notify_targets": ["notify.alex"], "link_days": 1}
    step = await _drive(token, "options/flow", {"handler": vault.entry_id}, answer)
    assert step["errors"] == {"base": "guards_not_changed"}
    answer["link_days"] = vault.runtime_data.vault.people.roll.decided.policy.link_days
    step = await _drive(token, "options/flow", {"handler": vault.entry_id}, answer)
    assert step["type"] == "create_entry", step


@pytest.mark.parametrize("secret", ["passphrase", "secret", "pin", "code", "recovery_code"])
async def test_no_form_of_a_vault_takes_a_secret(
    vault: MockConfigEntry, token: TestClient[Any, Any], secret: str
) -> None:
    (subentry_id,) = vault.subentries
    for kind, start in (
        ("flow", {"handler": DOMAIN, "entry_id": vault.entry_id}),
        ("options/flow", {"handler": vault.entry_id}),
        ("subentries/flow", {"handler": [vault.entry_id, "camera"], "subentry_id": subentry_id}),
    ):
        opened = await (await token.post(f"/api/config/config_entries/{kind}", json=start)).json()
        assert secret not in {field["name"] for field in opened["data_schema"]}


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
