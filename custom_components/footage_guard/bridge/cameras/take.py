"""What is recorded because something asked for it: one clip, or several in a row where one would become too long."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from math import isfinite

from homeassistant.core import HomeAssistant

from ...media.clip_writer import ClipWriter, Written, next_packet
from ...media.packet import Packet
from ...media.ring import Ring
from ...media.window import Window
from ...model.account import MAX_GAPS, Account, Gap, GapReason, Trigger
from ...model.errors import FootageGuardError
from ...model.facts import Picture
from ...model.ids import CameraId, ClipId
from ...vault.recording import Recording
from ..common.clock import steady_s, wall_ms
from ..common.executor import async_until_ended, run_in_thread
from .clips import Clips

LAST_TRIES = 6
"""After what was asked for is over; the ring keeps it for a minute."""


class PictureGoneError(Exception):
    """The picture a clip was begun with is not in memory any more."""


class Take:
    """A window, and a place in the ring from where on it is written."""

    def __init__(self, camera: CameraId, window: Window, ring: Ring, longest_s: float) -> None:
        """Keep the ring from dropping what is to be shown."""
        self.window = window
        self.from_s = window.from_s
        """What it was asked to show first, earlier takes of the same included."""
        self.is_writing = False
        self.begun: asyncio.Future[ClipId] = asyncio.get_running_loop().create_future()
        """The clip that is being written, or was written last; cancelled where there was no picture."""
        self._camera = camera
        self._ring = ring
        self._cursor = ring.at(window.from_s)
        self._longest_s = longest_s
        self._asked_from_s = window.from_s
        self._is_first = True
        self._is_begun = False
        """Whether there is a clip of what the next try is to show, even if only a part of it."""
        self._tries_left = LAST_TRIES
        self.first_number = self._cursor.number

    def close(self) -> None:
        """Let the ring go on."""
        self._cursor.close()
        self.begun.cancel()

    async def async_write_clip(
        self, hass: HomeAssistant, clips: Clips, on_change: Callable[[datetime | None], None]
    ) -> bool:
        """Write one clip; tell whether another has to follow.

        Raises what beginning, writing or ending a clip raises. What was written until then is kept.
        """
        first = await run_in_thread(hass.loop, "waits for a picture", self._wait)
        if first is None or (first.at_s >= self.window.until_s and self.window.close_after(first.at_s)):
            await self._async_tell_nothing(clips)
            return False
        number = self._cursor.number
        offset_ms = wall_ms() - steady_s() * 1000
        start_ms = round(first.at_s * 1000 + offset_ms)
        layout = first.run.layout
        camera_s = first.run.camera_s(first.pts)
        picture = Picture(
            codec=layout.codec,
            width=layout.width,
            height=layout.height,
            clock_offset_ms=round(camera_s * 1000) - start_ms if camera_s is not None else None,
        )
        recording = await clips.async_begin(self._camera, start_ms, picture)
        self._set_begun(recording.clip_id)
        was_begun = self._is_begun
        self.is_writing = self._is_begun = True
        began = datetime.fromtimestamp(start_ms / 1000, UTC)
        on_change(None)
        try:
            written = await self._async_write(hass, clips, recording, first)
            await clips.async_end(recording, *self._account(written, start_ms, offset_ms))
        except Exception:
            # One of which nothing was written yet shows nothing of what was asked for, also where it is still there.
            self._is_begun = was_begun or recording.has_content
            with suppress(OSError, FootageGuardError):
                self._is_begun = await clips.async_cut(recording) or was_begun
            # What the cut clip lacks is recorded once more, with all of it that is in memory.
            self._cursor.number = number
            raise
        finally:
            self.is_writing = False
            on_change(None)
        on_change(began)
        self._is_first = self._is_begun = False
        self._asked_from_s = written.end_s
        return written.goes_on and not self.window.is_stopped

    async def async_wait(self, pause_s: float) -> bool:
        """Wait before it is tried again; tell whether there is still something to record."""
        await asyncio.sleep(pause_s)
        if self.window.close_after(steady_s()):
            # What was asked for is over, and may still be in memory.
            self._tries_left -= 1
        # Whoever stops it waits for it: a disk that fails must not hold up the end of Home Assistant.
        return self._tries_left > 0 and not self.window.is_stopped

    def _wait(self) -> Packet | None:
        return next_packet(self._ring, self._cursor, self.window, steady_s)

    async def _async_write(self, hass: HomeAssistant, clips: Clips, recording: Recording, first: Packet) -> Written:
        writing = run_in_thread(hass.loop, f"writes {recording.clip_id}", self._write, clips, recording, first)
        try:
            await asyncio.wait([writing])
            return writing.result()
        except asyncio.CancelledError:
            # Nobody gives the file back while it is written to.
            self.window.stop(steady_s())
            await async_until_ended(writing)
            raise

    def _write(self, clips: Clips, recording: Recording, first: Packet) -> Written:
        if self._cursor.peek(steady_s()) is not first:
            # Memory ran out while the clip was begun, with the time and the size of a picture that is gone.
            raise PictureGoneError
        writer = ClipWriter(self._ring, self._cursor, self.window, recording, asked_from_s=self._asked_from_s)
        # What the disk keeps free is for the ledger; the next clip waits until there is room.
        return writer.write(self._longest_s, clips.has_room)

    async def async_tell_lost(self, clips: Clips) -> None:
        """Have it be known that what was asked for could not be written; not where a clip that was cut shows some.

        Where not even that can be told, the log and a repair issue say so.
        """
        if self._tries_left <= 0 and not self._is_begun:
            with suppress(OSError, FootageGuardError):
                await self._async_tell_gap(clips, self.window.take_triggers(), GapReason.LATE)

    async def _async_tell_nothing(self, clips: Clips) -> None:
        """Have it be known that nothing came; not where another clip shows all there was."""
        triggers = self.window.take_triggers()
        if triggers and self._is_first and self.window.before is None:
            try:
                await self._async_tell_gap(clips, triggers, self._ring.why_missing(self.window.from_s))
            except BaseException:
                self.window.give_back(triggers)
                raise

    async def _async_tell_gap(self, clips: Clips, triggers: tuple[Trigger, ...], why: GapReason) -> None:
        """Tell that there is nothing from the last clip on; nothing at all, where there was none."""
        from_s, until_s = self._asked_from_s, self.window.until_s
        if not isfinite(until_s) or until_s <= from_s:
            return
        offset_ms = wall_ms() - steady_s() * 1000
        from_ms, to_ms = (max(0, round(at_s * 1000 + offset_ms)) for at_s in (from_s, until_s))
        gap = Gap(from_ms=from_ms, to_ms=to_ms, why=why)
        account = Account(asked_from_ms=from_ms, asked_to_ms=to_ms, triggers=triggers, gaps=(gap,))
        await clips.async_tell_nothing(self._camera, account)

    def _account(self, written: Written, start_ms: int, offset_ms: float) -> tuple[int, Account]:
        """Return the end of a clip, and what is to be told of it, by the wall clock of its beginning."""

        def ms(at_s: float) -> int:
            return max(0, round(at_s * 1000 + offset_ms))

        # The last one says that a camera stayed away.
        missing = [*written.missing[: MAX_GAPS - 1], *written.missing[MAX_GAPS - 1 :][-1:]]
        gaps = [Gap(from_ms=ms(gap.from_s), to_ms=ms(gap.to_s), why=gap.why) for gap in missing]
        account = Account(
            asked_from_ms=ms(self._asked_from_s),
            asked_to_ms=max(ms(self._asked_from_s), ms(written.asked_to_s)),
            triggers=self.window.take_triggers(),
            gaps=tuple(gaps),
        )
        return max(start_ms, ms(written.end_s)), account

    def set_failed(self, err: Exception) -> None:
        """Tell whoever waits for the clip why there is none."""
        if self.begun.done():
            self.begun = asyncio.get_running_loop().create_future()
        self.begun.set_exception(err)
        # Often nobody waits.
        self.begun.exception()

    def _set_begun(self, clip_id: ClipId) -> None:
        if self.begun.done():
            self.begun = asyncio.get_running_loop().create_future()
        self.begun.set_result(clip_id)
