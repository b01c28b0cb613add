"""People of the home are notified once of each request that waits for them, once an hour, and not in quiet hours.

What is owed is read from the book each time: a request waits and has no mark. So what is held back or was interrupted
needs no memory, and what was decided meanwhile is not told any more. The mark comes after the notification: where the
process dies between them, people are notified once more rather than never.

Of what was agreed to and cools off they are notified at once, while it can be stopped: see `_on_change`. Phones show it
no longer than that.
"""

import asyncio
from collections.abc import Callable, Sequence, Set as AbstractSet
from datetime import datetime, timedelta
from functools import partial
import logging
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, CoreState, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later, async_track_point_in_time
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ...const import DOMAIN
from ...model.errors import FootageGuardError, NotLoaded
from ...model.happening import Happening
from ...model.ids import ReleaseId, RequestId
from ...model.quiet import QuietHours
from ...model.record import RequestRecord
from ...model.request.words import Channel
from ..common.clock import wall_ms
from ..keeping.opening import OpenVault
from ..requests.requests import RequestDesk
from ..runtime import VaultRuntime
from .notifying import Notice, async_notify, async_take_back

BETWEEN_DIGESTS: Final = timedelta(hours=1)
"""What is asked is told at once, and what comes behind it together, so that nobody can keep a phone ringing."""
_COOLING: HassKey[dict[RequestId, asyncio.Task[None]]] = HassKey(f"{DOMAIN}_told_that_cool_off")
"""Of what phones show that it cools off, and what notified of it: longer than an entry is loaded, so that what ends
meanwhile is taken back, too."""
_LOGGER = logging.getLogger(__name__)


class Telling:
    """Notifies the targets that the owner chose."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        vault: VaultRuntime,
        *,
        targets: Sequence[str],
        quiet_hours: QuietHours | None,
    ) -> None:
        """Notify nobody until async_start."""
        self._hass = hass
        self._entry = entry
        self._vault = vault
        self._targets = tuple(targets)
        self._quiet_hours = quiet_hours
        self._turn = asyncio.Lock()
        self._told: set[RequestId] = set()
        self._cooling = frozenset[tuple[ReleaseId, RequestId]]()
        """Of what of that which cools off now people were notified."""
        self._telling: asyncio.Task[None] | None = None
        self._pauses: dict[bool, CALLBACK_TYPE] = {}
        """What ends the hour behind a notification: of what automations of the home ask, and of what others do."""
        self._end_quiet: CALLBACK_TYPE | None = None
        """Forgets that somebody is to be told when it is not quiet any more."""

    @callback
    def async_start(self, requests: RequestDesk) -> CALLBACK_TYPE:
        """Notify of what waits and of what comes, until the returned function is called."""
        if not self._targets:
            return lambda: None

        @callback
        def look(_hass: HomeAssistant | None = None) -> None:
            if requests.has_looked:
                self._on_change(requests.overview.cooling)

        stops = [
            requests.async_subscribe(self._on_happening),
            requests.async_watch(look),
            async_at_started(self._hass, look),
            # Not before: the services of others are not there yet.
            async_at_started(self._hass, self._begin),
            self._vault.people.async_subscribe(self._on_policy),
            self._end_pauses,
            self._forget_quiet,
        ]

        @callback
        def stop() -> None:
            for each in stops:
                each()

        return stop

    @callback
    def _on_happening(self, _record: RequestRecord, happening: Happening) -> None:
        if happening is Happening.NEEDS_DECISION and self._hass.state is CoreState.running:
            self._begin()

    @callback
    def _on_change(self, cooling: frozenset[tuple[ReleaseId, RequestId]]) -> None:
        """Notify of what begins to cool off, also in quiet hours and within the hour; take back what does not any more.

        Without this, nobody hears of it in the time in which it can be stopped. Persons agreed to it with their
        passphrases, so that nobody outside can keep a phone ringing by it. After a start it is told once more.
        """
        if self._hass.state is not CoreState.running:
            return
        new, self._cooling = cooling - self._cooling, cooling
        told = self._hass.data.setdefault(_COOLING, {})
        for _, request_id in new:
            doing = async_notify(self._hass, self._targets, Notice(request_ids=(request_id,), is_cooling=True))
            told[request_id] = self._entry.async_create_background_task(self._hass, doing, "notify of a release")
        async_take_back_all_but(self._hass, self._targets, {request_id for _, request_id in cooling})

    @callback
    def _on_policy(self) -> None:
        """Look whether it is still quiet, where somebody waits for the end of that."""
        if self._end_quiet is not None:
            self._begin()

    @callback
    def _begin(self, _at: HomeAssistant | datetime | None = None) -> None:
        self._telling = self._entry.async_create_background_task(self._hass, self._async_tell(), "notify of requests")

    async def _async_tell(self) -> None:
        async with self._turn:
            while (notice := self._next(await self._async_owed())) is not None:
                await async_notify(self._hass, self._targets, notice)
                await self._async_mark(notice.request_ids)

    async def _async_owed(self) -> list[tuple[RequestId, Channel]]:
        def look(opened: OpenVault) -> tuple[list[tuple[RequestId, Channel]], QuietHours | None]:
            return opened.state.notified.owed(), opened.state.policy.quiet_hours

        found, decided = await self._async_with_vault(look) or ([], None)
        # Without those whose mark the disk refused: not once more before a restart.
        owed = [(request_id, channel) for request_id, channel in found if request_id not in self._told]
        return [] if owed and self._is_quiet(decided) else owed

    async def _async_mark(self, request_ids: tuple[RequestId, ...]) -> None:
        now_ms = wall_ms()
        self._told.update(request_ids)
        await self._async_with_vault(lambda opened: opened.state.notified.note(request_ids, now_ms))

    async def _async_with_vault[Result](self, doing: Callable[[OpenVault], Result]) -> Result | None:
        """Read or write the marks; where that fails, the next request or start makes up for it."""
        try:
            return await self._vault.async_work(doing)
        except NotLoaded:
            return None
        except (OSError, FootageGuardError) as err:
            _LOGGER.warning("Could not tell or note who was notified, next time it is tried again: %r", err)
            return None

    def _next(self, owed: Sequence[tuple[RequestId, Channel]]) -> Notice | None:
        """Return what to notify of next, if of anything now."""
        for is_own in (False, True):
            asked = tuple(each for each, channel in owed if (channel is Channel.AUTOMATION) is is_own)
            # Apart: a script that asks all day holds back nothing of what somebody outside asks.
            if asked and is_own not in self._pauses:
                over = HassJob(partial(self._on_pause_over, is_own), "digest of requests", cancel_on_shutdown=True)
                self._pauses[is_own] = async_call_later(self._hass, BETWEEN_DIGESTS, over)
                return Notice(request_ids=asked)
        return None

    @callback
    def _on_pause_over(self, is_own: bool, _now: datetime) -> None:  # noqa: FBT001  # of which kind the pause was
        del self._pauses[is_own]
        self._begin()

    @callback
    def _end_pauses(self) -> None:
        while self._pauses:
            _, end = self._pauses.popitem()
            end()

    @callback
    def _forget_quiet(self) -> None:
        if self._end_quiet is not None:
            self._end_quiet()
            self._end_quiet = None

    @callback
    def _is_quiet(self, decided: QuietHours | None) -> bool:
        """Tell whether it is quiet, by the options or by what approvers decided; then look again when that ends."""
        self._forget_quiet()
        now = dt_util.now()
        ends = [hours.end for hours in (self._quiet_hours, decided) if hours is not None and hours.covers(now.time())]
        nexts = [dt_util.find_next_time_expression_time(now, [0], [end.minute], [end.hour]) for end in ends]
        if not nexts:
            return False
        self._end_quiet = async_track_point_in_time(self._hass, self._on_quiet_over, min(nexts))
        return True

    @callback
    def _on_quiet_over(self, _now: datetime) -> None:
        self._end_quiet = None
        self._begin()


@callback
def async_take_back_all_but(hass: HomeAssistant, targets: Sequence[str], cooling: AbstractSet[RequestId]) -> None:
    """Have phones not show any more that something can be stopped which has gone out, or ended."""
    told = hass.data.get(_COOLING, {})
    for request_id in told.keys() - cooling:
        doing = _async_take_back(hass, targets, request_id, told.pop(request_id))
        # Not the entry's: it may be about to be unloaded.
        _task = hass.async_create_background_task(doing, "take a notification back")


async def _async_take_back(
    hass: HomeAssistant, targets: Sequence[str], request_id: RequestId, telling: asyncio.Task[None]
) -> None:
    # What is still on its way to a phone would come after this.
    await asyncio.wait((telling,))
    if request_id not in hass.data[_COOLING]:
        await async_take_back(hass, targets, request_id)
