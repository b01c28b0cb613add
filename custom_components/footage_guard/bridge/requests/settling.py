"""When what came from outside is looked at: at fixed moments, so that nothing begins when somebody has just asked.

Whoever asks and looks at once would otherwise notice by the time it takes how much there is to do, and so whether there
are clips.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ..common.clock import wall_ms

EVERY_MS: Final = 4_000
_LEAST_MS: Final = 1_000
"""So long after somebody has asked nothing begins."""


def ms_until_looked_at(now_ms: int) -> int:
    """Return how long it is until what comes now is looked at: the same moment for all that comes within a while."""
    return EVERY_MS - (now_ms + _LEAST_MS) % EVERY_MS + _LEAST_MS


class Settling:
    """Has what was taken in be looked at later. What is not looked at before the vault closes, the next start does."""

    def __init__(self, hass: HomeAssistant, look: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Use this to look at all there is."""
        self._hass = hass
        self._look = look
        self._timer: CALLBACK_TYPE | None = None
        self._looking: set[asyncio.Task[None]] = set()

    @callback
    def async_expect(self, _now: datetime | None = None) -> None:
        """Have somebody look at the next fixed moment; once an hour as well, for whatever nobody has expected."""
        if self._timer is None:
            self._timer = async_call_later(self._hass, ms_until_looked_at(wall_ms()) / 1000, self._begin)

    @contextmanager
    def expecting(self) -> Iterator[None]:
        """Have somebody look at what is taken in meanwhile, also where whoever sent it hangs up before it is kept.

        Without this, it is kept all the same, and nobody looks at it. Where it fails nothing is kept, or the next use
        makes up for it.
        """
        try:
            yield
        except asyncio.CancelledError:
            self.async_expect()
            raise
        self.async_expect()

    async def async_finish(self) -> None:
        """Look now where somebody would look later, and wait for it."""
        if self._timer is not None:
            self.async_stop()
            self._begin()
        if self._looking:
            await asyncio.wait(self._looking)

    @callback
    def async_stop(self) -> None:
        """Look no more, but for what has begun."""
        if self._timer is not None:
            self._timer()
        self._timer = None

    @callback
    def _begin(self, _now: datetime | None = None) -> None:
        self._timer = None
        task = self._hass.async_create_task(self._look(), "look at requests", eager_start=False)
        self._looking.add(task)
        task.add_done_callback(self._looking.discard)
