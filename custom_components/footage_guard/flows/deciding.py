"""What people and automations do with a request before it is approved: all of it but `reopen` and `verify` lowers."""

from ..model.errors import NothingToMute, NotWithdrawn
from ..model.ids import RequestId
from ..model.lifecycle.release import ReleaseInput, ReleaseState
from ..model.lifecycle.request import RequestInput
from ..model.record import RequestRecord
from ..model.request.request import Verification
from ..model.request.words import Channel
from ..model.rules.rule import Mute, MuteScope, case_key
from .desk import Desk

_ENDED = frozenset({ReleaseState.ENDED, ReleaseState.DECLINED, ReleaseState.VOID})


def decline(
    desk: Desk, request_id: RequestId, *, actor: str | None, now_ms: int, version: int | None = None
) -> RequestRecord:
    """Decline a request and whatever was prepared for it; the outside learns nothing.

    Raises RequestUnknown, RequestChanged, OSError, or TransitionRefused: what has left is revoked, not declined.
    """
    # First of all: a request that is refused here must not lose its drafts.
    desk.may_move(request_id, RequestInput.DECLINE, version=version)
    end_releases(desk, request_id, ReleaseInput.DECLINE, actor=actor, now_ms=now_ms)
    return desk.move(request_id, RequestInput.DECLINE, actor=actor, now_ms=now_ms, version=version)


def withdraw(desk: Desk, request_id: RequestId, *, actor: str | None, now_ms: int) -> RequestRecord:
    """Take back what an automation of this home asked; raise NotWithdrawn for a request of anybody else.

    Whoever asked outside is told that their request was withdrawn, so nobody here can do it for them.
    """
    if desk.book.get(request_id).request.channel is not Channel.AUTOMATION:
        raise NotWithdrawn
    desk.may_move(request_id, RequestInput.WITHDRAW)
    end_releases(desk, request_id, ReleaseInput.DECLINE, actor=actor, now_ms=now_ms)
    return desk.move(request_id, RequestInput.WITHDRAW, actor=actor, now_ms=now_ms)


def reopen(desk: Desk, request_id: RequestId, *, actor: str, now_ms: int, version: int) -> RequestRecord:
    """Have a request wait for a person again; for a person alone."""
    return desk.move(request_id, RequestInput.REOPEN, actor=actor, now_ms=now_ms, version=version)


def verify(
    desk: Desk, request_id: RequestId, verification: Verification, *, actor: str, now_ms: int, version: int
) -> RequestRecord:
    """Note how a person knows who asks; what is being voted on shows it, so those votes are void."""
    end = [each for each in desk.releases.of_request(request_id) if each.state in _VOTED]
    record = desk.verify(request_id, verification, actor=actor, now_ms=now_ms, version=version)
    for release in end:
        desk.move_release(release.id, ReleaseInput.EDIT, actor=actor, now_ms=now_ms)
    return record


_VOTED = frozenset({ReleaseState.FROZEN, ReleaseState.VOTING})


def mute(desk: Desk, request_id: RequestId, scope: MuteScope, *, until_ms: int | None) -> Mute:
    """Have later requests of the same requester, for the same case, or all of them wait on nobody's screen.

    Raises RequestUnknown, NothingToMute or OSError.
    """
    request = desk.book.get(request_id).request
    key = {
        MuteScope.REQUESTER: request.requester.organisation_key,
        MuteScope.CASE: case_key(request.case_reference),
        MuteScope.EVERYTHING: "",
    }[scope]
    if not key and scope is not MuteScope.EVERYTHING:
        raise NothingToMute
    muted = Mute(scope=scope, key=key, until_ms=until_ms)
    desk.book.mute(muted)
    return muted


def end_releases(desk: Desk, request_id: RequestId, by: ReleaseInput, *, actor: str | None, now_ms: int) -> None:
    """Have all releases of a request that are not live take an input that ends them."""
    for release in desk.releases.of_request(request_id):
        if release.state not in _ENDED | {ReleaseState.LIVE}:
            desk.move_release(release.id, by, actor=actor, now_ms=now_ms)


def lock_down(desk: Desk, *, actor: str | None, now_ms: int) -> None:
    """End every release that something could leave by; drafts stay. Raises OSError."""
    states = (ReleaseState.LIVE, ReleaseState.COOLING, ReleaseState.VOTING, ReleaseState.FROZEN)
    for release in desk.releases.in_states(states):
        desk.move_release(release.id, ReleaseInput.LOCK_DOWN, actor=actor, now_ms=now_ms)
