"""The entities of the vault that automations rely on: their ids, names, kinds, and the attributes they have."""

from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.const import DOMAIN

ENTITIES: Final = {
    "event.footage_guard_footage_request": ("Footage request", None, None),
    "sensor.footage_guard_footage_request": ("Footage request", "enum", None),
    "sensor.footage_guard_pending_requests": ("Pending requests", None, None),
    "sensor.footage_guard_active_shares": ("Active shares", None, None),
    "sensor.footage_guard_vault_used": ("Vault used", "data_size", "diagnostic"),
    "binary_sensor.footage_guard_vault": ("Vault", "lock", None),
    "binary_sensor.footage_guard_ledger": ("Ledger", "problem", "diagnostic"),
    "binary_sensor.footage_guard_lockdown": ("Lockdown", None, None),
    "button.footage_guard_lock_down": ("Lock down", None, None),
    "button.footage_guard_lock_vault": ("Lock vault", None, None),
    "todo.footage_guard_footage_requests": ("Footage requests", None, None),
}
"""Name, device class and category of each."""


async def test_they_are_there_under_their_names_and_no_other(home: HomeAssistant, vault: MockConfigEntry) -> None:
    found = er.async_entries_for_config_entry(er.async_get(home), vault.entry_id)
    shown = {
        entity.entity_id: (
            entity.original_name,
            entity.original_device_class,
            entity.entity_category.value if entity.entity_category is not None else None,
        )
        for entity in found
    }
    assert shown == ENTITIES
    assert not [entity.entity_id for entity in found if entity.disabled_by or entity.hidden_by]


@pytest.mark.parametrize("entity_id", ENTITIES)
async def test_each_is_named_after_the_vault(home: HomeAssistant, vault: MockConfigEntry, entity_id: str) -> None:
    assert vault.domain == DOMAIN
    state = home.states.get(entity_id)
    assert state is not None
    assert state.attributes["friendly_name"] == f"Footage Guard {ENTITIES[entity_id][0]}"
