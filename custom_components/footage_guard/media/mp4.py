"""Writes packets into a fragmented MP4 that only ever grows, so that it can go straight into an age file.

One fragment per group of pictures and at most two seconds, with a table of all of them at the end (ISO/IEC 14496-12:
`moov` without samples, then `moof` and `mdat`, then `mfra`).
"""

from collections.abc import Callable
from fractions import Fraction
from math import ceil
from typing import Final

import av
from av import Packet as AvPacket
from av.audio.stream import AudioStream
from av.video.stream import VideoStream

from .packet import Layout

TICKS: Final = 90_000
"""Of a second in a clip."""
TICK: Final = Fraction(1, TICKS)
FRAGMENT_S: Final = 2
FURTHEST: Final = 2 * 3600 * TICKS
"""From one packet to the next, and from when a picture is decoded to when it is shown: more than any clip lasts. A
camera may say anything, and of steps of many hours FFmpeg refuses some, and for others ends the whole process."""
_SILENT_S: Final = 1
"""So long are pictures held back for sound that was announced and does not come: what is not written goes with the
power, and by itself FFmpeg waits 10 s. Sound of most cameras is later than its pictures by much less."""
_OPTIONS: Final = {
    "movflags": "frag_keyframe+empty_moov+default_base_moof",
    "frag_duration": str(FRAGMENT_S * 1_000_000),
    "max_interleave_delta": str(_SILENT_S * 1_000_000),
}


class _Target:
    """What FFmpeg writes to; without `seek`, so that it never goes back."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write
        self.closed = False
        """PyAV asks: whatever lets go of a file that was given up would write the end of it."""

    def write(self, data: bytes | memoryview) -> int:
        self._write(bytes(data))
        return len(data)

    def let_go(self) -> None:
        """Write nowhere any more: PyAV keeps this, and what it keeps, until the garbage collector comes by."""
        self.closed = True
        self._write = lambda _: None


class Mp4Writer:
    """A clip's content while it is written. Use it from one thread, and close it."""

    def __init__(self, layout: Layout, write: Callable[[bytes], object]) -> None:
        """Begin a file of streams of this layout; what `write` raises comes back from whoever wrote."""
        self._target = _Target(write)
        self._output = av.open(self._target, "w", format="mp4", options=_OPTIONS)
        self._picture = self._output.add_stream_from_template(layout.template.picture)
        self._picture.time_base = TICK
        self._picture.set_display_matrix(layout.matrix)
        if layout.codec == "hevc":
            # Parameter sets stand in the header, as players of one vendor insist on.
            self._picture.codec_context.codec_tag = "hvc1"
        self._sound: VideoStream | AudioStream | None = None
        if layout.has_audio:
            self._sound = self._output.add_stream_from_template(layout.template.sound)
        self._last = {True: -1, False: -1}

    def put(
        self, data: bytes | memoryview, *, pts: int, dts: int, duration: int, is_picture: bool, is_key: bool
    ) -> None:
        """Write a packet, whose times are in TICKS since the clip began; sound goes nowhere in a clip without it.

        Neither does sound of a time that the clip has sound of, as after a camera's clock stepped back.
        """
        stream = self._picture if is_picture else self._sound
        if stream is None or (not is_picture and self._is_heard(dts, stream)):
            return
        packet = AvPacket(bytes(data))
        # Each has to come after the one before, whatever the camera's clock did, and none is decoded after it is shown.
        last = self._last[is_picture]
        packet.dts = self._last[is_picture] = max(min(dts, pts, last + FURTHEST), last + 1)
        packet.pts = min(max(pts, packet.dts), packet.dts + FURTHEST)
        packet.duration = duration
        packet.time_base = TICK
        packet.is_keyframe = is_key
        packet.stream = stream
        self._output.mux_one(packet)

    def _is_heard(self, at: int, sound: VideoStream | AudioStream) -> bool:
        """Tell whether sound comes less than a sample after the last; FFmpeg refuses two pieces of the same sample."""
        last = self._last[False]
        return last >= 0 and at < last + ceil(sound.time_base * TICKS)

    def close(self) -> None:
        """Write the end; raise what writing it raised."""
        self._output.close()
        self._target.let_go()

    def abandon(self) -> None:
        """Write nothing any more, for a file whose writing failed."""
        self._target.let_go()
        self._output.close()
