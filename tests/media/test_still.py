"""A picture from a stream is a JPEG of the asked width, and nothing more."""

import io

from PIL import Image
import pytest

from custom_components.footage_guard.media.still import take_still
from custom_components.footage_guard.model.errors import NoVideo
from custom_components.footage_guard.model.source import parse_stream_url
from tests.streams import FIRST_LEVEL, SIZE


@pytest.mark.parametrize(
    ("asked", "size"),
    [(None, SIZE), (160, (160, 120)), (33, (33, 25)), (4000, SIZE)],
    ids=["none", "half", "odd", "up"],
)
def test_a_still_has_the_asked_width_and_never_more_than_the_stream(
    streams: str, asked: int | None, size: tuple[int, int]
) -> None:
    picture = take_still(parse_stream_url(f"{streams}/h264.ts"), width=asked)
    with Image.open(io.BytesIO(picture)) as image:
        assert (image.format, image.size) == ("JPEG", size)
        assert not image.getexif()


def test_a_still_shows_the_first_frame_with_its_brightness(streams: str) -> None:
    picture = take_still(parse_stream_url(f"{streams}/h264.ts"), width=None)
    with Image.open(io.BytesIO(picture)) as image:
        levels = set(image.convert("L").tobytes())
    full_range = (FIRST_LEVEL - 16) * 255 / 219
    assert min(levels) > full_range - 6
    assert max(levels) < full_range + 6


def test_no_still_of_a_stream_without_a_whole_picture(streams: str) -> None:
    with pytest.raises(NoVideo):
        take_still(parse_stream_url(f"{streams}/no-keyframe.ts"), width=None)


def test_no_still_of_a_stream_without_video(streams: str) -> None:
    with pytest.raises(NoVideo):
        take_still(parse_stream_url(f"{streams}/audio.ts"), width=None)
