"""What goes into a report of a problem: useful, and without a word of who lives here, who asked and what was filmed."""

import json
from pathlib import Path
import re
from typing import Any, Final

from aiohttp.test_utils import TestClient
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser, get_system_health_info
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.health.self_check import SelfCheck
from custom_components.footage_guard.const import DOMAIN
from tests.people import OWNER_ID, PASSPHRASE

from .conftest import camera_subentry
from .kept import Kept

CANARY: Final = "quince"
"""In whatever a person names, types or chooses; nothing of ours is called so."""
TITLES: Final = ("Quince door", "Quince gate")


@pytest.fixture
async def entry(owner: MockUser, data_folder: Path, tmp_path: Path) -> MockConfigEntry:
    """A vault whose owner wrote the word wherever there is room for one."""
    return MockConfigEntry(
        domain=DOMAIN,
        title="Quince vault",
        data={"mode": "sealed", "approver": owner.id},
        options={"notify_targets": ["notify.quince"], "vault_path": str(tmp_path / "quince"), "quiet_hours": ""},
        subentries_data=[
            camera_subentry(
                TITLES[0], stream_url="rtsp://quince:quince@127.0.0.1:1/quince", obligation="sponsored by quince"
            ),
            camera_subentry(
                TITLES[1],
                camera_entity="camera.quince",
                motion_entity="binary_sensor.quince",
                motion_detection="entity",
                doorbell_entity="event.quince",
            ),
        ],
    )


async def _reports(home: HomeAssistant, client: TestClient[Any, Any], entry: MockConfigEntry) -> dict[str, Any]:
    """Return everything that somebody may send along, by where it is from."""
    path = f"/api/diagnostics/config_entry/{entry.entry_id}"
    devices = dr.async_entries_for_config_entry(dr.async_get(home), entry.entry_id)
    assert len(devices) == 1 + len(TITLES)
    told = {"entry": path, **{f"device {number}": f"{path}/device/{each.id}" for number, each in enumerate(devices)}}
    # Home Assistant puts its own words around ours.
    found = {where: (await (await client.get(address)).json())["data"] for where, address in told.items()}
    return {**found, "health": await get_system_health_info(home, DOMAIN)}


@pytest.fixture
async def reports(home: HomeAssistant, vault: MockConfigEntry, hass_client: ClientSessionGenerator) -> dict[str, Any]:
    """What is told of a vault after it was looked at."""
    for component in ("diagnostics", "system_health"):
        assert await async_setup_component(home, component, {})
    await SelfCheck(home, vault, vault.runtime_data.vault).async_look()
    return await _reports(home, await hass_client(), vault)


async def test_no_word_of_this_home_is_in_a_report(
    home: HomeAssistant, vault: MockConfigEntry, reports: dict[str, Any]
) -> None:
    unspeakable = {CANARY, OWNER_ID, PASSPHRASE, vault.entry_id, home.config.config_dir, *vault.subentries}
    for where, told in reports.items():
        text = json.dumps(told, default=str).lower()
        assert not [word for word in unspeakable if word.lower() in text], where
    # The words are there to be found.
    assert CANARY in json.dumps(vault.as_dict(), default=str)


async def test_what_home_assistant_puts_around_it_is_what_the_guide_says(
    vault: MockConfigEntry, reports: dict[str, Any], hass_client: ClientSessionGenerator
) -> None:
    client = await hass_client()
    response = await client.get(f"/api/diagnostics/config_entry/{vault.entry_id}")
    told = await response.json()
    assert told.pop("data").keys() == reports["entry"].keys()
    assert told.keys() == {"home_assistant", "custom_components", "integration_manifest", "setup_times", "issues"}
    issues = told["issues"]
    assert {key for issue in issues for key in issue} == {
        *("created", "dismissed_version", "domain", "is_persistent", "issue_id")
    }
    cameras = "|".join(vault.subentries)
    assert [issue for issue in issues if re.fullmatch(rf"[a-z_]+_({cameras})", issue["issue_id"])]
    assert [word for word in (CANARY, OWNER_ID, PASSPHRASE) if word in json.dumps(told)] == []


async def test_issues_name_cameras_and_nothing_else_of_this_home(
    home: HomeAssistant, vault: MockConfigEntry, reports: dict[str, Any]
) -> None:
    issues = [issue for (domain, _), issue in ir.async_get(home).issues.items() if domain == DOMAIN]
    shown = {str(issue.translation_key): issue.translation_placeholders or {} for issue in issues}
    # Its entities were never there. Every user sees what a device is called.
    assert shown["source_removed"] == shown["sensor_removed"] == {"camera": TITLES[1]}
    told = repr([(issue.translation_placeholders, issue.data, issue.learn_more_url) for issue in issues])
    for title in TITLES:
        told = told.replace(title, "")
    assert CANARY not in told.lower()
    assert home.config.config_dir not in told
    assert reports["entry"]["issues"]["source_removed"] == 1


async def test_a_report_tells_how_things_run(reports: dict[str, Any]) -> None:
    told = reports["entry"]
    assert told["is_loaded"]
    assert {"integration", "av", "sqlite"} == told["versions"].keys()
    assert {"keys", "ledger", "index", "state"} == told["formats"].keys()
    vault = told["vault"]
    assert (vault["clips"], vault["used_bytes"], vault["mode"]) == (0, 0, "sealed")
    assert not vault["is_unlocked"]
    assert vault["ledger"]["records"] > 0
    assert vault["ledger"]["problem"] is None
    assert vault["free_bytes"]["clips"] > 0
    assert told["people"] == {"is_read": True, "approvers": 1, "viewers": 0, "waiting": 0, "can_decide": True}
    assert told["policy"]["quorum"] == 1
    assert told["options"] == {"notify_targets": 1, "has_folder_of_its_own": True}
    assert [camera["source"] for camera in told["cameras"]] == ["address", "entity"]
    assert all(camera["is_online"] for camera in told["cameras"])
    devices = [told for where, told in reports.items() if where.startswith("device")]
    assert sum("vault" in device for device in devices) == 1
    assert sum("camera" in device for device in devices) == len(TITLES)


async def test_system_health_shows_the_same_in_short(home: HomeAssistant, reports: dict[str, Any]) -> None:
    health = reports["health"]
    assert health["version"] == reports["entry"]["versions"]["integration"]
    assert (health["cameras"], health["cameras_online"], health["recording"], health["clips"]) == (2, 2, 0, 0)
    assert (health["mode"], health["is_unlocked"], health["is_locked_down"]) == ("sealed", False, False)
    assert health["ledger_state"] == "ok"
    assert health["disk_free"].endswith(" GB")
    translations = json.loads(
        (Path(__file__).parents[2] / "custom_components" / DOMAIN / "translations" / "en.json").read_text()
    )
    assert health.keys() == translations["system_health"]["info"].keys()


async def test_a_vault_that_is_not_loaded_says_so(
    home: HomeAssistant, vault: MockConfigEntry, reports: dict[str, Any], hass_client: ClientSessionGenerator
) -> None:
    client = await hass_client()
    assert await home.config_entries.async_unload(vault.entry_id)
    assert vault.state is ConfigEntryState.NOT_LOADED
    again = await _reports(home, client, vault)
    assert not any(told["is_loaded"] for told in again.values())
    assert again["entry"]["versions"] == reports["entry"]["versions"]


async def test_what_cannot_be_read_is_told_as_that(
    home: HomeAssistant, vault: MockConfigEntry, hass_client: ClientSessionGenerator, monkeypatch: pytest.MonkeyPatch
) -> None:
    for component in ("diagnostics", "system_health"):
        assert await async_setup_component(home, component, {})

    def refuse(*_arguments: object) -> None:
        raise OSError

    runtime = Kept(home, vault).runtime
    monkeypatch.setattr(runtime._opened.vault.index, "by_epoch", refuse)
    monkeypatch.setattr("custom_components.footage_guard.bridge.keeping.room.free_bytes", refuse)
    told = await _reports(home, await hass_client(), vault)
    assert told["entry"]["vault"]["clips"] is None
    assert told["entry"]["vault"]["free_bytes"] == {"clips": None, "configuration": None}
    assert told["health"]["disk_free"] is None
