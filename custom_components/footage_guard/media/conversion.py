"""Makes of a clip what every browser plays, while it is watched: few of them play H.265. Blocking.

Nothing of it is kept: it begins anew with each request, and goes only as fast as what it makes is taken. The stored
clip stays what it is.
"""

from collections.abc import Generator, Iterable
from contextlib import suppress
from fractions import Fraction
import struct
from typing import Any, Final

import av
from av import Packet as AvPacket, VideoFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.error import FFmpegError
from av.stream import Stream
from av.video.frame import PictureType
from av.video.stream import VideoStream

from ..model.errors import ImportingError, NotPlayableHere, UnsupportedCodec
from .as_file import ContentFile
from .decoder import matrix_of
from .mp4 import TICK
from .opened_file import OpenedFile, opened_file
from .virtual import Content

_ENCODER: Final = "libx264"
_OPTIONS: Final = {
    # Short fragments, so that a player has something soon.
    "movflags": "empty_moov+default_base_moof",
    "frag_duration": "500000",
    # So long are pictures held back for sound of which a clip has none at the time; by itself FFmpeg waits for 10 s.
    "max_interleave_delta": "1000000",
}
_QUALITY: Final = {"preset": "ultrafast", "tune": "zerolatency", "crf": "23"}
"""As fast as it can: it has to keep up with a player on a small machine."""
_GROUP: Final = 30
"""Pictures from one that needs no other to the next."""
_WIDEST: Final = 1920
_LONGEST_STEP_S: Final = 3600
"""From one picture or piece of sound to the next. Where they are some hours apart FFmpeg has no room for that in a
fragment, and ends the whole process; no clip of ours is so long."""
_PIECE: Final = 1 << 16
"""Bytes that are gathered before they are given out, and at most a fragment more."""


def can_convert() -> bool:
    """Tell whether this FFmpeg has what it takes."""
    return _ENCODER in av.codec.codecs_available


def convert(content: Content) -> Generator[bytes]:
    """Yield a clip as H.264 in MP4, in pieces; close it to end it early.

    Raises NotPlayableHere, or what reading the content raises.
    """
    made = _Made()
    try:
        with (
            opened_file(ContentFile(content), with_sound=True, is_ours=True) as opened,
            av.open(made, "w", format="mp4", options=_OPTIONS) as output,
        ):
            conversion = _Conversion(opened, output)
            for packet in opened.packets():
                conversion.take(packet)
                if made.size >= _PIECE:
                    yield made.take()
            conversion.end()
        yield made.take()
    except (FFmpegError, ImportingError, UnsupportedCodec) as err:
        raise NotPlayableHere from err


class _Made:
    """What FFmpeg wrote and nobody took yet; without `seek`, so that it never goes back."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self.size = 0

    def write(self, data: bytes) -> int:
        self._pieces.append(bytes(data))
        self.size += len(data)
        return len(data)

    def take(self) -> bytes:
        made = b"".join(self._pieces)
        self._pieces, self.size = [], 0
        return made


class _Conversion:
    """One reading of a clip. Times stay what they are, so that pictures and sound stay together."""

    def __init__(self, opened: OpenedFile, output: OutputContainer) -> None:
        self._picture = opened.picture
        self._output = output
        width, height = _fitting(opened.picture.codec_context.width, opened.picture.codec_context.height)
        # With several pictures at a time FFmpeg waits for ever on a clip whose head is damaged.
        opened.picture.thread_type = "SLICE"
        self._encoder = output.add_stream(_ENCODER, options=dict(_QUALITY))
        assert isinstance(self._encoder, VideoStream)  # noqa: S101  # narrows the type: H.264 is video
        self._encoder.width, self._encoder.height, self._encoder.pix_fmt = width, height, "yuv420p"
        self._encoder.codec_context.time_base = TICK
        self._encoder.codec_context.gop_size = _GROUP
        if (matrix := matrix_of(opened.picture)) is not None:
            self._encoder.set_display_matrix(struct.unpack("9i", matrix))
        # What lies in a clip is AAC.
        self._sound: AudioStream | None = None
        self._newest_s: dict[int, Fraction] = {}
        """When what was written last of each stream is."""
        if opened.sound is not None:
            self._sound = output.add_stream_from_template(opened.container.streams.audio[0])

    def take(self, packet: AvPacket[Stream] | None) -> None:
        """Convert a packet; None ends the pictures."""
        if packet is not None and packet.stream_index != self._picture.index:
            if self._sound is not None:
                packet.stream = self._sound
                self._write([packet])
            return
        # A picture may be damaged; the next one may be whole.
        with suppress(FFmpegError):
            for frame in self._picture.decode(packet):
                self._show(frame)

    def end(self) -> None:
        """Write what is still under way."""
        self.take(None)
        self._write(self._encoder.encode(None))

    def _show(self, frame: VideoFrame) -> None:
        shown = frame.reformat(width=self._encoder.width, height=self._encoder.height, format="yuv420p")
        shown.pts, shown.time_base = frame.pts, frame.time_base
        shown.pict_type = PictureType.NONE
        self._write(self._encoder.encode(shown))

    def _write(self, packets: Iterable[AvPacket[Any]]) -> None:
        """Write packets; raise NotPlayableHere where their times cannot be."""
        for packet in packets:
            at_s = (packet.dts or 0) * packet.time_base
            before_s = self._newest_s.setdefault(packet.stream_index, at_s)
            if abs(at_s - before_s) > _LONGEST_STEP_S:
                raise NotPlayableHere
            self._newest_s[packet.stream_index] = at_s
            self._output.mux_one(packet)


def _fitting(width: int, height: int) -> tuple[int, int]:
    """Return the size in which a picture is shown: even, as the encoder wants it, and not too large to keep up."""
    if width > _WIDEST:
        width, height = _WIDEST, height * _WIDEST // width
    return max(2, width // 2 * 2), max(2, height // 2 * 2)
