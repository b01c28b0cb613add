"""A request comes in: kept, told to the ledger, looked at by the rules, and its clips held.

added ─ RequestReceived ─ told ─ HoldPlaced ─ RequestMoved ─ pending | set aside
"""

from contextlib import suppress
from typing import Final

from ..model.errors import RequestUnknown
from ..model.happening import Happening
from ..model.lifecycle.release import ReleaseInput
from ..model.lifecycle.request import RequestInput, RequestState
from ..model.record import RequestRecord
from ..model.request.request import FootageRequest
from ..model.request.words import Channel
from ..model.request_facts import RequestReceived
from ..model.retention import DAY_MS
from ..model.rules.rule import Context, case_key
from ..model.rules.screening import is_set_aside, screen
from .deciding import end_releases
from .desk import ENDED, Desk
from .holding import hold
from .keys import keys_of

OUTSIDE: Final = (Channel.FORM, Channel.FILE, Channel.API)
"""The ways by which somebody outside asks by themselves."""
_OWN: Final = (Channel.UI, Channel.PAPER)


def receive(desk: Desk, request: FootageRequest, *, now_ms: int) -> RequestRecord:
    """Take a request in; raise OSError, after which it is there as a whole or not at all.

    One that was taken in already is gone on with, for whoever does a thing once more after an index was made anew.
    """
    with suppress(RequestUnknown):
        known = desk.book.get_request(request.id)
        return settle(desk, known, now_ms=now_ms) if known.state is RequestState.RECEIVED else known
    return settle(desk, _take_in(desk, request, now_ms), now_ms=now_ms)


def _take_in(desk: Desk, request: FootageRequest, now_ms: int) -> RequestRecord:
    """Keep a request and tell the ledger."""
    superseded = _superseded(desk, request)
    record = RequestRecord(
        request=request,
        state=RequestState.RECEIVED,
        version=0,
        changed_ms=now_ms,
        verification=request.verification,
        findings=screen(request, _context(desk, request, now_ms, superseded)),
    )
    fact = RequestReceived(
        request_id=request.id,
        channel=request.channel,
        digest=request.digest,
        received_ms=request.received_ms,
        closes_ms=request.closes_ms,
        supersedes=superseded.id if superseded is not None else None,
    )
    desk.book.add(record, keys_of(request, desk.clips))
    desk.is_behind = True
    number = desk.journal.append(fact)
    with desk.book.transaction():
        desk.book.tell(request.id, number)
        desk.book.set_taken(number + 1)
    desk.is_behind = False
    return record


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
    # What the home's own people wrote down they want to see.
    if is_set_aside(record.findings) and request.channel not in _OWN:
        desk.move(record.id, RequestInput.SET_ASIDE, actor=None, now_ms=now_ms)
        return
    # An amendment that nobody sees leaves what it amends where it is.
    superseded = _superseded(desk, request)
    if superseded is not None:
        end_releases(desk, superseded.id, ReleaseInput.DECLINE, actor=None, now_ms=now_ms)
        desk.move(superseded.id, RequestInput.WITHDRAW, actor=None, now_ms=now_ms)
    hold(desk, record, now_ms=now_ms)
    if request.channel in OUTSIDE:
        # What the home asks itself was no news.
        desk.told(record, Happening.RECEIVED)
    desk.move(record.id, RequestInput.SCREEN, actor=None, now_ms=now_ms)


def _superseded(desk: Desk, request: FootageRequest) -> RequestRecord | None:
    """Return the request that this one amends: one of the same requester by the same way, which has not ended.

    To name any other changes nothing, and is told to nobody.
    """
    if request.supersedes is None or request.channel is Channel.AUTOMATION:
        # An automation would get around what was declined.
        return None
    try:
        older = desk.book.get_request(request.supersedes)
    except RequestUnknown:
        return None
    if older.state in ENDED | {RequestState.DISCLOSED}:
        return None
    is_same = (
        older.request.channel is request.channel
        and older.request.requester.organisation_key == request.requester.organisation_key
    )
    return older if is_same else None


def _context(desk: Desk, request: FootageRequest, now_ms: int, superseded: RequestRecord | None) -> Context:
    organisation = request.requester.organisation_key
    is_counted = superseded is not None and superseded.state is not RequestState.SET_ASIDE
    holds, held_bytes = desk.clips.held_for_actions()
    return Context(
        policy=desk.home.policy,
        now_ms=now_ms,
        local_time=desk.home.local_time(now_ms),
        of_case=desk.book.count_of_case(organisation, case_key(request.case_reference)),
        open_of_organisation=desk.book.count_open_of(organisation) - is_counted,
        received_last_day=desk.book.count_since(OUTSIDE, now_ms - DAY_MS),
        mutes=tuple(desk.book.mutes()),
        oldest_footage_ms=desk.clips.oldest_ms(),
        action_holds=holds,
        action_held_bytes=held_bytes,
    )
