"""The vault and the cameras that are in use, for whoever is asked from outside."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from homeassistant.core import HomeAssistant, callback

from ..const import DOMAIN
from ..model.camera import CameraSettings
from ..model.errors import NotLoaded
from ..model.ids import CameraId
from .camera_watch import CameraWatch
from .clips import Clips
from .room import Room
from .runtime import VaultRuntime


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedCamera:
    """A camera, and the vault its clips lie in."""

    id: CameraId
    settings: CameraSettings
    watch: CameraWatch
    vault: VaultRuntime
    room: Room
    clips: Clips
    async_refresh: Callable[[], Awaitable[None]]
    """Have its entities show what is known now."""


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


@callback
def loaded_camera_with_vault(hass: HomeAssistant, camera: str) -> LoadedCamera:
    """Return a camera of the loaded entry by its subentry id, and what it is kept in; raise NotLoaded."""
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        data = entry.runtime_data
        if (coordinator := data.cameras.get(camera)) is not None:
            return LoadedCamera(
                id=CameraId(camera),
                settings=coordinator.settings,
                watch=coordinator.watch,
                vault=data.vault,
                room=data.room,
                clips=Clips(hass, data.vault, data.room),
                async_refresh=coordinator.async_refresh,
            )
    raise NotLoaded
