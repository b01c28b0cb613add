"""The policy over WebSocket: shown, made stricter at once, and made laxer by as many approvers as it says itself."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ...bridge.people.changes import (
    Outcome,
    Voted,
    async_lower,
    async_stop,
    async_vote,
    change_under_way,
    may_be_viewer,
    may_have_quorum,
    policy_change,
)
from ...bridge.people.people import may_be_approver
from ...bridge.people.people_json import policy_in_force_as_json
from ...bridge.proof.actor import Actor
from ...bridge.proof.proving import challenge
from ...bridge.runtime import VaultRuntime
from ...model.change import PolicyChange
from ...model.decided import Decided
from ...model.errors import ChangeUnknown
from ...model.policy_input import parse_wanted
from .answers import Message, for_acting, for_enrolled, for_stopping, show_challenge, take_proof


@callback
def async_register_policy_commands(hass: HomeAssistant) -> None:
    """Register the commands on the policy."""
    websocket_api.async_register_command(hass, policy_get)
    websocket_api.async_register_command(hass, policy_challenge)
    websocket_api.async_register_command(hass, policy_apply)
    websocket_api.async_register_command(hass, policy_stop)


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/policy/get"})
@websocket_api.async_response
@for_enrolled
async def policy_get(vault: VaultRuntime, _msg: Message) -> dict[str, Any]:
    """Return what is in force, and what is under way."""
    return policy_in_force_as_json(vault)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/policy/challenge",
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_acting
async def policy_challenge(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Return what would be decided and a challenge: of a change that is wanted, or one that others agreed to."""
    if "change_id" in msg:
        change = change_under_way(vault, msg["change_id"])
        if not isinstance(change, PolicyChange):
            raise ChangeUnknown
    else:
        change = policy_change(vault, actor, await _async_wanted(vault, actor, msg))
    return show_challenge(challenge(vault, actor, change))


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/policy/apply",
        # All fields are looked at by hand: a schema prints what it refuses, also a secret under a wrong name.
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_acting
async def policy_apply(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Agree to a change; without `challenge`, make stricter at once what is named, and nothing else."""
    if (proof := take_proof(msg)) is not None:
        return show_vote(await async_vote(vault, actor, proof, PolicyChange))
    after = await _async_wanted(vault, actor, msg)
    may_have_quorum(vault, after)
    await async_lower(vault, after, actor.person_id)
    return {"status": Outcome.DONE.value}


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/policy/stop",
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_stopping
async def policy_stop(vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> dict[str, Any]:
    """Stop a change that is under way."""
    await async_stop(vault, msg.get("change_id"), connection.user.id)
    return {}


def show_vote(voted: Voted) -> dict[str, Any]:
    """Return the answer to a vote."""
    return {
        "status": voted.outcome.value,
        "change_id": voted.change.change_id,
        "votes": voted.votes,
        "needed": voted.needed,
    }


async def _async_wanted(vault: VaultRuntime, actor: Actor, msg: Message) -> Decided:
    """Return what is wanted; raise PolicyRefused, NothingToChange, ApproverNotEligible or AlreadyEnrolled."""
    before = vault.people.roll.decided
    after = parse_wanted(before, msg)
    for viewer in {*after.viewers} - {*before.viewers}:
        await may_be_approver(actor.connection.hass, viewer)
        may_be_viewer(vault, viewer)
    return after
