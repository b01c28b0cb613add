"""Files as other recorders leave them."""

from collections.abc import Callable
from fractions import Fraction
from functools import cache
import io
from pathlib import Path
import tempfile

import av
from av import Packet
from av.audio.stream import AudioStream
from av.video.stream import VideoStream

from .streams import SIZE

FPS = 10
GROUP = 10
"""Pictures from one key frame to the next."""
STEP_MS = 1000 // FPS


@cache
def footage(
    codec: str = "libx264",
    container: str = "mp4",
    *,
    pictures: int = 30,
    b_frames: int = 0,
    sound: str | None = None,
    fast_start: bool = False,
) -> bytes:
    """Return a moving picture of so many frames, with a key frame each second."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "footage")
        options = {"movflags": "faststart"} if fast_start else {}
        with av.open(str(path), "w", format=container, options=options) as output:
            video = output.add_stream(codec, rate=FPS)
            assert isinstance(video, VideoStream)
            video.width, video.height = SIZE
            video.pix_fmt = "yuv420p"
            video.gop_size, video.max_b_frames = GROUP, b_frames
            # Open groups are tested with what is left of them when their beginning is cut off.
            video.options = {"x265-params": f"log-level=none:keyint={GROUP}:bframes={b_frames}"}
            audio = output.add_stream(sound, rate=8000 if "pcm" in sound else 48000, layout="mono") if sound else None
            assert audio is None or isinstance(audio, AudioStream)
            for number in range(pictures):
                output.mux(video.encode(_frame(number)))
                if audio is not None:
                    output.mux(audio.encode(_hum(number, audio.rate, audio.format.name)))
            output.mux(video.encode(None))
            if audio is not None:
                output.mux(audio.encode(None))
        return path.read_bytes()


def level(number: int) -> int:
    """Return how bright a picture is, on the scale of video levels."""
    return 60 + 4 * (number % 40)


def _frame(number: int) -> av.VideoFrame:
    frame = av.VideoFrame(*SIZE, "yuv420p")
    for plane, value in zip(frame.planes, (level(number), 128, 128), strict=True):
        plane.update(bytes([value]) * plane.buffer_size)
    frame.pts, frame.time_base = number, Fraction(1, FPS)
    return frame


def _hum(number: int, rate: int, kind: str) -> av.AudioFrame:
    samples = rate // FPS
    frame = av.AudioFrame(format=kind, layout="mono", samples=samples)
    for plane in frame.planes:
        plane.update(bytes(plane.buffer_size))
    frame.pts, frame.sample_rate, frame.time_base = number * samples, rate, Fraction(1, rate)
    return frame


def changed(original: bytes, change: Callable[[Packet[VideoStream], int], bool], container: str = "mpegts") -> bytes:
    """Return a file with the packets that `change` keeps; it may change their times."""
    buffer = io.BytesIO()
    with av.open(io.BytesIO(original), "r") as source, av.open(buffer, "w", format=container) as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for number, packet in enumerate(source.demux(video=0)):
            if packet.size and change(packet, number):
                packet.stream = stream
                target.mux_one(packet)
    return buffer.getvalue()


@cache
def jpeg() -> bytes:
    """Return a picture file."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mjpeg") as output:
        stream = output.add_stream("mjpeg", rate=1)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuvj420p"
        output.mux(stream.encode(_frame(0).reformat(format="yuvj420p")))
        output.mux(stream.encode(None))
    return buffer.getvalue()
