"""What a home exposes: everything that only a person raises, read where it counts."""

from typing import Any, Final

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.model import facts
from custom_components.footage_guard.model.facts import Fact
from custom_components.footage_guard.model.lockdown_facts import LockdownEntered
from custom_components.footage_guard.model.request_facts import (
    ReleaseMoved,
    RequestMoved,
    RequestReceived,
    RequestScreened,
)

_ADDING: Final = (
    facts.ClipOpened,
    facts.ClipSealed,
    facts.ClipCut,
    facts.ClipAccounted,
    facts.NothingRecorded,
    facts.EpochMade,
    LockdownEntered,
    RequestReceived,
    RequestScreened,
)
"""Recording, locking down, and asking: more in the vault, and nothing out of it."""


def raised(entry: MockConfigEntry, since: int) -> list[Fact]:
    """Return the facts from a number on that nothing but a person may have caused.

    What is not known to lower or to add is one of them: a new fact fails until somebody says what it does.
    """
    return [fact for _, fact in entry.runtime_data.vault.ledger.facts(since) if not _may_be_anybodys(fact)]


def asked(entry: MockConfigEntry, since: int) -> bool:
    """Tell whether anything was asked of a person since a number."""
    return any(isinstance(fact, RequestReceived) for _, fact in entry.runtime_data.vault.ledger.facts(since))


def standing(entry: MockConfigEntry) -> dict[str, Any]:
    """Return what is in memory alone, and what is not told to the ledger."""
    vault = entry.runtime_data.vault
    return {
        "unlocked": vault.unlocks.is_unlocked,
        "locked down": vault.lockdown,
        "people": vault.keyring.people,
        "keys": [vault.keyring.approver_key(person_id) for person_id in vault.keyring.people],
        "mode": vault._opened.state.mode,
        "policy": vault.people.policy,
        "approvers": vault.people.approvers(),
    }


def must_be_no_more(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Raise AssertionError where something is in force that was not, or has changed. To lock is anybody's."""
    assert after | {"unlocked": before["unlocked"]} == before
    assert before["unlocked"] or not after["unlocked"]


def _may_be_anybodys(fact: Fact) -> bool:
    match fact:
        case RequestMoved() | ReleaseMoved():
            return not fact.by.raises
        case facts.HoldPlaced():
            return True
        case facts.HoldEnded():
            # Only what an action placed; which one it was, `held_by` of the test tells.
            return False
        case _:
            return isinstance(fact, _ADDING)
