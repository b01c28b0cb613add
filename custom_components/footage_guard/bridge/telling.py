"""People of the home are notified once of each request that waits for them, and not in quiet hours.

What is owed is read from the book each time: a request waits and has no mark. So what is held back or was interrupted
needs no memory, and what was decided meanwhile is not told any more. The mark comes after the notification: where the
process dies between them, people are notified once more rather than never.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
import logging
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, CoreState, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later, async_track_time_change
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util

from ..model.errors import FootageGuardError, NotLoaded
from ..model.happening import Happening
from ..model.ids import RequestId
from ..model.quiet import QuietHours
from ..model.record import RequestRecord
from ..model.request.words import Channel
from ..vault.state.notified import Notified
from .clock import wall_ms
from .notifying import Notice, async_notify
from .requests import RequestDesk
from .runtime import VaultRuntime

SINGLY: Final = 5
"""Of more requests than this, which is a day's worth, people are notified together."""
BETWEEN_DIGESTS: Final = timedelta(hours=1)
"""What automations ask is told at once, and then together, so that none can keep a phone ringing."""
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
        self._telling: asyncio.Task[None] | None = None
        self._end_pause: CALLBACK_TYPE | None = None

    @callback
    def async_start(self, requests: RequestDesk) -> CALLBACK_TYPE:
        """Notify of what waits and of what comes, until the returned function is called."""
        if not self._targets:
            return lambda: None
        stops = [
            requests.async_subscribe(self._on_happening),
            # Not before: the services of others are not there yet.
            async_at_started(self._hass, self._begin),
            self._end_digest_pause,
        ]
        if self._quiet_hours is not None:
            end = self._quiet_hours.end
            stops.append(async_track_time_change(self._hass, self._begin, hour=end.hour, minute=end.minute, second=0))

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
    def _begin(self, _at: HomeAssistant | datetime | None = None) -> None:
        self._telling = self._entry.async_create_background_task(self._hass, self._async_tell(), "notify of requests")

    async def _async_tell(self) -> None:
        async with self._turn:
            while (notice := self._next(await self._async_owed())) is not None:
                await async_notify(self._hass, self._targets, notice)
                await self._async_mark(notice.request_ids)

    async def _async_owed(self) -> list[tuple[RequestId, Channel]]:
        if self._is_quiet():
            return []
        owed = await self._async_with_marks(lambda marks: marks.owed())
        # Without those whose mark the disk refused: not once more before a restart.
        return [(request_id, channel) for request_id, channel in owed or () if request_id not in self._told]

    async def _async_mark(self, request_ids: tuple[RequestId, ...]) -> None:
        now_ms = wall_ms()
        self._told.update(request_ids)
        await self._async_with_marks(lambda marks: marks.note(request_ids, now_ms))

    async def _async_with_marks[Result](self, doing: Callable[[Notified], Result]) -> Result | None:
        """Read or write the marks; where that fails, the next request or start makes up for it."""
        try:
            return await self._vault.async_work(lambda opened: doing(opened.state.notified))
        except NotLoaded:
            return None
        except (OSError, FootageGuardError) as err:
            _LOGGER.warning("Could not tell or note who was notified, next time it is tried again: %r", err)
            return None

    def _next(self, owed: Sequence[tuple[RequestId, Channel]]) -> Notice | None:
        """Return what to notify of next, if of anything now."""
        outside = tuple(request_id for request_id, channel in owed if channel is not Channel.AUTOMATION)
        if outside:
            return Notice(request_ids=outside if len(outside) > SINGLY else outside[:1])
        own = tuple(request_id for request_id, _channel in owed)
        if not own or self._end_pause is not None:
            return None
        pause = HassJob(self._on_pause_over, "digest of requests", cancel_on_shutdown=True)
        self._end_pause = async_call_later(self._hass, BETWEEN_DIGESTS, pause)
        return Notice(request_ids=own)

    @callback
    def _on_pause_over(self, _now: datetime) -> None:
        self._end_pause = None
        self._begin()

    @callback
    def _end_digest_pause(self) -> None:
        if self._end_pause is not None:
            self._end_pause()
            self._end_pause = None

    def _is_quiet(self) -> bool:
        return self._quiet_hours is not None and self._quiet_hours.covers(dt_util.now().time())
