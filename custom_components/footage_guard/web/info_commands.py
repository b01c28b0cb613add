"""What the panel asks first: which version this is, who is connected, and how things stand."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.loader import async_get_integration
import voluptuous as vol

from ..bridge.loaded import loaded_cameras
from ..bridge.people_json import votes_as_json
from ..bridge.runtime import VaultRuntime
from ..bridge.times import to_text
from ..const import DOMAIN
from ..model.errors import VaultLocked
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
    return {**shown, **await _async_for_enrolled(vault, connection)} if is_enrolled else shown


async def _async_for_enrolled(vault: VaultRuntime, connection: ActiveConnection) -> dict[str, Any]:
    mode = await vault.async_mode()
    lockdown = vault.lockdown
    return {
        "mode": mode.value,
        "is_unlocked": _is_unlocked(vault, connection),
        "lockdown": None
        if lockdown is None
        else {"reason": lockdown.reason.value, "since": to_text(lockdown.since_ms), "leaves": _leaves(vault)},
        "ledger_problem": vault.ledger_problem,
        **votes_as_json(vault),
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


def _is_unlocked(vault: VaultRuntime, connection: ActiveConnection) -> bool:
    """Tell whether this very login unlocked the vault; asking does not prolong that."""
    try:
        # The Supervisor's own socket has no login, and unlocks nothing.
        vault.unlocks.get((connection.user.id, connection.refresh_token_id or ""))
    except VaultLocked:
        return False
    return True
