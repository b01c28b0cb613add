"""A receipt is put together from what the ledger was told: never from what only the book says.

No part of it reads the whole history. The book and the index have the numbers of most records; each of the others is
looked for from a known one on, to where it must be.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from ..model.approval import ApprovalStatement
from ..model.approval_facts import DraftMade, ReleaseApproved
from ..model.ballot import CastVote, fact_of
from ..model.errors import FactUnknown, NotLiveYet
from ..model.facts import ClipCut, ClipOpened, ClipSealed, Fact, HoldPlaced
from ..model.ids import ClipId, ReleaseId
from ..model.lifecycle.release import ReleaseState
from ..model.people_facts import PersonAssumed, PersonEnrolled, VaultFounded
from ..model.receipt import Custody, CustodyEvent, Receipt
from ..model.request_facts import ReleaseMoved, RequestReceived
from .booth import Booth, fact_at, is_told
from .desk import hold_of
from .ports import Proofs

_COLLECTED: Final = frozenset({ReleaseState.LIVE, ReleaseState.ENDED})
_NEAR: Final = 256
"""Records that are looked at first; each time nothing is found, four times as many."""

type Numbers = dict[int, Custody]
type Enrolled = VaultFounded | PersonAssumed | PersonEnrolled


def receipt(
    booth: Booth, proofs: Proofs, release_id: ReleaseId, *, opened: int | None = None, issued_ms: int
) -> Receipt:
    """Return the receipt of a release that is or was live; `opened` is the number of the opening it is written for.

    Raises RequestUnknown, NotLiveYet, StateDamaged; FactUnknown where the history lacks a part of it, or has another
    key than it was approved under; OSError.
    """
    record = booth.desk.releases.get_release(release_id)
    frozen = booth.drafts.frozen(release_id)
    schedule = booth.drafts.approved(release_id)
    if record.state not in _COLLECTED or frozen is None or schedule is None:
        raise NotLiveYet
    approval = fact_at(booth, schedule.leaf)
    # What was approved under a key that was lost since is proven by no other: whoever checks it would find a forgery.
    if frozen.statement.instance != booth.instance:
        raise FactUnknown
    if not (is_told(booth, frozen) and _approves(approval, frozen.statement)):
        raise FactUnknown
    votes = _votes(booth, frozen.statement, approval)
    found: Numbers = {frozen.leaf: Custody.FROZEN, schedule.leaf: Custody.APPROVED}
    found |= {each.leaf: Custody.VOTED for each in votes}
    found |= _asked(booth, proofs, frozen.statement, frozen.leaf)
    for clip_id in {file.clip_id: None for file in frozen.statement.files}:
        found |= _clip(booth, proofs, frozen.statement, clip_id, frozen.leaf)
    found |= _enrolments(proofs, votes)
    size = proofs.size
    found[_went_live(booth, proofs, release_id, schedule.leaf)] = Custody.LIVE
    if opened is not None:
        found[opened] = Custody.OPENED
    return Receipt(
        issued_ms=issued_ms,
        statement=frozen.statement,
        votes=tuple(each.vote for each in votes),
        events=tuple(_proven(proofs, number, found[number], size) for number in sorted(found)),
        verifier_key=proofs.verifier_key,
        checkpoint=proofs.note(size).decode(),
    )


def _approves(fact: Fact | None, statement: ApprovalStatement) -> bool:
    return (
        isinstance(fact, ReleaseApproved)
        and fact.release_id == statement.draft_id
        and fact.statement_sha256.hex() == statement.sha256
    )


def _votes(booth: Booth, statement: ApprovalStatement, approval: Fact | None) -> list[CastVote]:
    """Return the votes that counted, the oldest first: those of which the ledger was told before the approval."""
    actors = approval.actors if isinstance(approval, ReleaseApproved) else ()
    votes = [
        each
        for each in booth.drafts.votes(statement.draft_id)
        if each.vote.person_id in actors
        and each.vote.statement_sha256 == statement.sha256
        and fact_at(booth, each.leaf) == fact_of(statement.draft_id, each.vote)
    ]
    if len(votes) < len(actors):
        raise FactUnknown
    return sorted(votes, key=lambda each: each.leaf)


def _asked(booth: Booth, proofs: Proofs, statement: ApprovalStatement, frozen: int) -> Numbers:
    """Return where the request came, what was kept for it, and where the draft was begun."""
    received = booth.desk.book.leaf(statement.request_id)
    fact = fact_at(booth, received)
    if not isinstance(fact, RequestReceived) or fact.request_id != statement.request_id:
        raise FactUnknown
    found: Numbers = {received: Custody.RECEIVED}
    given = {file.clip_id for file in statement.files}
    held = hold_of(statement.request_id)
    for number, told in _from(booth, proofs, statement.request_id, received, frozen):
        # A hold that names other clips would tell that there are some.
        if isinstance(told, HoldPlaced) and told.hold_id == held and given.issuperset(told.clip_ids):
            found = {each: event for each, event in found.items() if event is not Custody.HELD}
            found[number] = Custody.HELD
        elif isinstance(told, DraftMade) and told.release_id == statement.draft_id:
            return {**found, number: Custody.DRAFTED}
    raise FactUnknown


def _clip(booth: Booth, proofs: Proofs, statement: ApprovalStatement, clip_id: ClipId, frozen: int) -> Numbers:
    """Return where a clip was begun and where it was whole; it may have been removed since."""
    digest = next(file.source_sha256 for file in statement.files if file.clip_id == clip_id)

    def is_whole(fact: Fact | None) -> bool:
        return isinstance(fact, ClipSealed | ClipCut) and (fact.clip_id, fact.digest) == (clip_id, digest)

    clip = booth.desk.clips.get(clip_id)
    sealed = clip.leaf if clip is not None else -1
    if not is_whole(fact_at(booth, sealed)):
        sealed = _before(booth, proofs, digest.hex(), frozen, is_whole)
    opened = _before(booth, proofs, clip_id, sealed, lambda fact: isinstance(fact, ClipOpened))
    return {opened: Custody.CAPTURED, sealed: Custody.SEALED}


def _enrolments(proofs: Proofs, votes: list[CastVote]) -> Numbers:
    """Return where whoever voted got their keys, and whoever let one of them in."""
    people = {number: leaf.fact for number, leaf in proofs.people() if isinstance(leaf.fact, Enrolled.__value__)}
    found: Numbers = {}
    for each in votes:
        key: bytes | None = each.vote.public_key
        person_id, before = each.vote.person_id, each.leaf
        while True:
            number, fact = _enrolment(people, person_id, key, before)
            found[number] = Custody.ENROLLED
            if not isinstance(fact, PersonEnrolled):
                break
            # Numbers only fall, so this ends.
            person_id, key, before = fact.admitted_by, None, number
    return found


def _enrolment(people: Mapping[int, Fact], person_id: str, key: bytes | None, before: int) -> tuple[int, Enrolled]:
    for number in sorted(people, reverse=True):
        fact = people[number]
        if (
            number < before
            and isinstance(fact, Enrolled.__value__)
            and fact.person_id == person_id
            and key in {None, fact.approver_key}
        ):
            return number, fact
    raise FactUnknown


def _went_live(booth: Booth, proofs: Proofs, release_id: ReleaseId, approved: int) -> int:
    for number, fact in _from(booth, proofs, release_id, approved, proofs.size):
        if isinstance(fact, ReleaseMoved) and (fact.release_id, fact.state) == (release_id, ReleaseState.LIVE):
            return number
    raise FactUnknown


def _from(booth: Booth, proofs: Proofs, name: str, start: int, end: int) -> Iterator[tuple[int, Fact]]:
    """Yield the facts that name something, from a number on; what cannot be read is missed where it is needed."""
    for number in proofs.find(f'"{name}"'.encode(), start, end):
        if (fact := fact_at(booth, number)) is not None:
            yield number, fact


def _before(booth: Booth, proofs: Proofs, name: str, end: int, is_it: Callable[[Fact], bool]) -> int:
    """Return the newest fact before a number that names something and is what is looked for; raise FactUnknown."""
    width = _NEAR
    while end > 0:
        start = _begin(booth, max(0, end - width))
        for number, fact in reversed([*_from(booth, proofs, name, start, end)]):
            if is_it(fact):
                return number
        end, width = start, width * 4
    raise FactUnknown


def _begin(booth: Booth, start: int) -> int:
    """Return the newest number up to one from which it can be looked: where a bad record begins may not be known."""
    while start > 0 and fact_at(booth, start) is None:
        start -= 1
    return start


def _proven(proofs: Proofs, number: int, event: Custody, size: int) -> CustodyEvent:
    proof = proofs.prove(number, size)
    return CustodyEvent(event=event, number=number, record=proof.record, proof=proof.path)
