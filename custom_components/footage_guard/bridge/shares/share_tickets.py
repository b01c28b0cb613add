"""Tickets of those who opened a link: each lets whoever has it fetch the files of one share, for as long as it is live.

They are made in memory, when a download is counted, and hold the key that opens the files; a restart ends them all.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
import secrets
from time import monotonic
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ...flows.sharing import Visitor
from ...model.approval import ApprovalStatement
from ...model.coverage import Coverage
from ...model.ids import ReleaseId
from ...model.share import Access
from ...model.share_facts import ShareAccessed
from ...model.ticket import IDLE_S, LONGEST_S
from ...vault.age.keys import X25519Identity
from ..common import clock
from ..common.counted import counted
from ..common.lane import begin
from ..common.streamed import Streamed
from .share_streams import ShareStreams, Stream

MOST_OPEN: Final = 4
"""Files of one ticket that stay open between its requests."""
_BYTES: Final = 32


@dataclass(eq=False, slots=True, kw_only=True)
class Sent:
    """What of one file went out by one ticket."""

    length: int
    sent_bytes: int = 0
    """Those that were sent twice are counted twice."""
    coverage: Coverage = field(default_factory=Coverage)
    is_whole: bool = False
    """The ledger was told that every byte of it was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A share that somebody opened."""

    statement: ApprovalStatement = field(repr=False)
    not_after_ms: int
    """When the share is over, by the wall clock, whatever is done with the ticket."""
    identity: X25519Identity = field(repr=False)
    crcs: tuple[int, ...]
    receipt: bytes = field(repr=False)
    language: str
    """That its papers are written in, such as `de-CH`."""
    visitor: Visitor


@dataclass(eq=False, slots=True, kw_only=True)
class ShareTicket:
    """What somebody outside may fetch, for now."""

    share: Opened
    given_s: float
    not_after_ms: int
    """When the share is over by now; somebody at home may have said so since it was opened."""
    ends_at_s: float
    """The same by the clock that nobody sets: of two that differ, the one that is ahead is believed."""
    used_s: float
    streams: dict[int, Streamed] = field(default_factory=dict, repr=False)
    """Those that are open, by number of the file, the oldest first."""
    under_way: Counter[int] = field(default_factory=Counter)
    """Requests, by number of the file, from before that is opened."""
    sent: dict[int, Sent] = field(default_factory=dict)
    opening: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)
    is_over: bool = False

    @property
    def release_id(self) -> ReleaseId:
        """The share's."""
        return self.share.statement.draft_id

    def left_s(self, now_s: float) -> float:
        """Return in how many seconds it ends by itself."""
        ends_s = min(self.given_s + LONGEST_S, self.used_s + IDLE_S, self.ends_at_s)
        return min(ends_s - now_s, _until(self.not_after_ms))

    def keep(self, number: int, streamed: Streamed) -> list[Streamed]:
        """Keep a file open, and return what is to be closed for it: a link of fifty files holds no more than a few."""
        idle = [each for each in self.streams if not self.under_way[each]]
        closing = [self.streams.pop(each) for each in idle[: max(0, len(self.streams) + 1 - MOST_OPEN)]]
        self.streams[number] = streamed
        self.sent.setdefault(number, Sent(length=streamed.length))
        return closing + self.let_go()

    def let_go(self) -> list[Streamed]:
        """Return what is to be closed as nobody asks for it: all files in one, for that has each of fifty open."""
        return [self.streams.pop(0)] if 0 in self.streams and not self.under_way[0] else []

    def not_told(self) -> Iterator[ShareAccessed]:
        """Yield what the ledger is told of each file when the ticket ends."""
        for number, sent in self.sent.items():
            if not sent.is_whole:
                is_all = sent.coverage.is_all_of(sent.length)
                yield self.accessed(Access.FINISHED if is_all else Access.BROKEN_OFF, number, sent.sent_bytes)

    def accessed(self, access: Access, number: int, size_bytes: int) -> ShareAccessed:
        """Return what the ledger is told of a file."""
        return ShareAccessed(
            release_id=self.release_id,
            access=access,
            file=number,
            size_bytes=size_bytes,
            network=self.share.visitor.network,
            client=self.share.visitor.client,
        )


class ShareTickets:
    """All tickets to shares that are good."""

    def __init__(
        self,
        hass: HomeAssistant,
        told: Callable[[ShareTicket], None],
        steady: Callable[[], float] = monotonic,
    ) -> None:
        """Begin without any; `told` hears of each that has ended, and `steady` is a monotonic clock, in seconds."""
        self._hass = hass
        self._told = told
        self._clock = steady
        self._given: dict[bytes, ShareTicket] = {}
        """By the digest of the ticket, so that how long looking takes tells nothing of one."""
        self._closing: set[asyncio.Future[None]] = set()
        self._streams = ShareStreams(steady)
        self._stop_timer: CALLBACK_TYPE | None = None

    @property
    def in_use(self) -> frozenset[ReleaseId]:
        """Shares of which somebody may still fetch something."""
        return frozenset(ticket.release_id for ticket in self._given.values())

    @callback
    def give(self, opened: Opened) -> str:
        """Return a ticket for somebody who opened a share."""
        now_s = self._clock()
        address = secrets.token_urlsafe(_BYTES)
        ticket = ShareTicket(
            share=opened,
            given_s=now_s,
            not_after_ms=opened.not_after_ms,
            ends_at_s=now_s + _until(opened.not_after_ms),
            used_s=now_s,
        )
        self._given[_key(address)] = ticket
        self._set_timer()
        return address

    @callback
    def find(self, address: str) -> ShareTicket | None:
        """Return a ticket that is good; None for any other."""
        ticket = self._given.get(_key(address))
        return ticket if ticket is not None and self.is_good(ticket) else None

    @callback
    def is_good(self, ticket: ShareTicket) -> bool:
        """Tell whether a ticket may be used; end it where it may not."""
        if not ticket.is_over and ticket.left_s(self._clock()) <= 0:
            self._end(ticket)
        return not ticket.is_over

    @callback
    def note_use(self, ticket: ShareTicket, stream: Stream, span: range) -> None:
        """Some bytes of a file were sent for a ticket."""
        ticket.used_s = self._clock()
        self._streams.note_taken(stream)
        sent = ticket.sent[stream.number]
        sent.sent_bytes += len(span)
        sent.coverage.add(span)

    @callback
    def has_room(self, ticket: ShareTicket, number: int) -> bool:
        """Tell whether one more request for a file may be under way: of this link, and of all."""
        return self._streams.has_room(ticket, number)

    @contextmanager
    def asked_for(self, ticket: ShareTicket, number: int) -> Iterator[None]:
        """Count a request for a file, from before that is opened until the request is over, however it ends."""
        try:
            with counted(ticket.under_way, number):
                yield
        finally:
            for unused in ticket.let_go():
                _closing = begin(self._hass, unused.close)

    @callback
    def request(self, ticket: ShareTicket, number: int, stop: Callable[[], None]) -> AbstractContextManager[Stream]:
        """Count a request for a file while some of it is sent; `stop` ends it at once."""
        return self._streams.under_way(ticket, number, stop)

    @callback
    def end(self, release_id: ReleaseId) -> None:
        """End all tickets of a share, and every request that is under way."""
        for ticket in list(self._given.values()):
            if ticket.release_id == release_id:
                self._end(ticket)
        self._set_timer()

    @callback
    def shorten(self, release_id: ReleaseId, not_after_ms: int) -> None:
        """Have the tickets of a share end with it, which is then at the latest."""
        for ticket in self._given.values():
            if ticket.release_id == release_id:
                ticket.not_after_ms = min(ticket.not_after_ms, not_after_ms)
                ticket.ends_at_s = min(ticket.ends_at_s, self._clock() + _until(not_after_ms))
        self._set_timer()

    @callback
    def keep_only(self, releases: frozenset[ReleaseId]) -> None:
        """End the tickets of all other shares."""
        for release_id in self.in_use - releases:
            self.end(release_id)

    @callback
    def clear(self) -> None:
        """End all of them."""
        for ticket in list(self._given.values()):
            self._end(ticket)
        self._set_timer()

    async def async_end(self) -> None:
        """End all of them, and return once what they had open is closed."""
        self.clear()
        if self._closing:
            await asyncio.wait(self._closing)

    def _end(self, ticket: ShareTicket) -> None:
        if ticket.is_over:
            return
        ticket.is_over = True
        self._given = {key: other for key, other in self._given.items() if other is not ticket}
        self._streams.end(ticket)
        closing = begin(self._hass, _close, tuple(ticket.streams.values()))
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)
        self._told(ticket)

    @callback
    def _on_time(self, _now: datetime) -> None:
        self._stop_timer = None
        for ticket in list(self._given.values()):
            self.is_good(ticket)
        self._set_timer()

    def _set_timer(self) -> None:
        """Look again when the next one may end by itself: its key does not wait in memory for somebody to ask."""
        if self._stop_timer is not None:
            self._stop_timer()
            self._stop_timer = None
        if self._given:
            next_s = min(ticket.left_s(self._clock()) for ticket in self._given.values())
            self._stop_timer = async_call_later(self._hass, max(0.0, next_s), self._on_time)


def _until(moment_ms: int) -> float:
    """Return in how many seconds a moment is, by the wall clock."""
    return (moment_ms - clock.wall_ms()) / 1000


def _close(opened: tuple[Streamed, ...]) -> None:
    with ExitStack() as closing:
        for each in opened:
            closing.callback(each.close)


def _key(address: str) -> bytes:
    return sha256(address.encode(errors="replace")).digest()
