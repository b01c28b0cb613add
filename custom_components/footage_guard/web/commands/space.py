"""How full the vault is, over WebSocket: for those who hold keys, and without any footage."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ...bridge.keeping.space import async_space
from ...bridge.runtime import VaultRuntime
from .answers import Message, for_enrolled_person


@callback
def async_register_space_commands(hass: HomeAssistant) -> None:
    """Register the command."""
    websocket_api.async_register_command(hass, vault_space)


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/vault/space"})
@websocket_api.async_response
@for_enrolled_person
async def vault_space(vault: VaultRuntime, connection: ActiveConnection, _msg: Message) -> dict[str, Any]:
    """Return how much room clips take, by month and camera, how much there is, and what came within a week."""
    return await async_space(connection.hass, vault)
