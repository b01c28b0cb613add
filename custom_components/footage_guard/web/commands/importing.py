"""Footage of another recorder over WebSocket: an approver takes it into the vault, from where the action may, too."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ...bridge.imports.import_offers import async_offers
from ...bridge.imports.import_source import parse_import_source
from ...bridge.imports.importer import Begin, Claimed, Offered, async_import, claimed_start_ms
from ...bridge.loaded import LoadedCamera, loaded_cameras
from ...bridge.proof.actor import Actor
from ...bridge.runtime import VaultRuntime
from ...model.errors import CameraAmbiguous, ImportTimeInvalid
from .answers import Message, for_acting


@callback
def async_register_import_commands(hass: HomeAssistant) -> None:
    """Register the command that imports, and the one that tells what can be."""
    websocket_api.async_register_command(hass, clips_import)
    websocket_api.async_register_command(hass, clips_offers)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/clips/import",
        vol.Required("camera"): str,
        vol.Optional("started_at"): cv.datetime,
        vol.Optional("offered_at"): cv.datetime,
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
    begin = _begin(msg)
    return {"clip_id": await async_import(hass, _camera(hass, msg["camera"]), begin, source)}


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/clips/offers",
        vol.Required("camera"): str,
        vol.Required("day"): str,
    }
)
@websocket_api.async_response
@for_acting
async def clips_offers(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Return what other recorders have of a camera and a day, as they list it themselves, and how it stands with each.

    Everybody who signs in can browse the same lists; a token cannot have us ask the recorders again and again.
    """
    hass = actor.connection.hass
    return await async_offers(hass, _camera(hass, msg["camera"]), msg["day"])


def _begin(msg: Message) -> Begin:
    """Return when footage begins, by who asks or by what was offered; raise ImportTimeInvalid."""
    match [name for name in ("started_at", "offered_at") if name in msg]:
        case ["started_at"]:
            return Claimed(claimed_start_ms(msg["started_at"]))
        case ["offered_at"]:
            return Offered(claimed_start_ms(msg["offered_at"]))
    raise ImportTimeInvalid


def _camera(hass: HomeAssistant, name: str) -> LoadedCamera:
    """Return a camera by the id of its subentry; raise CameraAmbiguous."""
    camera = next((camera for camera in loaded_cameras(hass) if camera.id == name), None)
    if camera is None:
        raise CameraAmbiguous
    return camera
