"""The vault that is in use, for whoever is asked from outside."""

from homeassistant.core import HomeAssistant, callback

from ..const import DOMAIN
from ..model.errors import NotLoaded
from .runtime import VaultRuntime


@callback
def loaded_vault(hass: HomeAssistant) -> VaultRuntime:
    """Return the vault of the loaded entry; raise NotLoaded. A home has one."""
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        vault: VaultRuntime = entry.runtime_data.vault
        return vault
    raise NotLoaded
