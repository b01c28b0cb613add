"""Footage of another recorder over WebSocket: an approver takes it into the vault, from where the action may, too."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ..bridge.actor import Actor
from ..bridge.import_source import parse_import_source
from ..bridge.importer import async_import, claimed_start_ms
from ..bridge.loaded import loaded_cameras
from ..bridge.runtime import VaultRuntime
from ..model.errors import CameraAmbiguous
from .answers import Message, for_acting


@callback
def async_register_import_commands(hass: HomeAssistant) -> None:
    """Register the command that imports."""
    websocket_api.async_register_command(hass, clips_import)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/clips/import",
        vol.Required("camera"): str,
        vol.Required("started_at"): cv.datetime,
        vol.Optional("media_content_id"): str,
        vol.Optional("path"): str,
        vol.Optional("entity_id"): cv.entity_id,
    }
)
@websocket_api.async_response
@for_acting
async def clips_import(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Take footage into the vault, and return the clip it became: that takes as long as reading it does."""
    hass = actor.connection.hass
    source = parse_import_source(msg)
    start_ms = claimed_start_ms(msg["started_at"])
    camera = next((camera for camera in loaded_cameras(hass) if camera.id == msg["camera"]), None)
    if camera is None:
        raise CameraAmbiguous
    return {"clip_id": await async_import(hass, camera, start_ms, source)}
