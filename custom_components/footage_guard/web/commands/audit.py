"""What reaches pictures beside the vault, over WebSocket: for those who hold keys."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ...bridge.exposure.exposure import async_exposure
from ...bridge.runtime import VaultRuntime
from .answers import Message, for_enrolled_person


@callback
def async_register_audit_commands(hass: HomeAssistant) -> None:
    """Register the command."""
    websocket_api.async_register_command(hass, audit_exposure)


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/audit/exposure"})
@websocket_api.async_response
@for_enrolled_person
async def audit_exposure(_vault: VaultRuntime, connection: ActiveConnection, _msg: Message) -> dict[str, Any]:
    """Return by what else pictures of this home can be reached, as far as it is found without a look at one."""
    return await async_exposure(connection.hass)
