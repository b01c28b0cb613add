"""Pictures of a clip by time, in the shape in which it leaves."""

import io
from typing import Any

import av
import numpy as np
import pytest

from custom_components.footage_guard.media.glimpses import SMALL, Glimpses
from custom_components.footage_guard.model.errors import FootageUnreadable, FormatUnsupported

from .made import number_of
from .shot import Kind, Shot, encoded, shot
from .test_odd_clips import TURNS, _corner, _lost, _turned


def seen(jpeg: bytes) -> av.VideoFrame:
    """Decode a JPEG."""
    with av.open(io.BytesIO(jpeg), "r", format="jpeg_pipe") as container:
        return next(container.decode(video=0))


@pytest.mark.parametrize("kind", [Kind(), Kind(codec="libx265", b_frames=3, is_open=True, pictures=160)])
def test_a_glimpse_is_the_picture_of_its_time(kind: Kind) -> None:
    glimpses = Glimpses(shot(kind))
    found = [number_of(_limited(glimpses.at(at_ms).jpeg)) for at_ms in (0, 99, 100, 3_456, 5_900)]
    assert found == [0, 0, 1, 34, 59]


def _limited(jpeg: bytes) -> np.ndarray[Any, Any]:
    """Return brightness as a video has it: a JPEG uses all values."""
    frame = seen(jpeg)
    return frame.to_ndarray()[: frame.height] * (219 / 255) + 16


def test_glimpses_are_small_where_that_is_asked() -> None:
    size = (640, 360)
    glimpses = Glimpses(shot(Kind(size=size, pictures=3)))
    assert [(frame.width, frame.height) for frame in (seen(glimpses.at(0).jpeg), seen(glimpses.at(0, SMALL).jpeg))] == [
        size,
        (160, 90),
    ]


def test_a_glimpse_is_turned_as_what_leaves() -> None:
    matrix, turn = TURNS["to the left"]
    clip = encoded(Kind(size=(96, 64), pictures=2), [_corner((96, 64))] * 2)
    frame = seen(Glimpses(Shot(_turned(matrix)(clip.data), clip.times)).at(0).jpeg)
    assert turn.is_transposed
    assert (frame.width, frame.height) == (64, 96)
    corners = _limited(Glimpses(Shot(_turned(matrix)(clip.data), clip.times)).at(0).jpeg)
    assert abs(corners[5, 5] - 100) < 6
    assert abs(corners[90, 5] - 60) < 6


def test_a_clip_without_pictures_has_no_glimpse() -> None:
    with pytest.raises(FormatUnsupported):
        Glimpses(Shot(b"nothing", ()))
    with pytest.raises(FootageUnreadable):
        Glimpses(Shot(_lost()(shot().data), ())).at(0)
