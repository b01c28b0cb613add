"""How a browser turns a film, which is how files and stills of it are turned: boxes are drawn on what it shows.

`tests/media/test_turned.py` says how they are.
"""

from base64 import b64encode
import io
from typing import Final

import av
from av import VideoFrame
from av.bitstream import BitStreamFilterContext
import numpy as np

from .recipient import chromium

WIDTH, HEIGHT = 96, 64
CORNERS: Final = [60, 100, 150, 220]
"""How bright they are: those at the top first, and those at the left."""
UPSIDE_DOWN: Final = (-1 << 16, 0, 0, 0, -1 << 16, 0, 0, 0, 1 << 30)
SEEN: Final = """async (film) => {
  const video = document.createElement("video");
  video.src = `data:video/mp4;base64,${film}`;
  await new Promise((done, failed) => {
    video.onloadeddata = () => { video.currentTime = 0.1; };
    video.onseeked = done;
    video.onerror = () => failed(new Error(video.error.message));
  });
  const canvas = document.createElement("canvas");
  const [width, height] = [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
  const context = canvas.getContext("2d");
  // On a busy machine the place is found before there is a picture of it, and nothing is drawn.
  do {
    await new Promise((done) => setTimeout(done, 20));
    context.drawImage(video, 0, 0);
  } while (context.getImageData(4, 4, 1, 1).data[3] === 0);
  const bright = (x, y) => context.getImageData(x, y, 1, 1).data[1] * (219 / 255) + 16;
  return [[4, 4], [width - 5, 4], [4, height - 5], [width - 5, height - 5]].map(([x, y]) => bright(x, y));
}"""
"""How bright the corners are that a browser shows."""


def test_a_browser_turns_a_film_as_its_file_tells_it_and_not_as_its_pictures_do() -> None:
    with chromium() as browser:
        page = browser.new_page()
        page.goto("about:blank")
        for film, wanted in (
            (_film(), CORNERS),
            (_film(is_told=True), CORNERS[::-1]),
            (_told_by_its_pictures(_film()), CORNERS),
        ):
            seen = page.evaluate(SEEN, b64encode(film).decode())
            assert np.abs(np.subtract(seen, wanted)).max() < 12, (seen, wanted)


def _film(*, is_told: bool = False) -> bytes:
    """Return a film; where it is told, its file says that it is upside down."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as container:
        video = container.add_stream("libx264", rate=10)
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        if is_told:
            video.set_display_matrix(UPSIDE_DOWN)
        for frame in [*(_picture() for _ in range(5)), None]:
            container.mux(video.encode(frame))
    return buffer.getvalue()


def _told_by_its_pictures(film: bytes) -> bytes:
    """Return a film whose pictures say that they are upside down (a message, SEI)."""
    buffer = io.BytesIO()
    with av.open(io.BytesIO(film), "r") as source, av.open(buffer, "w", format="mp4") as target:
        picture = source.streams.video[0]
        video = target.add_stream_from_template(picture)
        telling = BitStreamFilterContext("h264_metadata=display_orientation=insert:rotate=180", picture, video)
        for packet in source.demux(picture):
            # The filter empties what it is given.
            is_key = packet.is_keyframe
            for told in telling.filter(packet if packet.size else None):
                told.stream, told.is_keyframe = video, is_key
                target.mux_one(told)
    with av.open(io.BytesIO(buffer.getvalue()), "r") as container:
        assert "DISPLAYMATRIX" in next(container.decode(video=0)).side_data
    return buffer.getvalue()


def _picture() -> VideoFrame:
    frame = VideoFrame(WIDTH, HEIGHT, "yuv420p")
    luma, *colors = (np.asarray(memoryview(plane)).reshape(-1, plane.line_size) for plane in frame.planes)
    for color in colors:
        color[:] = 128
    halves = slice(None, HEIGHT // 2), slice(HEIGHT // 2, None)
    sides = slice(None, WIDTH // 2), slice(WIDTH // 2, None)
    for level, (rows, columns) in zip(CORNERS, [(half, side) for half in halves for side in sides], strict=True):
        luma[rows, columns] = level
    return frame
