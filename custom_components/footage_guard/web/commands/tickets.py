"""Tickets over WebSocket, for persons who have unlocked the vault: with one they watch one clip, for a while."""

from datetime import timedelta
from typing import Any, Final

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util
import voluptuous as vol

from ...bridge.proof.actor import Actor
from ...bridge.runtime import VaultRuntime
from ...bridge.watching.watched import Watched
from ...bridge.watching.watching import Glimpse, async_watch, async_watch_file
from ...media.glimpses import LARGE, SMALL
from ...model.draft import MOST_CLIPS
from ...model.ids import ClipId
from ...model.redaction.track import MOST_MS
from ...model.ticket import FIRST_S
from ...model.watch_facts import View
from ..footage.owner_view import PATH
from .answers import Message, for_watching
from .drafts import draft_id_of

_LONGEST: Final = {View.THUMBNAIL: SMALL, View.PICTURE: LARGE}
"""Pixels of the longer side of a picture, at most."""


@callback
def async_register_ticket_commands(hass: HomeAssistant) -> None:
    """Register the commands that give tickets."""
    websocket_api.async_register_command(hass, clips_ticket)
    websocket_api.async_register_command(hass, clips_thumbnail_ticket)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/clips/ticket",
        vol.Exclusive("clip_id", "what"): str,
        vol.Exclusive("draft_id", "what"): str,
        vol.Optional("file", default=1): vol.All(int, vol.Range(min=1, max=MOST_CLIPS)),
    },
)
@websocket_api.async_response
@for_watching
async def clips_ticket(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Return an address under which a person sees a clip, or a finished file of a draft.

    It is no use to anybody a minute later, unless used.
    """
    hass = actor.connection.hass
    if "draft_id" in msg:
        return _given(*await async_watch_file(hass, actor, draft_id_of(msg), msg["file"]))
    return _given(*await async_watch(hass, actor, ClipId(msg.get("clip_id", "")), View.CLIP))


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/clips/thumbnail_ticket",
        vol.Required("clip_id"): str,
        vol.Optional("at_ms"): vol.All(int, vol.Range(min=0, max=MOST_MS)),
        vol.Optional("size", default=View.THUMBNAIL.value): vol.In([View.THUMBNAIL.value, View.PICTURE.value]),
    },
)
@websocket_api.async_response
@for_watching
async def clips_thumbnail_ticket(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Return an address under which a person sees one picture of a clip: that of a time, or the first whole one."""
    view = View(msg["size"])
    glimpse: Glimpse | None = None
    if "at_ms" in msg or view is View.PICTURE:
        glimpse = Glimpse(at_ms=msg.get("at_ms", 0), longest=_LONGEST[view])
    return _given(*await async_watch(actor.connection.hass, actor, ClipId(msg["clip_id"]), view, glimpse))


def _given(ticket: str, watched: Watched) -> dict[str, Any]:
    expires_at = dt_util.utcnow() + timedelta(seconds=FIRST_S)
    return {
        "ticket": ticket,
        "url": f"{PATH}/{ticket}",
        "expires_at": expires_at.isoformat(timespec="seconds"),
        "seekable": not watched.is_converted,
        "picture_ms": watched.picture_ms,
        "begins_ms": watched.begins_ms,
        "size": watched.size,
    }
