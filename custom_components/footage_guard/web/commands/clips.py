"""Clips and holds over WebSocket, for those who hold keys: listed and kept. What clips show needs more than this."""

from base64 import b64encode
from typing import Any, Final

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ...bridge.common.problems import disk_refuses
from ...bridge.common.times import to_ms
from ...bridge.proof.acting import is_interactive
from ...bridge.proof.actor import Actor
from ...bridge.proof.proving import challenge
from ...bridge.runtime import VaultRuntime
from ...bridge.watching.choosing import SOME, SPAN_FIELDS, parse_chosen, parse_search
from ...bridge.watching.clip_heat import async_heat
from ...bridge.watching.clip_list import REASONS, async_days, async_page, listed_as_json
from ...bridge.watching.holds import (
    async_hold,
    async_hold_for_action,
    async_lift,
    async_would_lift,
    hold_as_json,
    placed_as_json,
)
from ...model.clip import HoldKind
from ...model.ids import CameraId, ClipId
from ...model.redaction.track import MOST_MS
from .answers import Message, for_acting, for_enrolled, for_enrolled_person, for_watching, show_challenge, take_proof

MOST_LISTED: Final = 200


@callback
def async_register_clip_commands(hass: HomeAssistant) -> None:
    """Register the commands on clips and holds."""
    websocket_api.async_register_command(hass, clips_list)
    websocket_api.async_register_command(hass, clips_days)
    websocket_api.async_register_command(hass, clips_heat)
    websocket_api.async_register_command(hass, holds_list)
    websocket_api.async_register_command(hass, holds_place)
    websocket_api.async_register_command(hass, holds_lift)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/clips/list",
        **SPAN_FIELDS,
        vol.Optional("reasons", default=[]): [vol.In(REASONS)],
        vol.Optional("hold_id"): str,
        vol.Optional("before"): str,
        vol.Optional("limit", default=50): vol.All(int, vol.Range(min=1, max=MOST_LISTED)),
    }
)
@websocket_api.async_response
@for_enrolled
async def clips_list(vault: VaultRuntime, msg: Message) -> dict[str, Any]:
    """Return a page of clips, the newest first, with what the recorder told of each."""
    page = await async_page(vault, parse_search(msg, CameraId), msg["reasons"])
    return {
        "clips": [listed_as_json(each) for each in page.clips],
        "more": page.next is not None,
        "next": page.next,
    }


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/clips/days",
        vol.Required("month"): str,
        vol.Optional("camera"): SOME,
    }
)
@websocket_api.async_response
@for_enrolled
async def clips_days(vault: VaultRuntime, msg: Message) -> dict[str, Any]:
    """Return how many clips begin on each day of a month, by the clock of the home; days without any are left out."""
    cameras = [CameraId(camera) for camera in msg.get("camera", ())]
    return {"days": await async_days(vault, msg["month"], cameras)}


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/clips/heat",
        vol.Required("clip_id"): str,
        vol.Inclusive("from_ms", "part"): vol.All(int, vol.Range(min=0, max=MOST_MS)),
        vol.Inclusive("to_ms", "part"): vol.All(int, vol.Range(min=0, max=MOST_MS)),
    }
)
@websocket_api.async_response
@for_watching
async def clips_heat(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Return how much moved in each second of a clip, and of a part that is asked for also where."""
    part = (msg["from_ms"], msg["to_ms"]) if "from_ms" in msg else None
    heat = await async_heat(actor.connection.hass, actor, ClipId(msg["clip_id"]), part)
    return {
        "seconds": [*heat.seconds],
        "maps": [{"at_ms": at_ms, "map": b64encode(each).decode()} for at_ms, each in heat.maps],
    }


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/holds/list"})
@websocket_api.async_response
@for_enrolled
async def holds_list(vault: VaultRuntime, _msg: Message) -> dict[str, Any]:
    """Return all holds, the oldest first, each with how much it keeps."""
    with disk_refuses():
        holds = await vault.async_do_in_turn(lambda inner: inner.index.holds())
    return {"holds": [hold_as_json(hold) for hold in holds]}


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/holds/place",
        vol.Optional("clip_ids"): SOME,
        **SPAN_FIELDS,
        vol.Optional("until"): cv.datetime,
    }
)
@websocket_api.async_response
@for_enrolled_person
async def holds_place(vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> dict[str, Any]:
    """Keep clips for the owner; only a person with a secret ends that early.

    What comes by any other login is held as by an action. Without this, a token in a script fills the vault for ever.
    """
    until_ms = to_ms(msg["until"]) if "until" in msg else None
    chosen = parse_chosen(msg, CameraId)
    if not is_interactive(connection):
        return placed_as_json(await async_hold_for_action(connection.hass, vault, chosen, until_ms))
    return placed_as_json(await async_hold(vault, chosen, HoldKind.OWNER, until_ms))


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/holds/lift",
        # All fields are looked at by hand: a schema prints what it refuses, also a secret under a wrong name.
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_acting
async def holds_lift(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """End a hold of the owner's; without `challenge`, return the statement and a challenge."""
    hold_id = msg.get("hold_id")
    if (proof := take_proof(msg)) is None:
        return show_challenge(challenge(vault, actor, await async_would_lift(vault, actor, hold_id)))
    return {"hold_id": await async_lift(vault, actor, hold_id, proof)}
