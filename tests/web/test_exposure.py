"""What is found of pictures beside the vault, and that looking for them reads and changes nothing."""

import os
from pathlib import Path
from types import MappingProxyType
from typing import Any

from homeassistant.auth.models import TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN
from homeassistant.auth.providers import auth_provider_from_config
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er, issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.exposure import exposure, exposure_folders
from tests.people import OWNER_ID

from .conftest import Connect
from .unlocking import ask


@pytest.fixture(autouse=True)
def _own_folders(hass: HomeAssistant, tmp_path: Path) -> None:
    """Have folders that no other test has."""
    hass.config.media_dirs = {"local": str(tmp_path / "media")}
    hass.config.allowlist_external_dirs = {str(tmp_path / "media"), str(tmp_path / "outside")}
    hass.config.config_dir = str(tmp_path)


async def _found(connect: Connect) -> dict[str, dict[str, Any]]:
    answer = await ask(await connect(OWNER_ID), "audit/exposure")
    return {finding["kind"]: finding for finding in answer["findings"]}


def _names(finding: dict[str, Any]) -> list[str]:
    return [thing["name"] for thing in finding["things"]]


def _camera(hass: HomeAssistant, name: str, platform: str = "vendor", domain: str = "camera", **more: Any) -> str:
    entry = er.async_get(hass).async_get_or_create(domain, platform, name, suggested_object_id=name, **more)
    hass.states.async_set(entry.entity_id, "idle", {"friendly_name": name.title()})
    return entry.entity_id


async def test_where_nothing_is_nothing_is_found(vault: MockConfigEntry, connect: Connect) -> None:
    assert await _found(connect) == {}


async def test_cameras_of_others_are_told_from_those_we_record_and_from_ours(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    source = _camera(hass, "porch")
    _camera(hass, "garden")
    _camera(hass, "live", platform="footage_guard")
    hass.states.async_set("camera.from_a_file", "idle")
    data = {"camera_entity": source, "motion_detection": "off"}
    added = ConfigSubentry(data=MappingProxyType(data), subentry_type="camera", title="Porch", unique_id=None)
    hass.config_entries.async_add_subentry(vault, added)
    await hass.async_block_till_done()
    found = await _found(connect)
    assert _names(found["source_cameras"]) == ["Porch"]
    assert _names(found["other_cameras"]) == ["Garden", "from a file"]
    assert "Live" in _names(found["live_views"])


async def test_pictures_of_the_same_device_count_as_its_camera_does(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    owner = MockConfigEntry(domain="vendor")
    owner.add_to_hass(hass)
    device = dr.async_get(hass).async_get_or_create(config_entry_id=owner.entry_id, identifiers={("vendor", "1")})
    _camera(hass, "porch", device_id=device.id)
    _camera(hass, "last_event", domain="image", device_id=device.id)
    _camera(hass, "weather", domain="image")
    assert _names((await _found(connect))["other_cameras"]) == ["Last_Event", "Porch"]


async def test_what_assistants_may_see_is_told_and_nothing_is_decided_by_asking(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    seen, unseen, undecided = (_camera(hass, name) for name in ("porch", "garden", "garage"))
    registry = er.async_get(hass)
    registry.async_update_entity_options(seen, "conversation", {"should_expose": True})
    registry.async_update_entity_options(seen, "cloud.alexa", {"should_expose": True})
    registry.async_update_entity_options(unseen, "conversation", {"should_expose": False})
    (thing,) = (await _found(connect))["assistants"]["things"]
    assert (thing["name"], thing["to"]) == ("Porch", ["conversation", "cloud.alexa"])
    entry = registry.async_get(undecided)
    assert entry is not None
    assert entry.options == {}


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        ({"data": {}, "options": {}}, ["Garden", "Porch"]),
        ({"data": {"filter": {"include_entities": ["camera.porch"]}}}, ["Porch"]),
        ({"options": {"filter": {"include_domains": ["camera"], "exclude_entities": ["camera.porch"]}}}, ["Garden"]),
        ({"options": {"filter": {"include_domains": ["light"]}}}, []),
        ({"options": {"filter": {"another": "version"}}}, []),
    ],
)
async def test_what_homekit_may_see_is_told(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, settings: dict[str, Any], names: list[str]
) -> None:
    owner = MockConfigEntry(domain="vendor")
    owner.add_to_hass(hass)
    device = dr.async_get(hass).async_get_or_create(config_entry_id=owner.entry_id, identifiers={("vendor", "1")})
    _camera(hass, "porch", device_id=device.id)
    _camera(hass, "last_event", domain="image", device_id=device.id)
    _camera(hass, "garden")
    MockConfigEntry(domain="homekit", **settings).add_to_hass(hass)
    found = (await _found(connect)).get("assistants", {"things": []})
    assert [(thing["name"], thing["to"]) for thing in found["things"]] == [(name, ["homekit"]) for name in names]


async def test_automations_and_scripts_that_name_a_camera_are_told(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    _camera(hass, "porch")
    snapshot = {"action": "camera.snapshot", "target": {"entity_id": "camera.porch"}, "data": {"filename": "x"}}
    other = {"action": "light.turn_on", "target": {"entity_id": "light.porch"}}
    trigger = {"trigger": "event", "event_type": "bell"}
    automations = [
        {"alias": "Send a picture", "triggers": trigger, "actions": [snapshot]},
        {"alias": "Light", "triggers": trigger, "actions": [other]},
    ]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    assert await async_setup_component(
        hass, "script", {"script": {"keep": {"alias": "Keep it", "sequence": [snapshot]}}}
    )
    await hass.async_block_till_done()
    assert _names((await _found(connect))["automations"]) == ["Keep it", "Send a picture"]


async def test_pictures_in_folders_are_counted_each_once_and_links_lead_nowhere(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, tmp_path: Path
) -> None:
    for name in ("www/a.JPG", "www/deep/b.mp4", "www/icon.png", "media/c.mkv", "media/notes.txt", "far/d.mp4"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (tmp_path / "www" / "link").symlink_to(tmp_path / "far")
    hass.config.allowlist_external_dirs = {*hass.config.allowlist_external_dirs, str(tmp_path / "www" / "deep")}
    things = (await _found(connect))["folders"]["things"]
    assert [(thing["name"], thing["count"], thing["is_all"]) for thing in things] == [
        ("media", 1, True),
        ("www", 2, True),
    ]


def test_a_folder_that_is_too_large_or_closed_is_said_to_be_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.jpg").touch()
    look = exposure_folders.counted
    monkeypatch.setattr(exposure_folders, "MOST_LOOKED_AT", 3)
    assert look({str(folder): "x"}) == [exposure_folders.Folder(name="x", files=3, is_all=False)]
    monkeypatch.undo()

    def refuse(_place: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", refuse)
    assert look({str(folder): "x"}) == [exposure_folders.Folder(name="x", files=0, is_all=False)]


async def test_a_folder_outside_of_the_configuration_has_its_whole_name(
    hass: HomeAssistant, vault: MockConfigEntry, tmp_path: Path
) -> None:
    hass.config.media_dirs = {"disk": "/srv/pictures"}
    hass.config.allowlist_external_dirs = {str(tmp_path)}
    folders = exposure_folders.served_folders(hass)
    assert folders == {
        str(tmp_path / "www"): "www",
        "/srv/pictures": "/srv/pictures",
        str(tmp_path): str(tmp_path),
    }


async def test_tokens_are_counted_and_not_named(hass: HomeAssistant, vault: MockConfigEntry, connect: Connect) -> None:
    await connect(OWNER_ID)
    user = await hass.auth.async_get_user(OWNER_ID)
    assert user is not None
    await hass.auth.async_create_refresh_token(
        user, client_name="Garage script", token_type=TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN
    )
    finding = (await _found(connect))["tokens"]
    assert [(thing["name"], thing["count"]) for thing in finding["things"]] == [("", 1)]


async def test_networks_from_which_nobody_signs_in_are_told(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    config = {"type": "trusted_networks", "trusted_networks": ["192.0.2.0/24"]}
    provider = await auth_provider_from_config(hass, hass.auth._store, config)
    hass.auth._providers[(provider.type, provider.id)] = provider
    assert (await _found(connect))["trusted_networks"]["count"] == 1


@pytest.mark.parametrize(
    ("password", "agents", "bare"),
    [
        (None, {}, ["backup.local"]),
        ("secret", {}, []),
        ("secret", {"backup.local": True}, []),
        ("secret", {"backup.local": False}, ["backup.local"]),
    ],
)
async def test_backups_without_a_password_are_told(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    connect: Connect,
    password: str | None,
    agents: dict[str, bool],
    bare: list[str],
) -> None:
    assert await async_setup_component(hass, "backup", {})
    await hass.async_block_till_done()
    manager = hass.data["backup"]
    manager.config.update(
        create_backup={"agent_ids": ["backup.local"], "password": password},
        agents={name: {"protected": is_protected} for name, is_protected in agents.items()},
    )
    found = await _found(connect)
    assert _names(found["backups"]) == bare if bare else "backups" not in found


async def test_backups_that_are_kept_in_another_way_end_nothing(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    hass.data["backup"] = object()
    assert await _found(connect) == {}


async def test_of_many_things_the_first_are_named(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exposure, "MOST_NAMED", 2)
    for name in ("porch", "garden", "drive"):
        _camera(hass, name)
    finding = (await _found(connect))["other_cameras"]
    assert (finding["count"], _names(finding)) == (3, ["Drive", "Garden"])


async def test_nothing_is_a_repair_issue(hass: HomeAssistant, vault: MockConfigEntry, connect: Connect) -> None:
    before = {*ir.async_get(hass).issues}
    _camera(hass, "porch")
    assert await _found(connect)
    assert {*ir.async_get(hass).issues} == before
