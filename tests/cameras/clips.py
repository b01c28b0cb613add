"""Small clips whose pictures can be told apart by their shade."""

from pathlib import Path

import av


def write_clip(path: Path, shades: list[int], *, width: int, height: int) -> None:
    """Write one flat picture per shade, ten per second."""
    with av.open(str(path), "w") as output:
        video = output.add_stream("mpeg4", rate=10)
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        video.bit_rate = 2_000_000
        for shade in shades:
            frame = av.VideoFrame(width, height, "yuv420p")
            for plane, value in zip(frame.planes, (shade, 128, 128), strict=True):
                plane.update(bytes([value]) * plane.buffer_size)
            output.mux(video.encode(frame))
        output.mux(video.encode(None))
