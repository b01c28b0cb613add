"""A person watches: what they want to see is opened for them, and a ticket for it is made."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from homeassistant.core import HomeAssistant

from ..media.conversion import can_convert
from ..media.still import first_still_of
from ..media.virtual import lay_out
from ..model.errors import LockedDown, NotPlayableHere
from ..model.ids import ClipId
from ..model.watch_facts import ClipWatched, View
from ..vault.opening import OpenClip, open_clip
from .actor import Actor
from .executor import run_blocking
from .loaded import loaded_tickets, loaded_vault
from .runtime import VaultRuntime
from .watched import Watched

_PLAYED: Final = "h264"
"""What every browser plays."""


async def async_watch(hass: HomeAssistant, actor: Actor, clip_id: ClipId, view: View) -> tuple[str, bool]:
    """Return a ticket with which one person sees one clip, or one picture of it, and whether it can be sought in.

    1. The vault is not locked down, and its history is what it was. Without this, somebody who puts an older ledger
       in place of ours has an older clip be shown as what was seen.
    2. The person has unlocked the vault, or its mode spares that: VaultLocked. The ticket ends with what was unlocked,
       and holds the key of this clip alone.
    3. The clip is opened, which proves that it is the one the ledger knows. Whatever is wrong with it is told now.
    4. Nobody locked meanwhile, and the person may still watch: `Tickets.give` looks once more.

    The ledger is told when the ticket is first used. Raises LockedDown, LedgerRolledBack, NotPlayableHere, what
    `open_clip` raises, what `may_act` raises, or NotLoaded.
    """
    vault, tickets = loaded_vault(hass), loaded_tickets(hass)
    # 1
    if vault.lockdown is not None:
        raise LockedDown
    vault.ledger.may_rely()
    # 2
    unlocked = await vault.async_for_watching(actor.session)
    # 3
    fact = ClipWatched(clip_id=clip_id, view=view, actor=actor.person_id)
    opened = await vault.async_do_in_turn(lambda inner: open_clip(inner, clip_id, unlocked))
    try:
        watched = await _OPENERS[view](hass, vault, opened, fact)
    except BaseException:
        await run_blocking(hass, opened.close)
        raise
    # 4
    return await tickets.async_give(actor, unlocked, watched), not watched.is_converted


async def _async_clip(_hass: HomeAssistant, vault: VaultRuntime, opened: OpenClip, fact: ClipWatched) -> Watched:
    file = await vault.async_read(partial(lay_out, opened))
    is_converted = file.codec != _PLAYED
    if is_converted and not can_convert():
        raise NotPlayableHere
    return Watched(
        file,
        content_type="video/mp4",
        name="clip.mp4",
        fact=fact,
        close=opened.close,
        is_converted=is_converted,
    )


async def _async_thumbnail(hass: HomeAssistant, vault: VaultRuntime, opened: OpenClip, fact: ClipWatched) -> Watched:
    # A page asks for many at once: decoding them all at once would take the machine from whoever records.
    async with loaded_tickets(hass).decoding:
        still = await vault.async_read(lambda: first_still_of(lay_out(opened)))
    await run_blocking(hass, opened.close)
    return Watched(_Still(still), content_type="image/jpeg", name="clip.jpg", fact=fact, close=lambda: None)


@dataclass(frozen=True, slots=True)
class _Still:
    """A picture in memory."""

    data: bytes

    @property
    def length(self) -> int:
        """Bytes."""
        return len(self.data)

    def read(self, offset: int, length: int) -> bytes:
        """Return a range, cut at the end."""
        return self.data[offset : offset + length]


_OPENERS: Final = {View.CLIP: _async_clip, View.THUMBNAIL: _async_thumbnail}
