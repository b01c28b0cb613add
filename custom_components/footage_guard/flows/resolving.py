"""What a crash left between an intent in the ledger and its outcome in the book, brought to the lower exposure.

Only the newest intent can lack its outcome, for nothing else is done before that is made up for. If it raises, it is
undone, and the ledger is told; any other is carried out. A book that lacks more is older than the history, such as one
of a backup: what it lacks is repeated, and nothing goes out by it.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

from ..model.errors import RequestUnknown, StateDamaged
from ..model.facts import Fact
from ..model.ids import ReleaseId
from ..model.lifecycle.advance import advance
from ..model.lifecycle.release import ReleaseInput, ReleaseState
from ..model.lifecycle.request import ENDED, RequestInput, RequestState
from ..model.readable import readable
from ..model.request.request import Verification
from ..model.request_facts import (
    ReleaseMoved,
    RequestErased,
    RequestMoved,
    RequestReceived,
    RequestUndone,
    RequestVerified,
)
from .deciding import GOES_OUT, void_idle
from .desk import Desk, request_of
from .muting import make_up
from .receiving import settle_next, tell

type Intent = RequestMoved | RequestUndone | RequestVerified | RequestErased | ReleaseMoved

INTENTS = (RequestMoved, RequestUndone, RequestVerified, RequestErased, ReleaseMoved)


def resolve(desk: Desk, *, now_ms: int, assume_worst: Callable[[], None] = lambda: None) -> bool:
    """Bring ledger and book together, and return whether the book was older than it can be by a crash.

    Then `assume_worst` is called before the book counts as up to date: neither what raises afterwards nor a crash may
    have it be forgotten. Raises OSError, and it is begun anew next time. It ends by going on with what was received and
    not looked at.
    """
    size = desk.journal.size
    # Of another history, with fewer facts, none is news.
    start = min(desk.book.taken, size)
    if desk.book.is_empty:
        # A history of years is no news to a book that has just begun; but one with requests had another book.
        is_old = any(isinstance(fact, RequestReceived) for _, fact in readable(desk.journal, start))
        with desk.book.transaction():
            if is_old:
                assume_worst()
            desk.book.set_taken(size)
        desk.is_behind = False
        return is_old
    # A record that cannot be read, such as one of a clip, must not keep anybody from declining.
    told = [*readable(desk.journal, start)]
    facts = [(number, fact) for number, fact in told if fact is not None]
    # It may be one that ended something, so what would leave does not, or of a request that waits here.
    is_partly_read = len(facts) < len(told)
    _tell_received(desk, facts, may_forget=not is_partly_read)
    lacked = _behind(desk, facts)
    # A request is kept before the ledger is told of it, so no crash makes the book lack one.
    is_old = len(lacked) > 1 or any(isinstance(fact, RequestReceived) and _is_lost(desk, fact) for _, fact in facts)
    # All of it or nothing: what goes out in between must not be what is found next time.
    with desk.book.transaction():
        make_up(desk, facts)
        _make_up(desk, lacked, now_ms, is_old=is_old or is_partly_read)
        if is_old:
            assume_worst()
        desk.book.set_taken(desk.journal.size)
    desk.is_behind = False
    try:
        for intent in lacked[-1:]:
            _say(desk, intent)
        _go_on(desk, now_ms)
    except BaseException:
        desk.is_behind = True
        raise
    return is_old


def _is_lost(desk: Desk, fact: RequestReceived) -> bool:
    try:
        desk.book.head(fact.request_id)
    except RequestUnknown:
        return True
    except StateDamaged:
        # It is there, and cannot be read.
        return False
    return False


def _make_up(desk: Desk, lacked: list[Intent], now_ms: int, *, is_old: bool) -> None:
    """Have the book know what it lacks."""
    for intent in lacked[:-1]:
        _repeat(desk, intent, now_ms)
    for intent in lacked[-1:]:
        _end(desk, intent, now_ms, is_old=is_old)
    if is_old:
        for release in desk.releases.in_states(GOES_OUT):
            _interrupt(desk, release.id, now_ms)


def _say(desk: Desk, intent: Intent) -> None:
    """Tell of the newest change, unless it was undone."""
    if isinstance(intent, RequestMoved):
        head = desk.book.head(intent.request_id)
        if head.version == intent.version:
            desk.moved(intent.request_id, head.state)


def _tell_received(desk: Desk, facts: list[tuple[int, Fact]], *, may_forget: bool) -> None:
    """Have the book know which of its requests the ledger was told of; of the others nobody was, where all was read."""
    untold = set(desk.book.untold())
    for number, fact in facts:
        if isinstance(fact, RequestReceived) and fact.request_id in untold:
            tell(desk, fact, number)
    for request_id in desk.book.untold() if may_forget else ():
        desk.book.forget(request_id)


def _behind(desk: Desk, facts: list[tuple[int, Fact]]) -> list[Intent]:
    """Return the intents that the book does not have, the oldest first; those that were undone already are none."""
    lacked = [fact for _, fact in facts if isinstance(fact, INTENTS) and _is_lacked(desk, fact)]
    undone = {id(intent) for intent, following in pairwise(lacked) if _undoes(following, intent)}
    return [intent for intent in lacked if id(intent) not in undone]


def _is_lacked(desk: Desk, intent: Intent) -> bool:
    try:
        version = (
            desk.releases.get_release(intent.release_id).version
            if isinstance(intent, ReleaseMoved)
            else desk.book.head(intent.request_id).version
        )
    except RequestUnknown, StateDamaged:
        # Its words were erased, or the book was lost: there is nothing that could be shown.
        return False
    return intent.version > version


def _undoes(following: Intent, intent: Intent) -> bool:
    match intent, following:
        case ReleaseMoved(), ReleaseMoved(by=ReleaseInput.INTERRUPT):
            is_same = intent.release_id == following.release_id
        case RequestMoved() | RequestVerified(), RequestUndone():
            is_same = intent.request_id == following.request_id
        case _:
            return False
    return is_same and following.version == intent.version + 1


def _repeat(desk: Desk, intent: Intent, now_ms: int) -> None:
    """Have the book know what had its outcome."""
    match intent:
        case ReleaseMoved():
            was = desk.releases.get_release(intent.release_id).version
            desk.releases.move(intent.release_id, intent.state, was=was, version=intent.version, now_ms=now_ms)
        case RequestVerified():
            was = desk.book.head(intent.request_id).version
            known = Verification(level=intent.level, method=intent.method, by_user=intent.actor, at_ms=None)
            desk.book.verify(intent.request_id, known, was=was, version=intent.version, now_ms=now_ms)
        case RequestErased():
            was = desk.book.head(intent.request_id).version
            desk.book.erase(intent.request_id, was=was, version=intent.version)
        case _:
            was = desk.book.head(intent.request_id).version
            desk.book.move(intent.request_id, intent.state, was=was, version=intent.version, now_ms=now_ms)


def _end(desk: Desk, intent: Intent, now_ms: int, *, is_old: bool) -> None:
    """Undo the newest intent if it raises, and carry it out otherwise.

    In an old book it had its outcome: what was disclosed must not look as if it never was.
    """
    if isinstance(intent, ReleaseMoved) and intent.by.raises:
        _tell_interrupted(desk, intent, now_ms)
    elif not is_old and (
        isinstance(intent, RequestVerified) or (isinstance(intent, RequestMoved) and intent.by.raises)
    ):
        head = desk.book.head(intent.request_id)
        after = intent.version + 1
        desk.journal.append(RequestUndone(request_id=intent.request_id, version=after, state=head.state))
        desk.book.move(intent.request_id, head.state, was=head.version, version=after, now_ms=now_ms)
    else:
        _repeat(desk, intent, now_ms)


def _tell_interrupted(desk: Desk, intent: ReleaseMoved, now_ms: int) -> None:
    """End a release that was about to go out. The book never says that it did."""
    state = advance(intent.state, ReleaseInput.INTERRUPT)
    after = intent.version + 1
    desk.journal.append(replace(intent, version=after, by=ReleaseInput.INTERRUPT, state=state, actor=None))
    was = desk.releases.get_release(intent.release_id).version
    desk.releases.move(intent.release_id, state, was=was, version=after, now_ms=now_ms)


def _interrupt(desk: Desk, release_id: ReleaseId, now_ms: int) -> None:
    record = desk.releases.get_release(release_id)
    state = advance(record.state, ReleaseInput.INTERRUPT)
    desk.journal.append(
        ReleaseMoved(
            release_id=release_id,
            request_id=record.request_id,
            version=record.version + 1,
            by=ReleaseInput.INTERRUPT,
            state=state,
            actor=None,
        )
    )
    desk.releases.move(release_id, state, was=record.version, version=record.version + 1, now_ms=now_ms)


def _go_on(desk: Desk, now_ms: int) -> None:
    """Have what was received be looked at, what was approved and goes nowhere wait again, and what ended be let go."""
    for release in desk.releases.in_states((ReleaseState.LIVE,)):
        # What is live has left as far as anybody knows, and its request must never look as if it could be declined.
        with suppress(RequestUnknown, StateDamaged):
            if desk.book.head(release.request_id).state is RequestState.APPROVED:
                desk.move(release.request_id, RequestInput.DISCLOSE, actor=None, now_ms=now_ms)
    void_idle(desk, now_ms=now_ms)
    while settle_next(desk, now_ms=now_ms):
        # One after the other: what is looked at counts for the next.
        pass
    for hold_id in desk.clips.held_for_requests():
        try:
            is_over = desk.book.head(request_of(hold_id)).state in ENDED
        except RequestUnknown, StateDamaged:
            continue
        if is_over:
            desk.clips.end_hold(hold_id)
