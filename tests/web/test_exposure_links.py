"""Addresses at which pictures can be opened without a sign-in are found by what settings say, and nothing is kept."""

from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.exposure import exposure_folders, exposure_links
from tests.people import OWNER_ID

from .conftest import Connect
from .unlocking import ask

PROXY = "notification_proxy_enable"
ENDS = "notification_proxy_expire_after_seconds"
OF_FRIGATE = "https://home.example/api/frigate/notifications/{{ trigger.event_id }}/clip.mp4"


@pytest.fixture(autouse=True)
def _own_folders(hass: HomeAssistant, tmp_path: Path) -> None:
    """Have folders that no other test has."""
    hass.config.media_dirs = {}
    hass.config.allowlist_external_dirs = set()
    hass.config.config_dir = str(tmp_path)


async def _found(connect: Connect) -> dict[str, list[tuple[str, int | None]]]:
    answer = await ask(await connect(OWNER_ID), "audit/exposure")
    return {
        finding["kind"]: [(thing["name"], thing["count"]) for thing in finding["things"]]
        for finding in answer["findings"]
    }


@pytest.mark.parametrize(
    ("options", "things"),
    [
        ({}, [("frigate:5000", None)]),
        ({PROXY: True, ENDS: 0}, [("frigate:5000", None)]),
        ({PROXY: True, ENDS: 3600}, [("frigate:5000", 3600)]),
        ({PROXY: True, ENDS: "later"}, [("frigate:5000", None)]),
        ({PROXY: False, ENDS: 0}, []),
    ],
)
async def test_a_proxy_that_asks_nobody_is_told_with_when_it_ends(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    connect: Connect,
    options: dict[str, Any],
    things: list[tuple[str, int | None]],
) -> None:
    MockConfigEntry(domain="frigate", title="frigate:5000", options=options).add_to_hass(hass)
    assert (await _found(connect)).get("proxies", []) == things


async def _automate(hass: HomeAssistant, *actions: dict[str, Any]) -> None:
    trigger = {"trigger": "event", "event_type": "bell"}
    automations = [
        {"alias": f"Number {number}", "triggers": trigger, "actions": [action]} for number, action in enumerate(actions)
    ]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    await hass.async_block_till_done()


def _notify(image: str) -> dict[str, Any]:
    return {"action": "notify.mobile_app_phone", "data": {"message": "Somebody", "data": {"image": image}}}


@pytest.mark.parametrize(
    "action",
    [
        _notify("/local/door.jpg"),
        _notify("https://home.example/local/snapshots/{{ now() }}.jpg"),
        _notify(OF_FRIGATE),
        _notify("/api/frigate{{ client_id }}/notifications/{{ id }}/thumbnail.jpg"),
        _notify("https://home.example/api/camera_proxy/camera.door?token={{ x }}"),
        _notify("{{ state_attr('camera.door', 'entity_picture') }}"),
        {"action": "camera.snapshot", "data": {"filename": "/config/www/door.jpg"}},
        {"action": "webrtc.create_link", "data": {"link_id": "door", "entity": "camera.door"}},
        {"choose": [{"conditions": [], "sequence": [{"parallel": [_notify("/local/a b.mp4")]}]}]},
    ],
)
async def test_an_automation_with_an_address_that_asks_nobody_is_told_by_its_name(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, action: dict[str, Any]
) -> None:
    MockConfigEntry(domain="frigate", title="frigate:5000").add_to_hass(hass)
    await _automate(hass, action)
    assert (await _found(connect))["open_links"] == [("Number 0", None)]


@pytest.mark.parametrize(
    "action",
    [
        _notify("/api/camera_proxy/camera.door"),
        _notify("/media/local/door.jpg"),
        _notify("media-source://media_source/local/door.jpg"),
        _notify("/local/sounds/bell.mp3"),
        _notify("/local/icon.png"),
        _notify("{{ state_attr('media_player.kitchen', 'entity_picture') }}"),
        _notify(OF_FRIGATE),
        {"action": "camera.snapshot", "data": {"filename": "/media/door.jpg"}},
    ],
)
async def test_what_needs_a_sign_in_is_not_told(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, action: dict[str, Any]
) -> None:
    MockConfigEntry(domain="frigate", title="frigate:5000", options={PROXY: False}).add_to_hass(hass)
    await _automate(hass, action)
    assert await _found(connect) == {}


async def test_scripts_are_told_as_well(hass: HomeAssistant, vault: MockConfigEntry, connect: Connect) -> None:
    script = {"send": {"alias": "Send it", "sequence": [_notify("/local/door.jpg")]}}
    assert await async_setup_component(hass, "script", {"script": script})
    await hass.async_block_till_done()
    assert (await _found(connect))["open_links"] == [("Send it", None)]


def test_settings_deeper_than_anybody_writes_them_end_nothing() -> None:
    deep: Any = "/local/door.jpg"
    for _ in range(5000):
        deep = [deep]
    assert [*exposure_links._texts(deep)] == []
    assert [*exposure_links._texts({"a": [{"b": "c"}, 1, None]})] == ["c"]


@pytest.mark.parametrize(
    ("folder", "name"), [("downloads", "downloads"), ("/srv/downloads", "/srv/downloads"), ("www/in", "www/in")]
)
async def test_where_actions_download_to_is_looked_at(hass: HomeAssistant, folder: str, name: str) -> None:
    MockConfigEntry(domain="downloader", data={"download_dir": folder}).add_to_hass(hass)
    assert [*exposure_folders.written_folders(hass).values()] == [name]


async def test_films_that_were_downloaded_are_counted(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, tmp_path: Path
) -> None:
    MockConfigEntry(domain="downloader", data={"download_dir": "fetched"}).add_to_hass(hass)
    (tmp_path / "fetched").mkdir()
    (tmp_path / "fetched" / "door.mp4").touch()
    assert (await _found(connect))["folders"] == [("fetched", 1)]
