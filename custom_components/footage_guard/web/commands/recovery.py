"""Recovering over WebSocket: by the person who lost the passphrase, and stopped by anybody enrolled."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ...bridge.common.clock import moment
from ...bridge.common.times import to_text
from ...bridge.people.recovering import loaded_recovering
from ...bridge.proof.actor import Actor
from ...bridge.proof.proving import challenge
from ...bridge.runtime import VaultRuntime
from ...model.passphrase import parse_passphrase
from ...model.people import Recovery
from .answers import Message, for_stopping, for_watching, show_challenge, take_proof


@callback
def async_register_recovery_commands(hass: HomeAssistant) -> None:
    """Register the commands."""
    websocket_api.async_register_command(hass, vault_recover)
    websocket_api.async_register_command(hass, vault_stop_recovery)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/vault/recover",
        # All fields are looked at by hand: a schema prints what it refuses, also a secret under a wrong name.
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_watching
async def vault_recover(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Replace this person's passphrase after a day; without `challenge`, return what would be done and a challenge."""
    recovering = loaded_recovering(actor.connection.hass)
    passphrase, repeat = msg.pop("passphrase", None), msg.pop("passphrase_repeat", None)
    if (proof := take_proof(msg)) is None:
        return show_challenge(challenge(vault, actor, recovering.would_recover(actor)))
    return show_recovery(await recovering.async_ask(actor, proof, parse_passphrase(passphrase, repeat)))


@websocket_api.websocket_command(
    {vol.Required("type"): "footage_guard/vault/stop_recovery", vol.Required("change_id"): str}
)
@websocket_api.async_response
@for_stopping
async def vault_stop_recovery(_vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> dict[str, Any]:
    """Have a person keep the passphrase they have."""
    await loaded_recovering(connection.hass).async_stop(connection.user.id, msg["change_id"])
    return {}


def show_recovery(recovery: Recovery) -> dict[str, Any]:
    """Return what everybody enrolled is shown of a recovery."""
    return {
        "change_id": recovery.change_id,
        "person": recovery.person_id,
        "asked": to_text(recovery.since.at_ms),
        "due": to_text(recovery.due_ms(moment())),
    }
