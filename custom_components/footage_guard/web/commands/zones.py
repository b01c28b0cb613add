"""What a camera's detector ignores, over WebSocket: for approvers, who draw it in the panel."""

from base64 import b64encode
from typing import Any

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ...bridge.cameras.zones import async_drawing, set_zones
from ...bridge.proof.actor import Actor
from ...bridge.runtime import VaultRuntime
from ...model.motion import dump_zones, parse_zones
from .answers import Message, for_acting


@callback
def async_register_zone_commands(hass: HomeAssistant) -> None:
    """Register the commands on zones."""
    websocket_api.async_register_command(hass, zones_get)
    websocket_api.async_register_command(hass, zones_set)


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/zones/get", vol.Required("camera_id"): str})
@websocket_api.async_response
@for_acting
async def zones_get(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Return what a camera ignores, and a picture of now to draw it on where the person has the vault unlocked."""
    drawing = await async_drawing(actor.connection.hass, actor, msg["camera_id"])
    return {
        "motion_detection": drawing.settings.motion_detection.value,
        "sensitivity": drawing.settings.motion_sensitivity,
        "zones": dump_zones(drawing.settings.ignored_zones),
        "still": b64encode(drawing.still).decode() if drawing.still is not None else None,
    }


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/zones/set",
        vol.Required("camera_id"): str,
        # Looked at by hand, so that what is wrong has a sentence.
        vol.Required("zones"): object,
    }
)
@websocket_api.async_response
@for_acting
async def zones_set(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Have a camera's detector ignore what moves in some parts of the picture; there are no others afterwards."""
    set_zones(actor.connection.hass, msg["camera_id"], parse_zones(msg["zones"]))
    return {}
