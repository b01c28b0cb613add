"""Home Assistant copies its folder for a backup, ours in it, while everything goes on.

before ──> files only grow, clips end without their name ──> after, or after an hour ──> told, named, written back

A Supervisor says that it is over before it copies /share. Where the clips lie there, it is over when that is copied.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
import logging
from typing import Final, Protocol

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.util.hass_dict import HassKey

from ...const import DOMAIN
from ...model.errors import FootageGuardError
from .opening import OpenVault
from .supervisor_copies import FOLDERS, async_hear_of_copies

LONGEST: Final = timedelta(hours=1)
"""A Supervisor that begins a backup and ends before it may never say that it is over."""
_LOGGER = logging.getLogger(__name__)
_COPYING: HassKey[Copying] = HassKey(f"{DOMAIN}_copying")


class Copied(Protocol):
    """A vault that is in use."""

    async def async_work[Result](self, doing: Callable[[OpenVault], Result]) -> Result:
        """Do something with its parts."""

    async def async_stand_still(self, *, is_on: bool) -> None:
        """Have its files only grow, or no longer."""

    @callback
    def async_before_close(self, end: Callable[[], Awaitable[None]]) -> CALLBACK_TYPE:
        """Have something end before it closes."""


class Copying:
    """Whether files are copied at this moment; it outlives whichever vault is loaded.

    A backup never fails because of us: where a disk refuses to write what is known back into the files, the copy has it
    in the journals beside them.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Nothing is copied."""
        self._hass = hass
        self._vault: Copied | None = None
        self._holds_clips = False
        self._are_clips_later = False
        """Whether the clips are copied after the folder of Home Assistant, if they are."""
        self._is_more_copied = False
        """Whether a Supervisor is still copying for a backup."""
        self._waiting: list[Callable[[], Awaitable[None]]] = []
        self._listeners: list[Callable[[], None]] = []
        self._turn = asyncio.Lock()
        self._end_timer: CALLBACK_TYPE | None = None
        self.is_under_way = False

    @property
    def are_clips_copied(self) -> bool:
        """Whether clips are being copied."""
        return self.is_under_way and self._holds_clips

    async def async_join(self, vault: Copied, *, is_still: bool) -> None:
        """Have a vault that was just opened be copied; `is_still` is what it was opened as."""
        async with self._turn:
            self._vault = vault
            self._are_clips_later, are_inside = await vault.async_work(
                lambda opened: (opened.are_clips_copied_later, opened.are_clips_copied_too)
            )
            self._holds_clips = self._are_clips_later or are_inside
            vault.async_before_close(self._async_leave)
            if is_still is not self.is_under_way:
                await self._async_set_still(is_on=self.is_under_way)

    async def async_begin(self) -> None:
        """Have files only grow; return when they do. What is recorded goes on."""
        self._stop_timer()
        self._end_timer = async_call_later(self._hass, LONGEST, HassJob(self._async_give_up, cancel_on_shutdown=True))
        async with self._turn:
            if self.is_under_way:
                # Somebody may be copying since then: nothing may move that stood still for them.
                return
            # Before the files stand still: what ends a clip meanwhile comes before that, or waits.
            self.is_under_way = True
            await self._async_set_still(is_on=True)

    async def async_end_folder(self) -> None:
        """Go on as before, unless the clips are still to be copied."""
        if not (self._is_more_copied and self._are_clips_later and self._vault is not None):
            await self.async_end()

    async def async_end(self) -> None:
        """Go on as before; what was never begun is over."""
        self._stop_timer()
        async with self._turn:
            self.is_under_way = False
            try:
                await self._async_set_still(is_on=False)
            finally:
                await self.async_do_what_waits()
        for listener in tuple(self._listeners):
            listener()

    @callback
    def async_subscribe_end(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call the listener when nothing is copied any more, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def async_when_over(self, doing: Callable[[], Awaitable[None]]) -> None:
        """Do something once nothing is copied, or before the vault closes; where that is now, raise what it raises."""
        if self.is_under_way:
            self._waiting.append(doing)
        else:
            await doing()

    async def _async_give_up(self, _now: datetime) -> None:
        _LOGGER.warning("A backup was begun and nobody said that it is over; everything goes on as without it")
        await self.async_end()

    async def _async_leave(self) -> None:
        """Do what waits for the end while the vault is still open."""
        await self.async_do_what_waits()
        self._vault = None

    async def async_do_what_waits(self) -> None:
        """Do it, whatever is copied: nobody is left later who could."""
        while self._waiting:
            doing = self._waiting.pop(0)
            try:
                await doing()
            except Exception as err:  # noqa: BLE001  # one that fails must not keep the others waiting for ever
                # It was cut, or is cut at the next start, with all of it.
                _LOGGER.warning("A clip could not be ended after a backup: %s", type(err).__name__)

    async def _async_set_still(self, *, is_on: bool) -> None:
        if self._vault is None:
            return
        try:
            await self._vault.async_stand_still(is_on=is_on)
        except (OSError, FootageGuardError) as err:
            _LOGGER.warning("Not everything could be written back for a backup: %s", type(err).__name__)

    @callback
    def async_on_copies(self, stage: str | None) -> None:
        """Hear which part of a backup a Supervisor copies, or that there is none any more."""
        was_more, self._is_more_copied = self._is_more_copied, stage is not None
        if not self._are_clips_later:
            return
        if stage == FOLDERS:
            # A backup of folders alone calls nobody before; one that took an hour until here was given up.
            _task = self._hass.async_create_background_task(self.async_begin(), "footage_guard backup of folders")
        elif was_more and stage is None:
            _task = self._hass.async_create_background_task(self.async_end(), "footage_guard end of a backup")

    @callback
    def _stop_timer(self) -> None:
        if self._end_timer is not None:
            self._end_timer()
            self._end_timer = None


@callback
def copying_of(hass: HomeAssistant) -> Copying:
    """Return what knows of this home whether its files are copied."""
    if _COPYING not in hass.data:
        hass.data[_COPYING] = copying = Copying(hass)
        async_hear_of_copies(hass, copying.async_on_copies)
    return hass.data[_COPYING]
