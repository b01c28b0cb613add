"""A picture from a stream is a JPEG of the asked width, and nothing more."""

from collections.abc import Callable
import io
from time import monotonic

from PIL import Image
import pytest

from custom_components.footage_guard.media.probe import probe
from custom_components.footage_guard.media.still import take_still
from custom_components.footage_guard.model.errors import NoVideo
from custom_components.footage_guard.model.source import StreamUrl, parse_stream_url
from tests.streams import FIRST_LEVEL, SIZE


def test_a_still_is_a_jpeg_in_the_size_of_the_stream_without_metadata(streams: str) -> None:
    with Image.open(io.BytesIO(take_still(parse_stream_url(f"{streams}/h264.ts")))) as image:
        assert (image.format, image.size) == ("JPEG", SIZE)
        assert not image.getexif()


def test_a_still_shows_the_first_frame_with_its_brightness(streams: str) -> None:
    picture = take_still(parse_stream_url(f"{streams}/h264.ts"))
    with Image.open(io.BytesIO(picture)) as image:
        levels = set(image.convert("L").tobytes())
    full_range = (FIRST_LEVEL - 16) * 255 / 219
    assert min(levels) > full_range - 6
    assert max(levels) < full_range + 6


def test_no_still_of_a_stream_without_a_whole_picture(streams: str) -> None:
    with pytest.raises(NoVideo):
        take_still(parse_stream_url(f"{streams}/no-keyframe.ts"))


def test_no_still_of_a_stream_without_video(streams: str) -> None:
    with pytest.raises(NoVideo):
        take_still(parse_stream_url(f"{streams}/audio.ts"))


@pytest.mark.parametrize("read", [probe, take_still])
def test_a_camera_that_announces_a_picture_and_sends_only_sound_used_to_keep_a_thread_for_ever(
    streams: str, read: Callable[[StreamUrl], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.footage_guard.media.source.DEADLINE_S", 1.0)
    start = monotonic()
    with pytest.raises(NoVideo):
        read(parse_stream_url(f"{streams}/endless-sound.ts"))
    assert monotonic() - start < 10
