"""What people and automations do with a request before it is approved: all of it but `reopen` and `verify` lowers."""

from contextlib import suppress
from typing import Final

from ..model.errors import NotWithdrawn, RequestChanged, StateDamaged, TransitionRefused, VerifiedOtherwise
from ..model.ids import RequestId
from ..model.lifecycle.release import ReleaseInput, ReleaseState
from ..model.lifecycle.request import RequestInput, RequestState
from ..model.record import RequestRecord
from ..model.request.request import Verification
from ..model.request.words import Channel
from .desk import Desk
from .ending import end_releases
from .holding import hold
from .receiving import settle
from .told import readable_head
from .words import as_told

GOES_OUT: Final = frozenset({ReleaseState.COOLING, ReleaseState.LIVE})
"""States of a release by which something leaves, or will."""
_VOTED: Final = frozenset({ReleaseState.FROZEN, ReleaseState.VOTING})
_VERIFIABLE: Final = frozenset({RequestState.DECLINED, RequestState.SET_ASIDE, RequestState.PENDING})


def decline(
    desk: Desk, request_id: RequestId, *, actor: str | None, now_ms: int, version: int | None = None
) -> RequestRecord:
    """Decline a request and whatever was prepared for it; the outside learns nothing.

    Raises RequestUnknown, RequestChanged, OSError, or TransitionRefused: what has left is revoked, not declined.
    A request that cannot be read is declined, and then raises StateDamaged; where neither it nor the ledger tells how
    it stands, it raises RequestAltered, and nothing has happened.
    """
    readable_head(desk, request_id)
    # First of all: a request that is refused here must not lose its drafts.
    head = desk.may_move(request_id, RequestInput.DECLINE, version=version)
    if head.state is RequestState.RECEIVED:
        # Otherwise it would wait again after `reopen` as if every rule had passed it. A no needs none of its words.
        with suppress(StateDamaged):
            settle(desk, desk.book.get_request(request_id), now_ms=now_ms)
    end_releases(desk, request_id, ReleaseInput.DECLINE, actor=actor, now_ms=now_ms)
    desk.move(request_id, RequestInput.DECLINE, actor=actor, now_ms=now_ms)
    return desk.book.get_request(request_id)


def withdraw(desk: Desk, request_id: RequestId, *, actor: str | None, now_ms: int) -> RequestRecord:
    """Take back what an automation of this home asked; raise NotWithdrawn for a request of anybody else.

    Whoever asked outside is told that their request was withdrawn, so nobody here can do it for them.
    """
    record = desk.book.get_request(request_id)
    if record.request.channel is not Channel.AUTOMATION:
        raise NotWithdrawn
    if record.state is RequestState.DECLINED:
        # It would be asked anew at once, as if nobody had said no. What was set aside must answer as what waits.
        raise TransitionRefused(record.state, RequestInput.WITHDRAW)
    desk.may_move(request_id, RequestInput.WITHDRAW)
    end_releases(desk, request_id, ReleaseInput.DECLINE, actor=actor, now_ms=now_ms)
    desk.move(request_id, RequestInput.WITHDRAW, actor=actor, now_ms=now_ms)
    return desk.book.get_request(request_id)


def reopen(desk: Desk, request_id: RequestId, *, actor: str, now_ms: int, version: int) -> RequestRecord:
    """Have a request wait for a person again; for a person alone. Raises what `as_told` raises, too."""
    desk.may_move(request_id, RequestInput.REOPEN, version=version)
    # First: a crash in between leaves a hold, and not a request whose clips go.
    desk.book.note(request_id, hold(desk, as_told(desk, request_id), now_ms=now_ms))
    desk.move(request_id, RequestInput.REOPEN, actor=actor, now_ms=now_ms, version=version)
    return desk.book.get_request(request_id)


def verify(
    desk: Desk, request_id: RequestId, verification: Verification, *, actor: str, now_ms: int, version: int
) -> RequestRecord:
    """Note how a person knows who asks. What is being voted on shows it, so those votes are void first.

    Raises RequestChanged, what `as_told` raises, or VerifiedOtherwise: an automation is known to be one, and of what
    was approved or has ended nothing changes.
    """
    record = as_told(desk, request_id)
    if version != record.version:
        raise RequestChanged
    if record.request.channel is Channel.AUTOMATION or record.state not in _VERIFIABLE:
        raise VerifiedOtherwise
    for release in desk.releases.of_request(request_id):
        if release.state in _VOTED:
            desk.move_release(release.id, ReleaseInput.EDIT, actor=actor, now_ms=now_ms)
    known = desk.verify(request_id, verification, actor=actor, now_ms=now_ms, version=version)
    if known.state is RequestState.PENDING:
        # Under no quota any more, or again.
        desk.book.note(request_id, hold(desk, known, now_ms=now_ms))
    return desk.book.get_request(request_id)


def lock_down(desk: Desk, *, actor: str | None, now_ms: int) -> None:
    """End every release that something could leave by; drafts stay. Raises OSError."""
    states = (ReleaseState.LIVE, ReleaseState.COOLING, ReleaseState.VOTING, ReleaseState.FROZEN)
    for release in desk.releases.in_states(states):
        desk.move_release(release.id, ReleaseInput.LOCK_DOWN, actor=actor, now_ms=now_ms)
    void_idle(desk, now_ms=now_ms)


def void_idle(desk: Desk, *, now_ms: int) -> None:
    """Have what was approved and goes nowhere wait for a person again; raise OSError."""
    for record in desk.book.in_states((RequestState.APPROVED,)):
        if not any(release.state in GOES_OUT for release in desk.releases.of_request(record.id)):
            desk.move(record.id, RequestInput.VOID, actor=None, now_ms=now_ms)
