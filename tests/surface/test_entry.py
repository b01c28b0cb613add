"""Loading, reloading and unloading leaves nothing behind."""

from datetime import timedelta
import gc
from types import MappingProxyType
from typing import Any
import weakref

from homeassistant.components.frontend import DATA_PANELS
from homeassistant.config_entries import ConfigEntryState, ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser, async_fire_time_changed
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.const import DOMAIN

from .conftest import camera_subentry


def _subentry(title: str) -> ConfigSubentry:
    return ConfigSubentry(
        data=MappingProxyType(dict(camera_subentry(title)["data"])),
        subentry_type="camera",
        title=title,
        unique_id=None,
    )


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
        before = dict(home.bus.async_listeners())
        assert await home.config_entries.async_setup(entry.entry_id)
        await home.async_block_till_done()
        data = weakref.ref(next(iter(entry.runtime_data.cameras.values())))
        assert await home.config_entries.async_unload(entry.entry_id)
        await home.async_block_till_done()
    assert entry.state is ConfigEntryState.NOT_LOADED
    assert "footage-guard" not in home.data[DATA_PANELS]
    assert home.states.get("event.front_door_doorbell").state == "unavailable"  # type: ignore[union-attr]  # restored
    assert dict(home.bus.async_listeners()) == before
    gc.collect()
    assert data() is None


async def test_a_hundred_reloads_leave_no_listener(home: HomeAssistant, vault: MockConfigEntry) -> None:
    before = dict(home.bus.async_listeners())
    for _ in range(100):
        assert await home.config_entries.async_reload(vault.entry_id)
    await home.async_block_till_done()
    assert dict(home.bus.async_listeners()) == before
    assert len(vault.update_listeners) == 1


async def test_a_camera_comes_and_goes_with_its_subentry(home: HomeAssistant, vault: MockConfigEntry) -> None:
    home.config_entries.async_add_subentry(vault, _subentry("Back door"))
    await home.async_block_till_done()
    assert home.states.get("camera.back_door")
    (subentry_id,) = vault.subentries
    home.config_entries.async_remove_subentry(vault, subentry_id)
    await home.async_block_till_done()
    assert home.states.get("camera.back_door") is None


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
    assert panel.config["version"] == "0.1.0"
    response = await (await hass_client_no_auth()).get(custom["module_url"])
    assert response.status == 200
    assert "javascript" in response.content_type
    assert b"footage-guard-panel" in await response.read()


@pytest.mark.usefixtures("vault")
async def test_an_idle_vault_does_nothing(home: HomeAssistant, caplog: pytest.LogCaptureFixture) -> None:
    caplog.clear()
    async_fire_time_changed(home, dt_util.utcnow() + timedelta(days=1))
    await home.async_block_till_done()
    told: list[Any] = [record for record in caplog.records if "footage_guard" in record.name]
    assert not told
