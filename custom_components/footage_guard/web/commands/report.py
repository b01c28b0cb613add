"""The report over WebSocket: how many asked for footage, and what became of it, for those who hold keys."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ...bridge.requests.report import async_report
from ...bridge.runtime import VaultRuntime
from .answers import Message, for_enrolled


@callback
def async_register_report_commands(hass: HomeAssistant) -> None:
    """Register the command."""
    websocket_api.async_register_command(hass, report)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/report",
        vol.Optional("from"): cv.date,
        vol.Optional("to"): cv.date,
    }
)
@websocket_api.async_response
@for_enrolled
async def report(vault: VaultRuntime, msg: Message) -> dict[str, Any]:
    """Return counts by months in UTC: exact ones for the screen, and beside them what of them may leave."""
    return await async_report(vault, msg.get("from"), msg.get("to"))
