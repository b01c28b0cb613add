"""Where requests are worked on: the ports together, and the one way a state changes.

What is told to the ledger is an intent: the change in the book is its outcome. After a crash in between, `resolving`
finds intents without an outcome.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Final, NamedTuple

from ..model.errors import RequestChanged, RequestUnknown, StateDamaged
from ..model.happening import OF_STATE, Happening
from ..model.ids import HoldId, ReleaseId, RequestId
from ..model.lifecycle.advance import advance
from ..model.lifecycle.release import ReleaseInput, ReleaseState
from ..model.lifecycle.request import ENDED, RequestInput, RequestState
from ..model.record import Head, ReleaseRecord, RequestRecord
from ..model.request.request import Verification
from ..model.request_facts import ReleaseMoved, RequestFact, RequestMoved, RequestVerified
from .ports import Book, Clips, Home, Journal, LeaseBook, Releases

type Told = Callable[[RequestRecord, Happening], None]
_STOPS: Final = frozenset({ReleaseInput.REVOKE, ReleaseInput.LOCK_DOWN})
"""What stops a share before its time."""


class Books(NamedTuple):
    """What is kept of requests, of their releases, and of what may leave by these."""

    requests: Book
    releases: Releases
    leases: LeaseBook


class Desk:
    """The ports of all flows. For one lane, which is the mutex of every request."""

    def __init__(self, *, journal: Journal, books: Books, clips: Clips, home: Home, told: Told) -> None:
        """Work with these; `told` hears of what happened once it cannot be lost any more."""
        self.journal = journal
        self.book, self.releases, self.leases = books
        self.clips = clips
        self.home = home
        self.told = told
        self.is_behind = True
        """Whether an intent may lack its outcome: then `resolving` comes first."""

    def move(
        self,
        request_id: RequestId,
        by: RequestInput,
        *,
        actor: str | None,
        now_ms: int,
        version: int | None = None,
    ) -> RequestState:
        """Move a request and return its state; `version` is that of the request somebody saw.

        Raises RequestUnknown, RequestChanged, TransitionRefused, or OSError: then nothing has happened, or it is made
        up for when the desk is used next.
        """
        head = self.may_move(request_id, by, version=version)
        state = advance(head.state, by)
        if state is not head.state:
            after = head.version + 1
            fact = RequestMoved(request_id=request_id, version=after, by=by, state=state, actor=actor)
            self.carry_out(
                fact, lambda: self.book.move(request_id, state, was=head.version, version=after, now_ms=now_ms)
            )
            self.moved(request_id, state)
        return state

    def moved(self, request_id: RequestId, state: RequestState) -> None:
        """Tell that a request is in a state, and let its clips go where that is the end of it."""
        if state in OF_STATE:
            self.tell(request_id, OF_STATE[state])
        if state in ENDED:
            try:
                self.clips.end_hold(hold_of(request_id))
            except OSError:
                # What was decided stands; `resolving` lets them go.
                self.is_behind = True

    def may_move(self, request_id: RequestId, by: RequestInput, *, version: int | None = None) -> Head:
        """Return how a request stands that takes an input; raise RequestUnknown, RequestChanged, TransitionRefused."""
        head = self.book.head(request_id)
        if version is not None and version != head.version:
            raise RequestChanged
        advance(head.state, by)
        return head

    def move_release(
        self,
        release_id: ReleaseId,
        by: ReleaseInput,
        *,
        actor: str | None,
        now_ms: int,
        version: int | None = None,
        also: Callable[[], None] = lambda: None,
    ) -> ReleaseRecord:
        """Move a release; the same for it as `move` is for a request. `also` is a part of the outcome.

        That a share is stopped, or has come to its end, is told whatever ended it.
        """
        record = self.releases.get_release(release_id)
        if version is not None and version != record.version:
            raise RequestChanged
        state = advance(record.state, by)
        after = record.version + 1
        fact = ReleaseMoved(
            release_id=release_id, request_id=record.request_id, version=after, by=by, state=state, actor=actor
        )

        def outcome() -> None:
            self.releases.move(release_id, state, was=record.version, version=after, now_ms=now_ms)
            also()

        self.carry_out(fact, outcome)
        if by is ReleaseInput.REVOKE or record.state is ReleaseState.LIVE:
            self.tell(record.request_id, Happening.REVOKED if by in _STOPS else Happening.ENDED)
        return self.releases.get_release(release_id)

    def tell(self, request_id: RequestId, happening: Happening) -> None:
        """Tell what happened to a request, or to a release of it; of one that cannot be read there is nothing to."""
        with suppress(RequestUnknown, StateDamaged):
            self.told(self.book.get_request(request_id), happening)

    def verify(
        self, request_id: RequestId, verification: Verification, *, actor: str, now_ms: int, version: int
    ) -> RequestRecord:
        """Note how a person knows who asks; raise RequestUnknown, RequestChanged or OSError."""
        record = self.book.get_request(request_id)
        if version != record.version:
            raise RequestChanged
        after = record.version + 1
        fact = RequestVerified(
            request_id=request_id, version=after, level=verification.level, method=verification.method, actor=actor
        )
        self.carry_out(
            fact, lambda: self.book.verify(request_id, verification, was=record.version, version=after, now_ms=now_ms)
        )
        known = self.book.get_request(request_id)
        self.told(known, Happening.VERIFIED)
        return known

    def carry_out(self, intent: RequestFact, outcome: Callable[[], None]) -> int:
        """Tell the ledger, then have it be so; return the number of the fact."""
        self.is_behind = True
        number = self.journal.append(intent)
        with self.book.transaction():
            outcome()
            self.book.set_taken(number + 1)
        self.is_behind = False
        return number


def request_of(hold_id: HoldId) -> RequestId:
    """Return the id that a request would have if this is its hold."""
    return RequestId(hold_id)


def hold_of(request_id: RequestId) -> HoldId:
    """Return the id of the hold that a request puts on clips: its own, so that no crash makes two of them."""
    return HoldId(request_id)
