"""Persons decide about a draft that is frozen: each vote is a signature over its statement, and the last one releases.

All of it runs in the lane, so that of two votes at the same instant one is the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.approval import ApprovalStatement, approved
from ..model.ballot import CastVote, Now, fact_of
from ..model.errors import (
    AlreadyVoted,
    ExportChanged,
    LockedDown,
    NotAnApprover,
    NotFrozen,
    StatementChanged,
    TermsOver,
)
from ..model.ids import ReleaseId
from ..model.lifecycle.release import ReleaseInput, ReleaseState
from ..model.vote import Tally, Vote, tally
from .booth import Booth, Decidable, Voters, fact_at, is_told, stands, undecided
from .freezing import may_wait, restated
from .releasing import Released, release

VOTABLE = frozenset({ReleaseState.FROZEN, ReleaseState.VOTING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The vote counts, and others are needed."""

    votes: int
    needed: int


def decidable(booth: Booth, release_id: ReleaseId, *, now_ms: int) -> Decidable:
    """Return what a person would agree to; it is looked at before each vote, and so before a release.

    1. There is no lockdown. Without this, a link gets out of a home that was just locked down.
    2. The files are finished, and nobody has edited, dropped, declined or stopped it: NotFrozen.
       So says the ledger, too: a row in state.db brings nothing back that was stopped.
    3. The request still waits, in the words and as of whom the ledger was told. Without this, whoever can write
       state.db has persons answer a request that nobody made, or one that was declined or taken back.
    4. What was frozen is what would be frozen of the draft, the request and the policy of now. Without this, whoever
       can write state.db changes the recipient or the terms beside the statement, and what is done later goes by them.
    5. The ledger was told of exactly this when it was frozen. Without this, a statement that was put in its place with
       all the rest takes the votes of persons who trust that its files were looked at.
    6. It can be collected after the last vote, and is live before the request closes. Without this, a vote lasts longer
       than the person was shown, or gives them a link that never works.

    Raises LockedDown, DraftUnknown, NotFrozen, RequestNotPending, StatementChanged, TermsOver, or what `as_told`
    raises.
    """
    # 1
    if booth.is_locked_down():
        raise LockedDown
    # 2
    draft = booth.drafts.get_draft(release_id)
    record = booth.desk.releases.get_release(release_id)
    frozen = booth.drafts.frozen(release_id)
    if record.state not in VOTABLE or frozen is None:
        raise NotFrozen
    if not stands(booth, record):
        raise StatementChanged
    # 3
    request = undecided(booth, draft.request_id)
    # 4
    statement = restated(booth, frozen.statement, draft, request)
    if statement != frozen.statement or record.request_id != draft.request_id:
        raise StatementChanged
    # 5
    if not is_told(booth, frozen):
        raise StatementChanged
    # 6
    if booth.leases.is_over(statement.terms.not_after.ms - statement.terms.wait_ms, now_ms):
        raise TermsOver
    may_wait(statement.terms, request, now_ms)
    return Decidable(statement=statement, record=record, request=request)


def cast(
    booth: Booth,
    release_id: ReleaseId,
    vote: Vote,
    *,
    voters: Voters,
    on_disk: Sequence[bytes],
    now: Now,
) -> Waiting | Released:
    """Take a vote, and release where it is the last one; `on_disk` are the SHA-256 of the files as they lie there.

    1. All that `decidable` looks at, once more: proving who one is takes a while.
    2. The vote is for this very statement. Without this, a vote for what it was before an edit counts for what it is.
    3. The files on disk are those of the statement. Without this, whoever can write the cache has another file leave.
    4. The voter is an approver now, with the key the ledger says, and the signature is theirs. Without this, a removed
       person's vote counts, or a key that was put into keys.json votes.
    5. They have not voted for this, and no other name with the same key has.
    6. Every other vote is looked at in the same way, and the ledger was told of it. Without this, a row in state.db is
       a vote.
    7. Only where as many as were needed when it was frozen are there: the approval is made, and released in the version
       that was looked at.

    Raises what `decidable` raises, StatementChanged, ExportChanged, NotAnApprover, AlreadyVoted, RequestChanged, or
    OSError, and then the vote does not count.
    """
    # 1
    found = decidable(booth, release_id, now_ms=now.ms)
    statement = found.statement
    # 2
    if vote.statement_sha256 != statement.sha256:
        raise StatementChanged
    # 3
    if tuple(on_disk) != tuple(file.sha256 for file in statement.files):
        raise ExportChanged
    # 4
    if voters.approvers.get(vote.person_id) != vote.public_key or not _is_signed(booth, vote, statement):
        raise NotAnApprover
    # 5, 6
    before = standing_votes(booth, statement, voters)
    if any(vote.person_id == other.person_id or vote.public_key == other.public_key for other in before.counted):
        raise AlreadyVoted
    # 7
    counted = tally([*before.counted, vote], statement.sha256, voters.approvers, needed=statement.needed)
    if not counted.passed:
        _keep(booth, found, vote, now.ms)
        return Waiting(votes=len(counted.counted), needed=counted.needed)
    return release(booth, approved(statement, counted), vote, found, now)


def standing_votes(booth: Booth, statement: ApprovalStatement, voters: Voters) -> Tally:
    """Return the votes that count now: signed, known to the ledger, and of persons who are approvers at this moment."""
    known = [
        each.vote
        for each in booth.drafts.votes(statement.draft_id)
        if _is_signed(booth, each.vote, statement) and _is_cast(booth, statement.draft_id, each)
    ]
    return tally(known, statement.sha256, voters.approvers, needed=statement.needed)


def _keep(booth: Booth, found: Decidable, vote: Vote, now_ms: int) -> None:
    """Tell the ledger of a vote, and have it count in the same step in which the release is voted on."""
    leaf = booth.desk.journal.append(fact_of(found.record.id, vote))
    booth.desk.move_release(
        found.record.id,
        ReleaseInput.VOTE,
        actor=vote.person_id,
        now_ms=now_ms,
        version=found.record.version,
        also=lambda: booth.drafts.add_vote(found.record.id, vote, leaf),
    )


def _is_cast(booth: Booth, release_id: ReleaseId, each: CastVote) -> bool:
    return fact_at(booth, each.leaf) == fact_of(release_id, each.vote)


def _is_signed(booth: Booth, vote: Vote, statement: ApprovalStatement) -> bool:
    return vote.statement_sha256 == statement.sha256 and booth.is_signed(
        vote.public_key, vote.signature, statement.as_json()
    )
