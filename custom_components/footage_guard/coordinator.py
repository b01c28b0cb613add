"""What is known of the vault and of each camera now, pushed to their entities."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
import logging
from typing import override

from homeassistant.components.event import ATTR_EVENT_TYPE, ATTR_EVENT_TYPES, DoorbellEventType
from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import CALLBACK_TYPE, Event, EventStateChangedData, HomeAssistant, State, callback
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .bridge.cameras.camera_watch import CameraWatch
from .bridge.cameras.recorder import LATEST_S
from .bridge.cameras.sensor_limit import SensorLimit
from .bridge.common.times import told_moment
from .bridge.runtime import VaultRuntime
from .const import DOMAIN
from .model.camera import CameraSettings, MotionDetection
from .model.lockdown import LockdownReason

LAST_TOLD: HassKey[dict[str, str]] = HassKey(f"{DOMAIN}_last_told")
"""The newest press of each camera that was told before a reload, by subentry id; empty where none was ever."""
_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraState:
    """One camera at one moment."""

    online: bool
    """Whether pictures come."""
    is_recording: bool
    may_record: bool
    last_clip: datetime | None
    """When the newest clip began."""
    bell: bool
    """Whether a press would be told."""
    motion: bool | None
    """None while nobody knows: the sensor that tells is not available, or no pictures come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """Somebody pressed the bell; a press is an event and never a state."""

    at: datetime
    """The event's own time, which can lie up to 30 s before its arrival."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultState:
    """The vault at one moment."""

    is_unlocked: bool
    """Whether anybody has unlocked it."""
    lockdown: LockdownReason | None
    """Why it is locked down, if it is."""
    used_bytes: int
    """Size of all clips that are there."""
    ledger_problem: str | None
    """What is wrong with the history, if something is."""
    is_ledger_checked: bool
    """Whether it is known that nothing is."""


class VaultCoordinator(DataUpdateCoordinator[VaultState]):
    """Follows the vault; nothing is polled."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, vault: VaultRuntime) -> None:
        """Read the vault; nothing is followed until async_start."""
        super().__init__(hass, _LOGGER, config_entry=entry, name=DOMAIN)
        self.entry = entry
        self._vault = vault
        self.data = self._read()

    @override
    async def _async_update_data(self) -> VaultState:
        """Read everything anew; Home Assistant asks for that when somebody updates an entity by hand."""
        return self._read()

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Follow the vault until the returned function is called."""
        return self._vault.async_subscribe(self._on_change)

    @callback
    def _on_change(self) -> None:
        if (state := self._read()) != self.data:
            self.async_set_updated_data(state)

    def _read(self) -> VaultState:
        lockdown = self._vault.lockdown
        return VaultState(
            is_unlocked=self._vault.unlocks.is_unlocked,
            lockdown=lockdown.reason if lockdown is not None else None,
            used_bytes=self._vault.used_bytes,
            ledger_problem=self._vault.ledger_problem,
            is_ledger_checked=self._vault.is_ledger_checked,
        )


class CameraCoordinator(DataUpdateCoordinator[CameraState]):
    """Follows a camera's stream, its recorder and the entities it is made of; nothing is polled."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        subentry: ConfigSubentry,
        settings: CameraSettings,
        watch: CameraWatch,
    ) -> None:
        """Follow nothing until async_start."""
        super().__init__(hass, _LOGGER, config_entry=entry, name=f"{DOMAIN} {subentry.subentry_id}")
        self.entry = entry
        self.subentry = subentry
        self.settings = settings
        self.watch = watch
        self.data = self._read()
        self._ring_listeners: list[Callable[[Ring], None]] = []
        self._stops: list[CALLBACK_TYPE] = []
        self._limit = SensorLimit(hass, self.motion_entity, self._on_endless)
        self._started = dt_util.utcnow()
        # Of before a reload, where there was one: what happened meanwhile is told when this one starts.
        last_told = hass.data.setdefault(LAST_TOLD, {}).pop(subentry.subentry_id, None)
        self._last_told = self._doorbell_state() if last_told is None else last_told

    @override
    async def _async_update_data(self) -> CameraState:
        """Read everything anew; Home Assistant asks for that when somebody updates an entity by hand."""
        return self._read()

    @property
    def motion_entity(self) -> str | None:
        """The sensor whose motion counts, or None where motion is off."""
        return self.settings.motion_entity if self.settings.motion_detection is MotionDetection.ENTITY else None

    @property
    def has_motion(self) -> bool:
        """Whether anything tells of motion."""
        return self.watch.motion is not None or self.motion_entity is not None

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Follow the entities until the returned function is called."""
        followed = {
            self.motion_entity: self._on_state,
            self.settings.doorbell_entity: self._on_doorbell,
        }
        self._stops = [
            async_track_state_change_event(self.hass, entity_id, action)
            for entity_id, action in followed.items()
            if entity_id is not None
        ]
        self._stops.append(self.watch.async_subscribe(self._on_change))
        if self.watch.motion is not None:
            self._stops.append(self.watch.motion.async_subscribe(self._on_motion))
        self._on_change()
        self._follow_motion(self.data.motion)
        if self.settings.doorbell_entity:
            self._tell_missed_ring(self.hass.states.get(self.settings.doorbell_entity))
        return self.async_stop

    @callback
    def async_stop(self) -> None:
        """Follow the entities no more: a press from now on is told when the entry is loaded the next time."""
        if not self._stops:
            return
        for stop_one in self._stops:
            stop_one()
        self._stops = []
        self._limit.async_stop()
        last_told = self._last_told
        if last_told is None and self._is_there(self.settings.doorbell_entity):
            last_told = ""
        if last_told is not None:
            self.hass.data[LAST_TOLD][self.subentry.subentry_id] = last_told

    @callback
    def async_subscribe_rings(self, listener: Callable[[Ring], None]) -> CALLBACK_TYPE:
        """Call the listener for each press until the returned function is called."""
        self._ring_listeners.append(listener)
        return lambda: self._ring_listeners.remove(listener)

    @callback
    def async_allow_recording(self, *, is_allowed: bool) -> None:
        """Switch recording, and keep that with the camera; what moves just then is recorded."""
        self.watch.recorder.async_allow(is_allowed=is_allowed)
        if (kept := self.entry.subentries.get(self.subentry.subentry_id)) is not None:
            data = {**kept.data, "may_record": is_allowed}
            self.hass.config_entries.async_update_subentry(self.entry, kept, data=data)
        if is_allowed:
            self._follow_motion(self.data.motion)

    @callback
    def _on_change(self) -> None:
        if (state := self._read()) != self.data:
            self.async_set_updated_data(state)

    @callback
    def _on_state(self, _event: Event[EventStateChangedData]) -> None:
        self._on_motion()

    @callback
    def _on_motion(self) -> None:
        before = self.data.motion
        self._on_change()
        if self.data.motion != before:
            self._follow_motion(self.data.motion)

    def _follow_motion(self, motion: bool | None) -> None:  # noqa: FBT001  # it is the state itself
        if self.watch.motion is not None:
            at, is_on = self.watch.motion.since, bool(motion)
        else:
            state = self.hass.states.get(self.motion_entity) if self.motion_entity else None
            at = state.last_changed if state is not None else dt_util.utcnow()
            is_on = self._limit.async_follow(motion)
        self.watch.recorder.async_motion(at, is_on=is_on)

    @callback
    def _on_endless(self) -> None:
        self.watch.recorder.async_motion(dt_util.utcnow(), is_on=False)

    @callback
    def _on_doorbell(self, event: Event[EventStateChangedData]) -> None:
        self._on_state(event)
        self._tell_ring(event.data["old_state"], event.data["new_state"])

    def _tell_missed_ring(self, state: State | None) -> None:
        """Tell a press from while nobody followed the bell, unless whoever rang has long gone."""
        at = told_moment(state.state) if state is not None else None
        if state is not None and at is not None and _has_gone(at):
            # The entry was disabled for a while: automations would open to nobody, and the clip show nothing of it.
            self._last_told = state.state
        else:
            self._tell_ring(None, state)
        # Whatever was there by now is known; what comes later may be one that is restored.
        self._last_told = self._last_told or None

    def _tell_ring(self, old: State | None, new: State | None) -> None:
        ring = self._ring(old, new)
        if ring is None:
            return
        self.watch.recorder.async_bell(ring.at)
        for listener in tuple(self._ring_listeners):
            listener(ring)

    def _ring(self, old: State | None, new: State | None) -> Ring | None:
        """Return the press a change of state stands for, if it stands for one."""
        if new is None:
            return None
        if new.domain != "event":
            # A sensor that comes back from "unavailable" as "on" may have been stuck there for hours; one that
            # was "unknown" has often never been pressed since the start.
            is_press = old is not None and old.state in (STATE_OFF, STATE_UNKNOWN) and new.state == STATE_ON
            return Ring(at=new.last_changed) if is_press else None
        at = told_moment(new.state)
        if at is None or new.state == self._last_told:
            return None
        is_new = self._last_told is not None and not _has_gone(at)
        is_restored = not is_new and _is_away(old) and at < self._started
        self._last_told = new.state
        types = new.attributes.get(ATTR_EVENT_TYPES, ())
        is_other_event = (
            DoorbellEventType.RING in types and new.attributes.get(ATTR_EVENT_TYPE) != DoorbellEventType.RING
        )
        return None if is_restored or is_other_event else Ring(at=at)

    def _doorbell_state(self) -> str | None:
        """Return the newest event of the bell, where it told one; times are never compared with the clock later on."""
        state = self.hass.states.get(self.settings.doorbell_entity) if self.settings.doorbell_entity else None
        return state.state if state is not None and told_moment(state.state) else None

    def _read(self) -> CameraState:
        return CameraState(
            online=self.watch.is_running,
            is_recording=self.watch.recorder.is_recording,
            may_record=self.watch.recorder.is_allowed,
            last_clip=self.watch.recorder.newest,
            bell=self._is_there(self.settings.doorbell_entity),
            motion=self._motion(),
        )

    def _motion(self) -> bool | None:
        if self.watch.motion is not None:
            return self.watch.motion.is_moving
        state = self.hass.states.get(self.motion_entity) if self.motion_entity else None
        if state is None or state.state in (STATE_UNAVAILABLE, STATE_UNKNOWN):
            return None
        return state.state == STATE_ON

    def _is_there(self, entity_id: str | None) -> bool:
        state = self.hass.states.get(entity_id) if entity_id else None
        return state is not None and state.state != STATE_UNAVAILABLE


def _is_away(state: State | None) -> bool:
    """Tell whether what comes after this state may be older than it looks: an entity restores its last event."""
    return state is None or state.state == STATE_UNAVAILABLE


def _has_gone(at: datetime) -> bool:
    """Tell whether whoever rang then has long gone."""
    return (dt_util.utcnow() - at).total_seconds() > LATEST_S
