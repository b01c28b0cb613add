"""Takes footage of another recorder into the vault, one import at a time: a download is held in memory."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from os import SEEK_END
from typing import Final

from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import Event, HomeAssistant
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ...const import DOMAIN
from ...media.importing import Footage, Importing
from ...model.clip import MAX_CLIP_MS
from ...model.errors import FootageGuardError, ImportNotFound, ImportTimeInvalid, NotLoaded
from ...model.facts import Picture
from ...model.ids import ClipId
from ...model.offer import is_same
from ..common.executor import async_until_ended, run_in_thread
from ..common.problems import disk_refuses
from ..common.times import to_ms
from ..loaded import LoadedCamera
from .import_source import ImportSource, Opened, opened_source

_TURN: Final[HassKey[asyncio.Lock]] = HassKey(f"{DOMAIN}_import")
_AHEAD: Final = timedelta(minutes=5)
"""The clock of another recorder may be ahead of ours."""


def claimed_start_ms(started: datetime) -> int:
    """Return when footage is said to begin; a time without a zone is one of Home Assistant's zone.

    Raises ImportTimeInvalid for what cannot be.
    """
    return _possible_ms(to_ms(started))


def _possible_ms(start_ms: int) -> int:
    if start_ms < 0 or start_ms > to_ms(dt_util.utcnow() + _AHEAD):
        raise ImportTimeInvalid
    return start_ms


@dataclass(frozen=True, slots=True)
class Claimed:
    """Footage begins when somebody says it does."""

    start_ms: int


@dataclass(frozen=True, slots=True)
class Offered:
    """Footage begins when its recorder says it does, which is about when it was offered as beginning."""

    start_ms: int


type Begin = Claimed | Offered
"""All times are in UTC, since 1970."""


async def async_import(hass: HomeAssistant, camera: LoadedCamera, begin: Begin, source: ImportSource) -> ClipId:
    """Import a clip of a camera.

    Raises an ImportingError, UnsupportedCodec, VaultFull, DiskRefused, KeysDamaged or NotLoaded.
    """

    async def run() -> ClipId:
        async with hass.data.setdefault(_TURN, asyncio.Lock()):
            return await _Import(hass, camera, begin).async_run(source)

    running = hass.async_create_background_task(run(), "footage_guard import")
    _end_with(hass, camera, running)
    try:
        await asyncio.wait([running])
    except asyncio.CancelledError:
        await _async_end(running)
        raise
    if running.cancelled():
        raise NotLoaded
    return running.result()


def _end_with(hass: HomeAssistant, camera: LoadedCamera, running: asyncio.Task[ClipId]) -> None:
    """End an import before the vault closes, and when Home Assistant stops."""

    async def end(_event: Event | None = None) -> None:
        await _async_end(running)

    stops = camera.vault.async_before_close(end), hass.bus.async_listen(EVENT_HOMEASSISTANT_STOP, end)

    def forget(_running: asyncio.Task[ClipId]) -> None:
        for stop in stops:
            stop()

    # Not when whoever asked is gone: the vault stays open for as long as a clip is written.
    running.add_done_callback(forget)


async def _async_end(running: asyncio.Task[ClipId]) -> None:
    running.cancel()
    # Who is cancelled meanwhile goes, for a disk may never answer, and Home Assistant waits for whoever asked. The file
    # stays with what runs, which ends once its thread does.
    await asyncio.wait([running])


class _Import:
    """One import. The vault is told of a clip once all of the file was read, so that what fails leaves nothing."""

    def __init__(self, hass: HomeAssistant, camera: LoadedCamera, begin: Begin) -> None:
        """Read nothing yet."""
        self._hass = hass
        self._camera = camera
        self._begin = begin
        self._is_stopped = False

    async def async_run(self, source: ImportSource) -> ClipId:
        """Read the footage, write the clip, and return its name."""
        # Before anything is fetched for nothing.
        self._camera.room.may_record()
        async with opened_source(self._hass, source) as opened:
            file, started_ms = opened.file, self._started_ms(opened)
            size_bytes = await self._async_in_thread("measures footage", file.seek, 0, SEEK_END)
            with disk_refuses():
                await self._camera.clips.async_may_take(size_bytes)
            importing = Importing(
                file,
                with_sound=self._camera.settings.audio,
                longest_ms=MAX_CLIP_MS,
                is_stopped=lambda: self._is_stopped,
            )
            footage = await self._async_in_thread("examines footage", importing.examine)
            # Sound may take more than it did.
            with disk_refuses():
                await self._camera.clips.async_may_take(footage.size_bytes)
            # Once more: a file says by how much it moves, and one from a year to come would never be old enough to go.
            start_ms = _possible_ms(max(0, started_ms + footage.shift_ms))
            clip_id = await self._async_take(importing, footage, start_ms)
        self._camera.watch.recorder.set_newest(start_ms)
        await self._camera.async_refresh()
        return clip_id

    def _started_ms(self, opened: Opened) -> int:
        """Return when footage begins; raise ImportNotFound where it is not what was offered.

        A doorbell may have a newer recording by now, and nobody asked for that.
        """
        begin, begins_ms = self._begin, opened.begins_ms
        if isinstance(begin, Claimed):
            return begin.start_ms
        if begins_ms is None or not is_same(begins_ms, begin.start_ms, dt_util.get_default_time_zone()):
            raise ImportNotFound
        return begins_ms

    async def _async_take(self, importing: Importing, footage: Footage, start_ms: int) -> ClipId:
        layout = footage.layout
        picture = Picture(codec=layout.codec, width=layout.width, height=layout.height, clock_offset_ms=None)
        with disk_refuses():
            recording = await self._camera.clips.async_begin(self._camera.id, start_ms, picture, imported=True)
            try:
                has_room = self._camera.clips.has_room
                await self._async_in_thread("imports footage", importing.write, footage, recording, has_room)
                await self._camera.clips.async_end(recording, start_ms + footage.length_ms)
            except BaseException:
                # The ledger knows that it was begun: what was written stays, and is told to be a part.
                cutting = asyncio.ensure_future(
                    self._camera.clips.async_cut(recording, start_ms + importing.written_ms)
                )
                await async_until_ended(cutting)
                with suppress(OSError, FootageGuardError):
                    cutting.result()
                raise
        return recording.clip_id

    async def _async_in_thread[*Args, Result](
        self, name: str, function: Callable[[*Args], Result], *arguments: *Args
    ) -> Result:
        """Run in a thread of its own, which has ended when this returns or raises."""
        running = run_in_thread(self._hass.loop, name, function, *arguments)
        try:
            await asyncio.wait([running])
        except asyncio.CancelledError:
            self._is_stopped = True
            # Twice is usual: Home Assistant stops, and whoever asked goes away with its connection.
            await async_until_ended(running)
            # That it was stopped is no news.
            running.exception()
            raise
        return running.result()
