"""The vault over WebSocket: how it stands, unlocked by a person in their own login, and locked by anybody enrolled."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ...bridge.proof.actor import Actor
from ...bridge.proof.one_time_codes import async_has_codes
from ...bridge.proof.proving import challenge
from ...bridge.proof.unlocking import async_unlock, unlocked_until, would_unlock
from ...bridge.runtime import VaultRuntime
from ...vault.keyring.wrap import Credential
from .answers import Message, for_enrolled_person, for_stopping, for_watching, show_challenge, take_proof
from .recovery import show_recovery


@callback
def async_register_vault_commands(hass: HomeAssistant) -> None:
    """Register the commands on the vault itself."""
    websocket_api.async_register_command(hass, vault_status)
    websocket_api.async_register_command(hass, vault_unlock)
    websocket_api.async_register_command(hass, vault_lock)


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/vault/status"})
@websocket_api.async_response
@for_enrolled_person
async def vault_status(vault: VaultRuntime, connection: ActiveConnection, _msg: Message) -> dict[str, Any]:
    """Return how the vault stands for the login that asks; asking does not prolong an unlock."""
    lockdown, person_id = vault.lockdown, connection.user.id
    return {
        "mode": (await vault.async_mode()).value,
        "is_locked_down": lockdown is not None,
        "is_anybody_unlocked": vault.unlocks.is_unlocked,
        "unlocked_until": unlocked_until(vault, (person_id, connection.refresh_token_id or "")),
        "recoveries": [show_recovery(each) for each in vault.people.roll.recoveries.values()],
        "has_pin": await vault.async_work(lambda opened: opened.state.pins.of(person_id) is not None),
        "has_recovery_code": vault.keyring.has_credential(person_id, Credential.RECOVERY),
        "has_one_time_codes": await async_has_codes(connection.hass, person_id),
    }


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/vault/unlock",
        # All fields are looked at by hand: a schema prints what it refuses, also a secret under a wrong name.
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_watching
async def vault_unlock(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Unlock for this login; without `challenge`, return what would be done and a challenge."""
    if (proof := take_proof(msg)) is None:
        return show_challenge(challenge(vault, actor, would_unlock(vault, actor)))
    await async_unlock(vault, actor, proof)
    return {"unlocked_until": unlocked_until(vault, actor.session)}


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/vault/lock"})
@websocket_api.async_response
@for_stopping
async def vault_lock(vault: VaultRuntime, _connection: ActiveConnection, _msg: Message) -> dict[str, Any]:
    """Forget what anybody unlocked, in every login."""
    vault.unlocks.lock()
    return {}
