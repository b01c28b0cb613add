"""The vault and the cameras that are in use, for whoever is asked from outside."""

from homeassistant.core import HomeAssistant, callback

from ..const import DOMAIN
from ..model.errors import NotLoaded
from .camera_watch import CameraWatch
from .runtime import VaultRuntime


@callback
def loaded_vault(hass: HomeAssistant) -> VaultRuntime:
    """Return the vault of the loaded entry; raise NotLoaded. A home has one."""
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        vault: VaultRuntime = entry.runtime_data.vault
        return vault
    raise NotLoaded


@callback
def loaded_camera(hass: HomeAssistant, camera: str) -> CameraWatch:
    """Return a camera of the loaded entry by its subentry id; raise NotLoaded."""
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        if (coordinator := entry.runtime_data.cameras.get(camera)) is not None:
            watch: CameraWatch = coordinator.watch
            return watch
    raise NotLoaded
