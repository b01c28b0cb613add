"""A decoder of pictures that belongs to no file, and ends when nobody uses it any more.

PyAV's streams hold themselves, and with them their decoder and its pictures, until the garbage collector comes by: of
4K that would be 120 MB for each file that is made and each picture of a timeline.
"""

from typing import Final

from av.codec import CodecContext
from av.video.codeccontext import VideoCodecContext
from av.video.stream import VideoStream

from .limited import LIMITED

_TOLD: Final = ("color_range", "color_primaries", "color_trc", "colorspace", "chroma_sample_location", "field_order")
"""What a file may tell of its pictures where they do not tell it themselves."""


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


def matrix_of(stream: VideoStream) -> bytes | None:
    """Return how a clip wants to be turned, as FFmpeg keeps it: as its file tells it.

    A camera may tell it with its pictures as well (a message, SEI), which no browser heeds. Boxes are drawn on the film
    as a browser shows it, and have to hide the same in the file.
    """
    return stream.codec_context.coded_side_data.get("display_matrix")
