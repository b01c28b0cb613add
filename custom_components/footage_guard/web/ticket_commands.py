"""Tickets over WebSocket, for persons who have unlocked the vault: with one they watch one clip, for a while."""

from datetime import timedelta
from typing import Any

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util
import voluptuous as vol

from ..bridge.actor import Actor
from ..bridge.runtime import VaultRuntime
from ..bridge.watching import async_watch
from ..model.ids import ClipId
from ..model.ticket import FIRST_S
from ..model.watch_facts import View
from .answers import Message, for_watching
from .owner_view import PATH


@callback
def async_register_ticket_commands(hass: HomeAssistant) -> None:
    """Register the commands that give tickets."""
    websocket_api.async_register_command(hass, clips_ticket)
    websocket_api.async_register_command(hass, clips_thumbnail_ticket)


@websocket_api.websocket_command(
    {vol.Required("type"): "footage_guard/clips/ticket", vol.Required("clip_id"): str},
)
@websocket_api.async_response
@for_watching
async def clips_ticket(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Return an address under which a person sees a clip; it is no use to anybody a minute later, unless used."""
    return await _async_give(actor, msg, View.CLIP)


@websocket_api.websocket_command(
    {vol.Required("type"): "footage_guard/clips/thumbnail_ticket", vol.Required("clip_id"): str},
)
@websocket_api.async_response
@for_watching
async def clips_thumbnail_ticket(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Return an address under which a person sees the first picture of a clip."""
    return await _async_give(actor, msg, View.THUMBNAIL)


async def _async_give(actor: Actor, msg: Message, view: View) -> dict[str, Any]:
    ticket, is_seekable = await async_watch(actor.connection.hass, actor, ClipId(msg["clip_id"]), view)
    expires_at = dt_util.utcnow() + timedelta(seconds=FIRST_S)
    return {
        "ticket": ticket,
        "url": f"{PATH}/{ticket}",
        "expires_at": expires_at.isoformat(timespec="seconds"),
        "seekable": is_seekable,
    }
