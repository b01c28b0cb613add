"""Room on the disks of the vault: a full one stops recording with a repair issue, and it goes on by itself.

One that is nearly full has an issue as well, while there is time to make room; so has whatever else keeps clips from
being written, from the first that could not be to the next that could.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
import errno
from pathlib import Path

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval

from ...disk.files import free_bytes, is_read_only
from ...model.errors import FootageGuardError, VaultFull
from ...model.retention import ROOM_BYTES, has_room, is_scarce
from ..common.lane import ShortLane
from ..health.issues import async_hide_issue, async_show_issue

EVERY = timedelta(minutes=1)
FULL = "vault_full"
NEARLY_FULL = "vault_nearly_full"
FAILS = "recording_fails"


class Room:
    """Watches the disk of the clips and that of keys, index and ledger."""

    def __init__(self, hass: HomeAssistant, folders: tuple[Path, ...], is_there: Callable[[], bool]) -> None:
        """Count as having room until somebody looked; `is_there` tells whether the disk of the clips is mounted."""
        self._hass = hass
        self._folders = folders
        self._is_there = is_there
        self._lane = ShortLane(hass)
        self._is_full = False
        self._is_scarce = False
        self._is_read_only = False
        self._is_stopped = False

    async def async_start(self) -> CALLBACK_TYPE:
        """Look now and every minute until the returned function is called."""
        # Whether clips can be written is known with the next one.
        async_hide_issue(self._hass, FAILS, is_over=False)
        await self.async_look()
        stop = async_track_time_interval(self._hass, self.async_look, EVERY, cancel_on_shutdown=True)

        @callback
        def end() -> None:
            self._is_stopped = True
            stop()

        return end

    def has_room(self) -> bool:
        """Look whether there is room, for threads that write: between two looks they may fill a disk. Blocking."""
        try:
            self._is_full = self._is_full or not has_room(self._free(), was_full=False)
        except OSError:
            self._is_full = True
        return not self._is_full

    def may_record(self) -> None:
        """Pass while a clip may be begun; raise VaultFull."""
        if self._is_full:
            raise VaultFull

    async def async_may_take(self, size_bytes: int) -> None:
        """Pass footage of another recorder, after which there is still room to record; raise VaultFull."""
        self.may_record()
        free = await self.async_free(self._folders[-1]) or 0
        if free < size_bytes + ROOM_BYTES:
            raise VaultFull

    async def async_free(self, folder: Path) -> int | None:
        """Return how many bytes are free on the disk of a folder; None where that does not answer."""
        try:
            return await self._lane.run(free_bytes, folder)
        except OSError:
            return None

    @callback
    def async_note_failure(self, err: Exception) -> None:
        """Have people know that a clip could not be written, where it is not the fault of its camera."""
        # A full vault has an issue of its own, also where only the write itself found it so.
        if self._is_full or isinstance(err, VaultFull):
            return
        if isinstance(err, OSError | FootageGuardError):
            async_show_issue(self._hass, FAILS, placeholders={"reason": _reason(err)})

    @callback
    def async_note_success(self) -> None:
        """Have people know that a clip was written."""
        async_hide_issue(self._hass, FAILS)

    async def async_look(self, _now: datetime | None = None) -> None:
        """Look at the disks; also called right after one was found full by writing to it."""
        try:
            free, is_read_only_now = await self._lane.run(self._looked)
        except OSError:
            # A disk that does not answer takes no clip either; nor does what lies in the place of one that is away.
            free, is_read_only_now = 0, self._is_read_only
        if self._is_stopped:
            # A disk that hangs may answer after the entry was unloaded, and nobody would end what is shown then.
            return
        self._is_full = not has_room(free, was_full=self._is_full)
        self._is_scarce = is_scarce(free, was_scarce=self._is_scarce)
        # One that is full is not told to be nearly so as well.
        self._show(FULL, is_so=self._is_full)
        self._show(NEARLY_FULL, is_so=self._is_scarce and not self._is_full)
        if is_read_only_now:
            self.async_note_failure(OSError(errno.EROFS, ""))
        elif self._is_read_only:
            self.async_note_success()
        self._is_read_only = is_read_only_now

    def _looked(self) -> tuple[int, bool]:
        """Return how much is free, and whether one of the disks takes nothing; raise OSError. Blocking."""
        return self._free(), any(map(is_read_only, self._folders))

    def _free(self) -> int:
        return min(map(free_bytes, self._folders)) if self._is_there() else 0

    @callback
    def _show(self, key: str, *, is_so: bool) -> None:
        if is_so:
            async_show_issue(self._hass, key)
        else:
            async_hide_issue(self._hass, key)


def _reason(err: Exception) -> str:
    """Return what people can look up; FFmpeg's own words, or those of a disk, may hold an address or a path."""
    if isinstance(err, FootageGuardError):
        return err.code
    number = err.errno if isinstance(err, OSError) else None
    return errno.errorcode.get(number or 0, type(err).__name__)
