"""One thing after the other: what shares a file or a connection never runs twice at once."""

import asyncio
from collections.abc import Callable
from typing import Any

from homeassistant.core import HomeAssistant

from .executor import run_blocking


class Lane:
    """Blocking code on the executor, one call at a time, in the order of asking."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Run nothing yet."""
        self._hass = hass
        self._lock = asyncio.Lock()

    async def run[*Args, Result](self, function: Callable[[*Args], Result], *arguments: *Args) -> Result:
        """Run a function when everything asked for before has ended; its errors come back unchanged.

        What was begun is waited for even where the caller is cancelled: the next must not run beside it.
        """
        async with self._lock:
            running = begin(self._hass, function, *arguments)
            try:
                await asyncio.wait([running])
            except asyncio.CancelledError:
                await asyncio.wait([running])
                raise
            return running.result()


def begin[*Args, Result](
    hass: HomeAssistant, function: Callable[[*Args], Result], *arguments: *Args
) -> asyncio.Future[Result]:
    """Run blocking code to its end, whoever stops waiting; its error is not complained about where nobody asks."""
    running = asyncio.ensure_future(run_blocking(hass, function, *arguments))
    running.add_done_callback(_look_at)
    return running


def _look_at(ended: asyncio.Future[Any]) -> None:
    if not ended.cancelled():
        ended.exception()
