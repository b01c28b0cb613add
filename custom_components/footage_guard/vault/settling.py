"""What a start does with clips whose end was never told: each becomes a cut clip, or is told to be gone.

Call `settle` before the first recording begins: until then nothing is being written.
"""

from ..model.clip import MAX_CLIP_MS, Clip
from ..model.errors import VaultFileRefused
from ..model.facts import ClipCut, ClipMissing, ClipRemoved, Removal, ended
from .store import ClipSource, describe, is_empty, place_of
from .vault import Vault


def settle(vault: Vault) -> list[Clip]:
    """End all clips that are open; return those that were, oldest first. Raises OSError where the journal does."""
    found = vault.index.open_clips()
    for clip in found:
        cut(vault, clip)
    return found


def cut(vault: Vault, clip: Clip) -> None:
    """End an open clip exactly as it lies there; raise OSError."""
    try:
        with vault.store.open_part(place_of(clip)) as source:
            fact = _end(clip, source)
    except FileNotFoundError, VaultFileRefused:
        fact = ClipMissing(clip_id=clip.id)
    vault.tell(fact)
    match fact:
        case ClipCut():
            vault.store.publish(place_of(clip))
        case ClipRemoved():
            vault.store.delete(place_of(clip))


def _end(clip: Clip, source: ClipSource) -> ClipCut | ClipRemoved | ClipMissing:
    if is_empty(source):
        return ClipRemoved(clip_id=clip.id, reason=Removal.EMPTY)
    stored = describe(source)
    if stored.header_digest != clip.header_digest:
        # Somebody put another file in its place: the one that was begun is gone.
        return ClipMissing(clip_id=clip.id)
    # Nobody can look inside without a key: the last write is the best that is known of the end.
    end_ms = min(max(source.changed_ms, clip.start_ms), clip.start_ms + MAX_CLIP_MS)
    return ended(ClipCut, clip, end_ms=end_ms, size_bytes=stored.size_bytes, digest=stored.digest)
