"""The stamp tells which picture one looks at, and refuses to guess."""

import io

import av
import pytest

from tools.sim.canvas import Canvas
from tools.sim.stamp import (
    CELL_COLUMNS,
    CELL_ROWS,
    Stamp,
    cell_pixels,
    draw_stamp,
    read_stamp,
)

SIZES = [(1280, 720), (960, 540), (854, 480), (640, 360), (320, 180)]
STAMP = Stamp(frame_number=4_000_000_017, epoch_ms=1_795_500_810_295)


def stamped(width: int, height: int, *, background: int = 110) -> Canvas:
    """Return a flat picture with a stamp."""
    canvas = Canvas.blank(width, height)
    for plane in (canvas.luma, canvas.blue, canvas.red):
        plane.fill(0, 0, plane.width, plane.height, background)
    draw_stamp(canvas, STAMP, "front_door")
    return canvas


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pixels", ["yuv420p", "yuvj420p", "nv12", "rgb24", "bgra", "gray"])
def test_stamp_reads_back_in_every_pixel_format(size: tuple[int, int], pixels: str) -> None:
    """Whatever a decoder or a library hands out can be read."""
    assert read_stamp(stamped(*size).frame.reformat(format=pixels)) == STAMP


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("codec", ["libx264", "mpeg4", "mjpeg"])
def test_stamp_survives_a_low_bitrate(size: tuple[int, int], codec: str) -> None:
    """A re-encoded export still says which pictures it contains."""
    file = io.BytesIO()
    with av.open(file, "w", format="matroska") as output:
        video = output.add_stream(codec, rate=15)
        assert isinstance(video, av.VideoStream)
        video.width, video.height = size
        video.pix_fmt = {"mjpeg": "yuvj420p"}.get(codec, "yuv420p")
        video.bit_rate = 60_000
        frame = stamped(*size).frame.reformat(format=video.pix_fmt)
        output.mux([*video.encode(frame), *video.encode(None)])
    file.seek(0)
    with av.open(file, "r") as decoded:
        assert [read_stamp(frame) for frame in decoded.decode(video=0)] == [STAMP]


@pytest.mark.parametrize("cell", range(CELL_COLUMNS * CELL_ROWS))
def test_one_flipped_cell_is_refused(cell: int) -> None:
    """Each cell is covered by the checksum, the checksum's own included."""
    canvas = stamped(640, 360)
    edge = cell_pixels(640)
    top, left = cell // CELL_COLUMNS * edge, cell % CELL_COLUMNS * edge
    was = canvas.luma.pixels[top * canvas.luma.pitch + left]
    canvas.luma.fill(left, top, left + edge, top + edge, 251 - was)
    with pytest.raises(ValueError, match="checksum"):
        read_stamp(canvas.frame)


@pytest.mark.parametrize("shade", [16, 128, 235])
def test_a_picture_without_a_stamp_is_refused(shade: int) -> None:
    """A flat picture, such as a blacked-out one, carries no stamp."""
    canvas = Canvas.blank(640, 360)
    canvas.luma.fill(0, 0, 640, 360, shade)
    with pytest.raises(ValueError, match="checksum"):
        read_stamp(canvas.frame)


def test_a_picture_too_small_for_a_stamp_is_refused() -> None:
    """A thumbnail is not mistaken for a picture."""
    with pytest.raises(ValueError, match="no room"):
        read_stamp(Canvas.blank(160, 90).frame)
