"""What a person does with their own keys over WebSocket: another PIN, another passphrase, a recovery code."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ...bridge.people.made_codes import LASTS_S
from ...bridge.people.own_keys import async_change_passphrase, async_make_code, async_set_pin, async_take_code, would_do
from ...bridge.proof.actor import Actor
from ...bridge.proof.proving import challenge
from ...bridge.runtime import VaultRuntime
from ...model.passphrase import parse_passphrase
from ...model.pin import parse_pin
from ...model.vault_statement import Act
from .answers import Message, for_watching, show_challenge, take_proof


@callback
def async_register_own_key_commands(hass: HomeAssistant) -> None:
    """Register the commands; each person does it for themselves, and nobody for another."""
    websocket_api.async_register_command(hass, vault_set_pin)
    websocket_api.async_register_command(hass, vault_change_passphrase)
    websocket_api.async_register_command(hass, vault_new_recovery_code)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/vault/set_pin",
        # All fields are looked at by hand: a schema prints what it refuses, also a secret under a wrong name.
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_watching
async def vault_set_pin(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Have this person's PIN be another one; without `challenge`, return what would be done and a challenge."""
    pin, repeat = msg.pop("pin", None), msg.pop("pin_repeat", None)
    if (proof := take_proof(msg)) is None:
        return show_challenge(challenge(vault, actor, would_do(vault, actor, Act.SET_PIN)))
    # Before the proof is used up: what is refused here may be typed again.
    await async_set_pin(actor.connection.hass, vault, actor, proof, parse_pin(pin, repeat))
    return {}


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/vault/change_passphrase",
        vol.Extra: object,  # type: ignore[dict-item]  # as above
    }
)
@websocket_api.async_response
@for_watching
async def vault_change_passphrase(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Have this person's passphrase be another one; without `challenge`, return what would be done and a challenge."""
    passphrase, repeat = msg.pop("passphrase", None), msg.pop("passphrase_repeat", None)
    if (proof := take_proof(msg)) is None:
        return show_challenge(challenge(vault, actor, would_do(vault, actor, Act.CHANGE_PASSPHRASE)))
    typed = parse_passphrase(passphrase, repeat)
    await async_change_passphrase(actor.connection.hass, vault, actor, proof, typed)
    return {}


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/vault/new_recovery_code",
        vol.Extra: object,  # type: ignore[dict-item]  # as above
    }
)
@websocket_api.async_response
@for_watching
async def vault_new_recovery_code(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Make a recovery code; it is worth nothing until it comes back as `typed_back`.

    Without `challenge` and `typed_back`, return what would be done and a challenge.
    """
    hass = actor.connection.hass
    if "typed_back" in msg:
        await async_take_code(hass, vault, actor, msg.pop("typed_back"))
        return {}
    if (proof := take_proof(msg)) is None:
        return show_challenge(challenge(vault, actor, would_do(vault, actor, Act.NEW_RECOVERY_CODE)))
    return {"recovery_code": await async_make_code(hass, vault, actor, proof), "type_back_within_s": LASTS_S}
