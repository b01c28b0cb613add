"""One thing after the other: what shares a file, a connection or a disk that may hang never runs twice at once."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from homeassistant.core import HomeAssistant

from .executor import run_blocking

ANSWER_S: Final = 30.0
"""What takes longer does not answer, such as a disk."""


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


class ShortLane:
    """Blocking code that may never come back, as on a network disk that hangs, one call at a time.

    Each that hangs keeps a thread of the executor, which Home Assistant has few of; so none is begun beside it.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Run nothing yet."""
        self._hass = hass
        self._running: asyncio.Future[Any] | None = None

    async def run[*Args, Result](self, function: Callable[[*Args], Result], *arguments: *Args) -> Result:
        """Run a function when the one before has ended; raise what it raises, or TimeoutError, which is an OSError.

        After 30 seconds nobody waits for it any more, and until it has ended nothing else is begun.
        """
        async with asyncio.timeout(ANSWER_S):
            while self._running is not None:
                await asyncio.wait([self._running])
            self._running = running = begin(self._hass, function, *arguments)
            running.add_done_callback(self._on_end)
            await asyncio.wait([running])
        return running.result()

    def _on_end(self, _ended: asyncio.Future[Any]) -> None:
        self._running = None


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
