"""How a change comes into force: shown, agreed to by as many as are needed, and waited for."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
import secrets
from typing import Any, Final

from ...model.change import Change, ExportChange, InviteChange, PolicyChange
from ...model.decided import Decided
from ...model.errors import (
    AlreadyEnrolled,
    ChangeUnknown,
    ClipKeyMissing,
    LockedDown,
    NothingToChange,
    OnlyInPanel,
    QuorumTooLarge,
    StatementChanged,
)
from ...model.ids import ChangeId, make_change_id
from ...model.people import Role
from ...model.people_facts import ChangeDone, ChangeProposed, ChangeStopped, ChangeVoted, PolicyLowered, WaitOver
from ...vault.signing import sign
from ...vault.under_way import Open
from ..common.clock import moment, wall_ms
from ..keeping.opening import OpenVault
from ..proof.actor import Actor
from ..proof.proving import Proof, async_prove
from ..runtime import VaultRuntime

_NONCE_BYTES: Final = 16


class Outcome(StrEnum):
    """How a change stands after a vote."""

    WAITING = "waiting"
    """For more votes."""
    PENDING = "pending"
    """Enough agree; it comes into force by itself, unless somebody stops it."""
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted:
    """What a vote did."""

    change: Change
    outcome: Outcome
    votes: int
    needed: int


def policy_change(vault: VaultRuntime, actor: Actor, after: Decided) -> PolicyChange:
    """Return a change to what is wanted; raise LockedDown, LedgerRolledBack or QuorumTooLarge."""
    may_raise(vault)
    may_have_quorum(vault, after)
    before = vault.people.roll.decided
    change = PolicyChange(
        **change_head(vault, actor), before=before.digest.hex(), decided=after, raised=after.raised_from(before)
    )
    vault.people.proposals.show(change)
    return change


def invite_change(vault: VaultRuntime, actor: Actor, person_id: str) -> InviteChange:
    """Return a change that invites who may be an approver; raise LockedDown, LedgerRolledBack or AlreadyEnrolled."""
    may_raise(vault)
    roll, now = vault.people.roll, moment()
    invitation = roll.invitations.get(person_id)
    if person_id in roll.members or (invitation is not None and invitation.is_open(now)):
        raise AlreadyEnrolled
    change = InviteChange(**change_head(vault, actor), person_id=person_id)
    vault.people.proposals.show(change)
    return change


def export_change(vault: VaultRuntime, actor: Actor, epoch_id: object) -> ExportChange:
    """Return a change that lets a month's key leave, to which every approver has to agree.

    Who went less than a day ago counts among them, so that nobody removes the others and proposes it alone.

    Raises LockedDown, LedgerRolledBack, or ClipKeyMissing where there is no such key.
    """
    may_raise(vault)
    epoch = vault.keyring.epoch(epoch_id) if isinstance(epoch_id, str) else None
    if epoch is None:
        raise ClipKeyMissing
    roll = vault.people.roll
    head = {**change_head(vault, actor), "needed": max(roll.decided.policy.quorum, roll.enrolled(moment()))}
    change = ExportChange(**head, epoch=epoch.id, recipient=epoch.recipient.public.hex())
    vault.people.proposals.show(change)
    return change


def change_under_way(vault: VaultRuntime, change_id: object) -> Change:
    """Return a change that others have voted for, to be shown to one more.

    Raises LockedDown, LedgerRolledBack or ChangeUnknown.
    """
    may_raise(vault)
    found = vault.people.roll.changes.get(ChangeId(change_id)) if isinstance(change_id, str) else None
    if found is None or not found.is_open(moment()):
        raise ChangeUnknown
    vault.people.proposals.show(found.change)
    return found.change


def may_have_quorum(vault: VaultRuntime, after: Decided) -> None:
    """Pass unless more votes would be needed than there are approvers; raise QuorumTooLarge.

    Without this, whoever may make it stricter, which needs nobody's agreement, ends all sharing for good.
    """
    before = vault.people.roll.decided.policy.quorum
    if after.policy.quorum > before and after.policy.quorum > len(vault.people.approvers()):
        raise QuorumTooLarge


def is_enough(vault: VaultRuntime, under_way: Open) -> bool:
    """Tell whether so many agree to a change as it takes now, and there are as many approvers as it asks for then.

    Votes of those who may not sign in any more are void: of that only Home Assistant knows.
    """
    change = under_way.change
    if under_way.count(vault.people.approvers()) < vault.people.roll.needed(change, moment()):
        return False
    with suppress(QuorumTooLarge):
        if isinstance(change, PolicyChange):
            may_have_quorum(vault, change.decided)
        return True
    # One of them may have gone while it waited, and nobody could decide anything any more.
    return False


def may_be_viewer(vault: VaultRuntime, person_id: str) -> None:
    """Pass somebody who is not enrolled and not invited to be an approver; raise AlreadyEnrolled."""
    roll = vault.people.roll
    invitation = roll.invitations.get(person_id)
    is_invited = invitation is not None and invitation.role is Role.APPROVER and invitation.is_open(moment())
    if person_id in roll.members or is_invited:
        raise AlreadyEnrolled


async def async_vote(
    vault: VaultRuntime,
    actor: Actor,
    proof: Proof,
    kind: type[Change],
    first: Callable[[OpenVault], None] = lambda _opened: None,
) -> Voted:
    """Have a person agree to a change that they were shown, and have it in force where that is enough.

    1. They prove it for exactly this change.
    2. They sign it with their own key, which nobody else can.
    3. In the lane, where nothing else happens meanwhile: there is no lockdown, the history is what it was, and it is
       still a change of what holds.
    4. `first` keeps what belongs to it, then the ledger is told, and only what it was told counts.

    Raises LockedDown, LedgerRolledBack, ChangeUnknown, StatementChanged, OSError, NotLoaded and what `async_prove`
    raises.
    """

    def stated() -> Change:
        may_raise(vault)
        change = vault.people.proposals.find(proof.statement_sha256)
        if not isinstance(change, kind):
            raise ChangeUnknown
        return change

    # 1
    proven = await async_prove(vault, actor, stated, proof)
    # 2
    change = proven.statement
    key, signature = sign(proven.secrets, change.as_json())
    vote = ChangeVoted(change_id=change.change_id, person_id=actor.person_id, public_key=key, signature=signature)

    def work(opened: OpenVault) -> Voted:
        first(opened)
        return _vote(vault, change, vote, opened)

    # 3, 4
    try:
        return await vault.async_work(work)
    finally:
        # The ledger may have been told before the disk refused what follows from it.
        vault.people.tell_changed()


def _vote(vault: VaultRuntime, change: Change, vote: ChangeVoted, opened: OpenVault) -> Voted:
    """Tell the ledger of a vote. Blocking, for the lane."""
    may_raise(vault)
    rolls = opened.rolls
    if change.change_id not in rolls.roll.changes:
        rolls.tell(ChangeProposed(change_id=change.change_id, statement=change.as_text()))
    rolls.tell(vote)
    under_way = rolls.roll.changes[change.change_id]
    do_if_due(vault, under_way, opened)
    votes, needed = under_way.count(vault.people.approvers()), rolls.roll.needed(change, moment())
    is_agreed = under_way.agreed is not None and is_enough(vault, under_way)
    outcome = Outcome.PENDING if is_agreed else Outcome.WAITING
    if change.change_id not in rolls.roll.changes:
        outcome = Outcome.DONE
    return Voted(change=change, outcome=outcome, votes=votes, needed=needed)


def do_if_due(vault: VaultRuntime, under_way: Open, opened: OpenVault) -> bool:
    """Have a change be in force whose time has come; return whether it is. Blocking, for the lane.

    Enough have to agree then, too: see `is_enough`. Nothing is done by a history that was rolled back. Without this, an
    older one takes a stop back.
    """
    change = under_way.change
    if isinstance(change, ExportChange):
        # A person takes it away, who proves that it is them.
        return False
    may_be = vault.lockdown is None and opened.ledger.trouble is None
    if not may_be or not is_enough(vault, under_way) or not under_way.is_due(moment()):
        return False
    opened.rolls.tell(ChangeDone(change_id=change.change_id))
    opened.rolls.drop_keys()
    return True


async def async_lower(vault: VaultRuntime, after: Decided, person_id: str | None) -> None:
    """Have something stricter be in force at once, which needs nobody's agreement.

    Raises OnlyInPanel with the field that would expose more, NothingToChange, QuorumTooLarge, OSError or NotLoaded.
    """
    try:
        await vault.async_work(partial(_lower, vault, after, person_id))
    finally:
        vault.people.tell_changed()


def _lower(vault: VaultRuntime, after: Decided, person_id: str | None, opened: OpenVault) -> None:
    before = opened.rolls.roll.decided
    # Whoever tries once more what the ledger was told, and the disk did not take, has it done.
    if opened.rolls.make_up() and after == before:
        return
    if not opened.rolls.is_read or after == before:
        raise NothingToChange
    for field in after.raised_from(before):
        raise OnlyInPanel(field)
    may_have_quorum(vault, after)
    opened.rolls.tell(PolicyLowered(decided=after.as_text(), actor=person_id))
    opened.rolls.drop_keys()


async def async_stop(vault: VaultRuntime, change_id: object, person_id: str) -> None:
    """Stop a change; raise ChangeUnknown, OSError or NotLoaded. It lowers, so everybody enrolled may."""

    def stop(opened: OpenVault) -> None:
        if not isinstance(change_id, str) or ChangeId(change_id) not in opened.rolls.roll.changes:
            raise ChangeUnknown
        opened.rolls.tell(ChangeStopped(change_id=ChangeId(change_id), actor=person_id))

    await vault.async_work(stop)
    vault.people.tell_changed()


async def async_do_due(vault: VaultRuntime) -> None:
    """Have all changes be in force whose time has come, and what is over stay over; raise OSError or NotLoaded.

    So are waits: the ledger is told of each that is over. What was told and could not be kept is kept now.
    """

    def do(opened: OpenVault) -> bool:
        was_owing = opened.rolls.make_up()
        now = moment()
        opened.rolls.roll.see(now)
        changes = [under_way for under_way in opened.rolls.roll.changes.values() if under_way.is_open(now)]
        is_done = [_do_one(vault, under_way, opened) for under_way in changes]
        return any((*is_done, _tell_waited(opened), was_owing))

    is_done = True
    try:
        is_done = await vault.async_work(do)
    finally:
        # What raises may do so after something was told.
        if is_done:
            vault.people.tell_changed()


def _do_one(vault: VaultRuntime, under_way: Open, opened: OpenVault) -> bool:
    # One that cannot be done any more, as who it invites is enrolled by now, must not hold up those after it.
    with suppress(StatementChanged):
        return do_if_due(vault, under_way, opened)
    return False


def _tell_waited(opened: OpenVault) -> bool:
    """Tell the ledger whose wait is over; return whether anybody's is. Blocking, for the lane.

    Without this, each start of the machine has everybody wait anew who ever waited. An older history lets nobody in.
    """
    waited = set() if opened.ledger.trouble is not None else opened.rolls.roll.waited(moment())
    opened.rolls.tell(*(WaitOver(person_id=person_id) for person_id in sorted(waited)))
    return bool(waited)


def may_raise(vault: VaultRuntime) -> None:
    """Pass what exposes more; raise LockedDown, or LedgerRolledBack where the history is not what it was."""
    if vault.lockdown is not None:
        raise LockedDown
    vault.ledger.may_rely()


def change_head(vault: VaultRuntime, actor: Actor) -> dict[str, Any]:
    """Return what every change begins with."""
    return {
        "change_id": make_change_id(wall_ms(), secrets.randbits(80)),
        "ledger": vault.ledger.newest().origin,
        "by": actor.person_id,
        "needed": vault.people.roll.decided.policy.quorum,
        "nonce": secrets.token_hex(_NONCE_BYTES),
    }
