"""What the vault does by itself: at a start, every hour and every day."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
import logging
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant
from homeassistant.helpers.event import async_track_time_interval

from ..model.errors import FootageGuardError, NotLoaded
from ..model.ids import CameraId
from .runtime import VaultRuntime

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
        self._first: asyncio.Task[None] | None = None

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
        self._first = self._hass.async_create_background_task(self.async_check(), "first check of the vault")

    async def async_stop(self) -> None:
        """End the rounds, and wait for what is under way."""
        while self._stops:
            self._stops.pop()()
        if self._first is not None:
            self._first.cancel()
            await asyncio.wait([self._first])

    async def async_check(self, _now: datetime | None = None) -> None:
        """Bring files and ledger together, and read the whole history; a start does the same in the background."""
        await self._vault.async_keep_lockdown()
        await _unless_it_fails("bring files and history together", self._vault.async_reconcile)
        await _unless_it_fails("check the history", self._vault.async_verify_ledger)
        await self.async_sweep()

    async def async_sweep(self, _now: datetime | None = None) -> None:
        """Let go what is too old or too much."""
        await _unless_it_fails("remove old clips", lambda: self._vault.async_sweep(self._own_days))

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
