"""Where drafts are prepared and decided: the desk of requests, with what deciding needs beside it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ..model.approval import ApprovalStatement, ApprovedRecipient
from ..model.approval_facts import DraftFrozen
from ..model.ballot import Frozen
from ..model.clip import Clip, ClipState
from ..model.draft import Delivery, Draft
from ..model.errors import (
    ClipNotFinished,
    ClipRemovedOutside,
    ClipUnknown,
    FactUnknown,
    LinksOff,
    RequestAltered,
    RequestNotPending,
    RequestUnknown,
)
from ..model.facts import Fact
from ..model.ids import CameraId, ReleaseId, RequestId
from ..model.lifecycle.request import RequestState
from ..model.policy import Policy
from ..model.record import ReleaseRecord, RequestRecord
from .desk import Desk
from .ports import DraftBook, IsSigned, LeaseBook, Shares
from .told import told_of
from .words import as_told


@dataclass(frozen=True, slots=True, kw_only=True)
class Voters:
    """Who may vote at this moment."""

    approvers: Mapping[str, bytes]
    """By user id: the public key the ledger says they were enrolled with; those alone who may act now."""
    enrolled: int
    """How many are enrolled, also those who are not active: whoever can deactivate a user must not lower what is
    needed by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decidable:
    """What can be voted on now."""

    statement: ApprovalStatement
    record: ReleaseRecord
    request: RequestRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Booth:
    """The ports of all that is done with a draft. For one lane, which is the mutex of every release."""

    desk: Desk
    drafts: DraftBook
    shares: Shares
    is_signed: IsSigned
    policy: Callable[[], Policy]
    """That in force, whose digest the ledger was told."""
    voters: Callable[[], Voters | None]
    """None as long as the history was not read, and nobody is anybody."""
    instance: str
    """The name of the ledger, which belongs to its key."""
    is_locked_down: Callable[[], bool]
    leases: LeaseBook
    may_rely: Callable[[], None]
    """Raises LedgerRolledBack where the history is not what it was."""
    waiting_since: dict[ReleaseId, int] = field(default_factory=dict)
    """Since when what cools off was seen to, on the clock that nobody sets; after a start that begins again."""


def undecided(booth: Booth, request_id: RequestId) -> RequestRecord:
    """Return a request that waits for a decision, as the ledger was told of it.

    Raises RequestNotPending, or what `as_told` raises.
    """
    record = as_told(booth.desk, request_id)
    if record.state is not RequestState.PENDING or record.is_erased:
        raise RequestNotPending
    return record


def clips_of(booth: Booth, draft: Draft) -> list[Clip]:
    """Return the clips of a draft, one for each file; they are finished and there.

    Raises ClipUnknown, ClipNotFinished or ClipRemovedOutside.
    """
    clips = []
    for piece in draft.pieces:
        clip = booth.desk.clips.get(piece.clip_id)
        if clip is None:
            raise ClipUnknown
        if clip.state is ClipState.OPEN:
            raise ClipNotFinished
        if clip.state is ClipState.MISSING:
            raise ClipRemovedOutside
        clips.append(clip)
    return clips


def needed_for(booth: Booth, cameras: Iterable[CameraId], voters: Voters) -> int:
    """Return how many votes are needed as things are now.

    A camera nobody knows any more may have looked at something indoors.
    """
    quorum = booth.policy().quorum
    is_outdoors = all(booth.desk.home.outdoor.get(camera, False) for camera in cameras)
    return quorum if is_outdoors else max(quorum, voters.enrolled)


def origin_of(draft: Draft, policy: Policy) -> str | None:
    """Return where a link would lead, None for a file; raise LinksOff."""
    if draft.delivery is not Delivery.LINK:
        return None
    if not policy.public_links or policy.share_origin is None:
        raise LinksOff
    return policy.share_origin


def recipient_of(draft: Draft, record: RequestRecord) -> ApprovedRecipient:
    """Return who gets it: whom the approver named, or whoever asked, known as the request says now."""
    if draft.recipient is not None:
        named = draft.recipient
        return ApprovedRecipient(
            name=named.name, organisation=named.organisation, level=named.level, method=named.method
        )
    requester, known = record.request.requester, record.verification
    return ApprovedRecipient(
        name=requester.person_name, organisation=requester.organisation, level=known.level, method=known.method
    )


def is_told(booth: Booth, frozen: Frozen) -> bool:
    """Tell whether the ledger was told of exactly this when it was frozen."""
    return fact_at(booth, frozen.leaf) == frozen_fact(frozen.statement)


def frozen_fact(statement: ApprovalStatement) -> DraftFrozen:
    """Return what the ledger is told of what is voted on."""
    return DraftFrozen(
        release_id=statement.draft_id,
        request_id=statement.request_id,
        statement_sha256=bytes.fromhex(statement.sha256),
        files=tuple(file.sha256 for file in statement.files),
        redactions=tuple(file.redactions_sha256 for file in statement.files),
        needed=statement.needed,
        policy_sha256=statement.policy_sha256,
    )


def stands(booth: Booth, record: ReleaseRecord) -> bool:
    """Tell whether a release stands as the ledger was told, and its request was not altered beside it.

    Without this, whoever can write state.db has what somebody stopped be voted on again, or leave.
    """
    try:
        return told_of(booth.desk, record.request_id).says_of(record)
    except RequestAltered, RequestUnknown:
        return False


def fact_at(booth: Booth, leaf: int) -> Fact | None:
    """Return the fact of a number, None where there is none."""
    try:
        return booth.desk.journal.read(leaf)
    except FactUnknown:
        return None
