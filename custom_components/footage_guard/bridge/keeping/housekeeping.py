"""What the vault does by itself: at a start, every hour and every day."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
import logging
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval

from ...model.errors import FootageGuardError, NotLoaded
from ...model.ids import CameraId
from ...vault.settling import settle
from ...vault.vault import Vault
from ..requests.processes import async_erase_processes
from ..runtime import VaultRuntime

CLOCK_EVERY: Final = timedelta(minutes=5)
SWEEP_EVERY: Final = timedelta(hours=1)
CHECK_EVERY: Final = timedelta(days=1)
_LOGGER = logging.getLogger(__name__)


class Housekeeping:
    """Reconciles, sweeps and checks; nothing of it is urgent, and what fails is tried again next time."""

    def __init__(self, hass: HomeAssistant, vault: VaultRuntime, own_days: Mapping[CameraId, int]) -> None:
        """Keep the vault within its policy; `own_days` are those of cameras that have their own."""
        self._hass = hass
        self._vault = vault
        self._own_days = own_days
        self._stops: list[CALLBACK_TYPE] = []
        self._under_way: set[asyncio.Task[None]] = set()
        self._left_out: Callable[[], Awaitable[None]] | None = None
        """A round that was due while files were copied."""

    def async_start(self) -> None:
        """Begin the rounds, the first of them in the background."""
        rounds = {
            CLOCK_EVERY: self._async_watch_clock,
            SWEEP_EVERY: self.async_sweep,
            CHECK_EVERY: self.async_check,
        }
        self._stops = [
            async_track_time_interval(self._hass, action, interval, cancel_on_shutdown=True)
            for interval, action in rounds.items()
        ]
        self._stops.append(self._vault.copying.async_subscribe_end(self._on_copied))
        self._begin(self.async_check)

    async def async_stop(self) -> None:
        """End the rounds, and wait for what is under way."""
        while self._stops:
            self._stops.pop()()
        for task in self._under_way:
            task.cancel()
        if self._under_way:
            await asyncio.wait(self._under_way)

    async def async_check(self, _now: datetime | None = None) -> None:
        """Bring files and ledger together, and read the whole history; a start does the same in the background."""
        await self._vault.async_keep_lockdown()
        if self._is_copied():
            self._left_out = self.async_check
            return
        await _unless_it_fails("bring files and history together", self._vault.async_reconcile)
        if self._is_copied():
            self._left_out = self.async_check
            return
        await _unless_it_fails("check the history", self._vault.async_verify_ledger)
        await self.async_sweep()

    async def async_sweep(self, _now: datetime | None = None) -> None:
        """Let go what is too old or too much; not while it is copied, for a backup fails where a file disappears."""
        if self._is_copied():
            self._left_out = self._left_out or self.async_sweep
            return
        await _unless_it_fails("end clips that were cut off", lambda: self._vault.async_do(self._settle))
        await _unless_it_fails("remove old clips", lambda: self._vault.async_sweep(self._own_days))
        await _unless_it_fails("erase old papers", lambda: async_erase_processes(self._vault))

    def _settle(self, vault: Vault) -> None:
        """End what a full disk left open; not while it is copied, for its file then gets another name. Blocking."""
        if not self._is_copied():
            settle(vault, vault.being_written)

    def _is_copied(self) -> bool:
        return self._vault.copying.is_under_way

    @callback
    def _on_copied(self) -> None:
        """Make up for what was left out: whoever has backups made all the time would keep everything for ever."""
        left_out, self._left_out = self._left_out, None
        if left_out is not None:
            self._begin(left_out)

    @callback
    def _begin(self, doing: Callable[[], Awaitable[None]]) -> None:
        async def do() -> None:
            await doing()

        task = self._hass.async_create_background_task(do(), "footage_guard housekeeping")
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _async_watch_clock(self, _now: datetime) -> None:
        self._vault.clock.steady_ms()
        await self._vault.async_keep_lockdown()


async def _unless_it_fails(what: str, doing: Callable[[], Awaitable[object]]) -> None:
    try:
        await doing()
    except NotLoaded:
        # The entry was unloaded meanwhile.
        return
    except (OSError, FootageGuardError) as err:
        # The path of a clip tells nothing that the log may not hold.
        _LOGGER.warning("Could not %s, next time it is tried again: %r", what, err)
