"""Taking a month's key away over WebSocket: proposed, agreed to by every approver, and collected a day later."""

from base64 import b64encode
from typing import Any

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ...bridge.keeping.identity_export import async_take, is_due, would_take
from ...bridge.people.changes import async_vote, change_under_way, export_change
from ...bridge.proof.actor import Actor
from ...bridge.proof.proving import challenge
from ...bridge.runtime import VaultRuntime
from ...model.change import ExportChange
from ...model.passphrase import parse_passphrase
from .answers import Message, for_acting, show_challenge, take_proof
from .policy import show_vote


@callback
def async_register_identity_commands(hass: HomeAssistant) -> None:
    """Register the command."""
    websocket_api.async_register_command(hass, vault_export_identity)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/vault/export_identity",
        # All fields are looked at by hand: a schema prints what it refuses, also a secret under a wrong name.
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_acting
async def vault_export_identity(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Propose that a month's key leaves, agree to it, or take it away.

    Without `challenge`, return what would be done and a challenge: with `epoch` a proposal, with `change_id` what
    others proposed, or, once that is due, taking it away. With `challenge`, a vote; with a passphrase beside it, the
    file.
    """
    passphrase, repeat = msg.pop("passphrase", None), msg.pop("passphrase_repeat", None)
    change_id = msg.get("change_id")
    if (proof := take_proof(msg)) is None:
        return _shown(vault, actor, msg)
    if passphrase is None:
        return show_vote(await async_vote(vault, actor, proof, ExportChange))
    typed = parse_passphrase(passphrase, repeat)
    epoch, file = await async_take(actor.connection.hass, vault, actor, change_id, proof, typed)
    return {"epoch": epoch, "name": f"footage-guard-{epoch}.age", "identity_file": b64encode(file).decode()}


def _shown(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    if "change_id" not in msg:
        return show_challenge(challenge(vault, actor, export_change(vault, actor, msg.get("epoch"))))
    if is_due(vault, msg["change_id"]):
        return show_challenge(challenge(vault, actor, would_take(vault, actor, msg["change_id"])))
    return show_challenge(challenge(vault, actor, change_under_way(vault, msg["change_id"])))
