"""Requests in a running Home Assistant: each thing is done in the vault's lane, and then told to whoever listens."""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
import logging
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_utc_time_change

from ...flows import asking, closing, deciding, erasing, holding, matching, muting, receiving, resolving
from ...flows.booth import Booth
from ...flows.desk import Books, Desk
from ...flows.words import as_told
from ...model.ballot import Now
from ...model.errors import FootageGuardError, RequestAltered, StateDamaged
from ...model.happening import Happening
from ...model.ids import CameraId, ReleaseId, RequestId
from ...model.lifecycle.release import ReleaseState
from ...model.lifecycle.standing import Standing, standing
from ...model.lockdown import LockdownReason
from ...model.quiet import QuietHours
from ...model.record import Head, RequestRecord, UnreadableRequest
from ...model.request.parse import parse_request
from ...model.request.request import FootageRequest, Verification
from ...model.request.words import Channel, Level
from ...model.retention import DAY_MS
from ...model.rules.rule import Mute, MuteScope
from ..common.clock import moment, wall_ms
from ..common.new_ids import new_request_id
from ..common.noting import noted
from ..decisions.booths import booth_of
from ..keeping.opening import OpenVault
from ..runtime import VaultRuntime
from .listed import Listed, listed
from .request_board import Overview, RequestBoard
from .request_ports import ThisHome, VaultClips, VaultJournal
from .settling import Settling

SHARED: Final = deciding.GOES_OUT | {ReleaseState.ENDED}
UNVERIFIED: Final = Verification(level=Level.NONE, method="", by_user=None, at_ms=None)
_LOGGER = logging.getLogger(__name__)

type Listener = Callable[[RequestRecord, Happening], None]


class RequestDesk:
    """The requests of a running vault."""

    def __init__(
        self,
        hass: HomeAssistant,
        vault: VaultRuntime,
        *,
        outdoor: Mapping[CameraId, bool],
        quiet_hours: QuietHours | None,
    ) -> None:
        """Work on the requests of a vault; for each camera, whether it looks at nothing indoors."""
        self._hass = hass
        self._vault = vault
        self._outdoor = outdoor
        self._quiet_hours = quiet_hours
        self._own_desk: Desk | None = None
        self._booths: dict[Desk, Booth] = {}
        self._board = RequestBoard()
        self._is_old = False
        self._found_unreadable = frozenset[RequestId]()
        self._told_unreadable = frozenset[RequestId]()
        self._looking: asyncio.Task[None] | None = None
        self.settling = Settling(hass, lambda: self._async_settle())  # noqa: PLW0108  # looked up when it is time
        self._told: deque[tuple[RequestRecord, Happening]] = deque()
        self._listeners: list[Listener] = []
        self._watchers: list[Callable[[], None]] = []
        self.has_looked = False
        self.overview = Overview()
        """As of the newest change."""

    @callback
    def async_subscribe(self, listener: Listener) -> CALLBACK_TYPE:
        """Tell the listener what happens to requests, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @callback
    def async_watch(self, watcher: Callable[[], None]) -> CALLBACK_TYPE:
        """Call the watcher when the overview has changed, until the returned function is called."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    async def async_start(self) -> CALLBACK_TYPE:
        """Bring to an end what a crash interrupted, and close what is due, now and each hour until the stop is called.

        What fails is tried again with the next use or hour. Of a lockdown that begins meanwhile nobody else would hear.
        """
        stop_lockdown = self._vault.async_subscribe_lockdown(self._lock_down)
        await self._async_look()
        stops = (
            stop_lockdown,
            async_track_utc_time_change(self._hass, self._async_look, minute=0, second=1),  # as is announced
            async_track_utc_time_change(self._hass, self.settling.async_expect, minute=0, second=1),
            self._vault.async_before_close(self.async_settled),
            self.settling.async_stop,
        )

        @callback
        def stop() -> None:
            for each in stops:
                each()

        return stop

    async def _async_look(self, _now: datetime | None = None) -> None:
        """Do each of these, whatever became of the others."""
        if self._vault.lockdown is not None:
            with noted("end releases"):
                await self._async_work(partial(deciding.lock_down, actor=None))
        with noted("close requests"):
            while await self._async_work(closing.close_due) >= closing.MOST:
                # One turn each: a recorder may be waiting.
                pass
        with noted("drop what was set aside"):
            await self._async_work(erasing.drop_oldest)
        with noted("hold what was set aside"):
            for request_id in await self._async_read(holding.loose_aside):
                await self._async_work(partial(holding.hold_aside, request_id=request_id))
        with noted("erase requests"):
            await self._async_erase()

    @callback
    def _lock_down(self) -> None:
        """End every release: the vault itself shows nothing any more, and the ledger is told in its turn."""
        self._looking = self._hass.async_create_task(self._async_look(), "lock down requests")

    async def async_receive(
        self, raw: object, channel: Channel, *, verification: Verification = UNVERIFIED
    ) -> RequestRecord:
        """Take in a request of somebody else; raise RequestInvalid, OSError or NotLoaded.

        Somebody outside is answered as soon as it is kept: whether anybody is asked about it turns out seconds later.
        """
        request = self._parsed(raw, channel, verification)
        if channel not in erasing.OUTSIDE:
            return await self._async_work(partial(receiving.receive, request=request))
        # The time that the answer takes must not tell whether there are clips, or that somebody is muted.
        with self.settling.expecting():
            return await self._async_work(partial(receiving.take_in, request=request))

    async def async_settled(self) -> None:
        """Look at what was taken in, as far as that can be done now."""
        await self.settling.async_finish()

    async def _async_settle(self) -> None:
        """Look at what was taken in. What cannot be looked at now is looked at with the next use, or start."""
        with noted("look at requests"):
            while await self._async_work(receiving.settle_next):
                # One turn each: a recorder may be waiting.
                pass
        with noted("erase requests"):
            await self._async_erase()

    async def _async_erase(self) -> None:
        """Erase the words of what ended long ago, if that is long ago by a clock that has not jumped for a day."""
        if self._vault.copying.is_under_way:
            return
        is_clock_right = self._vault.clock.steady_ms() >= DAY_MS
        while await self._async_work(partial(erasing.erase_due, is_clock_right=is_clock_right)) >= erasing.MOST:
            pass
        if is_clock_right:
            await self._vault.async_work(lambda opened: opened.drop_copy(wall_ms()))

    async def async_ask(self, raw: object, *, caller: str, request_id: RequestId | None = None) -> RequestRecord:
        """Take in what an automation asks, or return the equal request that waits.

        `caller` is the name of the user who called the action, or "". A request that is made has the id that was
        given, so that whoever made it knows. Raises RequestInvalid, NothingMatches,
        DeclinedBefore, TooManyAsked, OSError or NotLoaded.
        """
        request = self._parsed(raw, Channel.AUTOMATION, UNVERIFIED, caller=caller, request_id=request_id)
        return await self._async_work(partial(asking.ask, request=request))

    async def async_decline(self, request_id: RequestId, *, actor: str | None, version: int | None = None) -> Head:
        """Decline a request, also one that cannot be read, and return how it stands then.

        Raises what `deciding.decline` raises for one that can be read, or NotLoaded.
        """

        def decline(desk: Desk, *, now_ms: int) -> Head:
            with suppress(StateDamaged):
                deciding.decline(desk, request_id, actor=actor, now_ms=now_ms, version=version)
            return desk.book.head(request_id)

        return await self._async_work(decline)

    async def async_withdraw(self, request_id: RequestId, *, actor: str | None) -> RequestRecord:
        """Take back what an automation asked; raise what `deciding.withdraw` raises, or NotLoaded."""
        return await self._async_work(partial(deciding.withdraw, request_id=request_id, actor=actor))

    async def async_reopen(self, request_id: RequestId, *, actor: str, version: int) -> RequestRecord:
        """Have a request wait for a person again. It raises: for `may_act` alone."""
        return await self._async_work(partial(deciding.reopen, request_id=request_id, actor=actor, version=version))

    async def async_verify(
        self, request_id: RequestId, level: Level, method: str, *, actor: str, version: int
    ) -> RequestRecord:
        """Note how a person knows who asks. It raises: for `may_act` alone."""
        verification = Verification(level=level, method=method, by_user=actor, at_ms=wall_ms())
        return await self._async_work(
            partial(deciding.verify, request_id=request_id, verification=verification, actor=actor, version=version)
        )

    async def async_mute(
        self, request_id: RequestId, scope: MuteScope, *, until_ms: int | None, actor: str | None = None
    ) -> Mute:
        """Have later requests wait on nobody's screen; raise what `muting.mute` raises, or NotLoaded.

        For good, or for long: for `may_act` alone.
        """
        return await self._async_work(
            partial(muting.mute, request_id=request_id, scope=scope, until_ms=until_ms, actor=actor)
        )

    async def async_end_mute(self, request_id: RequestId, scope: MuteScope, *, actor: str) -> None:
        """Have later requests be shown again. It raises: for `may_act` alone. Raises what `muting.end_mute` raises."""
        await self._async_work(
            lambda desk, *, now_ms: muting.end_mute(desk, request_id, scope, actor=actor)  # noqa: ARG005  # it has no time of its own
        )

    async def async_mutes(self) -> list[tuple[Mute, str | None]]:
        """Return what is muted and could be ended, as `shown_mutes`; raise StateDamaged, OSError or NotLoaded."""
        return await self._vault.async_work(lambda opened: muting.shown_mutes(self._desk(opened), now_ms=wall_ms()))

    async def async_get(self, request_id: RequestId) -> RequestRecord:
        """Return a request as the ledger was told of it; raise what `as_told` raises, or NotLoaded."""
        return await self._async_show(request_id, lambda desk: as_told(desk, request_id))

    async def async_place(self, request_id: RequestId) -> tuple[int, str]:
        """Return where a request is in the list; raise RequestUnknown, StateDamaged, OSError or NotLoaded."""
        return await self._vault.async_work(lambda opened: opened.state.lists.place(request_id))

    async def async_page(self, before: tuple[int, str], limit: int, *, is_open: bool | None) -> list[Listed]:
        """Return requests, the newest first; see `RequestLists.page`. One that cannot be read hides no other."""

        def read(opened: OpenVault) -> list[Listed]:
            desk, lists = self._desk(opened), opened.state.lists
            return [listed(desk, lists, request_id) for request_id in lists.page(before, limit, is_open=is_open)]

        found = await self._vault.async_work(read)
        await self._async_disbelieve(frozenset(each.id for each in found if isinstance(each, UnreadableRequest)))
        return found

    async def async_match(
        self, request_id: RequestId, also: frozenset[CameraId] = frozenset()
    ) -> tuple[matching.Match, ...]:
        """Return which clips a request is about, and of which times there are none; raise RequestUnknown."""

        def find(desk: Desk) -> tuple[matching.Match, ...]:
            scope = desk.book.get_request(request_id).request.scope
            return matching.match(desk, scope.window_from.ms, scope.window_to.ms, also=also)

        return await self._async_read(find)

    async def async_as_held(self, record: RequestRecord) -> RequestRecord:
        """Return a request with what keeps its clips now; raise OSError or NotLoaded."""
        return await self._async_read(lambda desk: holding.as_held(desk, record))

    async def async_standing(self, request_id: RequestId) -> tuple[RequestRecord, Standing]:
        """Return a request and how far it has gone; raise RequestUnknown."""

        def look(desk: Desk) -> tuple[RequestRecord, Standing]:
            record = as_told(desk, request_id)
            return record, standing(record.state, [each.state for each in desk.releases.of_request(request_id)])

        return await self._async_show(request_id, look)

    async def async_share_of(self, request_id: RequestId) -> ReleaseId | None:
        """Return the newest release of a request that went out or will; None where there is none, or NotLoaded."""

        def find(desk: Desk) -> ReleaseId | None:
            shared = [each.id for each in desk.releases.of_request(request_id) if each.state in SHARED]
            return max(shared, default=None)

        return await self._async_read(find)

    async def async_decide[Result](self, doing: Callable[[Booth, Now], Result]) -> Result:
        """Do something with drafts and votes; raise what it raises, or NotLoaded."""

        def decide(desk: Desk, *, now_ms: int) -> Result:  # both clocks are read at once
            now = moment()
            return doing(self._booths[desk], Now(now.at_ms, now.up_ms))

        return await self._async_work(decide)

    async def async_closed_until_ms(self) -> int:
        """Return the newest moment up to which everything that was announced to close has closed."""
        return await self._vault.async_work(lambda opened: opened.state.requests.closed_until_ms)

    def _parsed(
        self,
        raw: object,
        channel: Channel,
        verification: Verification,
        *,
        caller: str = "",
        request_id: RequestId | None = None,
    ) -> FootageRequest:
        return parse_request(
            raw,
            received_ms=wall_ms(),
            request_id=request_id or new_request_id(),
            channel=channel,
            verification=verification,
            caller=caller,
        )

    async def _async_read[Result](self, doing: Callable[[Desk], Result]) -> Result:
        return await self._vault.async_work(lambda opened: doing(self._desk(opened)))

    async def _async_show[Result](self, request_id: RequestId, doing: Callable[[Desk], Result]) -> Result:
        """Read what is shown of a request; where it cannot be, entities and issues say so, too."""
        with suppress(RequestAltered):
            return await self._async_read(doing)
        try:
            # What was told and not carried out only looks altered until that is made up for.
            return await self._async_work(lambda desk, **_now: doing(desk))
        except StateDamaged, RequestAltered:
            await self._async_disbelieve(frozenset((request_id,)))
            raise

    async def _async_disbelieve(self, unreadable: frozenset[RequestId]) -> None:
        """Have entities and issues show what was found to be unreadable as that."""
        if unreadable:
            await self._async_work(lambda _desk, *, now_ms: self._disbelieve(unreadable))  # noqa: ARG005  # all work is told

    def _disbelieve(self, unreadable: frozenset[RequestId]) -> None:
        self._found_unreadable |= unreadable
        self._board.disbelieve(unreadable)

    async def _async_work[Result](self, doing: Callable[..., Result]) -> Result:
        """Do something with the desk, at one moment; then tell of all that has happened, whether it failed or not."""
        seen: list[Overview] = []

        def work(opened: OpenVault) -> Result:
            desk, now_ms = self._desk(opened), wall_ms()

            def assume_worst() -> None:
                self._is_old = True
                opened.state.assume_worst(moment())

            try:
                if desk.is_behind:
                    resolving.resolve(desk, now_ms=now_ms, assume_worst=assume_worst)
                return doing(desk, now_ms=now_ms)
            finally:
                with suppress(OSError, FootageGuardError):  # entities stay what they were
                    seen.append(self._board.look(desk, opened.state.lists))
                self._found_unreadable |= opened.state.requests.unreadable

        try:
            return await self._vault.async_work(work)
        finally:
            if self._is_old:
                self._is_old = False
                # Whoever is told of a lockdown looks here: where the disk does not take it, each look would begin more.
                if self._vault.lockdown is None:
                    _LOGGER.warning("The file with requests is older than the history, and the vault is locked down")
                    await self._vault.async_lock_down(LockdownReason.STATE_LOST)
            self._tell(seen)

    def _desk(self, opened: OpenVault) -> Desk:
        if self._own_desk is None:
            self._own_desk = Desk(
                journal=VaultJournal(opened.vault, opened.ledger.of_request),
                books=Books(opened.state.requests, opened.state.releases, opened.leases),
                clips=VaultClips(opened.vault, opened.state),
                home=ThisHome(opened.state, self._outdoor, self._quiet_hours),
                told=lambda record, happening: self._told.append((record, happening)),
            )
            self._booths[self._own_desk] = booth_of(self._own_desk, opened, self._vault)
        return self._own_desk

    @callback
    def _tell(self, seen: list[Overview]) -> None:
        for request_id in self._found_unreadable - self._told_unreadable:
            _LOGGER.error("Request %s cannot be read; it can be declined, and closes as announced", request_id)
        self._told_unreadable |= self._found_unreadable
        while self._told:
            record, happening = self._told.popleft()
            for listener in tuple(self._listeners):
                listener(record, happening)
        for overview in seen:
            if self.has_looked and overview == self.overview:
                continue
            self.has_looked, self.overview = True, overview
            for watcher in tuple(self._watchers):
                watcher()
