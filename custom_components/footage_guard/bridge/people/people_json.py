"""What the panel is shown of people, policy and changes under way."""

from typing import Any

from homeassistant.core import HomeAssistant

from ...ledger.leaves import Moment
from ...model.people import WAIT_MS, Departure, Invitation, Member, Role
from ...model.policy_input import policy_as_json
from ...vault.under_way import Open
from ..common.clock import moment
from ..common.times import to_text
from ..runtime import VaultRuntime
from .changes import is_enough
from .people import caller_name, eligible_approvers


async def async_people_as_json(hass: HomeAssistant, vault: VaultRuntime, asks: str) -> dict[str, Any]:
    """Return who is enrolled, invited, and to be invited by whoever asks, and who went less than a day ago."""
    roll, now = vault.people.roll, moment()
    return {
        "people": [await _async_member(hass, vault, member) for member in roll.members.values()],
        "invitations": [
            await _async_invitation(hass, invitation)
            for invitation in roll.invitations.values()
            if invitation.is_open(now)
        ],
        "removed": [await _async_departure(hass, departure) for departure in roll.departed(now).values()],
        "eligible": [
            {"person_id": person_id, "name": await caller_name(hass, person_id)}
            for person_id in await _async_to_be_invited(hass, vault, asks)
        ],
        "changes": changes_as_json(vault),
        "quorum": roll.decided.policy.quorum,
        "wait_ms": WAIT_MS,
    }


async def _async_to_be_invited(hass: HomeAssistant, vault: VaultRuntime, asks: str) -> list[str]:
    """Return whom an approver can invite; who cannot invite is not told who lives here."""
    if vault.people.role_of(asks) is not Role.APPROVER:
        return []
    roll, now = vault.people.roll, moment()
    known = {*roll.members, *(person for person, each in roll.invitations.items() if each.is_open(now))}
    return [person for person in await eligible_approvers(hass) if person not in known]


def policy_in_force_as_json(vault: VaultRuntime) -> dict[str, Any]:
    """Return what is in force, and what is under way."""
    decided = vault.people.roll.decided
    return {
        "policy": policy_as_json(vault.people.policy),
        "mode": decided.mode.value,
        "viewers": list(decided.viewers),
        "digest": vault.people.policy.digest.hex(),
        "is_believed": vault.people.policy == decided.policy,
        **votes_as_json(vault),
        "changes": changes_as_json(vault),
    }


def votes_as_json(vault: VaultRuntime) -> dict[str, Any]:
    """Return how many votes a decision takes, and whether there are as many people who may vote now."""
    people = vault.people
    return {
        "needed": people.roll.decided.policy.quorum,
        "voters": len(people.approvers()),
        "can_decide": people.can_decide,
    }


def changes_as_json(vault: VaultRuntime) -> list[dict[str, Any]]:
    """Return the changes that are under way, the oldest first."""
    now = moment()
    return [
        _change(vault, under_way, now) for under_way in vault.people.roll.changes.values() if under_way.is_open(now)
    ]


def _change(vault: VaultRuntime, under_way: Open, now: Moment) -> dict[str, Any]:
    change, due_ms = under_way.change, under_way.due_ms(now)
    voters, needed = under_way.counted(vault.people.approvers()), vault.people.roll.needed(change, now)
    return {
        "change_id": change.change_id,
        "kind": change.as_json()["kind"],
        "statement": change.as_json(),
        "votes": len(voters),
        "needed": needed,
        "voters": voters,
        "proposed": to_text(under_way.proposed.at_ms),
        "in_force_from": to_text(due_ms) if due_ms is not None and is_enough(vault, under_way) else None,
    }


async def _async_member(hass: HomeAssistant, vault: VaultRuntime, member: Member) -> dict[str, Any]:
    return {
        "person_id": member.person_id,
        "name": await caller_name(hass, member.person_id),
        "role": member.role.value,
        "since": to_text(member.since.at_ms),
        "usable_from": to_text(member.usable_from_ms(moment())),
        "is_usable": vault.people.role_of(member.person_id) is not None,
    }


async def _async_invitation(hass: HomeAssistant, invitation: Invitation) -> dict[str, Any]:
    return {
        "person_id": invitation.person_id,
        "name": await caller_name(hass, invitation.person_id),
        "role": invitation.role.value,
        "since": to_text(invitation.since.at_ms),
    }


async def _async_departure(hass: HomeAssistant, departure: Departure) -> dict[str, Any]:
    return {
        "person_id": departure.person_id,
        "name": await caller_name(hass, departure.person_id),
        "by": departure.actor,
        "removed": to_text(departure.since.at_ms),
        "counts_until": to_text(departure.counts_until_ms(moment())),
    }
