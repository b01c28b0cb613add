"""Records a camera when something asks for it: clips that begin before what they were asked for.

ask ──> window, cursor in the ring ──> clip begun ──> written until the window ends ──> clip ended ──┐
                                        └─────────────── the next clip, where more was asked for ────┘
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
import logging
from math import inf
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback

from ...media.ring import Ring
from ...media.window import Window
from ...model.account import Trigger, TriggerKind
from ...model.camera import CameraSettings
from ...model.errors import CameraOffline, FootageGuardError, NotLoaded, NoVideo, RecordingOff, VaultFull
from ...model.ids import CameraId, ClipId
from ..common.clock import steady_s, wall_ms
from ..common.problems import disk_refuses
from .clips import Clips
from .take import Take

LATEST_S: Final = 120.0
"""An event that says it happened longer ago is one that was told again, and counts as of now."""
RETRY_S: Final = 10.0
BEGIN_S: Final = 10.0
BUSY_S: Final = 60.0
_LOOK_S: Final = 0.2
"""How often whoever waits for a camera looks: the ring wakes nobody for a picture."""
_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What somebody asks for, on the steady clock."""

    at_s: float
    """When it happened, as far as that may be shown."""
    from_s: float
    until_s: float
    trigger: Trigger


class Recorder:
    """The clips of one camera."""

    def __init__(
        self, hass: HomeAssistant, camera: CameraId, name: str, settings: CameraSettings, ring: Ring, clips: Clips
    ) -> None:
        """Record nothing yet."""
        self._hass = hass
        self._camera = camera
        self._name = name
        self._settings = settings
        self._ring = ring
        self._clips = clips
        self._takes: dict[asyncio.Task[None], Take] = {}
        self._current: Take | None = None
        self._is_moving = False
        self._listeners: list[Callable[[], None]] = []
        self._failed = ""
        self.newest: datetime | None = None
        """When the newest clip began."""
        self._is_stopping = False
        self._allowed_since_s = -inf
        self.is_allowed = settings.may_record is not False
        """Whether it may record; its owner switches it."""

    @property
    def is_recording(self) -> bool:
        """Whether a clip is being written."""
        return any(take.is_writing for take in self._takes.values())

    @callback
    def async_subscribe(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call the listener when one of the above has changed, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @callback
    def async_ask(self, kind: TriggerKind, at: datetime, show_s: float | None = None, *, is_held: bool = False) -> Take:
        """Ask for a clip of something that happened at a time, and of so much after it as the camera is set to.

        With `is_held` it goes on until it is let go. Raises RecordingOff.
        """
        if not self.is_allowed or self._is_stopping:
            raise RecordingOff
        at_s = self._steady(at)
        until_s = at_s + (self._settings.post_roll_s if show_s is None else show_s)
        trigger = Trigger(kind=kind, at_ms=max(0, wall_ms() - round((steady_s() - at_s) * 1000)))
        from_s = max(at_s - self._settings.pre_roll_s, self._allowed_since_s)
        return self._ask(_Asked(max(at_s, from_s), from_s, until_s, trigger), is_held=is_held)

    @callback
    def async_motion(self, at: datetime, *, is_on: bool) -> None:
        """Ask for a clip for as long as something moves."""
        if is_on and self.is_allowed and not self._is_stopping:
            # Held from the beginning: what began long ago is over, as far as the time after it goes.
            self.async_ask(TriggerKind.MOTION, at, is_held=True)
        elif self._is_moving and self._current is not None:
            self._current.window.let_go(self._steady(at) + self._settings.post_roll_s)
        self._is_moving = is_on and self.is_allowed

    @callback
    def async_bell(self, at: datetime) -> None:
        """Ask for a clip of a press, if recording is allowed."""
        if self.is_allowed and not self._is_stopping:
            self.async_ask(TriggerKind.BELL, at)

    @callback
    def async_allow(self, *, is_allowed: bool) -> None:
        """Allow recording, or end what is being recorded and refuse more."""
        if is_allowed and not self.is_allowed:
            self._allowed_since_s = steady_s()
        self.is_allowed = is_allowed
        if not is_allowed:
            self.async_end()
        self._tell()

    def set_newest(self, start_ms: int) -> None:
        """Take note of a clip that was there before."""
        self._note(datetime.fromtimestamp(start_ms / 1000, UTC))

    @callback
    def async_end(self) -> None:
        """End the clips that are being written; what was asked for later is not recorded."""
        self._is_moving = False
        for take in self._takes.values():
            take.window.stop(steady_s())

    async def async_clip_id(self, take: Take) -> ClipId:
        """Return the clip in which a take shows what comes from the camera.

        Raises CameraOffline where no picture comes, or what keeps the clip from being written: VaultFull, DiskRefused,
        or NoVideo where its pictures make no clip. What was asked for is recorded where it comes later.
        """
        await self._async_wait_for_pictures(take)
        begun = take.begun
        # There are pictures, and the vault may be busy.
        await asyncio.wait([begun], timeout=BUSY_S)
        if not begun.done() or begun.cancelled():
            raise CameraOffline
        with disk_refuses():
            try:
                return begun.result()
            except OSError, FootageGuardError:
                raise
            except Exception as err:
                raise NoVideo from err

    async def _async_wait_for_pictures(self, take: Take) -> None:
        """Wait a while for a camera that is away: what came before, and the clip of it, show nothing of this moment."""
        until_s = steady_s() + BEGIN_S
        while self._ring.is_out:
            if steady_s() >= until_s or take not in self._takes.values():
                raise CameraOffline
            await asyncio.sleep(_LOOK_S)

    async def async_stop(self) -> None:
        """End all clips, and wait until the vault has them."""
        self._is_stopping = True
        self.async_end()
        while self._takes:
            await asyncio.wait(self._takes)

    def _steady(self, at: datetime) -> float:
        """Return when something was on the steady clock, whatever the wall clock does meanwhile."""
        late_s = wall_ms() / 1000 - at.timestamp()
        return steady_s() - (late_s if 0 <= late_s <= LATEST_S else 0.0)

    def _ask(self, asked: _Asked, *, is_held: bool) -> Take:
        current = self._current
        # It is told with the clip that shows it: whoever hears of clips would otherwise hear of it twice.
        is_shown = current is None or self._shows(current, asked.at_s)
        trigger = asked.trigger if is_shown else None
        if current is None or not current.window.extend(asked.until_s, trigger, is_held=is_held):
            window = Window(asked.from_s, asked.until_s)
            window.extend(asked.until_s, asked.trigger, is_held=is_held)
            current = self._current = self._begin(window)
        elif asked.from_s < current.from_s:
            # It began before what is being recorded; all that lies in between is a clip of its own.
            earlier = Window(asked.from_s, max(asked.until_s, steady_s()), before=current.first_number)
            earlier.extend(asked.until_s, None if is_shown else asked.trigger)
            current.from_s = asked.from_s
            current.first_number = min(current.first_number, self._begin(earlier).first_number)
        return current

    def _shows(self, take: Take, at_s: float) -> bool:
        """Tell whether a take, with earlier ones of the same, begins at a moment or before it, as far as there is."""
        with self._ring.at(at_s) as cursor:
            return at_s >= take.from_s or cursor.number >= take.first_number

    def _begin(self, window: Window) -> Take:
        take = Take(self._camera, window, self._ring, self._settings.max_clip_s)
        task = self._hass.async_create_background_task(self._async_record(take), "footage_guard recording")
        self._takes[task] = take
        task.add_done_callback(self._on_end)
        return take

    @callback
    def _on_end(self, task: asyncio.Task[None]) -> None:
        take = self._takes.pop(task)
        take.window.stop(steady_s())
        take.close()
        if self._current is take:
            self._current = None
        self._tell()

    async def _async_record(self, take: Take) -> None:
        """Write clip after clip until a take shows all that was asked for; what fails is tried again for as long."""
        while True:
            try:
                goes_on = await take.async_write_clip(self._hass, self._clips, self._on_change)
            except NotLoaded:
                return
            except Exception as err:  # noqa: BLE001  # whatever it was, what goes on must still be recorded
                self._complain(err)
                take.set_failed(err)
                goes_on = await take.async_wait(RETRY_S)
                if not goes_on:
                    await take.async_tell_lost(self._clips)
            else:
                self._failed = ""
            if not goes_on:
                return

    @callback
    def _on_change(self, began: datetime | None) -> None:
        if began is not None:
            self._note(began)
        self._tell()

    def _note(self, began: datetime) -> None:
        self.newest = began if self.newest is None else max(self.newest, began)

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()

    def _complain(self, err: Exception) -> None:
        """Log a failure once until it is over, and have people know; a full vault has a repair issue of its own."""
        self._clips.async_note_failure(err)
        kind = type(err).__name__
        if not isinstance(err, VaultFull) and kind != self._failed:
            # FFmpeg's own words may hold the address.
            _LOGGER.warning("A clip of camera %s could not be recorded: %s", self._name, kind)
        self._failed = kind
