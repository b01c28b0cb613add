"""Leaving a lockdown over WebSocket: by an approver, with a proof, and after a while."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ...bridge.common.times import to_text
from ...bridge.lockdown.leaving import DELAY_MS
from ...bridge.proof.actor import Actor
from ...bridge.proof.proving import async_prove, challenge
from ...bridge.runtime import VaultRuntime
from ...model.errors import NotLockedDown, StatementChanged
from ...model.vault_statement import LeaveLockdown
from .answers import Message, for_acting, show_challenge, take_proof


@callback
def async_register_lockdown_commands(hass: HomeAssistant) -> None:
    """Register the command; locking down is an action, which everybody has."""
    websocket_api.async_register_command(hass, lockdown_leave)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/lockdown/leave",
        # All fields are looked at by hand: a schema prints what it refuses, also a secret under a wrong name.
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_acting
async def lockdown_leave(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Have the lockdown end in a while; without `challenge`, return what would be done and a challenge.

    A lockdown that began meanwhile is another one, and needs another proof.
    """

    def stated() -> LeaveLockdown:
        lockdown = vault.lockdown
        if lockdown is None:
            raise NotLockedDown
        return LeaveLockdown(
            person_id=actor.person_id,
            ledger=vault.ledger.newest().origin,
            lockdown=lockdown,
            delay_ms=DELAY_MS,
        )

    if (proof := take_proof(msg)) is None:
        return show_challenge(challenge(vault, actor, stated()))
    # Nothing is unlocked in a lockdown, so that only the passphrase can prove it.
    proven = await async_prove(vault, actor, stated, proof)
    if stated() != proven.statement:
        raise StatementChanged
    return {"leaves": to_text(vault.async_leave_lockdown(actor).ends_ms)}
