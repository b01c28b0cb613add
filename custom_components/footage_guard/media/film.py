"""Encodes pictures and sound into the file that leaves: H.264 and AAC in MP4, with nothing that tells where from."""

from collections.abc import Callable, Iterable
from fractions import Fraction
import io
from typing import Final

import av
from av import AudioFrame, Packet as AvPacket, VideoFrame
from av.audio.stream import AudioStream
from av.bitstream import BitStreamFilterContext
from av.codec import CodecContext
from av.codec.context import Flags
from av.container import OutputContainer
from av.video.codeccontext import VideoCodecContext
from av.video.stream import VideoStream

from ..model.errors import EncoderMissing
from .canvas import Canvas
from .faststart import Muxed, Scratch, Sink
from .limited import open_limited
from .mp4 import TICK
from .soundtrack import BIT_RATE, CODEC, RATE, layout_of

ENCODER: Final = "libx264"
QUALITY: Final = {"preset": "veryfast", "crf": "20", "bf": "0", "deblock": "-6,-6"}
"""Constant quality. Without pictures that refer to later ones, each is decoded when it is shown, and no edit list is
needed. Little smoothing between blocks: it would draw what is beside a black box into its rim."""
GROUP: Final = 60
"""Pictures from one that needs no other to the next."""
_RATE: Final = 24
"""Pictures a second. What a player is told of the work depends on it; when pictures are shown does not."""
_UNITS: Final = "filter_units=pass_types=1|5|7|8"
"""Pictures and how to decode them (ITU-T H.264, table 7-1); no text of the encoder, no message of any kind."""
_OPTIONS: Final = {"use_editlist": "0", "video_track_timescale": "90000", "fflags": "+bitexact"}


class Film:
    """A file that is being made. Use it from one thread, and finish or abandon it."""

    def __init__(self, scratch: Scratch, canvas: Canvas, like: VideoFrame, aspect: Fraction, channels: int) -> None:
        """Begin a file with pictures of the size of one, with the colors and shape of what was decoded.

        `channels` are those of the sound; 0 for none. Raises EncoderMissing.
        """
        if ENCODER not in av.codecs_available:
            raise EncoderMissing
        self._muxed = Muxed(scratch)
        self._output = av.open(self._muxed, "w", format="mp4", options=_OPTIONS)
        self._encoder = _encoder_of(canvas, like, aspect)
        self._pictures = _stream_of(self._output, self._encoder)
        self._filter = BitStreamFilterContext(_UNITS, self._pictures)
        self._durations: dict[int, int] = {}
        self._sound: AudioStream | None = None
        if channels:
            # Otherwise the encoder would write its name into the sound itself.
            options = {"flags": "+bitexact"}
            self._sound = self._output.add_stream(CODEC, rate=RATE, options=options, layout=layout_of(channels))
            self._sound.bit_rate = BIT_RATE

    def show(self, canvas: Canvas, start: int, duration: int) -> None:
        """Add a picture; times in ticks of 1/90,000 s since the first one."""
        self._durations[start] = duration
        canvas.frame.pts, canvas.frame.time_base = start, TICK
        self._mux_pictures(self._encoder.encode(canvas.frame))

    def hear(self, frame: AudioFrame) -> None:
        """Add a piece of sound."""
        assert self._sound is not None  # noqa: S101  # narrows the type: without sound nobody is told of any
        self._output.mux(self._sound.encode(frame))

    def finish(self, sink: Sink, is_cancelled: Callable[[], bool]) -> tuple[int, bytes]:
        """Write the file; return how many bytes it has, and their SHA-256. Raises OSError or RenderStopped."""
        self._mux_pictures([*self._encoder.encode(None), None])
        if self._sound is not None:
            self._output.mux(self._sound.encode(None))
        self._output.close()
        return self._muxed.send(sink, is_cancelled)

    def abandon(self) -> None:
        """Write nothing any more, for a file that is given up; of one that is finished nothing is left to do."""
        self._muxed.let_go()
        self._output.close()

    def _mux_pictures(self, packets: Iterable[AvPacket[VideoStream] | None]) -> None:
        for packet in packets:
            for filtered in self._filter.filter(packet):
                filtered.stream = self._pictures
                filtered.duration = self._durations.pop(filtered.pts or 0)
                self._output.mux_one(filtered)


def _encoder_of(canvas: Canvas, like: VideoFrame, aspect: Fraction) -> VideoCodecContext:
    """Return an encoder that belongs to no file.

    PyAV's streams are kept until the garbage collector comes by, and what belongs to them as well: of 1080p that would
    be 150 MB for each file.
    """
    encoder = CodecContext.create(ENCODER, "w")
    encoder.width, encoder.height, encoder.pix_fmt = canvas.width, canvas.height, "yuv420p"
    encoder.time_base, encoder.framerate, encoder.gop_size = TICK, Fraction(_RATE), GROUP
    encoder.sample_aspect_ratio = aspect
    encoder.color_range = 1 if canvas.black else 2
    encoder.colorspace, encoder.color_trc, encoder.color_primaries = (
        like.colorspace,
        like.color_trc,
        like.color_primaries,
    )
    encoder.options = dict(QUALITY)
    # How to decode them stands in the head of the file, and not before each picture.
    encoder.flags |= Flags.global_header
    encoder.open()
    return encoder


def _stream_of(output: OutputContainer, encoder: VideoCodecContext) -> VideoStream:
    """Return a stream for what an encoder makes."""
    with open_limited(io.BytesIO(encoder.extradata or b""), "h264") as head:
        stream = output.add_stream_from_template(head.streams.video[0])
    context = stream.codec_context
    context.width, context.height, context.pix_fmt = encoder.width, encoder.height, encoder.pix_fmt
    stream.time_base = context.time_base = TICK
    context.sample_aspect_ratio = encoder.sample_aspect_ratio
    context.color_range, context.colorspace = encoder.color_range, encoder.colorspace
    context.color_trc, context.color_primaries = encoder.color_trc, encoder.color_primaries
    return stream
