"""Makes a picture of what is in memory, without a connection of its own. Blocking."""

from collections.abc import Sequence
from contextlib import suppress
from fractions import Fraction

import av
from av import Packet as AvPacket, VideoFrame
import av.error

from ..model.errors import CameraOffline
from .packet import Packet

_QUALITY = "4"
"""FFmpeg's scale: 2 is best, 31 is worst."""


def still_of(packets: Sequence[Packet]) -> bytes:
    """Return the last of a group of pictures as a JPEG in its own size; raise CameraOffline where none decodes."""
    decoder = packets[0].run.layout.template.make_decoder()
    newest: VideoFrame | None = None
    for data in [*(packet.data for packet in packets), None]:
        # A picture may have been damaged on its way; the next one may be whole.
        with suppress(av.error.FFmpegError):
            newest = [newest, *decoder.decode(AvPacket(bytes(data)) if data is not None else None)][-1]
    if newest is None:
        raise CameraOffline
    return encode_jpeg(newest)


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
