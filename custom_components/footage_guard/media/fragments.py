"""The fragments of a clip: where each lies, when it is shown, and whether a decoder can begin with it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from ..model.errors import NotPlayableHere
from .boxes import Box, box_at, boxes_in, fields_of, flags_of, numbers, only, version_of

_NOT_SYNC: Final = 0x10000
"""Of a sample's flags: a decoder cannot begin here."""
_BASE, _ENTRY, _DURATION, _SIZE, _FLAGS = 0x01, 0x02, 0x08, 0x10, 0x20
"""What the head of a track's part of a fragment tells (`tfhd`)."""
_OFFSET, _FIRST_FLAGS = 0x01, 0x04
"""What a run of samples tells of itself (`trun`)."""
_DURATIONS, _SIZES, _EACH_FLAGS, _DELAYS = _COLUMNS = (0x100, 0x200, 0x400, 0x800)
"""And of each of its samples."""
_PICTURE: Final = b"vide"
_BEFORE_SIZE: Final = 24
"""Bytes of a sample entry before how large its pictures are (ISO/IEC 14496-12, `VisualSampleEntry`)."""
_BEFORE_MATRIX: Final = 36
"""And of the head of a track before how they are turned, in version 0: 0 comes first where they lie on their side."""
_CODECS: Final = {b"avc1": "h264", b"avc3": "h264", b"hvc1": "hevc", b"hev1": "hevc"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A stream of a clip, as the head of the file tells it."""

    id: int
    timescale: int
    codec: str | None
    """None of sound."""
    size: tuple[int, int] | None
    """Pixels of its pictures, across and down; None of sound."""
    duration: int
    """Of a sample of which nothing else is told."""
    flags: int


class Shown(NamedTuple):
    """What a fragment holds of one track, in its timescale."""

    track: int
    start: int
    duration: int
    samples: int
    """How many samples."""
    delay: int
    """From decoding to showing, of its first sample."""
    is_sync: bool


def tracks_of(moov: bytes) -> dict[int, Track]:
    """Return the tracks by id; raise NotPlayableHere."""
    whole = box_at(moov, 0)
    extends = only(moov, whole, b"mvex")
    defaults = {
        found[0]: (found[2], found[4])
        for found in (
            numbers(moov, fields_of(box), 5)
            for box in boxes_in(moov, extends.begin, extends.end)
            if box.kind == b"trex"
        )
    }
    found = [_track(moov, box, defaults) for box in boxes_in(moov, whole.begin, whole.end) if box.kind == b"trak"]
    return {track.id: track for track in found}


def picture_of(moov: bytes) -> str:
    """Return the codec of the pictures of any file; raise NotPlayableHere where there are none of a kind we keep."""
    whole = box_at(moov, 0)
    for box in boxes_in(moov, whole.begin, whole.end):
        if box.kind == b"trak" and (entry := _entry(moov, box)) is not None:
            return _CODECS[entry.kind]
    raise NotPlayableHere


def shown_in(moof: bytes, tracks: dict[int, Track]) -> Iterator[Shown]:
    """Yield what a fragment holds of each track; raise NotPlayableHere."""
    whole = box_at(moof, 0)
    for box in boxes_in(moof, whole.begin, whole.end):
        if box.kind == b"traf":
            yield _shown(moof, box, tracks)


def _track(moov: bytes, box: Box, defaults: dict[int, tuple[int, int]]) -> Track:
    header = only(moov, box, b"tkhd")
    media = only(moov, box, b"mdia", b"mdhd")
    # Two times stand before, which are longer in version 1.
    (track_id,) = numbers(moov, fields_of(header) + (16 if version_of(moov, header) else 8), 1)
    (timescale,) = numbers(moov, fields_of(media) + (16 if version_of(moov, media) else 8), 1)
    if not timescale or track_id not in defaults:
        raise NotPlayableHere
    entry = _entry(moov, box)
    codec, size = (None, None) if entry is None else (_CODECS[entry.kind], _size(moov, header, entry))
    duration, flags = defaults[track_id]
    return Track(id=track_id, timescale=timescale, codec=codec, size=size, duration=duration, flags=flags)


def _entry(moov: bytes, trak: Box) -> Box | None:
    """Return what tells of the pictures of a track; None of another, raise NotPlayableHere for one we do not keep."""
    handler = only(moov, trak, b"mdia", b"hdlr")
    if moov[fields_of(handler) + 4 : fields_of(handler) + 8] != _PICTURE:
        return None
    entries = only(moov, trak, b"mdia", b"minf", b"stbl", b"stsd")
    place = fields_of(entries) + 4
    first = box_at(moov[place : entries.end], place)
    if first.kind not in _CODECS:
        raise NotPlayableHere
    return first


def _size(moov: bytes, header: Box, entry: Box) -> tuple[int, int]:
    """Return what is kept of each picture as it is turned, whatever shape a player gives to its pixels."""
    width, height = numbers(moov, entry.begin + _BEFORE_SIZE, 2, 2)
    # Times stand before, which are longer in version 1.
    (right,) = numbers(moov, fields_of(header) + _BEFORE_MATRIX + (12 if version_of(moov, header) else 0), 1)
    return (width, height) if right else (height, width)


def _shown(moof: bytes, traf: Box, tracks: dict[int, Track]) -> Shown:
    header = only(moof, traf, b"tfhd")
    flags, place = flags_of(moof, header), fields_of(header)
    (track_id,) = numbers(moof, place, 1)
    if track_id not in tracks or flags & _BASE:
        # With an offset from the beginning of the file, what is served could not be shifted.
        raise NotPlayableHere
    track = tracks[track_id]
    told = [bit for bit in (_ENTRY, _DURATION, _SIZE, _FLAGS) if flags & bit]
    given = dict(zip(told, numbers(moof, place + 4, len(told)), strict=True))
    duration, sample_flags = given.get(_DURATION, track.duration), given.get(_FLAGS, track.flags)
    base = only(moof, traf, b"tfdt")
    (start,) = numbers(moof, fields_of(base), 1, 8 if version_of(moof, base) else 4)
    runs = [
        _run(moof, box, duration, sample_flags) for box in boxes_in(moof, traf.begin, traf.end) if box.kind == b"trun"
    ]
    if not runs:
        raise NotPlayableHere
    return Shown(
        track_id,
        start,
        sum(run.duration for run in runs),
        sum(run.samples for run in runs),
        runs[0].delay,
        runs[0].is_sync,
    )


class _Run(NamedTuple):
    duration: int
    samples: int
    delay: int
    is_sync: bool


def _run(moof: bytes, trun: Box, duration: int, sample_flags: int) -> _Run:
    flags, place = flags_of(moof, trun), fields_of(trun)
    (count,) = numbers(moof, place, 1)
    place += 8 if flags & _OFFSET else 4
    if flags & _FIRST_FLAGS:
        (sample_flags,) = numbers(moof, place, 1)
        place += 4
    told = [bit for bit in _COLUMNS if flags & bit]
    table = numbers(moof, place, count * len(told))
    column = {bit: table[number :: len(told)] for number, bit in enumerate(told)}
    if not flags & _FIRST_FLAGS:
        sample_flags = next(iter(column.get(_EACH_FLAGS, [])), sample_flags)
    delay = next(iter(column.get(_DELAYS, [])), 0)
    return _Run(
        sum(column[_DURATIONS]) if _DURATIONS in column else count * duration,
        count,
        # Signed in version 1.
        delay - (1 << 32) if version_of(moof, trun) and delay >> 31 else delay,
        not sample_flags & _NOT_SYNC,
    )
