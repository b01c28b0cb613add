"""What becomes of clips whose end was never told: each becomes a cut clip, or is told to be gone.

A start does it before the first recording begins, and the rounds do it for what could not be ended on a full disk.
"""

from collections.abc import Collection
from contextlib import suppress

from ..model.clip import MAX_CLIP_MS, Clip
from ..model.errors import FactUnknown, IndexDamaged, LedgerDamaged, VaultFileRefused
from ..model.facts import ClipCut, ClipMissing, ClipOpened, ClipRemoved, ClipSealed, Removal, ended
from ..model.ids import ClipId
from .clip_source import ClipSource, describe, is_empty
from .index.taking import rebuild
from .place import place_of
from .vault import Vault


def settle(vault: Vault, but: Collection[ClipId] = ()) -> list[Clip]:
    """End all clips that are open, but those that are being written; return those that were, oldest first.

    One that cannot be read just now stays open until the next time; so does one of whose end nobody knows whether it
    was told, since a record behind its first is not what was written, or the disk does not give it. Raises OSError
    where the ledger cannot take it.
    """
    vault.catch_up()
    found, is_wrong = _left_open(vault, but)
    if is_wrong:
        rebuild(vault.index, vault.journal)
        # Once more: an index that is made anew passes by what cannot be read, which may be the end of a clip.
        found, _ = _left_open(vault, but)
    for clip in found:
        try:
            fact = how_it_lies(vault, clip)
        except OSError, FactUnknown:
            continue
        vault.tell(fact)
        # What cannot be done just now, `reconcile` does.
        with suppress(OSError):
            do_as_told(vault, clip, fact)
    return found


def _left_open(vault: Vault, but: Collection[ClipId]) -> tuple[list[Clip], bool]:
    """Return the clips that were begun and have no end, and whether the index has others as open."""
    found, is_wrong = list[Clip](), False
    for clip in vault.index.open_clips():
        if clip.id in but:
            continue
        with suppress(LedgerDamaged, OSError):
            if _is_open(vault, clip):
                found.append(clip)
            else:
                is_wrong = True
    return found, is_wrong


def _is_open(vault: Vault, clip: Clip) -> bool:
    """Tell whether the ledger says of a clip that it was begun, and nothing since.

    Without this, whoever edits the index has it vouch for a file that no recorder made, or for the first half of a
    clip as all there ever was. Raises LedgerDamaged or OSError.
    """
    told: Clip | None = None
    for number, fact in vault.journal.facts(clip.leaf):
        match fact:
            case ClipOpened(clip_id=clip.id):
                told = fact.clip(number)
            case ClipSealed(clip_id=clip.id) | ClipCut(clip_id=clip.id) | ClipRemoved(clip_id=clip.id):
                return False
            case ClipMissing(clip_id=clip.id):
                return False
    return told == clip


type _Fact = ClipCut | ClipRemoved | ClipMissing


def how_it_lies(vault: Vault, clip: Clip) -> _Fact:
    """Return how an open clip ended, which nothing is written to any more; raise OSError.

    Its file may have its name already: in a home that was restored, the clips were copied later than the history.
    """
    place, found = place_of(clip), list[_Fact]()
    # The whole file first: where both are the clip, the part is what it was before.
    for opening in (vault.store.open, vault.store.open_part):
        with suppress(FileNotFoundError, VaultFileRefused), opening(place) as source:
            fact = _end(_told(vault, clip), source, vault.until_ms.get(clip.id))
            if isinstance(fact, ClipCut):
                return fact
            found.append(fact)
    # An empty file goes, but not together with one of its name that is something else.
    return found[0] if len(found) == 1 else ClipMissing(clip_id=clip.id)


def do_as_told(vault: Vault, clip: Clip, fact: _Fact) -> None:
    """Do to a clip's file what was told of it; raise OSError."""
    vault.until_ms.pop(clip.id, None)
    match fact:
        case ClipCut():
            # What was told may be the file that has the name.
            with suppress(FileExistsError):
                vault.store.publish(place_of(clip))
        case ClipRemoved():
            vault.store.delete(place_of(clip))


def _told(vault: Vault, clip: Clip) -> ClipOpened:
    """Return what the ledger was told when the clip was begun; raise IndexDamaged where the index points elsewhere."""
    fact = vault.journal.read(clip.leaf)
    if not isinstance(fact, ClipOpened):
        raise IndexDamaged
    return fact


def _end(opened: ClipOpened, source: ClipSource, until_ms: int | None) -> _Fact:
    if is_empty(source):
        return ClipRemoved(clip_id=opened.clip_id, reason=Removal.EMPTY)
    stored = describe(source)
    if stored.header_digest != opened.header_digest:
        # Somebody put another file in its place: the one that was begun is gone.
        return ClipMissing(clip_id=opened.clip_id)
    # Nobody can look inside without a key: the last write is the best that is known of the end. Footage of another
    # recorder is written later than it was seen, and counts as longer than it is: better held in vain than lost.
    known_ms = until_ms if until_ms is not None else source.changed_ms
    end_ms = min(max(known_ms, opened.start_ms), opened.start_ms + MAX_CLIP_MS)
    return ended(ClipCut, opened, end_ms=end_ms, size_bytes=stored.size_bytes, digest=stored.digest)
