"""Takes one picture from a camera's stream. Blocking."""

from fractions import Fraction

import av
from av import VideoFrame

from ..model.errors import NoVideo
from ..model.source import StreamUrl
from .source import open_source

_QUALITY = "4"
"""FFmpeg's scale: 2 is best, 31 is worst."""


def take_still(url: StreamUrl, *, width: int | None = None) -> bytes:
    """Return the first frame that decodes as a JPEG, scaled down to `width` pixels where that is given.

    Raises CannotConnect, InvalidAuth or NoVideo.
    """
    with open_source(url) as (container, stream):
        for frame in container.decode(stream):
            return encode_jpeg(frame, width=width)
    raise NoVideo


def encode_jpeg(frame: VideoFrame, *, width: int | None) -> bytes:
    """Encode one frame as a JPEG without metadata."""
    target_width = min(width, frame.width) if width else frame.width
    target_height = max(2, round(frame.height * target_width / frame.width))
    picture = frame.reformat(width=target_width, height=target_height, format="yuvj420p")
    encoder = av.CodecContext.create("mjpeg", "w")
    assert isinstance(encoder, av.VideoCodecContext)  # noqa: S101  # narrows the type: mjpeg is a video codec
    encoder.width, encoder.height = target_width, target_height
    encoder.pix_fmt = "yuvj420p"
    encoder.time_base = Fraction(1, 1)
    encoder.options = {"qmin": _QUALITY, "qmax": _QUALITY}
    picture.pts = 0
    return b"".join(bytes(packet) for packet in (*encoder.encode(picture), *encoder.encode(None)))
