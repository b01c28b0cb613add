"""Our own detector of one camera: a thread looks at its sub-stream, or at what is recorded where there is none."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
import logging
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ...media.motion_reader import MotionReader, MotionState
from ...media.motion_watch import Looks
from ...media.reader import StreamState
from ...media.ring import Ring
from ...model.camera import CameraSettings
from ...model.ids import CameraId
from ...model.motion import LogLevel, Zone
from ..common.clock import steady_s, wall_ms
from ..common.executor import run_in_thread
from ..health.issues import async_hide_issue, async_show_issue
from .packet_source import PacketSource

_LOGGER = logging.getLogger(__name__)

ISSUE: Final = "motion_overloaded"
OVERLOADED_S: Final = 600.0
"""After so long a time in which the machine does not keep up, people hear of it."""
_STOP_S: Final = 2.0
_SUB_SECONDS: Final = 2.0
_SUB_BYTES: Final = 32_000_000
"""What waits of a sub-stream: nobody records it."""


@callback
def set_detector_log_level(word: str | None = None) -> None:
    """Have the detectors of all cameras log from a level on; without one, as Home Assistant's `logger` says."""
    _LOGGER.setLevel(LogLevel(word).name if word is not None else logging.NOTSET)


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionWork:
    """What looking at one camera takes."""

    stream: StreamState | None
    """How the smaller stream is that is looked at; None where what is recorded is looked at."""
    looks: Looks
    share: float | None
    """Of a core, what all pictures would take; None where it is not known yet."""
    is_overloaded: bool


class Motion:
    """Tells whether something moves in front of one camera."""

    def __init__(self, hass: HomeAssistant, camera: CameraId, name: str, settings: CameraSettings, ring: Ring) -> None:
        """Start nothing yet; `ring` holds what is recorded."""
        self._hass, self._name = hass, name
        self._camera = camera
        self._source: PacketSource | None = None
        looked_at = ring
        if settings.motion_stream is not None:
            looked_at = Ring(_SUB_SECONDS, _SUB_BYTES)
            self._source = PacketSource(
                hass,
                settings.motion_stream,
                name,
                ring=looked_at,
                with_sound=False,
                what="pictures for motion detection",
            )
        self._reader = MotionReader(
            looked_at,
            ring.heat,
            sensitivity=settings.motion_sensitivity,
            ignored=settings.ignored_zones,
            on_change=self._tell,
        )
        self._thread: asyncio.Future[None] | None = None
        self._listeners: list[Callable[[], None]] = []
        self._state = MotionState()
        self._failed: str | None = None
        self._stop_waiting: CALLBACK_TYPE | None = None

    @property
    def is_moving(self) -> bool | None:
        """Whether something moves; None where no pictures come, or looking at them failed."""
        return self._state.is_moving

    @property
    def since(self) -> datetime:
        """When that began, by the wall clock of now."""
        return datetime.fromtimestamp((wall_ms() - (steady_s() - self._state.since_s) * 1000) / 1000, UTC)

    @property
    def work(self) -> MotionWork:
        """What it takes."""
        state = self._state
        return MotionWork(
            stream=self._source.state if self._source is not None else None,
            looks=state.looks,
            share=state.share,
            is_overloaded=state.is_overloaded,
        )

    @callback
    def async_start(self, after_s: float) -> None:
        """Begin to look after a while."""
        if self._source is not None:
            self._source.async_start(after_s)
        self._thread = run_in_thread(self._hass.loop, f"watches {self._name}", self._reader.run, after_s)

    async def async_stop(self) -> None:
        """Stop looking."""
        self._reader.stop()
        if self._source is not None:
            await self._source.async_stop()
        if self._thread is not None:
            await asyncio.wait([self._thread], timeout=_STOP_S)
        self._stop_wait()
        async_hide_issue(self._hass, ISSUE, of=self._camera, is_over=False)

    @callback
    def async_subscribe(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call the listener when any of the above has changed, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @callback
    def async_ignore(self, zones: Sequence[Zone]) -> None:
        """Ignore what moves in these parts of the picture from now on."""
        self._reader.ignore(zones)

    def _tell(self, state: MotionState) -> None:
        """Tell the event loop, in the thread."""
        # It may have ended before the thread has.
        with suppress(RuntimeError):
            self._hass.loop.call_soon_threadsafe(self._set, state)

    @callback
    def _set(self, state: MotionState) -> None:
        was, self._state = self._state, state
        if (state.is_moving, state.looks) != (was.is_moving, was.looks):
            moving = {None: "unknown", False: "none", True: "there"}[state.is_moving]
            _LOGGER.debug("Motion of camera %s: %s; looked at: %s", self._name, moving, state.looks)
        if state.failed not in {None, self._failed}:
            # One line for each kind: it is tried again for as long as the camera is there.
            self._failed = state.failed
            _LOGGER.warning("Looking for motion of camera %s failed, and is tried again: %s", self._name, state.failed)
        if state.is_overloaded != was.is_overloaded:
            self._on_load(is_overloaded=state.is_overloaded)
        for listener in tuple(self._listeners):
            listener()

    def _on_load(self, *, is_overloaded: bool) -> None:
        """Wait for some time before anything is said: other work may be over soon."""
        self._stop_wait()
        if is_overloaded:
            self._stop_waiting = async_call_later(self._hass, OVERLOADED_S, self._complain)
        else:
            async_hide_issue(self._hass, ISSUE, of=self._camera)

    def _stop_wait(self) -> None:
        if self._stop_waiting is not None:
            self._stop_waiting()
            self._stop_waiting = None

    @callback
    def _complain(self, _now: datetime) -> None:
        self._stop_waiting = None
        async_show_issue(self._hass, ISSUE, of=self._camera, placeholders={"camera": self._name})
