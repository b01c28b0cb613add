"""Which clips a request is about, and of which times there are none. Nothing is added and nothing left out silently."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ..model.clip import Clip, ClipState
from ..model.ids import CameraId, ClipId
from ..model.request.request import FootageRequest
from .desk import Desk
from .ports import Clips

MOST_CLIPS: Final = 5000
"""Of one camera in 12 hours: a clip every 9 s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What one camera has of a window."""

    camera: CameraId
    clips: tuple[Clip, ...]
    """All that show a moment of it, the oldest first."""
    gaps: tuple[tuple[int, int], ...]
    """The spans of the window of which it shows nothing; milliseconds since 1970, the second is the first behind it."""


def match(desk: Desk, from_ms: int, to_ms: int, *, also: Collection[CameraId] = ()) -> tuple[Match, ...]:
    """Return what each outdoor camera has of a window, and each camera a person has added.

    A camera that was removed counts as indoors: its clips are there, and a person can add them.
    """
    known = desk.home.outdoor
    cameras = [camera for camera, is_outdoor in known.items() if is_outdoor or camera in also]
    # Of a name that means nothing there is nothing to show, not even a gap.
    cameras += [each for each in sorted({*also} - known.keys()) if desk.clips.overlapping(each, from_ms, to_ms, 1)]
    return tuple([_match(desk.clips, camera, from_ms, to_ms) for camera in cameras])


def clips_to_hold(desk: Desk, request: FootageRequest) -> tuple[ClipId, ...]:
    """Return what a request asks for: of the outdoor cameras, or what the home itself named."""
    scope, proposal = request.scope, request.proposal
    if proposal is not None and proposal.clip_ids:
        return tuple([clip_id for clip_id in proposal.clip_ids if desk.clips.get(clip_id) is not None])
    named = {proposal.camera} if proposal is not None and proposal.camera is not None else None
    matches = match(desk, scope.window_from.ms, scope.window_to.ms, also=named or ())
    return tuple([clip.id for each in matches for clip in each.clips if named is None or each.camera in named])


def _match(clips: Clips, camera: CameraId, from_ms: int, to_ms: int) -> Match:
    found = tuple(clips.overlapping(camera, from_ms, to_ms, MOST_CLIPS))
    return Match(camera=camera, clips=found, gaps=tuple(gaps(_shown(clips, found), from_ms, to_ms)))


def _shown(clips: Clips, found: Iterable[Clip]) -> Iterator[tuple[int, int]]:
    """Yield the spans that clips show: of one with gaps, what lies around them."""
    for clip in found:
        if clip.state is ClipState.MISSING:
            continue
        yield from gaps(clips.gaps_in(clip), clip.start_ms, clip.end_ms)


def gaps(spans: Iterable[tuple[int, int]], from_ms: int, to_ms: int) -> Iterator[tuple[int, int]]:
    """Yield what some spans leave of a window, in order."""
    at_ms = from_ms
    for start_ms, end_ms in sorted(spans):
        if start_ms > at_ms:
            yield at_ms, min(start_ms, to_ms)
        at_ms = max(at_ms, end_ms)
        if at_ms >= to_ms:
            return
    yield at_ms, to_ms
