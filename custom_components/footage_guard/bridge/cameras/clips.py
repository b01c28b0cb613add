"""How clips come into the vault: begun, ended or cut in its lane, while their content is written beside it."""

import asyncio
from contextlib import suppress
from functools import partial

from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ...model.account import Account
from ...model.clip import NEWEST, Clip
from ...model.errors import FootageGuardError, ImportLacksRoom
from ...model.facts import NothingRecorded, Picture
from ...model.ids import CameraId
from ...model.policy import MB
from ...vault.recording import Recording, record
from ...vault.vault import Vault
from ..keeping.room import Room
from ..runtime import VaultRuntime
from .clip_news import ClipNews, async_tell_of_clip


class Clips:
    """The vault as a recorder sees it."""

    def __init__(self, hass: HomeAssistant, vault: VaultRuntime, room: Room) -> None:
        """Record into a vault while its disks have room."""
        self._hass = hass
        self._vault = vault
        self._room = room

    @callback
    def async_note_failure(self, err: Exception) -> None:
        """Have people know that a clip could not be recorded."""
        self._room.async_note_failure(err)

    def has_room(self) -> bool:
        """Look whether there is room for more of a clip; for the thread that writes it."""
        return self._room.has_room()

    async def async_begin(
        self, camera: CameraId, start_ms: int, picture: Picture, *, imported: bool = False
    ) -> Recording:
        """Begin a clip; raise VaultFull, or what `record` raises. Where it is cancelled, what was begun is cut."""
        self._room.may_record()
        now, begun = dt_util.utcnow(), list[Recording]()
        begin = partial(record, camera=camera, start_ms=start_ms, now=now, picture=picture, imported=imported)
        try:
            await self._vault.async_do(lambda vault: begun.append(begin(vault)))
        except asyncio.CancelledError:
            # The vault ends what it has begun: nobody else would give back the file, or end the clip.
            for recording in begun:
                with suppress(OSError, FootageGuardError):
                    await self.async_cut(recording)
            raise
        return begun[0]

    async def async_end(self, recording: Recording, end_ms: int, account: Account | None = None) -> None:
        """End a clip; raise what `Recording.finish` raises, after which the next round brings it in order.

        While the clips are copied for a backup, it is told and gets its name after that: the copy of a clip that was
        still written has to be one that the copied history does not call whole, and a backup fails where a file goes.
        """
        copying = self._vault.copying
        if not copying.are_clips_copied:
            await self._vault.async_do(lambda _vault: recording.finish(end_ms, account))
            self._tell_of(recording, end_ms, account)
            return
        stored = await self._vault.async_do(lambda _vault: recording.seal())

        async def finish() -> None:
            try:
                await self._vault.async_do(lambda _vault: recording.finish_sealed(stored, end_ms, account))
            except Exception:
                with suppress(OSError, FootageGuardError):
                    await self.async_cut(recording, end_ms)
                raise
            self._tell_of(recording, end_ms, account)

        await copying.async_when_over(finish)

    def _tell_of(self, recording: Recording, end_ms: int, account: Account | None) -> None:
        self._room.async_note_success()
        triggers = account.triggers if account is not None else ()
        news = ClipNews(
            clip_id=recording.clip_id,
            camera=recording.opened.camera,
            start_ms=recording.opened.start_ms,
            end_ms=end_ms,
            reasons=frozenset([trigger.kind for trigger in triggers]),
            is_imported=recording.opened.imported,
        )
        async_tell_of_clip(self._hass, news)

    async def async_cut(self, recording: Recording, until_ms: int | None = None) -> bool:
        """Keep of a clip what could be written, return whether that is anything, and look whether it was the disk.

        `until_ms` is when what was written of an imported one ends (since 1970, UTC).
        While the clips are copied for a backup its file stays as it is, and the next round cuts it. Raises OSError.
        """
        await self._room.async_look()
        copying = self._vault.copying
        return await self._vault.async_do(
            lambda _vault: recording.leave(until_ms) if copying.are_clips_copied else recording.cut(until_ms)
        )

    async def async_tell_nothing(self, camera: CameraId, account: Account) -> None:
        """Tell that a clip was asked for and there is none; raise OSError."""
        await self._vault.async_do(lambda vault: vault.tell(NothingRecorded(camera=camera, account=account)))

    async def async_may_take(self, size_bytes: int) -> None:
        """Pass footage of another recorder for which no clip has to go.

        Raises ImportLacksRoom, VaultFull, StateDamaged or OSError.
        Without this, whoever may call an action could have every clip of the door pushed out by a file.
        """
        await self._room.async_may_take(size_bytes)
        policy = await self._vault.async_policy()
        used = await self._vault.async_do(lambda vault: vault.index.total_bytes(None))
        if used + size_bytes > policy.vault_quota_mb * MB:
            raise ImportLacksRoom

    async def async_newest(self, camera: CameraId) -> Clip | None:
        """Return the newest clip of a camera."""
        return await self._vault.async_do(partial(_newest, camera=camera))


def _newest(vault: Vault, camera: CameraId) -> Clip | None:
    return next(iter(vault.index.page(camera, NEWEST, 1)), None)
