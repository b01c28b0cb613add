"""Takes one picture from a camera's stream. Blocking."""

from fractions import Fraction

import av
from av import VideoFrame

from ..model.source import StreamUrl
from .source import first_frame, open_source

_QUALITY = "4"
"""FFmpeg's scale: 2 is best, 31 is worst."""


def take_still(url: StreamUrl) -> bytes:
    """Return the first frame that decodes as a JPEG in its own size.

    Raises CannotConnect, InvalidAuth or NoVideo.
    """
    with open_source(url) as (container, stream):
        return encode_jpeg(first_frame(container, stream))


def encode_jpeg(frame: VideoFrame) -> bytes:
    """Encode one frame as a JPEG without metadata."""
    encoder = av.CodecContext.create("mjpeg", "w")
    assert isinstance(encoder, av.VideoCodecContext)  # noqa: S101  # narrows the type: mjpeg is a video codec
    encoder.width, encoder.height = frame.width, frame.height
    encoder.pix_fmt = "yuvj420p"
    encoder.time_base = Fraction(1, 1)
    encoder.options = {"qmin": _QUALITY, "qmax": _QUALITY}
    picture = frame.reformat(format="yuvj420p")
    picture.pts = 0
    return b"".join(bytes(packet) for packet in (*encoder.encode(picture), *encoder.encode(None)))
