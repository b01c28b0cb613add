"""A person watches: what they want to see is opened for them, and a ticket for it is made."""

from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import Final

from homeassistant.core import HomeAssistant

from ...media.conversion import can_convert
from ...media.glimpses import Glimpsed, Glimpses
from ...media.still import first_still_of
from ...media.virtual import Content, lay_out
from ...model.approval import ApprovedFile
from ...model.approval_facts import DraftWatched
from ...model.errors import (
    ExportChanged,
    LockedDown,
    NotFrozen,
    NotLoaded,
    NotPlayableHere,
    StatementChanged,
)
from ...model.ids import ClipId, ReleaseId
from ...model.watch_facts import ClipWatched, View
from ...vault.exporting import Exports, digest_of
from ...vault.keyring.unlocked import Unlocked
from ...vault.opening import OpenClip, open_clip
from ..common.executor import run_blocking
from ..decisions.decisions import Decisions, loaded_decisions
from ..loaded import loaded_tickets, loaded_vault
from ..proof.actor import Actor
from ..runtime import VaultRuntime
from .watched import Watched

_PLAYED: Final = "h264"
"""What every browser plays."""
_TYPES: Final = {".mp4": "video/mp4", ".png": "image/png"}
"""By the end of a finished file's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glimpse:
    """One picture of a clip."""

    at_ms: int
    """Since the clip's first picture."""
    longest: int
    """Pixels of its longer side, at most."""


async def async_watch(
    hass: HomeAssistant, actor: Actor, clip_id: ClipId, view: View, glimpse: Glimpse | None = None
) -> tuple[str, Watched]:
    """Return a ticket with which one person sees one clip, or one picture of it, and what it opens.

    1, 2. See `async_may_watch`.
    3. The clip is opened, which proves that it is the one the ledger knows. Whatever is wrong with it is told now.
    4. Nobody locked meanwhile, and the person may still watch: `Tickets.give` looks once more.

    The ledger is told when the ticket is first used. Raises NotPlayableHere, what `async_may_watch` and `open_clip`
    raise, what making the picture raises, what `may_act` raises, or NotLoaded.
    """
    # 1, 2
    vault, unlocked = await async_may_watch(hass, actor)
    # 3
    fact = ClipWatched(clip_id=clip_id, view=view, actor=actor.person_id)
    opened = await vault.async_do_in_turn(lambda inner: open_clip(inner, clip_id, unlocked))
    try:
        if view is View.CLIP:
            watched = await _async_clip(vault, opened, fact)
        else:
            watched = await _async_picture(hass, vault, opened, fact, glimpse)
    except BaseException:
        await run_blocking(hass, opened.close)
        raise
    # 4
    return await _async_ticket(hass, actor, unlocked, watched), watched


async def async_watch_file(
    hass: HomeAssistant, actor: Actor, release_id: ReleaseId, number: int
) -> tuple[str, Watched]:
    """Return a ticket with which one person sees a finished file of a draft, byte for byte as it would leave, and that.

    1, 2. See `async_may_watch`.
    3. The draft is frozen, and the ledger was told of these files: NotFrozen, StatementChanged.
    4. The file is read from the disk as a whole, and is the one that is voted on: ExportChanged. Without this, whoever
       can write the cache has persons agree to something else than they were shown.
    5. Reading took a while, and it is still a file of this draft: StatementChanged. Without this, whoever asks just
       before others make the files anew sees what is not voted on any more.
    6. Nobody locked meanwhile, the person may still watch, and nobody edits the draft: `Tickets.give` looks once more.

    The ledger is told when the ticket is first used. Raises DraftUnknown, what `async_may_watch` and `may_act` raise,
    OSError or NotLoaded.
    """
    # 1, 2
    vault, unlocked = await async_may_watch(hass, actor)
    decisions = loaded_decisions(hass)
    # 3
    files = await decisions.async_files(release_id)
    if not 1 <= number <= len(files):
        raise NotFrozen
    # 4
    file = files[number - 1]
    fact = DraftWatched(release_id=release_id, file_sha256=file.sha256, actor=actor.person_id)
    opening = partial(_opened, vault, decisions.exports, unlocked, fact, file, number)
    watched = await vault.async_read(opening)
    # 5
    try:
        await _async_may_be_of(decisions, release_id, file)
    except BaseException:
        await run_blocking(hass, watched.close)
        raise
    # 6
    return await _async_ticket(hass, actor, unlocked, watched), watched


async def _async_may_be_of(decisions: Decisions, release_id: ReleaseId, file: ApprovedFile) -> None:
    """Pass a file that a draft has now; raise StatementChanged, or what `async_files` raises."""
    if file not in await decisions.async_files(release_id):
        raise StatementChanged


async def async_may_watch(hass: HomeAssistant, actor: Actor) -> tuple[VaultRuntime, Unlocked]:
    """Return the vault, and what the person watches with.

    1. The vault is not locked down, and its history is what it was. Without this, somebody who puts an older ledger
       in place of ours has an older clip be shown as what was seen.
    2. The person has unlocked the vault, or its mode spares that: VaultLocked. The ticket ends with what was unlocked,
       and holds the key of one file alone. It is spared in a page that is known to be of this home. Without this, a
       service that somebody linked to their account watches, if it only says that it came by its own address.

    Raises LockedDown, LedgerRolledBack, VaultLocked, NotAnApprover, KeysDamaged or NotLoaded.
    """
    vault = loaded_vault(hass)
    # 1
    if vault.lockdown is not None:
        raise LockedDown
    vault.ledger.may_rely()
    # 2
    if not actor.is_page_known:
        return vault, vault.unlocks.get(actor.session)
    return vault, await vault.async_for_watching(actor.session)


async def _async_ticket(hass: HomeAssistant, actor: Actor, unlocked: Unlocked, watched: Watched) -> str:
    """Return a ticket; where none is given, also since the vault was unloaded meanwhile, nothing stays open."""
    try:
        tickets = loaded_tickets(hass)
    except NotLoaded:
        await run_blocking(hass, watched.close)
        raise
    return await tickets.async_give(actor, unlocked, watched)


def _opened(
    vault: VaultRuntime, exports: Exports, unlocked: Unlocked, fact: DraftWatched, file: ApprovedFile, number: int
) -> Watched:
    """Open a finished file that is the one of the statement. Blocking."""
    root, epochs = unlocked.secrets().root, vault.keyring.epochs
    with ExitStack() as held:
        reader = held.enter_context(exports.opened(fact.release_id, number, epochs, root))
        if digest_of(reader, vault.may_go_on) != file.sha256:
            raise ExportChanged
        kind = _TYPES[file.name[-4:]]
        return Watched(reader, content_type=kind, name=file.name, fact=fact, close=held.pop_all().close)


async def _async_clip(vault: VaultRuntime, opened: OpenClip, fact: ClipWatched) -> Watched:
    file = await vault.async_read(partial(lay_out, opened))
    is_converted = file.codec != _PLAYED
    if is_converted and not can_convert():
        raise NotPlayableHere
    watched = Watched(
        file,
        content_type="video/mp4",
        name="clip.mp4",
        fact=fact,
        close=opened.close,
        is_converted=is_converted,
    )
    watched.picture_ms, watched.size = file.picture_ms, file.size
    return watched


async def _async_picture(
    hass: HomeAssistant, vault: VaultRuntime, opened: OpenClip, fact: ClipWatched, glimpse: Glimpse | None
) -> Watched:
    # A page asks for many at once: decoding them all at once would take the machine from whoever records.
    async with loaded_tickets(hass).decoding:
        still = await vault.async_read(partial(_picture_of, opened, glimpse))
    await run_blocking(hass, opened.close)
    watched = Watched(_Still(still.jpeg), content_type="image/jpeg", name="clip.jpg", fact=fact, close=lambda: None)
    watched.begins_ms, watched.size, watched.picture_ms = still.begins_ms, still.size, still.picture_ms
    return watched


def _picture_of(content: Content, glimpse: Glimpse | None) -> Glimpsed:
    """Return a picture of a clip, the first whole one where none is said. Blocking."""
    if glimpse is None:
        return Glimpsed(None, first_still_of(lay_out(content)), None, None)
    return Glimpses(content).at(glimpse.at_ms, glimpse.longest)


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

    def view(self, offset: int, length: int) -> memoryview:
        """Return what `read` does."""
        return memoryview(self.data)[offset : offset + length]
