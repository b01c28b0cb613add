"""Doors to the outside over WebSocket: opened by as many approvers as a release needs, shut by any login at once."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ...bridge.proof.actor import Actor
from ...bridge.proof.proving import challenge
from ...bridge.requests.intake_json import async_intakes_as_json, intake_as_json
from ...bridge.requests.intakes import loaded_intakes
from ...bridge.runtime import VaultRuntime
from ...model.people_facts import IntakeClosed, IntakePaused
from .answers import Message, for_acting, for_enrolled_person, for_stopping, show_challenge, take_proof
from .policy import show_vote


@callback
def async_register_intake_commands(hass: HomeAssistant) -> None:
    """Register the commands on doors to the outside."""
    websocket_api.async_register_command(hass, intake_list)
    websocket_api.async_register_command(hass, intake_create)
    websocket_api.async_register_command(hass, intake_pause)
    websocket_api.async_register_command(hass, intake_close)


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/intake/list"})
@websocket_api.async_response
@for_enrolled_person
async def intake_list(vault: VaultRuntime, connection: ActiveConnection, _msg: Message) -> dict[str, Any]:
    """Return all doors that are not closed, with their addresses."""
    return await async_intakes_as_json(vault, loaded_intakes(connection.hass))


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/intake/create",
        # All fields are looked at by hand: a schema prints what it refuses, also a secret under a wrong name.
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_acting
async def intake_create(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Agree to open a door; without `challenge`, return what it would be, the statement and a challenge."""
    intakes = loaded_intakes(actor.connection.hass)
    if (proof := take_proof(msg)) is not None:
        return show_vote(await intakes.async_open(actor, proof))
    change, intake = intakes.change(actor, msg)
    return {**show_challenge(challenge(vault, actor, change)), "intake": intake_as_json(vault, intake)}


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/intake/pause", vol.Required("intake_id"): str})
@websocket_api.async_response
@for_stopping
async def intake_pause(_vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> dict[str, Any]:
    """Have nobody ask by a door until approvers open it anew."""
    await loaded_intakes(connection.hass).async_shut(msg["intake_id"], connection.user.id, IntakePaused)
    return {}


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/intake/close", vol.Required("intake_id"): str})
@websocket_api.async_response
@for_stopping
async def intake_close(_vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> dict[str, Any]:
    """Close a door for good."""
    await loaded_intakes(connection.hass).async_shut(msg["intake_id"], connection.user.id, IntakeClosed)
    return {}
