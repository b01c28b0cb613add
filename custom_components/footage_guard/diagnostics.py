"""What somebody may attach to a report of a problem: how things run, and nothing of who lives here and what was filmed.

No name, address, time or id is in what we tell, so that nothing has to be taken out. Cameras are told apart by their
order. Home Assistant writes it as the part `data` of a file, and adds parts of its own that have some of these.
"""

from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import DeviceEntry

from .bridge.health.facts import (
    FORMATS,
    async_vault_facts,
    async_versions,
    camera_facts,
    issue_facts,
    option_facts,
    people_facts,
    policy_facts,
)
from .bridge.loaded import cameras_of
from .types import FootageGuardConfigEntry


async def async_get_config_entry_diagnostics(hass: HomeAssistant, entry: FootageGuardConfigEntry) -> dict[str, Any]:
    """Return how the vault and its cameras run; of one that is not loaded, which version did not load it."""
    known = {"versions": await async_versions(hass), "formats": FORMATS, "issues": issue_facts(hass)}
    if entry.state is not ConfigEntryState.LOADED:
        return {"is_loaded": False, **known}
    vault = entry.runtime_data.vault
    return {
        "is_loaded": True,
        **known,
        "vault": await async_vault_facts(hass, entry),
        "people": people_facts(vault),
        "policy": policy_facts(vault),
        "options": option_facts(entry),
        "cameras": [camera_facts(camera) for camera in cameras_of(hass, entry)],
    }


async def async_get_device_diagnostics(
    hass: HomeAssistant, entry: FootageGuardConfigEntry, device: DeviceEntry
) -> dict[str, Any]:
    """Return how one camera runs, or the vault without its cameras."""
    known = {"versions": await async_versions(hass)}
    if entry.state is not ConfigEntryState.LOADED:
        return {"is_loaded": False, **known}
    for camera in cameras_of(hass, entry):
        if camera.device_id == device.id:
            return {"is_loaded": True, **known, "camera": camera_facts(camera)}
    return {"is_loaded": True, **known, "vault": await async_vault_facts(hass, entry)}
