"""Loading, reloading and unloading leaves nothing behind."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta
import gc
from pathlib import Path
import re
from types import MappingProxyType
from typing import Any
import weakref

from homeassistant.components.frontend import DATA_EXTRA_MODULE_URL, DATA_PANELS, EVENT_PANELS_UPDATED
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState, ConfigSubentry
from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE, EVENT_HOMEASSISTANT_STOP
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.loader import async_get_loaded_integration
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    async_capture_events,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.cameras.camera_watch import CameraWatch
from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.bridge.screen import panel
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.motion import Zone
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from tests.people import OWNER_ID, PASSPHRASE

from .conftest import camera_subentry


def _listeners(home: HomeAssistant) -> dict[Any, int]:
    """Return who listens, without Home Assistant's own files that wait to be written."""
    listeners = dict(home.bus.async_listeners())
    listeners.pop(EVENT_HOMEASSISTANT_FINAL_WRITE, None)
    return listeners


def _subentry(title: str) -> ConfigSubentry:
    return ConfigSubentry(
        data=MappingProxyType(dict(camera_subentry(title)["data"])),
        subentry_type="camera",
        title=title,
        unique_id=None,
    )


@pytest.mark.usefixtures("data_folder")
async def test_unloading_takes_everything_away(home: HomeAssistant, owner: MockUser) -> None:
    home.states.async_set("binary_sensor.hall", "off")
    entry = MockConfigEntry(
        domain=DOMAIN,
        data={"mode": "sealed", "approver": owner.id},
        subentries_data=[camera_subentry(motion_entity="binary_sensor.hall", doorbell_entity="event.bell")],
    )
    entry.add_to_hass(home)
    # Home Assistant's own registries start to listen for its end when they are first written to.
    for _ in range(2):
        before = _listeners(home)
        assert await home.config_entries.async_setup(entry.entry_id)
        await home.async_block_till_done()
        data = weakref.ref(next(iter(entry.runtime_data.cameras.values())))
        assert await home.config_entries.async_unload(entry.entry_id)
        await home.async_block_till_done()
    assert entry.state is ConfigEntryState.NOT_LOADED
    assert home.states.get("event.front_door_doorbell").state == "unavailable"  # type: ignore[union-attr]  # restored
    assert _listeners(home) == before
    gc.collect()
    assert data() is None


async def test_a_hundred_reloads_leave_no_listener(home: HomeAssistant, vault: MockConfigEntry) -> None:
    before = _listeners(home)
    for _ in range(100):
        assert await home.config_entries.async_reload(vault.entry_id)
    await home.async_block_till_done()
    assert _listeners(home) == before
    assert len(vault.update_listeners) == 1


async def test_a_camera_comes_and_goes_with_its_subentry(home: HomeAssistant, vault: MockConfigEntry) -> None:
    home.config_entries.async_add_subentry(vault, _subentry("Back door"))
    await home.async_block_till_done()
    assert home.states.get("camera.back_door")
    (subentry_id,) = vault.subentries
    home.config_entries.async_remove_subentry(vault, subentry_id)
    await home.async_block_till_done()
    assert home.states.get("camera.back_door") is None


async def test_cameras_that_come_at_once_are_loaded_at_once(
    home: HomeAssistant, vault: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded, load = list[str](), home.config_entries.async_reload

    async def count(entry_id: str) -> bool:
        loaded.append(entry_id)
        return await load(entry_id)

    monkeypatch.setattr(home.config_entries, "async_reload", count)
    for title in ("Back door", "Yard", "Garage"):
        home.config_entries.async_add_subentry(vault, _subentry(title))
    await home.async_block_till_done()
    assert all(home.states.get(f"camera.{name}") for name in ("back_door", "yard", "garage"))
    assert loaded == [vault.entry_id]


async def test_a_camera_that_comes_while_the_entry_is_set_up_is_loaded_too(
    home: HomeAssistant, vault: MockConfigEntry
) -> None:
    @callback
    def add(event: Event[EventStateChangedData]) -> None:
        if event.data["entity_id"] == "camera.back_door" and event.data["old_state"] is None:
            assert vault.state is ConfigEntryState.SETUP_IN_PROGRESS
            home.config_entries.async_add_subentry(vault, _subentry("Yard"))

    home.bus.async_listen("state_changed", add)
    home.config_entries.async_add_subentry(vault, _subentry("Back door"))
    await home.async_block_till_done()
    assert home.states.get("camera.yard")


async def test_zones_that_are_drawn_while_the_entry_is_set_up_are_in_force_behind_it(
    home: HomeAssistant, vault: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    ignored = list[Sequence[Zone]]()
    monkeypatch.setattr(CameraWatch, "async_ignore", lambda _self, zones: ignored.append(zones))

    @callback
    def draw(event: Event[EventStateChangedData]) -> None:
        if event.data["entity_id"] == "camera.back_door" and event.data["old_state"] is None:
            assert vault.state is ConfigEntryState.SETUP_IN_PROGRESS
            (subentry,) = vault.subentries.values()
            data = {**subentry.data, "ignored_zones": [[[0, 0], [1, 0], [1, 1]]]}
            home.config_entries.async_update_subentry(vault, subentry, data=data)

    home.bus.async_listen("state_changed", draw)
    home.config_entries.async_add_subentry(vault, _subentry("Back door"))
    await home.async_block_till_done()
    assert ignored == [(((0, 0), (1, 0), (1, 1)),)]


@pytest.mark.usefixtures("vault")
async def test_the_panel_is_in_the_sidebar_of_everybody(
    home: HomeAssistant, hass_client_no_auth: ClientSessionGenerator
) -> None:
    panel = home.data[DATA_PANELS]["footage-guard"]
    assert panel.require_admin is False
    assert panel.sidebar_title == "Footage Guard"
    assert panel.config is not None
    custom = panel.config["_panel_custom"]
    assert (custom["name"], custom["embed_iframe"], custom["trust_external"]) == ("footage-guard-panel", False, False)
    assert panel.config["version"] == str(async_get_loaded_integration(home, DOMAIN).version)
    http = await hass_client_no_auth()
    response = await http.get(custom["module_url"])
    assert response.status == 200
    assert "javascript" in response.content_type
    # It names what it is made of by digests.
    (frame,) = re.findall(r'^import"\./([\w-]+\.js)";$', await response.text())
    response = await http.get(f"/footage_guard_static/{frame}")
    assert response.status == 200
    assert "footage-guard-panel" in await response.text()


async def test_the_panel_stays_on_every_screen_while_the_vault_is_loaded_anew(
    home: HomeAssistant, vault: MockConfigEntry
) -> None:
    told = async_capture_events(home, EVENT_PANELS_UPDATED)
    assert await home.config_entries.async_reload(vault.entry_id)
    await home.async_block_till_done()
    assert told == []


async def test_the_panel_goes_with_a_vault_that_is_disabled_or_removed(
    home: HomeAssistant, vault: MockConfigEntry
) -> None:
    assert await home.config_entries.async_set_disabled_by(vault.entry_id, ConfigEntryDisabler.USER)
    assert "footage-guard" not in home.data[DATA_PANELS]
    assert await home.config_entries.async_set_disabled_by(vault.entry_id, None)
    assert "footage-guard" in home.data[DATA_PANELS]
    await home.config_entries.async_remove(vault.entry_id)
    assert "footage-guard" not in home.data[DATA_PANELS]


async def test_the_card_is_on_every_page_while_there_is_a_vault(
    home: HomeAssistant, vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator
) -> None:
    (url,) = home.data[DATA_EXTRA_MODULE_URL].urls
    response = await (await hass_client_no_auth()).get(url)
    assert response.status == 200
    assert "footage-guard-card" in await response.text()
    assert await home.config_entries.async_reload(vault.entry_id)
    assert {*home.data[DATA_EXTRA_MODULE_URL].urls} == {url}
    assert await home.config_entries.async_set_disabled_by(vault.entry_id, ConfigEntryDisabler.USER)
    assert not home.data[DATA_EXTRA_MODULE_URL].urls
    assert await home.config_entries.async_set_disabled_by(vault.entry_id, None)
    assert {*home.data[DATA_EXTRA_MODULE_URL].urls} == {url}
    await home.config_entries.async_remove(vault.entry_id)
    assert not home.data[DATA_EXTRA_MODULE_URL].urls


@pytest.mark.usefixtures("vault")
async def test_an_idle_vault_does_nothing(home: HomeAssistant, caplog: pytest.LogCaptureFixture) -> None:
    # By the first day the history was checked once, which is told.
    for days in (1, 2):
        caplog.clear()
        async_fire_time_changed(home, dt_util.utcnow() + timedelta(days=days))
        await home.async_block_till_done(wait_background_tasks=True)
    told: list[Any] = [record for record in caplog.records if "footage_guard" in record.name]
    assert not told


@pytest.mark.parametrize(
    ("harm", "state", "key"),
    [
        (lambda folder: (folder / "keys.json").unlink(), ConfigEntryState.SETUP_ERROR, "keys_missing"),
        (lambda folder: (folder / "keys.json").write_text("{}"), ConfigEntryState.SETUP_ERROR, "keys_damaged"),
        (lambda folder: _make_folder_of(folder / "keys.json"), ConfigEntryState.SETUP_ERROR, "keys_damaged"),
    ],
)
async def test_without_its_keys_a_vault_does_not_start(
    home: HomeAssistant,
    entry: MockConfigEntry,
    data_folder: Path,
    harm: Callable[[Path], object],
    state: ConfigEntryState,
    key: str,
) -> None:
    harm(data_folder)
    entry.add_to_hass(home)
    assert not await home.config_entries.async_setup(entry.entry_id)
    assert (entry.state, entry.error_reason_translation_key) == (state, key)
    assert not home.states.async_all("camera")


def _make_folder_of(path: Path) -> None:
    path.unlink()
    path.mkdir()


async def test_a_disk_that_does_not_answer_is_tried_again(
    home: HomeAssistant, entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Keyring, "load", refuse)
    entry.add_to_hass(home)
    assert not await home.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert entry.error_reason_translation_key == "data_folder_unwritable"


@pytest.mark.parametrize("page", ["panel", "card"])
async def test_a_page_that_cannot_be_read_keeps_nothing_else_from_being_there(
    home: HomeAssistant, entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, page: str
) -> None:
    for name in {"panel", "card"} - {page}:
        (tmp_path / f"{name}.js.sha256").write_text(name)
    entry.add_to_hass(home)
    with monkeypatch.context() as patched:
        patched.setattr(panel, "BUILT", tmp_path)
        patched.setattr("custom_components.footage_guard.bridge.screen.card.BUILT", tmp_path)
        assert await home.config_entries.async_setup(entry.entry_id)
    assert ("footage-guard" in home.data[DATA_PANELS], bool(home.data[DATA_EXTRA_MODULE_URL].urls)) == (
        page == "card",
        page == "panel",
    )
    assert await home.config_entries.async_reload(entry.entry_id)
    assert "footage-guard" in home.data[DATA_PANELS]
    assert home.data[DATA_EXTRA_MODULE_URL].urls


@pytest.mark.parametrize("is_cancelled", [True, False])
async def test_what_is_shown_after_a_set_up_that_did_not_end_is_of_the_next_one(
    home: HomeAssistant, entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch, is_cancelled: bool
) -> None:
    begun = asyncio.Event()

    async def never_end(_desk: RequestDesk) -> None:
        begun.set()
        if not is_cancelled:
            raise RuntimeError
        await asyncio.Event().wait()

    entry.add_to_hass(home)
    with monkeypatch.context() as patched:
        patched.setattr(RequestDesk, "async_start", never_end)
        task = asyncio.ensure_future(home.config_entries.async_setup(entry.entry_id))
        await begun.wait()
        if is_cancelled:
            task.cancel()
        await asyncio.wait([task])
        await home.async_block_till_done()
    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert await home.config_entries.async_reload(entry.entry_id)
    await home.services.async_call(DOMAIN, "lock_down", {}, blocking=True)
    await home.async_block_till_done()
    state = home.states.get("binary_sensor.footage_guard_lockdown")
    assert state is not None
    assert state.state == "on"


async def test_unloading_and_the_end_forget_who_unlocked(home: HomeAssistant, vault: MockConfigEntry) -> None:
    unlocked = await vault.runtime_data.vault.async_unlock((OWNER_ID, "login"), PASSPHRASE)
    assert await home.config_entries.async_unload(vault.entry_id)
    assert unlocked.is_over
    assert await home.config_entries.async_setup(vault.entry_id)
    unlocked = await vault.runtime_data.vault.async_unlock((OWNER_ID, "login"), PASSPHRASE)
    home.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await home.async_block_till_done()
    assert unlocked.is_over
