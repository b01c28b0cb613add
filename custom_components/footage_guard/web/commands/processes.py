"""Legal papers over WebSocket: for persons in a login of theirs, because each keeps footage until a person ends that.

None of these commands makes a draft, lets anything out or ends a hold. What a person typed is looked at by hand: a
schema prints what it refuses.
"""

from typing import Any, Final

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ...bridge.proof.actor import Actor
from ...bridge.requests.processes import async_create, async_processes, async_update
from ...bridge.runtime import VaultRuntime
from ...model.ids import ProcessId
from ...model.process import ProcessCheck, ProcessOutcome
from .answers import Message, for_acting, for_watching

_ENVELOPE: Final = frozenset({"id", "type"})


@callback
def async_register_process_commands(hass: HomeAssistant) -> None:
    """Register the commands on legal papers."""
    websocket_api.async_register_command(hass, process_list)
    websocket_api.async_register_command(hass, process_create)
    websocket_api.async_register_command(hass, process_update)


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/process/list"})
@websocket_api.async_response
@for_watching
async def process_list(vault: VaultRuntime, _actor: Actor, _msg: Message) -> dict[str, Any]:
    """Return all papers, the newest first."""
    return {"processes": await async_processes(vault)}


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/process/create",
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_acting
async def process_create(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Note a paper that was served, and keep what cameras show of its window until a person ends that."""
    typed = {name: value for name, value in msg.items() if name not in _ENVELOPE}
    return await async_create(actor.connection.hass, vault, actor, typed)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/process/update",
        vol.Required("process_id"): str,
        vol.Required("version"): vol.All(int, vol.Range(min=0)),
        vol.Optional("outcome"): vol.In([each.value for each in ProcessOutcome]),
        vol.Optional("checks"): [vol.In([each.value for each in ProcessCheck])],
        vol.Optional("review"): True,
    }
)
@websocket_api.async_response
@for_acting
async def process_update(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Note what a person ticked, what became of a paper, or that they have looked at its hold once more."""
    return await async_update(vault, actor, ProcessId(msg["process_id"]), msg)
