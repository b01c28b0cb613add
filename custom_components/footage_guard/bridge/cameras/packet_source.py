"""Has a thread read a camera into memory, and tells what becomes of the stream, once also the log."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
import logging
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
_LOGGER = logging.getLogger(__name__)


class PacketSource:
    """The one connection to a camera, however many want its packets."""

    def __init__(
        self, hass: HomeAssistant, source: Source, name: str, *, ring: Ring, with_sound: bool, what: str = "pictures"
    ) -> None:
        """Read nothing yet; in the log the camera has this name, and sends `what`."""
        self._hass = hass
        self._name, self._what = name, what
        self._source = source
        self._ring = ring
        self._reader = StreamReader(self._find_url, ring, with_sound=with_sound, on_change=self._tell)
        self._thread: asyncio.Future[None] | None = None
        self._listeners: list[Callable[[], None]] = []
        self._is_told_to_run: bool | None = None
        self._told_reasons = {CannotConnect.code}
        self.state = StreamState(flow=Flow.WAITING)

    @property
    def is_running(self) -> bool:
        """Whether pictures come."""
        return self.state.flow is Flow.RUNNING

    @callback
    def async_start(self, after_s: float) -> None:
        """Begin to read after a while: some servers do not stand all that want them at the same moment."""
        does = f"reads {self._what} of {self._name}"
        self._thread = run_in_thread(self._hass.loop, does, self._reader.run, after_s)

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
        self._log()
        for listener in tuple(self._listeners):
            listener()

    def _log(self) -> None:
        """Log one line when the stream goes and one when it comes; meanwhile each reason that a person can mend, once.

        A camera whose login was changed goes because it starts anew, and refuses us only then.
        """
        why, has_changed = self.state.error, self.is_running != self._is_told_to_run
        self._is_told_to_run = self.is_running
        if self.is_running:
            self._told_reasons = {CannotConnect.code}
            if has_changed:
                _LOGGER.info("Camera %s sends %s", self._name, self._what)
        elif has_changed or (why is not None and why not in self._told_reasons):
            # A warning: of less nothing is in the log until somebody asks for it, and then it is too late.
            _LOGGER.warning("Camera %s sends no %s (%s)", self._name, self._what, why or "the stream ended")
            self._told_reasons |= {why or ""}
