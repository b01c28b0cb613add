"""What is live is opened by whoever holds its link, and taken back by whoever is at home.

lease looked at ─ download counted ─ ShareOpened ─ bytes leave
"""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hmac import compare_digest
from typing import Final, NamedTuple

from ..model.approval import ApprovalStatement
from ..model.approval_facts import ReleaseApproved
from ..model.draft import Delivery
from ..model.errors import (
    AccessCodeWrong,
    CodesUsedUp,
    FootageGuardError,
    LinksOff,
    LockedDown,
    NotLiveYet,
    NotYourRelease,
    RequestUnknown,
    ShareNotShorter,
    ShareOver,
    ShareUnknown,
    ShareUsedUp,
    StatementChanged,
)
from ..model.happening import Happening
from ..model.ids import ReleaseId
from ..model.lifecycle.release import ReleaseInput, ReleaseState
from ..model.record import ReleaseRecord
from ..model.share import Client, Lease
from ..model.share_facts import ShareOpened, ShareShortened
from .booth import Booth, fact_at, stands
from .deciding import GOES_OUT, void_idle
from .releasing import schedule_of, statement_of

LEAST_SHORTER_MS: Final = 60_000
"""By as much an end is earlier than it was."""


class Visitor(NamedTuple):
    """Who opens a link, as far as the ledger is told."""

    network: str
    client: Client


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What somebody outside shows: digests of the secret of a link, and of an access code where they typed one."""

    release_id: ReleaseId
    secret_sha256: bytes = field(repr=False)
    code_sha256: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What a link leads to."""

    statement: ApprovalStatement
    lease: Lease

    @property
    def not_after_ms(self) -> int:
        """When it is over: as was voted for, or earlier where somebody at home said so; milliseconds since 1970."""
        return min(self.statement.terms.not_after.ms, self.lease.not_after_ms)


class Going(NamedTuple):
    """What goes out, or will."""

    kept: frozenset[ReleaseId]
    """Whose files and leases stay."""
    served: frozenset[ReleaseId]
    """What the policy lets out now: a link waits while links are off."""
    public: Mapping[ReleaseId, bytes]
    """Links of these that are live, each with the digest of its secret."""


def may_be_opened(booth: Booth, release_id: ReleaseId, *, now_ms: int) -> Shared:
    """Return what is live under an id, whoever asks: nothing of it is for anybody without the secret.

    1. There is no lockdown, and the history is what it was. Without this, an older ledger revives what was revoked.
    2. There is a lease. Without it, a restored backup shares what was taken back.
    3. The release is live, as the ledger says: nobody ended it, and it has cooled off. Without this, a row in state.db
       brings back what was revoked.
    4. Its statement is what the ledger was told when it was frozen and approved. Without this, whoever can write
       state.db has the files of one release go out on the terms of another.
    5. Its time is not over by the latest time that was ever seen. Without this, a clock that is set back revives it.
    6. The policy still allows links.

    Raises LockedDown, LedgerRolledBack, ShareUnknown, NotLiveYet, StatementChanged, ShareOver, LinksOff or OSError.
    """
    # 1
    if booth.is_locked_down():
        raise LockedDown
    booth.may_rely()
    # 2
    lease = booth.leases.of(release_id)
    if lease is None or lease.secret_sha256 is None:
        raise ShareUnknown
    # 3, 4, 5
    statement = may_leave(booth, release_id, lease, now_ms=now_ms)
    # 6
    if statement.delivery is not Delivery.LINK or not booth.policy().public_links:
        raise LinksOff
    return Shared(statement=statement, lease=lease)


def look_at(booth: Booth, held: Held, *, now_ms: int) -> Shared:
    """Return what somebody may know who holds a link; nothing is counted.

    They hold the secret of which the lease has the digest, which is compared in constant time. Raises ShareUnknown, or
    what `may_be_opened` raises.
    """
    found = may_be_opened(booth, held.release_id, now_ms=now_ms)
    if not compare_digest(found.lease.secret_sha256 or b"", held.secret_sha256):
        raise ShareUnknown
    return found


def open_share(booth: Booth, held: Held, visitor: Visitor, *, now_ms: int) -> tuple[Shared, int]:
    """Count a download, and return what it is of and the number of the fact; nothing leaves before this returns.

    1. All that `look_at` looks at.
    2. Where an access code is asked for, it is the right one. It is counted as wrong before it is looked at: without
       this, whoever pulls the plug tries as many as they like. After the fifth wrong one the share is gone, and that is
       said whatever the disk refuses. Without this, whoever opened it before goes on.
    3. There is a download left.
    4. It is counted, on the disk. Without this first, a crash gives it back.
    5. The ledger is told. What it cannot be told of does not happen.

    Raises what `look_at` raises, AccessCodeWrong, ShareUsedUp or OSError.
    """
    # 1
    found = look_at(booth, held, now_ms=now_ms)
    lease, release_id = found.lease, held.release_id
    # 2
    if lease.code_sha256 is not None:
        _may_pass(booth, lease, held.code_sha256, now_ms)
    # 3
    if not lease.left:
        raise ShareUsedUp
    # 4, 5
    number = _count(booth, release_id, visitor)
    return Shared(statement=found.statement, lease=booth.leases.of(release_id) or lease), number


def may_leave(booth: Booth, release_id: ReleaseId, lease: Lease, *, now_ms: int) -> ApprovalStatement:
    """Return the statement of a release that is live, as the ledger was told of it.

    Raises ShareUnknown, NotLiveYet, StatementChanged, ShareOver or OSError.
    """
    record = _may_be_live(booth, release_id)
    statement = statement_of(booth, release_id)
    if statement is None or schedule_of(booth, record, statement) is None:
        raise StatementChanged
    if booth.leases.is_over(min(lease.not_after_ms, statement.terms.not_after.ms), now_ms):
        raise ShareOver
    return statement


def may_be_collected(booth: Booth, release_id: ReleaseId, *, now_ms: int) -> ApprovalStatement:
    """Return the statement of a release that a person may collect as a file; nothing is counted.

    The same is looked at as for a link, but that there is none. Raises LockedDown, LedgerRolledBack, ShareUnknown,
    NotLiveYet, StatementChanged, ShareOver, ShareUsedUp or OSError.
    """
    if booth.is_locked_down():
        raise LockedDown
    booth.may_rely()
    _may_be_live(booth, release_id)
    lease = booth.leases.of(release_id)
    if lease is None:
        raise ShareUnknown
    statement = may_leave(booth, release_id, lease, now_ms=now_ms)
    if statement.delivery is Delivery.LINK:
        raise ShareUnknown
    if not lease.left:
        raise ShareUsedUp
    return statement


def may_collect(booth: Booth, release_id: ReleaseId, person_id: str, *, now_ms: int) -> ApprovalStatement:
    """Return the statement of a release whose files a person collects, which is one who voted for it.

    What leaves by hand is in the hands of somebody who agreed to exactly that, as the ledger was told: a vote for what
    it was before somebody edited it is none. Raises NotYourRelease or what `may_be_collected` raises.
    """
    statement = may_be_collected(booth, release_id, now_ms=now_ms)
    approval = booth.drafts.approved(release_id)
    fact = fact_at(booth, approval.leaf) if approval is not None else None
    if not isinstance(fact, ReleaseApproved) or person_id not in fact.actors:
        raise NotYourRelease
    return statement


def count_collected(booth: Booth, release_id: ReleaseId, visitor: Visitor, *, now_ms: int) -> None:
    """Count that a person takes a file, and tell the ledger, before anything of it leaves.

    Raises what `may_be_collected` raises.
    """
    may_be_collected(booth, release_id, now_ms=now_ms)
    _count(booth, release_id, visitor)


def revoke(booth: Booth, release_id: ReleaseId, *, actor: str | None, now_ms: int) -> ReleaseRecord:
    """Have nothing of a release leave any more; one that cools off never does.

    The lease goes first: whatever the disk refuses afterwards, nothing is shared. Raises RequestUnknown,
    TransitionRefused or OSError.
    """
    record = booth.desk.releases.get_release(release_id)
    if record.state in GOES_OUT:
        booth.leases.end(release_id)
    record = booth.desk.move_release(release_id, ReleaseInput.REVOKE, actor=actor, now_ms=now_ms)
    void_idle(booth.desk, now_ms=now_ms)
    return record


def revoke_all(booth: Booth, *, actor: str | None, now_ms: int) -> int:
    """Have nothing of any release leave any more, and return of how many; raise OSError, and the leases are gone."""
    going = booth.desk.releases.in_states(tuple(GOES_OUT))
    for record in going:
        booth.leases.end(record.id)
    for record in going:
        revoke(booth, record.id, actor=actor, now_ms=now_ms)
    return len(going)


def end_leases(booth: Booth) -> None:
    """Have nothing leave any more; raise OSError."""
    for lease in booth.leases.all():
        booth.leases.end(lease.release_id)


def shorten(
    booth: Booth,
    release_id: ReleaseId,
    *,
    left: int | None,
    not_after_ms: int | None,
    actor: str | None,
) -> Lease:
    """Have fewer downloads be left, or an earlier end, by a minute at least.

    The lease goes first: what the history says is less is less, whatever happens in between. Raises ShareUnknown,
    ShareNotShorter or OSError.
    """
    lease = booth.leases.of(release_id)
    if lease is None or booth.desk.releases.get_release(release_id).state not in GOES_OUT:
        raise ShareUnknown
    fewer = lease.left if left is None else left
    earlier = lease.not_after_ms if not_after_ms is None else max(0, not_after_ms)
    # By a moment each, any token of somebody enrolled would have the ledger grow without end.
    is_less = fewer < lease.left or earlier <= lease.not_after_ms - LEAST_SHORTER_MS
    if fewer > lease.left or earlier > lease.not_after_ms or not is_less:
        raise ShareNotShorter
    booth.leases.shorten(release_id, left=fewer, not_after_ms=earlier)
    booth.desk.journal.append(ShareShortened(release_id=release_id, left=fewer, not_after_ms=earlier, actor=actor))
    return booth.leases.of(release_id) or lease


def end_idle(booth: Booth, in_use: Collection[ReleaseId], *, now_ms: int) -> Going:
    """End what is used up and no longer sent, and what has no lease; return what may still leave, or will.

    Raises OSError, and the rest follows next time.
    """
    kept, served, public = set(), set(), {}
    policy = booth.policy()
    for record in booth.desk.releases.in_states(tuple(GOES_OUT)):
        lease = booth.leases.of(record.id)
        by = _over(booth, record, lease, in_use, now_ms)
        if by is not None or lease is None:
            booth.desk.move_release(record.id, by or ReleaseInput.INTERRUPT, actor=None, now_ms=now_ms)
            continue
        kept.add(record.id)
        if lease.secret_sha256 is None or policy.public_links:
            served.add(record.id)
            if lease.secret_sha256 is not None and record.state is ReleaseState.LIVE:
                public[record.id] = lease.secret_sha256
    for lease in booth.leases.all():
        if lease.release_id not in kept:
            booth.leases.end(lease.release_id)
    void_idle(booth.desk, now_ms=now_ms)
    return Going(kept=frozenset(kept), served=frozenset(served), public=public)


def _over(
    booth: Booth, record: ReleaseRecord, lease: Lease | None, in_use: Collection[ReleaseId], now_ms: int
) -> ReleaseInput | None:
    """Return by what a release that goes out is over; None where it is not."""
    if lease is None:
        # A backup was put back, or the file of leases was lost: what was taken back since is not known.
        return ReleaseInput.INTERRUPT
    if record.state is not ReleaseState.LIVE:
        return None
    if not lease.tries:
        # The fifth wrong access code, and the disk refused to end it, or the power failed.
        return ReleaseInput.REVOKE
    if not lease.left and record.id not in in_use:
        return ReleaseInput.USE_UP
    return ReleaseInput.EXPIRE if booth.leases.is_over(lease.not_after_ms, now_ms) else None


def _may_be_live(booth: Booth, release_id: ReleaseId) -> ReleaseRecord:
    """Return a release that is live; raise ShareUnknown or NotLiveYet."""
    try:
        record = booth.desk.releases.get_release(release_id)
    except RequestUnknown as err:
        raise ShareUnknown from err
    if record.state is not ReleaseState.LIVE or not stands(booth, record):
        raise NotLiveYet
    return record


def _may_pass(booth: Booth, lease: Lease, code_sha256: bytes | None, now_ms: int) -> None:
    if not lease.tries:
        raise ShareUnknown
    if code_sha256 is None:
        # Nobody typed anything: the page asks whether there is a code.
        raise AccessCodeWrong
    booth.leases.count_try(lease.release_id)
    if lease.code_sha256 is not None and compare_digest(lease.code_sha256, code_sha256):
        booth.leases.give_back_try(lease.release_id)
        return
    if lease.tries == 1:
        # What the disk refuses of it, whoever looks next makes up for: see `_over`.
        with suppress(OSError, FootageGuardError):
            revoke(booth, lease.release_id, actor=None, now_ms=now_ms)
        raise CodesUsedUp
    raise AccessCodeWrong


def _count(booth: Booth, release_id: ReleaseId, visitor: Visitor) -> int:
    """Count a download on the disk, then tell the ledger and return the number of the fact."""
    booth.leases.count(release_id)
    lease, record = booth.leases.of(release_id), booth.desk.releases.get_release(release_id)
    fact = ShareOpened(
        release_id=release_id,
        request_id=record.request_id,
        left=0 if lease is None else lease.left,
        network=visitor.network,
        client=visitor.client,
    )
    number = booth.desk.journal.append(fact)
    booth.desk.tell(record.request_id, Happening.COLLECTED)
    return number
