"""Which clips a request is about, and of which times there are none. Nothing is added and nothing left out silently."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ..model.clip import Clip, ClipState
from ..model.ids import CameraId
from ..model.request.request import FootageRequest
from .desk import Desk
from .ports import Clips

MOST_CLIPS: Final = 5000
"""Of one camera in 12 hours: a clip every 9 s. Where there are more, whoever looks is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What one camera has of a window."""

    camera: CameraId
    clips: tuple[Clip, ...]
    """All that show a moment of it, the oldest first."""
    gaps: tuple[tuple[int, int], ...]
    """The spans of the window of which it shows nothing; milliseconds since 1970, the second is the first behind it."""
    is_cut: bool
    """There are more clips than MOST_CLIPS, and behind those nothing was looked for."""


def match(desk: Desk, from_ms: int, to_ms: int, *, also: Collection[CameraId] = ()) -> tuple[Match, ...]:
    """Return what each outdoor camera has of a window, and each camera a person has added.

    A camera that was removed counts as indoors: its clips are there, and a person can add them.
    """
    return tuple([_match(desk.clips, camera, from_ms, to_ms) for camera in _cameras(desk, from_ms, to_ms, also)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The clips that a request asks for."""

    clips: tuple[Clip, ...]
    is_cut: bool
    """Of one camera there are more."""


def clips_to_hold(desk: Desk, request: FootageRequest) -> Wanted:
    """Return what a request asks for: of the outdoor cameras, or what the home itself named.

    Of what times there is nothing is not looked for. That is read from the history clip by clip, and takes the lane for
    seconds where there are thousands.
    """
    scope, proposal = request.scope, request.proposal
    if proposal is not None and proposal.clip_ids:
        known = [desk.clips.get(clip_id) for clip_id in proposal.clip_ids]
        return Wanted(clips=tuple([clip for clip in known if clip is not None]), is_cut=False)
    named = {proposal.camera} if proposal is not None and proposal.camera is not None else None
    from_ms, to_ms = scope.window_from.ms, scope.window_to.ms
    cameras = [each for each in _cameras(desk, from_ms, to_ms, named or ()) if named is None or each in named]
    found = [desk.clips.overlapping(camera, from_ms, to_ms, MOST_CLIPS + 1) for camera in cameras]
    return Wanted(
        clips=tuple([clip for of_camera in found for clip in of_camera[:MOST_CLIPS]]),
        is_cut=any(len(of_camera) > MOST_CLIPS for of_camera in found),
    )


def _cameras(desk: Desk, from_ms: int, to_ms: int, also: Collection[CameraId]) -> list[CameraId]:
    known = desk.home.outdoor
    cameras = [camera for camera, is_outdoor in known.items() if is_outdoor or camera in also]
    # Of a name that means nothing there is nothing to show, not even a gap.
    removed = [each for each in sorted({*also} - known.keys()) if desk.clips.overlapping(each, from_ms, to_ms, 1)]
    return cameras + removed


def _match(clips: Clips, camera: CameraId, from_ms: int, to_ms: int) -> Match:
    found = clips.overlapping(camera, from_ms, to_ms, MOST_CLIPS + 1)
    shown, is_cut = tuple(found[:MOST_CLIPS]), len(found) > MOST_CLIPS
    # Where the first clip begins that is left out nobody looked for gaps any more.
    until_ms = max(from_ms, found[MOST_CLIPS].start_ms) if is_cut else to_ms
    missing = tuple(gaps(_shown(clips, shown), from_ms, until_ms))
    return Match(camera=camera, clips=shown, gaps=missing, is_cut=is_cut)


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
