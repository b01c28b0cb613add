"""One run of encoder and multiplexer: transport stream bytes with timestamps from zero."""

from collections.abc import Buffer
from fractions import Fraction
from typing import Self

import av
from av.video.frame import PictureType

from .options import Size
from .sound import RATE, Sound

_TICKS = 90_000
"""Ticks per second of transport stream timestamps."""
_KEYFRAME_SECONDS = 2
_SOUND_AHEAD_SECONDS = 0.1
"""The multiplexer holds a picture back until it has later sound, so sound is encoded first."""
_TRANSPORT = {
    "flush_packets": "1",
    "mpegts_flags": "pat_pmt_at_frames",
    # With its length in front, a reader need not wait for the next picture to know where one ends.
    "omit_video_pes_length": "0",
}


class _Collector:
    """The file that the multiplexer believes it writes."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: Buffer) -> int:
        """Keep a copy, because the multiplexer reuses its memory."""
        piece = bytes(data)
        self._pieces.append(piece)
        return len(piece)

    def take(self) -> bytes:
        """Return what was written since the last call."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


class Session:
    """Encode pictures of one size, and sound if there is any."""

    def __init__(self, size: Size, fps: float, sound: Sound | None) -> None:
        """Open the encoders with settings that add no delay."""
        self._collector = _Collector()
        self._sound = sound
        self._container = av.open(
            self._collector,
            "w",
            format="mpegts",
            options=_TRANSPORT,
        )
        rate = Fraction(fps).limit_denominator(1001)
        video = self._container.add_stream("libx264", rate=rate)
        video.width, video.height, video.pix_fmt = size.width, size.height, "yuv420p"
        video.options = {"preset": "ultrafast", "tune": "zerolatency", "forced-idr": "1"}
        video.codec_context.gop_size = round(fps * _KEYFRAME_SECONDS)
        video.codec_context.thread_count = 1
        video.codec_context.time_base = Fraction(1, _TICKS)
        self._video = video
        self._audio = self._container.add_stream("aac", rate=RATE) if sound else None
        if self._audio:
            self._audio.layout = "mono"

    def __enter__(self) -> Self:
        """Use the session in a with block, so that the encoders are always closed."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the encoders; the trailer has no reader any more."""
        self._container.close()

    def encode(self, frame: av.VideoFrame, media_seconds: float, *, keyframe: bool) -> bytes:
        """Return the packets of one picture and of the sound around it."""
        if self._sound and self._audio:
            for block in self._sound.up_to(media_seconds + _SOUND_AHEAD_SECONDS):
                self._container.mux(self._audio.encode(block))
        frame.pts, frame.time_base = round(media_seconds * _TICKS), Fraction(1, _TICKS)
        frame.pict_type = PictureType.I if keyframe else PictureType.NONE
        self._container.mux(self._video.encode(frame))
        return self._collector.take()
