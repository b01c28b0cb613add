"""A camera that is read all the time, and recorded when something asks for it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback

from ...media.reader import Flow, StreamState
from ...media.ring import SECONDS, Ring
from ...media.still import still_of
from ...model.camera import CameraSettings, MotionDetection
from ...model.errors import CameraOffline, FootageGuardError
from ...model.ids import CameraId
from ...model.motion import Zone
from ..common.executor import run_blocking
from ..health.issues import async_hide_issue, async_show_issue
from .clips import Clips
from .motion import Motion
from .packet_source import PacketSource
from .recorder import Recorder

ISSUE: Final = "not_recordable"
_LATE_EVENT_S: Final = 30.0
"""So late may an event be told whose look-back is still whole."""


class CameraWatch:
    """One connection, the last minute of its packets, and the clips that are made of them."""

    def __init__(
        self, hass: HomeAssistant, camera: CameraId, name: str, settings: CameraSettings, clips: Clips
    ) -> None:
        """Start nothing yet."""
        self._hass = hass
        self._camera = camera
        self._name = name
        self._clips = clips
        self._ring = Ring(max(SECONDS, settings.pre_roll_s + _LATE_EVENT_S))
        self._source = PacketSource(hass, settings.source, name, ring=self._ring, with_sound=settings.audio)
        self.recorder = Recorder(hass, camera, name, settings, self._ring, clips)
        is_ours = settings.motion_detection is MotionDetection.BUILT_IN
        self.motion = Motion(hass, camera, name, settings, self._ring) if is_ours else None

    @property
    def is_running(self) -> bool:
        """Whether pictures come."""
        return self._source.is_running

    @property
    def stream(self) -> StreamState:
        """How the connection to the camera is."""
        return self._source.state

    @callback
    def async_start(self, after_s: float) -> None:
        """Begin to read the camera after a while."""
        self._source.async_subscribe(self._on_change)
        self._source.async_start(after_s)
        if self.motion is not None:
            self.motion.async_start(after_s)

    async def async_find_newest(self) -> None:
        """Find out when the newest clip began; where that cannot be told now, the next clip tells."""
        with suppress(OSError, FootageGuardError):
            if (clip := await self._clips.async_newest(self._camera)) is not None:
                self.recorder.set_newest(clip.start_ms)

    async def async_stop(self) -> None:
        """End the clips that are being written, then the connections."""
        await self.recorder.async_stop()
        if self.motion is not None:
            await self.motion.async_stop()
        await self._source.async_stop()
        async_hide_issue(self._hass, ISSUE, of=self._camera, is_over=False)

    @callback
    def async_subscribe(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call the listener when the stream or the recorder has changed, until the returned function is called."""
        stops = (self._source.async_subscribe(listener), self.recorder.async_subscribe(listener))

        @callback
        def stop() -> None:
            for stop_one in stops:
                stop_one()

        return stop

    @callback
    def async_ignore(self, zones: Sequence[Zone]) -> None:
        """Have our own detector, where it looks, ignore what moves in these parts of the picture."""
        if self.motion is not None:
            self.motion.async_ignore(zones)

    async def async_still(self, *, is_small: bool = False) -> bytes:
        """Return the newest picture as a JPEG, from what is in memory; raise CameraOffline."""
        packets = self._ring.group() if self.is_running else []
        if not packets:
            raise CameraOffline
        return await run_blocking(self._hass, partial(still_of, packets, is_small=is_small))

    @callback
    def _on_change(self) -> None:
        """Have a repair issue for a camera that nobody can record."""
        if self._source.state.flow is Flow.NOT_RECORDABLE:
            async_show_issue(self._hass, ISSUE, of=self._camera, placeholders={"camera": self._name})
        else:
            # While it is asked again, nobody knows.
            async_hide_issue(self._hass, ISSUE, of=self._camera, is_over=self.is_running)
