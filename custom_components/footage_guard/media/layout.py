"""What a stream's decoder has to know: taken from the stream, and put to the head of a clip."""

from collections.abc import Iterator
from contextlib import suppress
import io
import struct
from typing import Final

import av
from av import Packet as AvPacket
from av.video.stream import VideoStream

from ..model.errors import FormatUnsupported
from .canvas import Turn, turn_of
from .decoder import matrix_of
from .limited import open_limited
from .packet import Layout
from .sound import Sound
from .template import Template

_START: Final = b"\x00\x00\x01"
_H264: Final = "h264"
_HEVC: Final = "hevc"
_SETS: Final = {_H264: frozenset({7, 8}), _HEVC: frozenset({32, 33, 34})}
_FORMATS: Final = {_H264: frozenset({7}), _HEVC: frozenset({32, 33})}
"""Those that tell of size and format. What the others say may change with every picture, and is sent along."""
_PICTURES: Final = {_H264: range(1, 6), _HEVC: range(32)}
"""Types of units that hold a part of a picture."""


def is_byte_stream(picture: VideoStream) -> bool:
    """Tell whether a stream's units are told apart by start codes, and not by their lengths (ISO/IEC 14496-15)."""
    extradata = picture.codec_context.extradata
    # A configuration record begins with its version, which is 1.
    return not extradata or extradata[0] != 1


def layout_of(picture: VideoStream, first: bytes, sound: Sound | None) -> Layout:
    """Return the layout of a stream whose first picture is `first`.

    NUT keeps what a decoder needs just as the camera sent it. MP4 would rewrite it, and packets would have to follow.
    """
    context = picture.codec_context
    if is_byte_stream(picture) and not (context.extradata and context.width and context.height):
        # It took too long until the first picture came, so FFmpeg had to do without.
        with open_limited(io.BytesIO(first), context.name) as alone:
            return _layout(alone.streams.video[0], first, sound)
    return _layout(picture, first, sound)


def _layout(picture: VideoStream, first: bytes, sound: Sound | None) -> Layout:
    held = io.BytesIO()
    with av.open(_Growing(held), "w", format="nut") as output:
        packet = AvPacket(first)
        packet.stream = output.add_stream_from_template(picture)
        packet.pts = packet.dts = 0
        packet.time_base = picture.time_base
        packet.is_keyframe = True
        if sound is not None:
            sound.add_to(output)
        output.mux_one(packet)
    context = picture.codec_context
    return Layout(
        template=Template(held.getvalue()),
        codec=context.name,
        width=context.width,
        height=context.height,
        has_audio=sound is not None,
        parameters=_told(picture) + (sound.parameters if sound is not None else b""),
        matrix=_matrix(picture),
    )


def _matrix(picture: VideoStream) -> tuple[int, ...] | None:
    """Return how a file wants its pictures to be turned, which NUT does not keep.

    What no file of ours could carry out is left out: no player does it either.
    """
    held = matrix_of(picture)
    if held is None:
        return None
    with suppress(FormatUnsupported):
        return struct.unpack("9i", held) if turn_of(held) != Turn() else None
    return None


def _told(picture: VideoStream) -> bytes:
    """Return what the decoder of the picture is told, in one spelling: start codes have three bytes or four."""
    extradata = bytes(picture.codec_context.extradata or b"")
    sets = parameter_sets(picture.codec_context.name, extradata) if is_byte_stream(picture) else ()
    return _START.join((b"", *sets)) if sets else extradata


class _Growing:
    """A file that FFmpeg cannot seek in, so that it never goes back."""

    def __init__(self, target: io.BytesIO) -> None:
        self._target = target

    def write(self, data: bytes) -> int:
        return self._target.write(data)


def parameter_sets(codec: str, data: bytes) -> tuple[bytes, ...]:
    """Return the parameter sets before a picture of a byte stream, in their order.

    ITU-T H.264 and H.265, Annex B and the types of NAL units.
    """
    return tuple(unit.rstrip(b"\x00") for unit in _units(data, codec) if _kind(codec, unit[0]) in _SETS[codec])


def formats(codec: str, data: bytes) -> frozenset[bytes]:
    """Return what a picture of a byte stream says of its size and format; nothing where it says nothing."""
    return frozenset(unit for unit in parameter_sets(codec, data) if _kind(codec, unit[0]) in _FORMATS[codec])


def _units(data: bytes, codec: str) -> Iterator[bytes]:
    """Yield the units before the first that holds a part of the picture, which is most of the data."""
    start = data.find(_START)
    while 0 <= start < len(data) - len(_START):
        start += len(_START)
        if _kind(codec, data[start]) in _PICTURES[codec]:
            return
        end = data.find(_START, start)
        if unit := data[start : end if end >= 0 else len(data)]:
            yield unit
        start = end


def _kind(codec: str, head: int) -> int:
    return (head >> 1) & 0x3F if codec == _HEVC else head & 0x1F
