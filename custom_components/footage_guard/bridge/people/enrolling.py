"""How a person who was invited gets keys of their own, and how somebody's are taken away."""

from contextlib import suppress
from dataclasses import replace
from functools import partial

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ...model.errors import ApproverMustUnlock, LastApprover, NotInvited, PersonUnknown, StateDamaged
from ...model.ids import ChangeId
from ...model.people import WAIT_MS, Role
from ...model.people_facts import PersonEnrolled, PersonRemoved, PolicyLowered
from ...vault.keyring.document import Person
from ...vault.keyring.keyring import made_person
from ...vault.keyring.wrap import Secrets
from ...vault.roll import admission
from ...vault.signing import sign
from ..common.clock import moment, wall_ms
from ..common.executor import run_blocking
from ..keeping.opening import OpenVault
from ..proof.actor import Actor
from ..runtime import VaultRuntime
from .changes import may_raise


async def async_enroll(hass: HomeAssistant, vault: VaultRuntime, actor: Actor, passphrase: str) -> None:
    """Enroll a person, who may do something after the wait.

    1. An approver has the vault unlocked: only who can open what was recorded can let another person open it.
    2. The keys are made, which is slow on purpose and so not in the lane.
    3. In the lane: the history is what it was, the invitation still stands, and that approver is still one and still
       has it unlocked. Without this, an older history brings an invitation back that was taken back.
    4. The approver's key signs for the person's. Without this, whoever can write the files puts a key of their own in
       the place of one that is waited for.
    5. The ledger is told, and then the keys are kept: a crash in between leaves a person without keys.
    6. Who was named as a viewer before, and is an approver, is taken out of the viewers.

    Raises LockedDown, LedgerRolledBack, ApproverMustUnlock, NotInvited, OSError or NotLoaded.
    """
    # 1
    _lent(vault)
    # 2
    made = await run_blocking(hass, made_person, actor.person_id, passphrase)
    # 3, 4, 5, 6
    try:
        await vault.async_work(partial(_enroll, vault, actor.person_id, made))
    finally:
        # What raises may do so after the ledger was told.
        vault.people.tell_changed()


def _enroll(vault: VaultRuntime, person_id: str, made: Person, opened: OpenVault) -> None:
    # 3
    approver, held = _lent(vault)
    roll = opened.rolls.roll
    invitation = roll.invitations.get(person_id)
    if person_id in roll.members or invitation is None or not invitation.is_open(moment()):
        raise NotInvited
    # 4
    unsigned = PersonEnrolled(
        person_id=person_id,
        root=made.root.public,
        approver_key=made.approver,
        change_id=ChangeId(invitation.change_id),
        role=invitation.role,
        usable_from_ms=wall_ms() + WAIT_MS,
        admitted_by=approver,
        signature=bytes(64),
    )
    _, signature = sign(held, admission(unsigned))
    # 5
    opened.rolls.drop_keys()
    # Also those that an older history knows nothing of, or there would be somebody enrolled with what they had before.
    opened.rolls.drop_keys_of({person_id})
    # One that cannot be read is never right: they set another one.
    with suppress(StateDamaged):
        opened.state.pins.drop(person_id)
    opened.rolls.tell(replace(unsigned, signature=signature))
    opened.keyring.admit(person_id, made, held, dt_util.utcnow())
    # 6
    decided = roll.decided
    if invitation.role is Role.APPROVER and person_id in decided.viewers:
        viewers = tuple(viewer for viewer in decided.viewers if viewer != person_id)
        opened.rolls.tell(PolicyLowered(decided=replace(decided, viewers=viewers).as_text(), actor=person_id))


def _lent(vault: VaultRuntime) -> tuple[str, Secrets]:
    """Return an approver who has the vault unlocked, and what that opens."""
    may_raise(vault)
    lent = vault.unlocks.lend(vault.people.approvers().keys())
    if lent is None:
        raise ApproverMustUnlock
    return lent


def is_only_invited(vault: VaultRuntime, person_id: object) -> bool:
    """Tell whether somebody is invited and not enrolled, so that nobody's vote goes with them."""
    roll = vault.people.roll
    return isinstance(person_id, str) and person_id in roll.invitations and person_id not in roll.members


async def async_remove(vault: VaultRuntime, person_id: object, by: str) -> None:
    """Take a person out, or an invitation back; it lowers, so it needs nobody's agreement, and no quorum goes with it.

    What they unlocked is locked, their votes are void, and what is recorded from now on is closed to them.

    Raises PersonUnknown, LastApprover, OSError or NotLoaded.
    """

    def remove(opened: OpenVault) -> None:
        roll = opened.rolls.roll
        if not isinstance(person_id, str) or person_id not in roll.members.keys() | roll.invitations.keys():
            raise PersonUnknown
        if {member.person_id for member in roll.members.values() if member.role is Role.APPROVER} == {person_id}:
            raise LastApprover
        # Somebody whose wait is not over may never come to be one.
        if roll.approvers(moment()).keys() == {person_id}:
            raise LastApprover
        opened.rolls.tell(PersonRemoved(person_id=person_id, actor=by))
        opened.rolls.drop_keys()

    try:
        await vault.async_work(remove)
    finally:
        # The ledger may have been told, and the disk not have taken what follows.
        if isinstance(person_id, str) and person_id in vault.people.roll.removed:
            vault.unlocks.lock_person(person_id)
            vault.made_codes.drop_all_of(person_id)
        vault.people.tell_changed()
