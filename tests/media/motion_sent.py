"""Drawn scenes as a camera sends them, for what decodes as little of them as it can."""

from fractions import Fraction
from functools import cache
import io
from typing import Final

import av
from av import VideoFrame
from av.video.stream import VideoStream

from benchmarks.motion.sent import sent as packets_of
from custom_components.footage_guard.media.packet import Packet
from custom_components.footage_guard.media.picture_group import luma_of

from .motion_scenes import HEIGHT, WIDTH, Draw, pictures

FPS: Final = 15
GROUP: Final = 30
"""Pictures of a group: two seconds."""
_TICKS: Final = 90_000


@cache
def sent(  # each is one way in which cameras differ
    draw: Draw,
    *,
    codec: str = "libx264",
    group: int = GROUP,
    end_s: float = 24.0,
    reordered: int = 0,
    deep: bool = False,
) -> tuple[Packet, ...]:
    """Return what a camera sends of a scene, whose first picture is at 0 s of the steady clock."""
    made = io.BytesIO()
    with av.open(made, "w", format="mp4") as output:
        stream = output.add_stream(codec, rate=FPS)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p10le" if deep else "yuv420p"
        stream.codec_context.gop_size, stream.codec_context.time_base = group, Fraction(1, _TICKS)
        stream.options = {"preset": "ultrafast", "bf": str(reordered), "b-adapt": "0", "sc_threshold": "0"}
        if codec == "libx265":
            stream.options = {"preset": "ultrafast", "x265-params": f"log-level=none:bframes={reordered}:scenecut=0"}
        for number, (_, luma) in enumerate(pictures(draw, end_s=end_s, a_second=FPS)):
            frame = VideoFrame(WIDTH, HEIGHT, "yuv420p")
            luma_of(frame)[:] = luma
            for plane in frame.planes[1:]:
                plane.update(bytes([128]) * plane.buffer_size)
            frame.pts, frame.time_base = number * _TICKS // FPS, Fraction(1, _TICKS)
            output.mux(stream.encode(frame.reformat(format=stream.pix_fmt)))
        output.mux(stream.encode(None))
    made.seek(0)
    return tuple(packets_of(made))
