"""A decoder of pictures that belongs to no file, and ends when nobody uses it any more.

PyAV's streams hold themselves, and with them their decoder and its pictures, until the garbage collector comes by: of
4K that would be 120 MB for each file that is made and each picture of a timeline.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from av import Packet as AvPacket, VideoFrame
from av.codec import CodecContext
from av.error import FFmpegError
from av.stream import Stream
from av.video.codeccontext import VideoCodecContext
from av.video.stream import VideoStream

from .limited import LIMITED

_TOLD: Final = ("color_range", "color_primaries", "color_trc", "colorspace", "chroma_sample_location", "field_order")
"""What a file may tell of its pictures where they do not tell it themselves."""
_MATRIX: Final = "DISPLAYMATRIX"


def decoder_for(stream: VideoStream) -> VideoCodecContext:
    """Return a decoder that knows of the pictures of a stream what the file tells."""
    known = stream.codec_context
    decoder = CodecContext.create(known.codec, "r")
    assert isinstance(decoder, VideoCodecContext)  # noqa: S101  # narrows the type: it decodes pictures
    decoder.options = dict(LIMITED)
    decoder.extradata = known.extradata
    decoder.pkt_timebase = stream.time_base
    # So many pictures wait until those that are shown before them are there.
    decoder.reorder_depth = known.reorder_depth
    for name in _TOLD:
        setattr(decoder, name, getattr(known, name))
    # One picture at a time: with several, FFmpeg waits for ever in some files whose head is damaged. It costs nothing,
    # for the encoder has the other cores.
    decoder.thread_type = "SLICE"
    return decoder


def matrix_of(first: VideoFrame | None, stream: VideoStream) -> bytes | None:
    """Return how a clip wants to be turned, as FFmpeg keeps it: as its first picture tells it, or else its file."""
    told = first.side_data.get(_MATRIX) if first is not None else None
    return bytes(told) if told is not None else stream.codec_context.coded_side_data.get("display_matrix")


def first_of(packets: Iterable[AvPacket[Stream]], stream: VideoStream) -> VideoFrame | None:
    """Return the first picture that can be decoded by itself, of which no more is read than that takes."""
    for packet in packets:
        if packet.is_keyframe:
            decoder = decoder_for(stream)
            with suppress(FFmpegError, ValueError):
                whole = (frame for data in (packet, None) for frame in decoder.decode(data) if not frame.is_corrupt)
                if (frame := next(whole, None)) is not None:
                    return frame
    return None
