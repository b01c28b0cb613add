"""What the actions on clips, holds and locks do; `services.py` says what they are called and take."""

from collections.abc import Mapping
from functools import partial

from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse

from ...model.ids import CameraId
from ..cameras.targets import named_camera
from ..common.problems import async_translate
from ..common.times import to_ms
from ..loaded import LoadedCamera, loaded_cameras, loaded_vault
from ..lockdown.locking import async_lock_down, async_lock_vault
from .choosing import parse_chosen, parse_search
from .finding import async_find, clip_as_json
from .holds import async_hold_for_action, async_release, placed_as_json


async def async_find_clips_action(call: ServiceCall) -> ServiceResponse:
    """Return what is known of clips, the newest first."""
    async with async_translate():
        search = parse_search(call.data, partial(_named, call.hass))
        found = await async_find(loaded_vault(call.hass), search)
    cameras = {camera.id: camera for camera in loaded_cameras(call.hass)}
    return {
        "clips": [{**clip_as_json(clip, holds), **_of(clip.camera, cameras)} for clip, holds in found.clips],
        "more": found.is_more,
    }


async def async_hold_clips_action(call: ServiceCall) -> ServiceResponse:
    """Keep clips from age and quota for a while, and return the hold."""
    async with async_translate():
        chosen = parse_chosen(call.data, partial(_named, call.hass))
        until_ms = to_ms(call.data["until"]) if "until" in call.data else None
        placed = await async_hold_for_action(call.hass, loaded_vault(call.hass), chosen, until_ms)
    return placed_as_json(placed)


async def async_release_hold_action(call: ServiceCall) -> None:
    """End a hold that an action placed."""
    async with async_translate():
        await async_release(loaded_vault(call.hass), call.data["hold_id"])


async def async_lock_down_action(call: ServiceCall) -> ServiceResponse:
    """Lock down, and return whether a restart will know of it."""
    async with async_translate():
        return {"survives_restart": await async_lock_down(call.hass)}


async def async_lock_vault_action(call: ServiceCall) -> None:
    """Forget what anybody unlocked."""
    async with async_translate():
        async_lock_vault(call.hass)


def _of(camera: CameraId, cameras: Mapping[CameraId, LoadedCamera]) -> dict[str, str | None]:
    """Return which camera it is, as far as that is still there."""
    loaded = cameras.get(camera)
    return {
        "camera": loaded.device_id if loaded is not None else None,
        "camera_name": loaded.title if loaded is not None else None,
        "subentry_id": camera,
    }


def _named(hass: HomeAssistant, name: str) -> CameraId:
    return CameraId(named_camera(hass, name))
