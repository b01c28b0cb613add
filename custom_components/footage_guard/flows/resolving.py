"""What a crash left between an intent in the ledger and its outcome in the book, brought to the lower exposure.

An intent that raises is undone, and the ledger is told; any other is carried out.
"""

from ..model.errors import RequestUnknown
from ..model.ids import RequestId
from ..model.lifecycle.release import ReleaseInput, ReleaseState
from ..model.lifecycle.request import RequestInput, RequestState
from ..model.request_facts import ReleaseMoved, RequestMoved, RequestReceived, RequestUndone, RequestVerified
from .desk import ENDED, Desk, hold_of
from .receiving import settle

type Intent = RequestMoved | RequestUndone | RequestVerified | ReleaseMoved
_GOES_OUT = frozenset({ReleaseState.COOLING, ReleaseState.LIVE})


def resolve(desk: Desk, *, now_ms: int) -> None:
    """Bring ledger and book together; raise OSError, and it is begun anew next time.

    It ends by going on with what was received and has not been looked at.
    """
    size = desk.journal.size
    if desk.book.is_empty:
        # A history of years is no news to a book that has just begun.
        desk.book.set_taken(size)
        desk.is_behind = False
        return
    for intent in _intents(desk, size):
        if isinstance(intent, ReleaseMoved):
            _take_release(desk, intent, now_ms)
        else:
            _take_request(desk, intent, now_ms)
    for request_id in desk.book.untold():
        # The ledger was never told, so nobody was.
        desk.book.forget(request_id)
    desk.book.set_taken(size)
    desk.is_behind = False
    _go_on(desk, now_ms)


def _intents(desk: Desk, size: int) -> list[Intent]:
    """Return the newest intent for each request and release; what came before it had its outcome, or was undone."""
    newest: dict[str, Intent] = {}
    untold = set(desk.book.untold())
    # Of another history, with fewer facts, none is news.
    for number, fact in desk.journal.facts(min(desk.book.taken, size)):
        match fact:
            case RequestReceived() if fact.request_id in untold:
                desk.book.tell(fact.request_id, number)
            case ReleaseMoved():
                newest[fact.release_id] = fact
            case RequestMoved() | RequestUndone() | RequestVerified():
                newest[fact.request_id] = fact
            case _:
                # Clips, holds and keys are the vault's.
                pass
    return list(newest.values())


def _go_on(desk: Desk, now_ms: int) -> None:
    """Have what was approved and goes nowhere wait for a person again, and what was received be looked at."""
    for record in desk.book.in_states((RequestState.APPROVED,)):
        releases = desk.releases.of_request(record.id)
        if not any(release.state in _GOES_OUT for release in releases):
            desk.move(record.id, RequestInput.VOID, actor=None, now_ms=now_ms)
    for record in desk.book.in_states((RequestState.RECEIVED,)):
        settle(desk, record, now_ms=now_ms)


def _take_request(desk: Desk, fact: RequestMoved | RequestUndone | RequestVerified, now_ms: int) -> None:
    try:
        record = desk.book.get(fact.request_id)
    except RequestUnknown:
        # Its words were erased, or the book was lost: there is nothing that could be shown.
        return
    if fact.version <= record.version:
        return
    if isinstance(fact, RequestVerified) or (isinstance(fact, RequestMoved) and fact.by.raises):
        _undo(desk, fact.request_id, record.state, was=record.version, version=fact.version + 1, now_ms=now_ms)
        return
    desk.book.move(fact.request_id, fact.state, was=record.version, version=fact.version, now_ms=now_ms)
    if fact.state in ENDED:
        desk.clips.end_hold(hold_of(fact.request_id))


def _undo(desk: Desk, request_id: RequestId, state: RequestState, *, was: int, version: int, now_ms: int) -> None:
    desk.journal.append(RequestUndone(request_id=request_id, version=version, state=state))
    desk.book.move(request_id, state, was=was, version=version, now_ms=now_ms)


def _take_release(desk: Desk, fact: ReleaseMoved, now_ms: int) -> None:
    try:
        record = desk.releases.get(fact.release_id)
    except RequestUnknown:
        return
    if fact.version <= record.version:
        return
    desk.releases.move(fact.release_id, fact.state, was=record.version, version=fact.version, now_ms=now_ms)
    if fact.by.raises:
        desk.move_release(fact.release_id, ReleaseInput.INTERRUPT, actor=None, now_ms=now_ms)
