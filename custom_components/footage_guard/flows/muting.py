"""A household mutes whom it will, and takes that back. The ledger is told by which request, and never whom.

To take it back raises: more requests reach somebody. So does a mute that nobody would ever notice to be there, which
keeps a request of the home's own people from them as well.
"""

from collections.abc import Iterable
from contextlib import suppress
from math import inf
from typing import Final

from ..model.errors import NothingToMute, NotMuted, RequestAltered, RequestUnknown, StateDamaged
from ..model.facts import Fact
from ..model.ids import RequestId
from ..model.request.request import FootageRequest
from ..model.request.words import Level
from ..model.request_facts import MuteEnded, RequestsMuted
from ..model.rules.rule import Mute, MuteScope, case_key, is_of_home
from .desk import Desk
from .words import as_received

_ABOUT_MS: Final = 60 * 60 * 1000
"""A mute that would end by no more later than one that is there is that one."""


def mute(
    desk: Desk, request_id: RequestId, scope: MuteScope, *, until_ms: int | None, now_ms: int, actor: str | None = None
) -> Mute:
    """Have later requests of the same requester, for the same case, or all of them wait on nobody's screen.

    What the home itself asks is muted with everything alone, so there is nothing else to mute by it: whoever has the
    name of one of its people is somebody else.
    Returns the mute that is in force then, which may last longer, or an hour less. Raises RequestUnknown, StateDamaged,
    NothingToMute or OSError.
    """
    muted = _of_request(desk, request_id, scope, until_ms)
    known = _in_force(desk, muted)
    if known is not None and _lasts(known, until_ms, now_ms):
        return known
    fact = RequestsMuted(request_id=request_id, scope=scope, until_ms=until_ms, actor=actor)
    desk.carry_out(fact, lambda: desk.book.mute(muted))
    return muted


def end_mute(desk: Desk, request_id: RequestId, scope: MuteScope, *, actor: str) -> None:
    """End the mute that somebody made by a request, or that is about what the request is about; for a person alone.

    Of one whose words are gone the first is left. With everything, what cannot be read ends too: until then it mutes
    everything. Raises RequestUnknown, NotMuted or OSError.
    """
    desk.book.head(request_id)
    found = _by(desk, request_id, scope)
    if not found:
        raise NotMuted
    fact = MuteEnded(request_id=request_id, scope=scope, actor=actor)
    desk.carry_out(fact, lambda: _end(desk, found))


def muted_as(desk: Desk, request: FootageRequest, *, now_ms: int) -> frozenset[MuteScope]:
    """Return as what a request is muted: by its requester, by its case, or with everything.

    By the first two only where it came no better known than the one by which they were muted. Without this, whoever
    writes under the name of an authority until they are muted keeps what it signs from everybody, and its clips go.
    """
    least = request.verification.level
    keys = {(scope, key) for scope in MuteScope for key in _keys(desk, request, scope, least)}
    return frozenset(mute.scope for mute in desk.book.mutes() if (mute.scope, mute.key) in keys and mute.runs(now_ms))


def shown_mutes(desk: Desk, *, now_ms: int) -> list[tuple[Mute, str | None]]:
    """Return what is muted, with the requester or the case it is about in the words of the request it was made by.

    None where those are gone or cannot be relied on, and of everything: a mute holds no word.
    """
    return [(mute, _words(desk, mute)) for mute in desk.book.mutes() if mute.runs(now_ms)]


def mutes_of(desk: Desk, request: FootageRequest, *, now_ms: int) -> list[tuple[MuteScope, Mute | None]]:
    """Return as what later requests like one can be muted, each with the mute by which they are, or None.

    A mute that was made by the request itself is there whatever it is about: it is ended here, also when the words by
    which it could be told are gone. Of several it is the one that ends last.
    """
    least, found = request.verification.level, []
    for scope in MuteScope:
        keys = _keys(desk, request, scope, least)
        running = [mute for mute in _made(desk, request.id, scope, keys) if mute.runs(now_ms)]
        if keys or running:
            found.append((scope, max(running, key=_end_of, default=None)))
    return found


def drop_over(desk: Desk, *, now_ms: int) -> None:
    """Have nothing be left of mutes that are over, by a clock that is right: until then one may go on."""
    _end(desk, [mute for mute in desk.book.mutes() if not mute.runs(now_ms)])


def make_up(desk: Desk, facts: Iterable[tuple[int, Fact]]) -> None:
    """Have the book know mutes that it lacks. One that was about to end goes on, which the ledger is told."""
    newest: dict[tuple[RequestId, MuteScope], RequestsMuted | MuteEnded] = {}
    for _, fact in facts:
        if isinstance(fact, RequestsMuted | MuteEnded):
            newest[fact.request_id, fact.scope] = fact
    for fact in newest.values():
        # Of one whose words are gone nobody knows whom it was about.
        with suppress(RequestUnknown, StateDamaged, NothingToMute):
            if isinstance(fact, RequestsMuted):
                desk.book.mute(_of_request(desk, fact.request_id, fact.scope, fact.until_ms))
        if isinstance(fact, MuteEnded):
            for known in _by(desk, fact.request_id, fact.scope)[:1]:
                again = RequestsMuted(request_id=fact.request_id, scope=fact.scope, until_ms=known.until_ms, actor=None)
                desk.journal.append(again)


def _of_request(desk: Desk, request_id: RequestId, scope: MuteScope, until_ms: int | None) -> Mute:
    request = desk.book.get_request(request_id).request
    about = _about(request, scope)
    if not about and scope is not MuteScope.EVERYTHING:
        raise NothingToMute
    # As it came: it is the same later, when it is done again after a crash.
    key = desk.book.mute_key(scope, about, request.verification.level)
    return Mute(scope=scope, key=key, until_ms=until_ms, by=request_id)


def _keys(desk: Desk, request: FootageRequest, scope: MuteScope, least: Level) -> set[str]:
    """Return what mutes are told by that are about what a request is about, made by ones of at least a level."""
    about = _about(request, scope)
    if scope is MuteScope.EVERYTHING:
        return {about}
    return {desk.book.mute_key(scope, about, level) for level in Level if level >= least} if about else set()


def _about(request: FootageRequest, scope: MuteScope) -> str:
    if is_of_home(request):
        return ""
    match scope:
        case MuteScope.REQUESTER:
            return request.requester.organisation_key
        case MuteScope.CASE:
            return case_key(request.case_reference)
        case MuteScope.EVERYTHING:
            return ""


def _words(desk: Desk, mute: Mute) -> str | None:
    if mute.by is None or mute.scope is MuteScope.EVERYTHING:
        return None
    with suppress(RequestUnknown, RequestAltered, StateDamaged):
        request = as_received(desk, mute.by).request
        # Without this, whoever can write state.db has a person end another mute than they read of.
        if mute.key in _keys(desk, request, mute.scope, Level.NONE):
            named = request.requester.organisation or request.requester.person_name
            return named if mute.scope is MuteScope.REQUESTER else request.case_reference
    return None


def _in_force(desk: Desk, mute: Mute) -> Mute | None:
    """Return the mute of the same; one that cannot be read is nobody's wish."""
    same = (each for each in desk.book.mutes() if (each.scope, each.key) == (mute.scope, mute.key) and each.is_readable)
    return next(same, None)


def _by(desk: Desk, request_id: RequestId, scope: MuteScope) -> list[Mute]:
    """Return mutes that were made by a request, or are about what it is about; everything is by any of them."""
    keys = {""} if scope is MuteScope.EVERYTHING else set[str]()
    with suppress(RequestUnknown, StateDamaged):
        keys |= _keys(desk, desk.book.get_request(request_id).request, scope, Level.NONE)
    return _made(desk, request_id, scope, keys)


def _made(desk: Desk, request_id: RequestId, scope: MuteScope, keys: set[str]) -> list[Mute]:
    """Return mutes that were made by a request, or are told by one of these."""
    return [each for each in desk.book.mutes() if each.scope is scope and (each.by == request_id or each.key in keys)]


def _end_of(mute: Mute) -> float:
    return inf if mute.until_ms is None else mute.until_ms


def _lasts(known: Mute, until_ms: int | None, now_ms: int) -> bool:
    """Tell whether a mute ends about as late as a new one would.

    Without this, any token has the ledger grow without end: what is asked a moment later lasts a moment longer.
    """
    if known.until_ms is None:
        return True
    return until_ms is not None and known.runs(now_ms) and known.until_ms >= until_ms - _ABOUT_MS


def _end(desk: Desk, mutes: Iterable[Mute]) -> None:
    for mute in mutes:
        desk.book.end_mute(mute)
