"""Going on from a history that is not what it was: what a person is shown of it, and that exactly this is accepted."""

from collections.abc import Iterator, Set as AbstractSet

from ...ledger.ledger import Ledger
from ...model.errors import NotAnApprover, NothingToAccept, StateDamaged, StatementChanged
from ...model.ids import ReleaseId
from ...model.lifecycle.release import ReleaseState
from ...model.people import Role
from ...model.people_facts import ChangeStopped, IntakePaused, PeopleFact, PersonRemoved, RecoveryStopped
from ...model.statement import RollbackAccepted
from ...vault.roll import Door, Roll
from .opening import OpenVault


def what_is_found(ledger: Ledger, person_id: str) -> RollbackAccepted:
    """Return what a person accepts who accepts the history as it is now; raise NothingToAccept or LedgerCopied."""
    trouble = ledger.trouble
    if trouble is None:
        raise NothingToAccept
    # Before anything else is ended for it.
    ledger.may_be_changed()
    newest = ledger.newest()
    return RollbackAccepted(
        person_id=person_id,
        ledger=newest.origin,
        finding=trouble.finding,
        size=newest.size,
        root=newest.root,
        sound=trouble.size,
        known=trouble.known,
    )


def accept(opened: OpenVault, stated: RollbackAccepted, approvers: AbstractSet[str]) -> int:
    """Accept what was stated and return the number of the fact that says so. Blocking, for the lane.

    Whatever is under way ends first: an older history lacks who stopped it, took it back or closed it, and its wait may
    be over. Of what cools off persons decide anew. What is live and was approved under a key that was lost ends as
    well. `approvers` are those whose vote counts now.

    Raises StatementChanged where the history is another by now, NotAnApprover for whoever has not waited and may have
    been taken out in what it lacks, NothingToAccept, LedgerCopied, StateDamaged or OSError, and nothing was accepted.
    """
    if what_is_found(opened.ledger, stated.person_id) != stated:
        raise StatementChanged
    going = _who_goes(opened.rolls.roll, stated.person_id, approvers)
    for release in opened.state.releases.in_states((ReleaseState.COOLING, ReleaseState.LIVE)):
        if release.state is ReleaseState.COOLING or not _can_be_proven(opened, release.id):
            # Without its lease it never goes live, or gives nothing any more, and ends at the next look.
            opened.leases.end(release.id)
    opened.rolls.tell(*_endings(opened.rolls.roll, going, stated.person_id))
    opened.rolls.drop_keys()
    # Of whom the history does not know: they were let in by what it lacks, and would be by each key of a month.
    opened.rolls.drop_keys_of({*opened.keyring.people} - opened.rolls.roll.members.keys())
    return opened.ledger.accept()


def _can_be_proven(opened: OpenVault, release_id: ReleaseId) -> bool:
    """Tell whether what is live was approved under the key that the history has now: no receipt is right otherwise."""
    try:
        frozen = opened.state.drafts.frozen(release_id)
    except StateDamaged:
        return False
    return frozen is not None and frozen.statement.instance == opened.ledger.newest().origin


def _who_goes(roll: Roll, actor: str, approvers: AbstractSet[str]) -> frozenset[str]:
    """Return who was let in and has not waited, or is invited: in what a history lacks they may have been taken out.

    Raises NotAnApprover where that is who accepts. Where fewer who have waited are left than have to agree, as where
    the history is gone and all who hold keys wait alike, it may be anybody: nobody else could accept it. Then whoever
    would come to vote stays, unless one vote is enough to invite them anew: without them nobody could let anybody in.
    They act once they have waited.
    """
    waiting = {person_id for person_id, member in roll.members.items() if not member.is_over}
    going = frozenset(waiting | (roll.invitations.keys() - roll.members.keys()))
    quorum = roll.decided.policy.quorum
    if len(approvers - waiting) >= quorum:
        if actor in waiting:
            raise NotAnApprover
        return going
    if quorum == 1:
        return going - {actor}
    roles = {person_id: each.role for person_id, each in roll.invitations.items()}
    roles |= {person_id: each.role for person_id, each in roll.members.items()}
    return frozenset(person_id for person_id in going if roles[person_id] is Role.VIEWER)


def _endings(roll: Roll, going: frozenset[str], actor: str) -> Iterator[PeopleFact]:
    """Yield what ends everything that would let somebody or something in, and what is open for whoever asks."""
    for change_id in roll.changes:
        yield ChangeStopped(change_id=change_id, actor=actor)
    for recovery in roll.recoveries.values():
        yield RecoveryStopped(change_id=recovery.change_id, actor=actor)
    for person_id in going:
        yield PersonRemoved(person_id=person_id, actor=actor)
    for door, state in roll.doors.items():
        if state is Door.OPEN:
            yield IntakePaused(intake_sha256=bytes.fromhex(door), actor=actor)
