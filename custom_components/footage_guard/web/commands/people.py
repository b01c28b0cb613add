"""Who is enrolled, over WebSocket: invited by approvers, enrolled by that very person, and removed by any approver."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ...bridge.loaded import loaded_vault
from ...bridge.people.changes import async_vote, change_under_way, invite_change
from ...bridge.people.enrolling import async_enroll, async_remove, is_only_invited
from ...bridge.people.people import may_be_approver
from ...bridge.people.people_json import async_people_as_json
from ...bridge.proof.acting import may_act, may_enroll
from ...bridge.proof.actor import Actor
from ...bridge.proof.proving import challenge
from ...bridge.runtime import VaultRuntime
from ...model.change import InviteChange
from ...model.errors import ApproverNotEligible, ChangeUnknown, NotAnApprover
from ...model.passphrase import parse_passphrase
from ...model.people import Role
from .answers import Message, answered, for_acting, for_enrolled_person, show_challenge, take_proof
from .policy import show_vote


@callback
def async_register_people_commands(hass: HomeAssistant) -> None:
    """Register the commands on people."""
    websocket_api.async_register_command(hass, approvers_list)
    websocket_api.async_register_command(hass, approvers_invite)
    websocket_api.async_register_command(hass, approvers_enrol)
    websocket_api.async_register_command(hass, approvers_remove)


@websocket_api.websocket_command({vol.Required("type"): "footage_guard/approvers/list"})
@websocket_api.async_response
@for_enrolled_person
async def approvers_list(vault: VaultRuntime, connection: ActiveConnection, _msg: Message) -> dict[str, Any]:
    """Return who is enrolled and invited, and what is under way."""
    return await async_people_as_json(connection.hass, vault, connection.user.id)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/approvers/invite",
        # All fields are looked at by hand: a schema prints what it refuses, also a secret under a wrong name.
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_acting
async def approvers_invite(vault: VaultRuntime, actor: Actor, msg: Message) -> dict[str, Any]:
    """Agree that a person may enroll as an approver; without `challenge`, return the statement and a challenge."""
    if (proof := take_proof(msg)) is not None:
        return show_vote(await async_vote(vault, actor, proof, InviteChange))
    if "change_id" in msg:
        change = change_under_way(vault, msg["change_id"])
        if not isinstance(change, InviteChange):
            raise ChangeUnknown
    else:
        change = invite_change(vault, actor, await _async_person(actor, msg))
    return show_challenge(challenge(vault, actor, change))


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/approvers/enrol",
        # All fields are looked at by hand: a schema prints what it refuses, also a secret under a wrong name.
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
async def approvers_enrol(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
    """Make the keys of a person who was invited, behind a passphrase of their own."""

    async def enroll() -> dict[str, Any]:
        actor = may_enroll(connection)
        passphrase = parse_passphrase(msg.pop("passphrase", None), msg.pop("passphrase_repeat", None))
        await async_enroll(hass, loaded_vault(hass), actor, passphrase)
        return {}

    await answered(connection, msg, enroll)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "footage_guard/approvers/remove",
        vol.Extra: object,  # type: ignore[dict-item]  # Home Assistant's type leaves out what its schemas take
    }
)
@websocket_api.async_response
@for_enrolled_person
async def approvers_remove(vault: VaultRuntime, connection: ActiveConnection, msg: Message) -> dict[str, Any]:
    """Take a person out, or an invitation back. Whoever is a viewer removes nobody but themselves.

    To take out somebody else is for a person in a login made with a secret. Without this, one approver's token in some
    script takes out the others, and that one decides alone about what all of them had to agree to.
    """
    person_id, by = msg.get("person_id"), connection.user.id
    if person_id != by:
        if vault.people.role_of(by) is not Role.APPROVER:
            raise NotAnApprover
        if not is_only_invited(vault, person_id):
            may_act(connection)
    await async_remove(vault, person_id, by)
    return {}


async def _async_person(actor: Actor, msg: Message) -> str:
    person_id = msg.get("person_id")
    if not isinstance(person_id, str):
        raise ApproverNotEligible
    return await may_be_approver(actor.connection.hass, person_id)
