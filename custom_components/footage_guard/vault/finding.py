"""Which clips there are, for whoever may know that: times, sizes and what keeps them, and never what they show."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from heapq import merge
from itertools import islice
from typing import Final

from ..model.account import Account
from ..model.clip import NEWEST, Clip, Count, Hold, Position
from ..model.errors import ClipUnknown
from ..model.facts import ClipAccounted
from ..model.ids import CameraId, HoldId
from ..model.readable import if_readable
from ..model.retention import HELD_CLIPS
from .ports import Journal
from .vault import Vault

MOST_FOUND: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for; without a bound, everything."""

    cameras: tuple[CameraId, ...] = ()
    """None means all, also those that were removed."""
    from_ms: int = 0
    """A clip counts if it shows something from then on (UTC, since 1970)."""
    before: Position = NEWEST
    """A clip counts if it lies before this in the list by time."""
    hold: HoldId | None = None
    """Only what this hold keeps; cameras and beginning do not matter then."""
    limit: int = MOST_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of clips, the newest first."""

    clips: tuple[tuple[Clip, tuple[Hold, ...]], ...]
    """Each with what keeps it."""
    is_more: bool
    """Whether there are more behind the last one."""


def find(vault: Vault, search: Search) -> Found:
    """Return a page of clips; raise IndexDamaged or OSError."""
    vault.catch_up()
    wanted = search.limit + 1
    pages = (
        [vault.index.page_of_hold(search.hold, search.before, wanted)]
        if search.hold is not None
        else [
            vault.index.page(camera, search.before, wanted, search.from_ms)
            for camera in dict.fromkeys(search.cameras or (None,))
        ]
    )
    clips = list(islice(merge(*pages, key=lambda clip: clip.position, reverse=True), wanted))
    shown = clips[: search.limit]
    return Found(
        clips=tuple((clip, tuple(vault.index.holds_of(clip.id))) for clip in shown), is_more=len(clips) > len(shown)
    )


def clips_in(vault: Vault, cameras: Iterable[CameraId], from_ms: int, to_ms: int) -> list[Clip]:
    """Return all clips of cameras that show something of a span, oldest first; raise ClipUnknown for none.

    One that is still being written counts as long as a clip can become. No more come than one hold too large has.
    """
    vault.catch_up()
    pages = [vault.index.overlapping(camera, from_ms, to_ms, HELD_CLIPS + 1) for camera in dict.fromkeys(cameras)]
    clips = list(islice(merge(*pages, key=lambda clip: clip.position), HELD_CLIPS + 1))
    if not clips:
        raise ClipUnknown
    return clips


def days_in(vault: Vault, cameras: Iterable[CameraId], from_ms: int, to_ms: int) -> list[Count]:
    """Return how many clips of cameras begin in each quarter of an hour of a span; none of them means all."""
    vault.catch_up()
    wanted = dict.fromkeys(cameras) or (None,)
    return [count for camera in wanted for count in vault.index.counts_per_quarter(camera, from_ms, to_ms)]


def account_of(journal: Journal, clip: Clip) -> Account | None:
    """Return what a recorder told of a clip, where it did: it is told right before the clip's end.

    Raises OSError, but not for a sector that the disk does not give: one record hides no other clip.
    """
    fact = if_readable(partial(journal.read, clip.leaf - 1))
    return fact.account if isinstance(fact, ClipAccounted) and fact.clip_id == clip.id else None
