"""Looks whether anything around the vault needs a person, and shows that as repair issues for as long as it does.

Once Home Assistant has started, soon after something changed that matters, and every hour: the clock and the folders
tell nobody that they changed. A look takes a few milliseconds.
"""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
import logging
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers.entity_registry import EventEntityRegistryUpdatedData
from homeassistant.helpers.event import (
    async_call_later,
    async_track_entity_registry_updated_event,
    async_track_time_interval,
)
from homeassistant.helpers.start import async_at_started

from ..cameras.camera_watch import ISSUE as NOT_RECORDABLE
from ..cameras.motion import ISSUE as OVERLOADED
from ..common.lane import ShortLane
from ..loaded import cameras_of
from ..runtime import VaultRuntime
from .checks import address, assistants, cameras, clock, folders, history, internals, people
from .checks.found import Check, Found, Home
from .issues import async_hide_issue, async_show_issue, async_shown_issues

CHECKS: Final[Mapping[Check, tuple[str, ...]]] = {
    address.async_check_address: address.KEYS,
    assistants.async_check_assistants: assistants.KEYS,
    cameras.async_check_sources: cameras.REMOVED_KEYS,
    clock.async_check_clock: clock.KEYS,
    folders.async_check_folders: folders.KEYS,
    history.async_check_history: history.KEYS,
    internals.async_check_internals: internals.KEYS,
    people.async_check_people: people.KEYS,
}
"""Each with the issues that are its own."""
EVERY: Final = timedelta(hours=1)
SOON_S: Final = 5.0
"""What is being changed is looked at once it has settled."""
_LOGGER = logging.getLogger(__name__)


class SelfCheck:
    """Has the issues be those of what is so now."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, vault: VaultRuntime) -> None:
        """Look at nothing until `async_start`."""
        self._hass = hass
        self._entry = entry
        every = cameras_of(hass, entry)
        self._home = Home(hass=hass, entry=entry, vault=vault, cameras=every, disks=ShortLane(hass))
        self._is_due = False
        self._looking: asyncio.Task[None] | None = None
        self._waiting: CALLBACK_TYPE | None = None

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Look once Home Assistant has started and from then on, until the returned function is called."""
        self._forget_removed_cameras()
        hass, vault = self._hass, self._home.vault
        stops = [
            # Not before: entities of others are not there yet.
            async_at_started(hass, self._on_started),
            async_track_time_interval(hass, self._on_time, EVERY, cancel_on_shutdown=True),
            async_track_entity_registry_updated_event(hass, self._entities(), self._on_registry),
            vault.people.async_subscribe(self._soon),
        ]

        @callback
        def stop() -> None:
            for each in stops:
                each()
            if self._waiting is not None:
                self._waiting()

        return stop

    async def async_look(self) -> None:
        """Look at everything, and show what was found."""
        for check, keys in CHECKS.items():
            try:
                found = await check(self._home)
            except Exception:
                # What another version of Home Assistant does differently must not end the rest.
                _LOGGER.exception("Something around the vault could not be looked at")
                continue
            if found is not None:
                self._show(keys, found)

    @callback
    def _show(self, keys: Iterable[str], found: Iterable[Found]) -> None:
        by_key = {key: {each.of: each for each in found if each.key == key} for key in keys}
        for key, now in by_key.items():
            for of in async_shown_issues(self._hass, key) - now.keys():
                async_hide_issue(self._hass, key, of=of)
            for of, each in now.items():
                async_show_issue(self._hass, key, of=of, placeholders=each.placeholders)

    @callback
    def _on_started(self, _hass: HomeAssistant) -> None:
        self._begin()

    @callback
    def _on_time(self, _now: datetime) -> None:
        self._begin()

    @callback
    def _on_registry(self, _event: Event[EventEntityRegistryUpdatedData]) -> None:
        self._soon()

    @callback
    def _soon(self) -> None:
        if self._waiting is None and self._hass.is_running:
            self._waiting = async_call_later(self._hass, SOON_S, self._on_soon)

    @callback
    def _on_soon(self, _now: datetime) -> None:
        self._waiting = None
        self._begin()

    @callback
    def _begin(self) -> None:
        self._is_due = True
        if self._looking is None or self._looking.done():
            # One that is under way when the entry is unloaded ends with it.
            looking = self._async_look_while_due()
            self._looking = self._entry.async_create_background_task(self._hass, looking, "look at what needs a person")

    async def _async_look_while_due(self) -> None:
        """Look again at what changed meanwhile; never twice at once, or each hour one more would wait for a disk."""
        while self._is_due:
            self._is_due = False
            await self.async_look()

    def _entities(self) -> list[str]:
        every = self._home.cameras
        sources = cameras.seen_entities(self._hass, every)
        return [*dict.fromkeys([*sources, *(each for camera in every for each in cameras.sensors_of(camera))])]

    def _forget_removed_cameras(self) -> None:
        for key in (NOT_RECORDABLE, OVERLOADED):
            for of in async_shown_issues(self._hass, key) - self._entry.subentries.keys():
                async_hide_issue(self._hass, key, of=of)
