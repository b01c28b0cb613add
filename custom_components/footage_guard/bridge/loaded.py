"""The vault and the cameras that are in use, for whoever is asked from outside."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from ..const import DOMAIN
from ..model.camera import CameraSettings
from ..model.errors import NotLoaded
from ..model.ids import CameraId
from .cameras.camera_watch import CameraWatch
from .cameras.clips import Clips
from .common.loaded_data import loaded_data
from .keeping.room import Room
from .requests.requests import RequestDesk
from .runtime import VaultRuntime
from .watching.tickets import Tickets


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedCamera:
    """A camera, and the vault its clips lie in."""

    id: CameraId
    title: str
    """What people call it."""
    device_id: str | None
    """Its device, which may have been deleted by hand."""
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
    vault: VaultRuntime = loaded_data(hass).vault
    return vault


@callback
def loaded_requests(hass: HomeAssistant) -> RequestDesk:
    """Return the requests of the loaded entry; raise NotLoaded."""
    requests: RequestDesk = loaded_data(hass).requests
    return requests


@callback
def loaded_tickets(hass: HomeAssistant) -> Tickets:
    """Return the tickets of the loaded entry; raise NotLoaded."""
    tickets: Tickets = loaded_data(hass).tickets
    return tickets


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
    for loaded in loaded_cameras(hass):
        if loaded.id == camera:
            return loaded
    raise NotLoaded


@callback
def loaded_cameras(hass: HomeAssistant) -> list[LoadedCamera]:
    """Return all cameras of the loaded entry."""
    entries = hass.config_entries.async_loaded_entries(DOMAIN)
    return [camera for entry in entries for camera in cameras_of(hass, entry)]


@callback
def camera_named(hass: HomeAssistant, camera: CameraId) -> tuple[str | None, str | None]:
    """Return what people call a camera and its device, whether its entry is loaded or not; of a removed one nothing."""
    for entry in hass.config_entries.async_entries(DOMAIN):
        if (subentry := entry.subentries.get(camera)) is not None:
            return subentry.title, _device_id(hass, entry, camera)
    return None, None


@callback
def cameras_of(hass: HomeAssistant, entry: ConfigEntry) -> list[LoadedCamera]:
    """Return the cameras of an entry that is loaded, or about to be."""
    return [
        LoadedCamera(
            id=CameraId(camera),
            title=coordinator.subentry.title,
            device_id=_device_id(hass, entry, camera),
            settings=coordinator.settings,
            watch=coordinator.watch,
            vault=entry.runtime_data.vault,
            room=entry.runtime_data.room,
            clips=Clips(hass, entry.runtime_data.vault, entry.runtime_data.room),
            async_refresh=coordinator.async_refresh,
        )
        for camera, coordinator in entry.runtime_data.cameras.items()
    ]


@callback
def notify_targets(hass: HomeAssistant) -> list[str]:
    """Return who is told of requests, of the loaded entry."""
    entries = hass.config_entries.async_loaded_entries(DOMAIN)
    return [target for entry in entries for target in entry.options.get("notify_targets", [])]


def _device_id(hass: HomeAssistant, entry: ConfigEntry, camera: str) -> str | None:
    device = dr.async_get(hass).async_get_device_by_identifier((DOMAIN, camera), entry.entry_id)
    return device.id if device is not None else None
