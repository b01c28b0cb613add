"""Drawn scenes as a camera sends them, for what decodes as little of them as it can."""

from fractions import Fraction
from functools import cache
import io
from typing import Final

import av
from av import VideoFrame
from av.video.stream import VideoStream

from custom_components.footage_guard.media.arrivals import Arrivals
from custom_components.footage_guard.media.layout import layout_of
from custom_components.footage_guard.media.packet import Packet, Run
from custom_components.footage_guard.media.picture_group import luma_of
from custom_components.footage_guard.model.account import GapReason

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
    return _packets(made)


def _packets(made: io.BytesIO) -> tuple[Packet, ...]:
    made.seek(0)
    arrivals = Arrivals()
    arrivals.see(0.0, 0.0)
    with av.open(made, "r") as opened:
        stream = opened.streams.video[0]
        came = [packet for packet in opened.demux(stream) if packet.size]
        run = Run(
            layout=layout_of(stream, bytes(came[0]), None),
            why=GapReason.NOT_YET,
            picture_tick_s=float(stream.time_base or 0),
            sound_tick_s=1 / _TICKS,
            arrivals=arrivals,
        )
        return tuple(
            Packet(
                run=run,
                data=bytes(packet),
                pts=packet.pts or 0,
                dts=packet.dts or 0,
                duration=packet.duration or 0,
                is_picture=True,
                is_key=packet.is_keyframe,
            )
            for packet in came
        )
