"""What the panel asks first: which version this is, who is connected, and how things stand."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.loader import async_get_integration
import voluptuous as vol

from ...bridge.common.clock import moment
from ...bridge.common.times import to_text
from ...bridge.loaded import loaded_cameras, notify_targets
from ...bridge.people.people_json import votes_as_json
from ...bridge.proof.unlocking import async_is_spared, unlocked_until
from ...bridge.runtime import VaultRuntime
from ...const import DOMAIN
from .answers import Message, for_signed_in


@callback
def async_register_info_commands(hass: HomeAssistant) -> None:
    """Register the command."""
    websocket_api.async_register_command(hass, info)


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/info"})
@websocket_api.async_response
@for_signed_in
async def info(vault: VaultRuntime, connection: ActiveConnection, _msg: Message) -> dict[str, Any]:
    """Return how things stand; those who hold no keys are told what the entities show, and not of the cameras."""
    integration = await async_get_integration(connection.hass, DOMAIN)
    is_enrolled = vault.people.role_of(connection.user.id) is not None
    shown = {
        "version": str(integration.version),
        "is_enrolled": is_enrolled,
        "is_locked_down": vault.lockdown is not None,
        "has_ledger_problem": vault.ledger_problem is not None,
    }
    if is_enrolled:
        # A page asks for this first: what it then says of an unlock is how long it lasts with somebody there.
        vault.presence.attend(connection)
    more = await _async_for_enrolled(vault, connection) if is_enrolled else _for_stranger(vault, connection.user.id)
    return {**shown, **more}


def _for_stranger(vault: VaultRuntime, person_id: str) -> dict[str, Any]:
    """Return whether a person may enroll, and from when on one who did may do something."""
    roll = vault.people.roll
    invitation, member = roll.invitations.get(person_id), roll.members.get(person_id)
    return {
        "is_invited": invitation is not None and invitation.is_open(moment()),
        "usable_from": None if member is None else to_text(member.usable_from_ms(moment())),
    }


async def _async_for_enrolled(vault: VaultRuntime, connection: ActiveConnection) -> dict[str, Any]:
    mode = await vault.async_mode()
    lockdown = vault.lockdown
    # The Supervisor's own socket has no login, and unlocks nothing.
    until = unlocked_until(vault, (connection.user.id, connection.refresh_token_id or ""))
    return {
        "role": vault.people.role_of(connection.user.id),
        "mode": mode.value,
        "is_unlocked": until is not None,
        "unlocked_until": until,
        "is_anybody_unlocked": vault.unlocks.is_unlocked,
        "is_spared": await async_is_spared(vault, connection),
        "lockdown": None
        if lockdown is None
        else {"reason": lockdown.reason.value, "since": to_text(lockdown.since_ms), "leaves": _leaves(vault)},
        "ledger_problem": vault.ledger_problem,
        **votes_as_json(vault),
        "notify_targets": len(notify_targets(connection.hass)),
        "cameras": [
            {
                "camera": camera.id,
                "device_id": camera.device_id,
                "title": camera.title,
                "indoor": camera.settings.indoor,
                "is_online": camera.watch.is_running,
            }
            for camera in loaded_cameras(connection.hass)
        ],
    }


def _leaves(vault: VaultRuntime) -> str | None:
    """Return when the lockdown is left, where a person asked for that."""
    leaving = vault.leaving_lockdown
    return None if leaving is None else to_text(leaving.ends_ms)
