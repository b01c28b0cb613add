"""What a stream's decoder has to know: taken from the stream, and put to the head of a clip."""

import io
from typing import Final

import av
from av import Packet as AvPacket
from av.video.stream import VideoStream

from .packet import Layout
from .sound import Sound

_SETS_WITHIN: Final = 4096
"""Parameter sets come before the picture, and are small."""
_START: Final = b"\x00\x00\x01"
_H264_SETS: Final = frozenset({7, 8})
_HEVC_SETS: Final = frozenset({32, 33, 34})
_HEVC: Final = "hevc"


def layout_of(picture: VideoStream, first: bytes, sound: Sound | None) -> Layout:
    """Return the layout of a stream whose first picture is `first`.

    NUT keeps what a decoder needs just as the camera sent it. MP4 would rewrite it, and packets would have to follow.
    """
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
        template=held.getvalue(),
        codec=context.name,
        width=context.width,
        height=context.height,
        has_audio=sound is not None,
        parameters=bytes(context.extradata or b""),
    )


class _Growing:
    """A file that FFmpeg cannot seek in, so that it never goes back."""

    def __init__(self, target: io.BytesIO) -> None:
        self._target = target

    def write(self, data: bytes) -> int:
        return self._target.write(data)


def parameter_sets(codec: str, data: bytes) -> tuple[bytes, ...]:
    """Return the parameter sets a picture brings along, in their order; none where it is not a byte stream.

    ITU-T H.264 and H.265, Annex B and the types of NAL units. A camera that changes its size sends others.
    """
    kinds = _HEVC_SETS if codec == _HEVC else _H264_SETS
    units = [unit for unit in data[:_SETS_WITHIN].split(_START)[1:] if unit]
    return tuple(unit.rstrip(b"\x00") for unit in units if _kind(codec, unit[0]) in kinds)


def _kind(codec: str, head: int) -> int:
    return (head >> 1) & 0x3F if codec == _HEVC else head & 0x1F
