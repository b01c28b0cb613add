"""What tells how pictures are to be turned holds for all of a clip, wherever it is looked at."""

import io

import av
from av.bitstream import BitStreamFilterContext
import numpy as np
import pytest

from custom_components.footage_guard.media.glimpses import Glimpses
from tests.model.redaction.made import area, recipe, staying

from .shot import FRAGMENTED, Kind, Shot, encoded, export
from .test_odd_clips import TURNS, _corner


@pytest.mark.parametrize("from_ms", [0, 300], ids=["where it is told", "where it is not"])
def test_a_turn_told_with_some_pictures_used_to_move_boxes_off_what_they_were_drawn_on(from_ms: int) -> None:
    size = (96, 64)
    clip = _telling(encoded(Kind(size=size, pictures=5), [_corner(size)] * 5))
    _, turn = TURNS["upside down"]
    wanted = turn(np.asarray(_corner(size).to_ndarray()[: size[1]])).astype(int).copy()
    jpeg = Glimpses(clip).at(300).jpeg
    with av.open(io.BytesIO(jpeg), "r", format="jpeg_pipe") as container:
        drawn_on = next(container.decode(video=0)).to_ndarray()[: size[1]] * (219 / 255) + 16
    assert np.abs(drawn_on - wanted).max() < 12
    wanted[:16, :16] = 16
    box = staying(area(0, 0, 0.01, 0.01))
    still = export(clip, recipe(0, 500, box, at_ms=from_ms))
    with av.open(io.BytesIO(still.data), "r", format="png_pipe") as container:
        shown = next(container.decode(video=0)).to_ndarray(format="gray") * (219 / 255) + 16
    assert np.abs(shown - wanted).max() < 14
    for _, frame in export(clip, recipe(from_ms, 500, box)).pictures():
        assert np.abs(frame.to_ndarray()[: size[1]].astype(int) - wanted).max() < 12


def _telling(clip: Shot) -> Shot:
    """Return a clip of a camera that tells with key pictures alone that all are upside down (a message, SEI)."""
    buffer = io.BytesIO()
    with (
        av.open(io.BytesIO(clip.data), "r") as source,
        av.open(buffer, "w", format="mp4", options=FRAGMENTED) as target,
    ):
        picture = source.streams.video[0]
        video = target.add_stream_from_template(picture)
        telling = BitStreamFilterContext("h264_metadata=display_orientation=insert:rotate=180", picture, video)
        for packet in source.demux(picture):
            # The filter empties what it is given.
            is_key = packet.is_keyframe
            for told in telling.filter(packet if packet.size else None):
                told.stream, told.is_keyframe = video, is_key
                target.mux_one(told)
    return Shot(buffer.getvalue(), clip.times)
