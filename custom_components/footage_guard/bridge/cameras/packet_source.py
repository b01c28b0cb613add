"""Has a thread read a camera into memory, and tells what becomes of the stream."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from homeassistant.core import HomeAssistant, callback

from ...media.reader import Flow, StreamReader, StreamState
from ...media.ring import Ring
from ...model.camera import Source
from ...model.errors import CannotConnect
from ...model.source import StreamUrl
from ..common.executor import run_in_thread
from .cameras import ANSWER_S, stream_url

STOP_S: Final = 2.0
"""A thread that waits for a camera for longer ends by itself, half a minute later at most, and touches nothing of
ours."""


class PacketSource:
    """The one connection to a camera, however many want its packets."""

    def __init__(self, hass: HomeAssistant, source: Source, *, ring: Ring, with_sound: bool) -> None:
        """Read nothing yet."""
        self._hass = hass
        self._source = source
        self._ring = ring
        self._reader = StreamReader(self._find_url, ring, with_sound=with_sound, on_change=self._tell)
        self._thread: asyncio.Future[None] | None = None
        self._listeners: list[Callable[[], None]] = []
        self.state = StreamState(flow=Flow.WAITING)

    @callback
    def async_start(self, name: str, after_s: float) -> None:
        """Begin to read after a while: some servers do not stand all that want them at the same moment."""
        self._thread = run_in_thread(self._hass.loop, f"reads {name}", self._reader.run, after_s)

    async def async_stop(self) -> None:
        """Stop reading; what is in memory can still be taken."""
        self._reader.stop()
        if self._thread is not None:
            await asyncio.wait([self._thread], timeout=STOP_S)
        self._ring.close()

    @callback
    def async_subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener when the state has changed, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _find_url(self) -> StreamUrl:
        """Ask for the address, in the thread; raise CameraNotFound, StreamUrlInvalid or StreamError."""
        asked = asyncio.run_coroutine_threadsafe(stream_url(self._hass, self._source), self._hass.loop)
        try:
            return asked.result(2 * ANSWER_S)
        except TimeoutError:
            raise CannotConnect from None

    def _tell(self, state: StreamState) -> None:
        """Tell the event loop, in the thread."""
        # It may have ended before the thread has.
        with suppress(RuntimeError):
            self._hass.loop.call_soon_threadsafe(self._set, state)

    @callback
    def _set(self, state: StreamState) -> None:
        self.state = state
        for listener in tuple(self._listeners):
            listener()
