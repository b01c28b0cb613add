"""What a camera makes of its pictures: H.264 of a constant rate."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Final, NamedTuple

import av
from av import VideoFrame
from av.video.stream import VideoStream

from benchmarks.motion.canvas import Luma
from custom_components.footage_guard.media.picture_group import luma_of

_TICKS: Final = 90_000


class Camera(NamedTuple):
    """How a camera encodes."""

    size: tuple[int, int]
    fps: int
    bits: int
    """A second."""
    gop: int


def write(path: Path, frames: Iterable[Luma], camera: Camera) -> None:
    """Encode pictures as a camera does: of a constant rate, each picture after the one before."""
    rate = str(camera.bits)
    with av.open(path, "w", format="mp4") as output:
        stream = output.add_stream("libx264", rate=camera.fps)
        assert isinstance(stream, VideoStream)  # noqa: S101  # narrows the type: H.264 is video
        stream.width, stream.height, stream.pix_fmt = *camera.size, "yuv420p"
        stream.codec_context.gop_size, stream.codec_context.thread_count = camera.gop, 1
        stream.codec_context.time_base = Fraction(1, _TICKS)
        # Of a constant rate as cameras keep it: a key frame may take a second's bits, and there is none out of turn.
        stream.options = {
            "preset": "veryfast",
            "b": rate,
            "maxrate": rate,
            "bufsize": rate,
            "bf": "0",
            "sc_threshold": "0",
            "x264-params": "rc-lookahead=0:sync-lookahead=0:mbtree=0",
        }
        for number, luma in enumerate(frames):
            output.mux(stream.encode(_frame(luma, number * _TICKS // camera.fps)))
        output.mux(stream.encode(None))


def _frame(luma: Luma, pts: int) -> VideoFrame:
    height, width = luma.shape
    frame = VideoFrame(width, height, "yuv420p")
    luma_of(frame)[:] = luma
    for plane in frame.planes[1:]:
        plane.update(bytes([128]) * plane.buffer_size)
    frame.pts, frame.time_base = pts, Fraction(1, _TICKS)
    return frame
