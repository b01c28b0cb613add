"""What was approved is released: after the last vote, at the announced moment, until its time is over or it is stopped.

request approved ─ VoteCast ─ ReleaseApproved ─ release cooling ═ announced moment ═ release live ─ request disclosed
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from ..model.approval import Approval, ApprovalStatement
from ..model.approval_facts import ReleaseApproved
from ..model.ballot import Now, Schedule, fact_of
from ..model.errors import FootageGuardError, RequestAltered, RequestUnknown, StateDamaged
from ..model.ids import ReleaseId
from ..model.lifecycle.release import ReleaseInput, ReleaseState
from ..model.lifecycle.request import RequestInput, RequestState
from ..model.record import ReleaseRecord
from ..model.vote import Vote
from .booth import Booth, Decidable, fact_at, is_told
from .deciding import void_idle
from .ports import Share
from .told import told_of

_STANDS_BY: Final = frozenset({RequestState.APPROVED, RequestState.DISCLOSED})
_ENDS: Final = (ReleaseState.FROZEN, ReleaseState.VOTING, ReleaseState.COOLING, ReleaseState.LIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """The last vote was cast."""

    share: Share
    live_from_ms: int
    is_live: bool
    """Otherwise it cools off, and everybody can still stop it."""


def release(booth: Booth, approval: Approval, vote: Vote, found: Decidable, now: Now) -> Released:
    """Release what was approved, in the versions of release and request that were looked at.

    Each step alone exposes less than the next. A crash before the release cools off leaves the request waiting, and
    the last vote is not cast; one afterwards leaves it cooling off. Whatever raises ends it: whoever voted is told that
    it failed, and nobody knows the link. Raises RequestChanged, or OSError.
    """
    live_from_ms = now.ms + approval.statement.terms.wait_ms
    # Nothing of it is given out while the release is not live.
    share = booth.shares.make(approval, live_from_ms)
    try:
        is_live = _begin(booth, approval, vote, found, now)
    except OSError, FootageGuardError:
        # Without its lease it never goes live, or ends at the next look.
        with suppress(OSError):
            booth.leases.end(found.record.id)
        raise
    return Released(share=share, live_from_ms=live_from_ms, is_live=is_live)


def _begin(booth: Booth, approval: Approval, vote: Vote, found: Decidable, now: Now) -> bool:
    """Have a release cool off, or be live at once, and tell which; raise RequestChanged or OSError."""
    statement, record, request = approval.statement, found.record, found.request
    # First: without it the release could become live, and nobody would have answered the request.
    booth.desk.move(request.id, RequestInput.APPROVE, actor=vote.person_id, now_ms=now.ms, version=request.version)
    leaf = booth.desk.journal.append(fact_of(record.id, vote))
    fact = ReleaseApproved(
        release_id=record.id,
        request_id=request.id,
        statement_sha256=bytes.fromhex(statement.sha256),
        actors=tuple(each.person_id for each in approval.votes),
        live_from_ms=now.ms + statement.terms.wait_ms,
    )
    schedule = Schedule(
        live_from_ms=fact.live_from_ms, wait_ms=statement.terms.wait_ms, leaf=booth.desk.journal.append(fact)
    )

    def cool() -> None:
        booth.drafts.add_vote(record.id, vote, leaf)
        booth.drafts.approve(record.id, schedule)

    booth.desk.move_release(
        record.id, ReleaseInput.PASS, actor=vote.person_id, now_ms=now.ms, version=record.version, also=cool
    )
    booth.waiting_since[record.id] = now.steady_ms
    if schedule.wait_ms:
        return False
    go_live(booth, record.id, statement, now.ms)
    return True


def end_over(booth: Booth, *, now_ms: int) -> list[int]:
    """End every release whose time is over, or of which it is not known; return how long the others last.

    An earlier end that somebody gave counts, or whoever looks then would look only at the approved one.
    """
    left_ms = []
    for record in booth.desk.releases.in_states(_ENDS):
        statement = statement_of(booth, record.id)
        # A clock that is set back revives nothing.
        if statement is None or booth.leases.is_over(statement.terms.not_after.ms, now_ms):
            booth.desk.move_release(record.id, ReleaseInput.EXPIRE, actor=None, now_ms=now_ms)
        else:
            end_ms, lease = statement.terms.not_after.ms, booth.leases.of(record.id)
            # An earlier one that has passed ends what still cools off when it is live.
            if lease is not None and lease.not_after_ms > now_ms:
                end_ms = min(end_ms, lease.not_after_ms)
            left_ms.append(end_ms - now_ms)
    return left_ms


def veto(booth: Booth, release_id: ReleaseId, *, actor: str, now_ms: int) -> ReleaseRecord:
    """Stop a release before it is live; its request waits again. It lowers, so nothing but its state is asked.

    The lease goes first. Without this, an older history that somebody puts back has it go live. Raises RequestUnknown,
    TransitionRefused or OSError.
    """
    if booth.desk.releases.get_release(release_id).state is ReleaseState.COOLING:
        booth.leases.end(release_id)
    record = booth.desk.move_release(release_id, ReleaseInput.VETO, actor=actor, now_ms=now_ms)
    void_idle(booth.desk, now_ms=now_ms)
    return record


def go_live(booth: Booth, release_id: ReleaseId, statement: ApprovalStatement, now_ms: int) -> None:
    """Have a release be live, and its request disclosed; whoever calls has looked whether it may. Raises OSError."""
    booth.desk.move_release(release_id, ReleaseInput.GO_LIVE, actor=None, now_ms=now_ms)
    booth.waiting_since.pop(release_id, None)
    with suppress(RequestUnknown, StateDamaged):
        if booth.desk.book.head(statement.request_id).state is RequestState.APPROVED:
            booth.desk.move(statement.request_id, RequestInput.DISCLOSE, actor=None, now_ms=now_ms)


def schedule_of(booth: Booth, record: ReleaseRecord, statement: ApprovalStatement) -> Schedule | None:
    """Return when what was approved goes live; None where it was not, or its request does not stand by it any more."""
    schedule = booth.drafts.approved(record.id)
    if schedule is None:
        return None
    fact = fact_at(booth, schedule.leaf)
    is_told = (
        isinstance(fact, ReleaseApproved)
        and (fact.release_id, fact.live_from_ms) == (record.id, schedule.live_from_ms)
        and fact.statement_sha256.hex() == statement.sha256
        and schedule.wait_ms == statement.terms.wait_ms
    )
    with suppress(RequestUnknown, RequestAltered):
        told = told_of(booth.desk, record.request_id)
        # What is live goes on by its own terms, also when its request has closed for the outside.
        stands_by = told.state in _STANDS_BY or record.state is ReleaseState.LIVE
        if is_told and told.says_of(record) and stands_by:
            return schedule
    return None


def statement_of(booth: Booth, release_id: ReleaseId) -> ApprovalStatement | None:
    """Return what was frozen, as the ledger was told of it; None where there is no such thing."""
    with suppress(StateDamaged):
        frozen = booth.drafts.frozen(release_id)
        if frozen is not None and is_told(booth, frozen):
            return frozen.statement
    return None
