"""Makes a picture of what is in memory, or in a clip, without a connection of its own. Blocking."""

from collections.abc import Sequence
from contextlib import suppress
from fractions import Fraction
from itertools import chain, islice
from typing import Final

import av
from av import Packet as AvPacket, VideoFrame
import av.error

from ..model.errors import CameraOffline, FormatUnsupported, ImportingError, NotPlayableHere, UnsupportedCodec
from .as_file import ContentFile
from .canvas import Turn, canvas_of, turn_of
from .decoder import matrix_of
from .opened_file import opened_file
from .packet import Packet
from .virtual import Content

_QUALITY = "4"
"""FFmpeg's scale: 2 is best, 31 is worst."""
_LOOKED_AT: Final = 120
"""Packets of a clip that are looked at for a whole picture; a group of pictures begins among them."""
_WIDEST: Final = 640
"""Pixels of a thumbnail."""


def still_of(packets: Sequence[Packet], *, is_small: bool = False) -> bytes:
    """Return the last of a group of pictures as a JPEG, in its own size unless it is to be small.

    Raises CameraOffline where none decodes.
    """
    decoder = packets[0].run.layout.template.make_decoder()
    newest: VideoFrame | None = None
    for data in [*(packet.data for packet in packets), None]:
        # A picture may have been damaged on its way; the next one may be whole.
        with suppress(av.error.FFmpegError):
            newest = [newest, *decoder.decode(AvPacket(bytes(data)) if data is not None else None)][-1]
    if newest is None:
        raise CameraOffline
    return encode_jpeg(_small(newest) if is_small else newest)


def first_still_of(content: Content) -> bytes:
    """Return the first whole picture of a clip as a small JPEG; raise NotPlayableHere, or what reading it raises."""
    try:
        with opened_file(ContentFile(content), with_sound=False, is_ours=True) as opened:
            for packet in chain(islice(opened.packets(), _LOOKED_AT), [None]):
                with suppress(av.error.FFmpegError):
                    for frame in opened.picture.decode(packet):
                        if not frame.is_corrupt:
                            return encode_jpeg(_upright(_small(frame), matrix_of(opened.picture)))
    except (ImportingError, UnsupportedCodec) as err:
        raise NotPlayableHere from err
    raise NotPlayableHere


def _upright(frame: VideoFrame, matrix: bytes | None) -> VideoFrame:
    """Return a picture as a player shows it; one of a kind that nobody can turn stays as it is stored."""
    with suppress(FormatUnsupported):
        if (turn := turn_of(matrix)) != Turn():
            turned = canvas_of(frame, turn).frame
            turned.color_range = frame.color_range
            return turned
    return frame


def _small(frame: VideoFrame) -> VideoFrame:
    """Return a picture that is no wider than a thumbnail, in the same shape."""
    if frame.width <= _WIDEST:
        return frame
    return frame.reformat(width=_WIDEST, height=max(2, frame.height * _WIDEST // frame.width // 2 * 2))


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
