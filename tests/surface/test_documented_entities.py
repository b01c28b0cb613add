"""The page of entities and the entities of a home are the same."""

from collections.abc import Mapping
import json
from pathlib import Path
import re
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.footage_guard.const import DOMAIN
from tests.architecture.markdown import named, section

from .conftest import camera_subentry

OURS: Final = Path(__file__).parents[2] / "custom_components" / DOMAIN
ICONS: Final = json.loads((OURS / "icons.json").read_text("utf-8"))["entity"]
PAGE: Final = (Path(__file__).parents[2] / "docs" / "ref" / "entities.md").read_text("utf-8")
SENSOR: Final = "binary_sensor.hall"


@pytest.fixture
async def entities(home: HomeAssistant, owner: MockUser, data_folder: Path) -> list[er.RegistryEntry]:
    """Return every entity that a camera with all that can be chosen brings, and those of the vault."""
    home.states.async_set(SENSOR, "off")
    camera = camera_subentry(live_view=True, motion_entity=SENSOR, doorbell_entity="event.bell")
    data = {"mode": "sealed", "approver": owner.id}
    entry = MockConfigEntry(domain=DOMAIN, title="Footage Guard", data=data, subentries_data=[camera])
    entry.add_to_hass(home)
    assert await home.config_entries.async_setup(entry.entry_id)
    return er.async_entries_for_config_entry(er.async_get(home), entry.entry_id)


@pytest.fixture
def everything(entities: list[er.RegistryEntry]) -> set[str]:
    """Return the ids of all, as the page has them."""
    return {re.sub(r"\.front_door(?=_|$)", ".<name>", entity.entity_id) for entity in entities}


def _without_icon(entities: list[er.RegistryEntry], icons: Mapping[str, Mapping[str, object]]) -> list[str]:
    """Return which have neither an icon of their own nor that of a device class."""
    shown = (each for each in entities if each.original_device_class is None)
    return [each.entity_id for each in shown if each.translation_key not in icons.get(each.domain, {})]


def test_the_page_has_a_row_for_each_entity_and_no_other(everything: set[str]) -> None:
    documented = named(section(PAGE, "Of a camera")) | named(section(PAGE, "Of the vault"))
    assert documented == everything


def test_a_row_that_is_taken_out_is_missed(everything: set[str]) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith("| `sensor.<name>_last_clip`"))
    assert everything - named(PAGE.replace(row, "")) == {"sensor.<name>_last_clip"}


def test_each_has_an_icon(entities: list[er.RegistryEntry]) -> None:
    assert not _without_icon(entities, ICONS)


def test_an_icon_that_is_taken_out_is_missed(entities: list[er.RegistryEntry]) -> None:
    assert _without_icon(entities, {**ICONS, "switch": {}}) == ["switch.front_door_recording"]
