"""A request comes in: kept, told to the ledger, looked at by the rules, and its clips held.

added ─ RequestReceived ─ told ═ answered ═ rules ─ HoldPlaced ─ RequestMoved ─ pending | set aside
"""

from contextlib import suppress
from dataclasses import replace
from typing import Final

from ..model.errors import RequestUnknown, StateDamaged
from ..model.happening import Happening
from ..model.ids import RequestId
from ..model.lifecycle.release import ReleaseInput
from ..model.lifecycle.request import ENDED, RequestInput, RequestState
from ..model.record import RequestRecord, Span
from ..model.request.request import FootageRequest
from ..model.request.words import Channel, Level
from ..model.request_facts import RequestReceived
from ..model.retention import DAY_MS
from ..model.rules.rule import Context, case_key, is_of_home
from ..model.rules.screening import reasons, screen
from ..model.rules.window import proposed
from ..model.signature import FLAWS
from .desk import Desk
from .ending import end_releases
from .erasing import OUTSIDE, drop_oldest
from .holding import MAY_BE_SHOWN, hold, hold_in_room
from .keys import keys_of
from .muting import muted_as
from .told import tell_findings

_OWN: Final = (Channel.UI, Channel.PAPER, Channel.FILE)
"""A person typed it in, or took it from whoever gave it to them."""


def receive(desk: Desk, request: FootageRequest, *, now_ms: int) -> RequestRecord:
    """Take a request in and look at it; raise OSError, after which it is there as a whole or not at all.

    One that was taken in already is gone on with, for whoever does a thing once more after an index was made anew.
    """
    record = take_in(desk, request, now_ms=now_ms)
    return settle(desk, record, now_ms=now_ms) if record.state is RequestState.RECEIVED else record


def take_in(desk: Desk, request: FootageRequest, *, now_ms: int) -> RequestRecord:
    """Keep a request and tell the ledger; raise OSError.

    Whoever asks outside is answered after it, so it is the same work whatever this home has and thinks. Otherwise the
    time that an answer takes would tell whether there are clips. What remains `settle` does, at the next start too.
    """
    with suppress(RequestUnknown):
        return desk.book.get_request(request.id)
    record = RequestRecord(
        request=request,
        state=RequestState.RECEIVED,
        version=0,
        changed_ms=now_ms,
        verification=request.verification,
        findings=(),
    )
    fact = RequestReceived(
        request_id=request.id,
        channel=request.channel,
        digest=request.digest,
        received_ms=request.received_ms,
        closes_ms=request.closes_ms,
        supersedes=_amended(desk, request),
    )
    desk.book.add(record, keys_of(request, desk.clips))
    desk.is_behind = True
    number = desk.journal.append(fact)
    with desk.book.transaction():
        tell(desk, fact, number)
        desk.book.set_taken(number + 1)
    desk.is_behind = False
    return record


def tell(desk: Desk, fact: RequestReceived, number: int) -> None:
    """Have the book know that the ledger was told of a request.

    What it amends has ended for whoever asked, at once and whatever has become of it and becomes of the amendment:
    otherwise they could tell from the older one whether anybody here was shown the one or the other.
    """
    desk.book.tell(fact.request_id, number)
    if fact.supersedes is not None:
        desk.book.amend(fact.supersedes)


def settle_next(desk: Desk, *, now_ms: int) -> bool:
    """Look at the oldest request that nobody has looked at, and tell whether there was one; raise OSError."""
    waiting, most = desk.book.count_in(RequestState.RECEIVED), 1
    # To read all of them for the first, and for each of them anew, takes the lane for minutes. Of those that cannot be
    # read there may be some in front.
    while waiting:
        for record in desk.book.in_states((RequestState.RECEIVED,), most):
            settle(desk, record, now_ms=now_ms)
            return True
        if most >= waiting:
            break
        most *= 8
    return False


def settle(desk: Desk, record: RequestRecord, *, now_ms: int) -> RequestRecord:
    """Have a request that was received wait for a person, or for nobody; raise OSError, and it is done next time.

    It may be done again after a crash: the hold has the id of the request.
    """
    try:
        _settle(desk, record, now_ms)
    except BaseException:
        desk.is_behind = True
        raise
    return desk.book.get_request(record.id)


def _settle(desk: Desk, record: RequestRecord, now_ms: int) -> None:
    request = record.request
    superseded = _superseded(desk, request)
    record = replace(record, findings=screen(request, _context(desk, request, now_ms, superseded)))
    tell_findings(desk, record)
    against = reasons(record.findings)
    # What the home's own people wrote down they want to see.
    if against and request.channel not in _OWN:
        if against <= MAY_BE_SHOWN:
            record = replace(record, findings=hold_in_room(desk, record, now_ms=now_ms))
        desk.book.note(record.id, record.findings)
        desk.move(record.id, RequestInput.SET_ASIDE, actor=None, now_ms=now_ms)
        drop_oldest(desk, now_ms=now_ms)
        return
    # An amendment that nobody sees leaves what it amends where it is.
    if superseded is not None:
        end_releases(desk, superseded.id, ReleaseInput.DECLINE, actor=None, now_ms=now_ms)
        desk.move(superseded.id, RequestInput.WITHDRAW, actor=None, now_ms=now_ms)
    desk.book.note(record.id, hold(desk, record, now_ms=now_ms))
    desk.told(desk.book.get_request(record.id), Happening.RECEIVED)
    desk.move(record.id, RequestInput.SCREEN, actor=None, now_ms=now_ms)


def _amended(desk: Desk, request: FootageRequest) -> RequestId | None:
    """Return the request that this one amends: one of the same requester by the same way, however it was decided.

    To name any other changes nothing, and is told to nobody.
    """
    older, key = request.supersedes, request.requester.organisation_key
    # An automation would get around what was declined, and of two without a name nobody knows that they are one.
    if older is None or not key or is_of_home(request):
        return None
    # By another door it is somebody else, whatever they call themselves; so it is where a signature proves nothing.
    # Both are asked whatever one of them says.
    is_of_door = desk.book.asked.door_of(older) == request.intake
    is_of = desk.book.is_of(older, request.channel, key)
    return older if is_of and is_of_door and request.verification.method not in FLAWS else None


def _superseded(desk: Desk, request: FootageRequest) -> RequestRecord | None:
    """Return the request that this one amends, as long as it has not ended here and nothing has left by it."""
    amended = _amended(desk, request)
    if amended is None:
        return None
    try:
        older = desk.book.get_request(amended)
    except StateDamaged:
        # One that cannot be read must not keep the others waiting; it can be declined by itself.
        return None
    return older if older.state not in ENDED | {RequestState.DISCLOSED} else None


def _context(desk: Desk, request: FootageRequest, now_ms: int, superseded: RequestRecord | None) -> Context:
    organisation, level = request.requester.organisation_key, request.verification.level
    holds, held_bytes = desk.clips.held_for_actions()
    at_ms = request.received_ms
    return Context(
        policy=desk.home.policy,
        now_ms=now_ms,
        # As it was when it came: a start may look at it much later.
        local_time=desk.home.local_time(at_ms),
        of_case=desk.book.count_of_case(organisation, case_key(request.case_reference), level),
        open_of_organisation=_count_open_of(desk, organisation, level) - _is_counted(superseded, level),
        received_last_day=desk.book.count_between(OUTSIDE, Span(at_ms - DAY_MS, at_ms), level),
        muted=muted_as(desk, request, now_ms=now_ms),
        oldest_footage_ms=desk.clips.oldest_ms(),
        action_holds=holds,
        action_held_bytes=held_bytes,
        amends_declined=_is_no(superseded) and not _is_as_proposed(request, superseded),
    )


def _count_open_of(desk: Desk, organisation: str, level: Level) -> int:
    # Without this, a neighbor who names nobody keeps every other one off the screen for two weeks.
    return desk.book.count_open_of(organisation, level) if organisation else 0


def _is_counted(superseded: RequestRecord | None, level: Level) -> bool:
    """Tell whether what is amended is among the open ones that count."""
    return (
        superseded is not None
        and superseded.state not in {RequestState.SET_ASIDE, RequestState.RECEIVED}
        and superseded.verification.level >= level
    )


def _is_no(superseded: RequestRecord | None) -> bool:
    return superseded is not None and superseded.state is RequestState.DECLINED


def _is_as_proposed(request: FootageRequest, superseded: RequestRecord | None) -> bool:
    """Tell whether no more is asked for than the narrower window that was proposed when it was declined."""
    narrower = proposed(superseded.findings) if superseded is not None else None
    if narrower is None:
        return False
    return narrower[0] <= request.scope.window_from.ms and request.scope.window_to.ms <= narrower[1]
