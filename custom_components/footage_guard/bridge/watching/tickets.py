"""Tickets: each lets whoever has its address see one thing, for as long as the person it was made for may.

A player of a browser sends no login with what it asks for, so the address has to be enough. That is why a ticket has
256 bits of its own, is good for one clip alone, ends soon, and is in no log of ours. All of them live in memory.
"""

import asyncio
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from contextvars import Context
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from hashlib import sha256
import secrets
from time import monotonic
from typing import Final

from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ...model.approval_facts import DraftWatched
from ...model.errors import FootageGuardError, LockedDown, NotFrozen, VaultLocked
from ...model.ids import ReleaseId
from ...model.ticket import MOST_AT_ONCE, ticket_lasts_until
from ...vault.keyring.unlocked import Unlocked
from ..common.executor import run_blocking
from ..common.lane import begin
from ..proof.actor import Actor
from ..requests.requests import RequestDesk
from ..runtime import VaultRuntime
from .watched import Watched, WatchFact

MOST: Final = 64
"""Of one login; a page that asks again and again drops its own that was used least lately, and nobody else's."""
_BYTES: Final = 32


@dataclass(eq=False, slots=True, kw_only=True)
class Ticket:
    """What one person may see, for now."""

    actor: Actor
    unlocked: Unlocked = field(repr=False)
    watched: Watched = field(repr=False)
    given_s: float
    used_s: float | None = None
    telling: asyncio.Future[int] | None = field(default=None, repr=False)
    """The ledger is told of it, once."""
    stops: list[Callable[[], None]] = field(default_factory=list, repr=False)
    """What ends each request that is under way, the oldest first."""
    is_over: bool = False
    forget_login: CALLBACK_TYPE = field(default=lambda: None, repr=False)

    @property
    def ends_s(self) -> float:
        """When it ends by itself."""
        return ticket_lasts_until(given_s=self.given_s, used_s=self.used_s)

    @property
    def last_s(self) -> float:
        """When something was done with it last."""
        return self.given_s if self.used_s is None else self.used_s


class Tickets:
    """All tickets of a vault that are good."""

    def __init__(
        self,
        hass: HomeAssistant,
        vault: VaultRuntime,
        may_watch: Callable[[ActiveConnection], object],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Begin without any; `may_watch` raises for whoever may not, and `clock` is monotonic, in seconds."""
        self._hass = hass
        self._vault = vault
        self._may_watch = may_watch
        self._clock = clock
        self._given: dict[bytes, Ticket] = {}
        """By the digest of the ticket, so that how long looking takes tells nothing of one."""
        self._closing: set[asyncio.Future[None]] = set()
        self._stop_timer: CALLBACK_TYPE | None = None
        self._finished: Callable[[], Collection[ReleaseId]] = frozenset
        """Drafts of which files may be watched."""
        self.decoding = asyncio.Lock()
        """Held by whoever decodes a picture for one."""

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """End tickets when something happens by which they end; return what stops that, and ends them all."""
        stops = (
            self._vault.async_subscribe(self._look_soon),
            self._vault.async_subscribe_lockdown(self.clear),
            self._vault.async_before_close(self._async_end),
        )

        @callback
        def stop() -> None:
            self.clear()
            for each in stops:
                each()

        return stop

    @callback
    def async_follow(self, requests: RequestDesk) -> CALLBACK_TYPE:
        """End tickets for files of drafts as soon as those files are not voted on any more; return what stops that.

        Without this, somebody who opened a file goes on to see it after others have made another one in its place, and
        agrees to that.
        """
        self._finished = lambda: requests.overview.finished
        return requests.async_watch(self._look_soon)

    async def async_give(self, actor: Actor, unlocked: Unlocked, watched: Watched) -> str:
        """Return a ticket; raise VaultLocked, LockedDown, NotFrozen or what `may_watch` raises.

        Where it raises, nothing is open.
        """
        now_s = self._clock()
        ticket = Ticket(actor=actor, unlocked=unlocked, watched=watched, given_s=now_s)
        try:
            self._may_go_on(ticket)
        except FootageGuardError:
            await run_blocking(self._hass, watched.close)
            raise
        for _ in range(sum(other.actor.session == actor.session for other in self._given.values()) - MOST + 1):
            self._end_oldest(actor)
        address = secrets.token_urlsafe(_BYTES)
        key = _key(address)
        self._given[key] = ticket
        # One of its own for each ticket: Home Assistant keeps them in a set.
        look = partial(self._look_soon)
        ticket.forget_login = self._hass.auth.async_register_revoke_token_callback(actor.login_id, look)
        self._set_timer()
        return address

    async def async_use(self, address: str) -> Ticket | None:
        """Return a ticket that is good, once the ledger knows that it is used; None for any other.

        1. There is one of this name whose time is not up.
        2. The person may still watch: nobody locked, they are signed in and have their role, and a file of a draft is
           still one that is voted on, or leaves.
        3. The ledger was told that they watch. Without this, a full disk lets somebody watch without a trace.
        4. All of 2 is still so. Telling took a while.
        """
        # 1, 2
        ticket = self._given.get(_key(address))
        if ticket is None or not self.is_good(ticket):
            return None
        # 3
        if ticket.telling is None:
            ticket.used_s = self._clock()
            ticket.telling = self._hass.async_create_task(self._async_tell(ticket.watched.fact))
        try:
            await asyncio.shield(ticket.telling)
        except FootageGuardError, OSError:
            self._end(ticket)
            return None
        # 4
        return ticket if self.is_good(ticket) else None

    @callback
    def is_good(self, ticket: Ticket) -> bool:
        """Tell whether a ticket may be used; end it where it may not."""
        try:
            self._may_go_on(ticket)
        except FootageGuardError:
            self._end(ticket)
            return False
        return True

    @callback
    def note_use(self, ticket: Ticket) -> None:
        """Something was sent for a ticket."""
        ticket.used_s = self._clock()

    @contextmanager
    def request(self, ticket: Ticket, stop: Callable[[], None]) -> Iterator[None]:
        """Count a request while it is under way; `stop` ends it at once, whatever it waits for.

        A third ends the oldest: a player that is moved back and forth asks anew before its old requests have ended,
        and must not be refused for it.
        """
        while len(ticket.stops) >= MOST_AT_ONCE:
            ticket.stops.pop(0)()
        ticket.stops.append(stop)
        try:
            yield
        finally:
            with suppress(ValueError):
                ticket.stops.remove(stop)

    @callback
    def clear(self) -> None:
        """End all of them, and every request."""
        for ticket in list(self._given.values()):
            self._end(ticket)
        self._cancel_timer()

    async def _async_tell(self, fact: WatchFact) -> int:
        return await self._vault.async_do(lambda vault: vault.tell(fact))

    async def _async_end(self) -> None:
        """End all of them, and return once what they had open is closed."""
        self.clear()
        if self._closing:
            await asyncio.wait(self._closing)

    def _may_go_on(self, ticket: Ticket) -> None:
        if self._vault.lockdown is not None:
            raise LockedDown
        if ticket.is_over or ticket.unlocked.is_over or self._clock() >= ticket.ends_s:
            raise VaultLocked
        fact = ticket.watched.fact
        if isinstance(fact, DraftWatched) and fact.release_id not in self._finished():
            raise NotFrozen
        self._may_watch(ticket.actor.connection)

    @callback
    def _look_soon(self) -> None:
        """Look when whoever calls is done, and as nobody in particular.

        Home Assistant goes through its callbacks, and none may be taken away meanwhile; and what it knows of a request
        goes with whatever that request sets off, so that somebody far away would end what is watched at home.
        """
        self._hass.loop.call_soon(self._look, context=Context())

    @callback
    def _look(self) -> None:
        """End those that are not good any more."""
        for ticket in list(self._given.values()):
            self.is_good(ticket)
        self._set_timer()

    def _end(self, ticket: Ticket) -> None:
        if ticket.is_over:
            return
        ticket.is_over = True
        self._given = {key: other for key, other in self._given.items() if other is not ticket}
        ticket.forget_login()
        for stop in ticket.stops:
            stop()
        closing = begin(self._hass, ticket.watched.close)
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    def _end_oldest(self, actor: Actor) -> None:
        own = [ticket for ticket in self._given.values() if ticket.actor.session == actor.session]
        self._end(min(own, key=lambda ticket: ticket.last_s))

    @callback
    def _look_later(self, _now: datetime) -> None:
        self._stop_timer = None
        self._look_soon()

    def _set_timer(self) -> None:
        """Look again when the next one may end by itself: its key does not wait in memory for somebody to ask."""
        self._cancel_timer()
        if self._given:
            next_s = min(ticket.ends_s for ticket in self._given.values())
            self._stop_timer = async_call_later(self._hass, max(0.0, next_s - self._clock()), self._look_later)

    def _cancel_timer(self) -> None:
        if self._stop_timer is not None:
            self._stop_timer()
            self._stop_timer = None


def _key(address: str) -> bytes:
    return sha256(address.encode(errors="replace")).digest()
