"""A single picture as JPEG."""

from fractions import Fraction

import av
from av.video.codeccontext import VideoCodecContext
from av.video.reformatter import ColorRange

_QUANTISER = 3
"""2 is the finest; 3 keeps the cells of the stamp clean at a third of the bytes."""


def encode_jpeg(frame: av.VideoFrame) -> bytes:
    """Encode a picture in the full range that JPEG viewers expect."""
    full = frame.reformat(format="yuvj420p", dst_color_range=ColorRange.JPEG)
    full.pts = 0
    codec = VideoCodecContext.create("mjpeg", "w")
    codec.width, codec.height, codec.pix_fmt = full.width, full.height, "yuvj420p"
    codec.time_base = Fraction(1, 1000)
    codec.qmin = codec.qmax = _QUANTISER
    packets = [*codec.encode(full), *codec.encode(None)]
    return b"".join(bytes(packet) for packet in packets)
