"""Votes over WebSocket: the statement with a challenge, the vote itself, and what stops or collects a release."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ...bridge.common.times import to_text
from ...bridge.decisions.decisions import loaded_decisions
from ...bridge.decisions.draft_json import moved_as_json
from ...bridge.proof.actor import Actor
from ...bridge.runtime import VaultRuntime
from ...bridge.shares.collecting import LASTS_S, loaded_collecting
from ...bridge.shares.share_json import files_as_json
from ...flows.releasing import Released
from ...flows.voting import Waiting
from ...model.errors import ChallengeUsed
from .answers import Message, for_acting, for_stopping, show_challenge, take_proof
from .drafts import draft_id_of


@callback
def async_register_approval_commands(hass: HomeAssistant) -> None:
    """Register the commands on votes."""
    websocket_api.async_register_command(hass, approval_challenge)
    websocket_api.async_register_command(hass, approval_approve)
    websocket_api.async_register_command(hass, approval_veto)
    websocket_api.async_register_command(hass, approval_collect)


@websocket_api.websocket_command(
    {vol.Required("type"): "footage_guard/approval/challenge", vol.Required("draft_id"): str}
)
@websocket_api.async_response
@for_acting
async def approval_challenge(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Return the statement that a vote signs, and a challenge for it."""
    decisions = loaded_decisions(actor.connection.hass)
    return show_challenge(await decisions.async_challenge(actor, draft_id_of(msg)))


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/approval/approve",
        # All fields are looked at by hand: a schema prints what it refuses, also a secret under a wrong name.
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_acting
async def approval_approve(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Vote; the last vote releases, and its answer alone tells by what the recipient gets it."""
    proof = take_proof(msg)
    if proof is None:
        raise ChallengeUsed
    decisions = loaded_decisions(actor.connection.hass)
    return _voted(await decisions.async_approve(actor, draft_id_of(msg), proof))


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/approval/veto", vol.Required("draft_id"): str})
@websocket_api.async_response
@for_stopping
async def approval_veto(_vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> dict[str, Any]:
    """Stop a release before it is live."""
    decisions = loaded_decisions(connection.hass)
    return moved_as_json(await decisions.async_veto(connection.user.id, draft_id_of(msg)))


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/approval/collect",
        # Looked at by hand: a schema prints what it refuses, also a passphrase.
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_acting
async def approval_collect(_vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Return a ticket for the files of a release that is live, for one download."""
    hass = actor.connection.hass
    address, ticket = await loaded_collecting(hass).async_collect(
        actor, draft_id_of(msg), msg.get("passphrase"), msg.get("passphrase_repeat"), hass.config.language
    )
    statement = ticket.statement
    return {
        "draft_id": statement.draft_id,
        "share_id": statement.draft_id,
        "files": files_as_json(statement),
        "ticket": address,
        "url": f"/api/footage_guard/file/{address}",
        "name": ticket.name,
        "lasts_s": LASTS_S,
    }


def _voted(result: Waiting | Released) -> dict[str, Any]:
    if isinstance(result, Waiting):
        return {"status": "waiting", "votes": result.votes, "needed": result.needed}
    return {
        "status": "released" if result.is_live else "cooling",
        "share_id": result.share.share_id,
        "url": result.share.url,
        "access_code": result.share.access_code,
        "live_from": to_text(result.live_from_ms),
    }
