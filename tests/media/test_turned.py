"""What tells how pictures are to be turned holds for all of a clip, wherever it is looked at."""

import io
from typing import Any, Final

import av
from av.bitstream import BitStreamFilterContext
import numpy as np
import pytest

from custom_components.footage_guard.media.canvas import Turn
from custom_components.footage_guard.media.conversion import convert
from custom_components.footage_guard.media.cut import Footage
from custom_components.footage_guard.media.glimpses import Glimpses
from custom_components.footage_guard.media.still import first_still_of
from custom_components.footage_guard.media.virtual import lay_out
from tests.model.redaction.made import area, recipe, staying

from .shot import FRAGMENTED, Kind, Shot, encoded, export
from .test_importing import imported
from .test_odd_clips import TURNS, WHOLE, _corner, _turned

SIZE: Final = (96, 64)


@pytest.mark.parametrize("from_ms", [0, 300], ids=["where it is told", "where it is not"])
def test_a_turn_told_with_some_pictures_used_to_move_boxes_off_what_they_were_drawn_on(from_ms: int) -> None:
    clip = _telling(encoded(Kind(size=SIZE, pictures=5), [_corner(SIZE)] * 5))
    # No browser turns the film for it, and boxes are drawn on that.
    assert Footage(clip).matrix() is None
    wanted = np.asarray(_corner(SIZE).to_ndarray()[: SIZE[1]]).astype(int).copy()
    converted = Shot(b"".join(convert(lay_out(clip))), ())
    for jpeg in (
        Glimpses(clip).at(from_ms).jpeg,
        first_still_of(lay_out(clip)),
        Glimpses(converted).at(from_ms).jpeg,
    ):
        assert np.abs(_drawn(jpeg) - wanted).max() < 12
    wanted[:16, :16] = 16
    box = staying(area(0, 0, 0.01, 0.01))
    still = export(clip, recipe(0, 500, box, at_ms=from_ms))
    with av.open(io.BytesIO(still.data), "r", format="png_pipe") as container:
        shown = next(container.decode(video=0)).to_ndarray(format="gray") * (219 / 255) + 16
    assert np.abs(shown - wanted).max() < 14
    for _, frame in export(clip, recipe(from_ms, 500, box)).pictures():
        assert np.abs(frame.to_ndarray()[: SIZE[1]].astype(int) - wanted).max() < 12


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


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
@pytest.mark.parametrize(("matrix", "turn"), TURNS.values(), ids=TURNS)
def test_an_imported_film_that_was_taken_upright_used_to_lie_on_its_side(
    matrix: tuple[int, int, int, int], turn: Turn, codec: str
) -> None:
    stored = _imported(matrix, codec)
    wanted = turn(np.asarray(_corner(SIZE).to_ndarray()[: SIZE[1]]))
    size = wanted.shape[::-1]
    assert lay_out(stored).size == size
    for jpeg in (Glimpses(stored).at(300).jpeg, first_still_of(lay_out(stored))):
        assert np.abs(_drawn(jpeg) - wanted).max() < 12
    file = export(stored, WHOLE)
    assert (file.told.width, file.told.height) == size
    for _, frame in file.pictures():
        assert np.abs(frame.to_ndarray()[: size[1]].astype(int) - wanted).max() < 12
    converted = Shot(b"".join(convert(lay_out(stored))), ())
    assert Footage(converted).matrix() == Footage(stored).matrix()
    assert (Footage(stored).matrix() is None) is (turn == Turn())


@pytest.mark.parametrize("matrix", [(1, 1, -1, 1), (2, 0, 0, 2), (0, 0, 0, 0)], ids=["half way", "scaled", "nothing"])
def test_an_imported_film_that_wants_what_no_player_does_is_kept_as_it_was_taken(
    matrix: tuple[int, int, int, int],
) -> None:
    stored = _imported(matrix)
    assert lay_out(stored).size == SIZE
    assert (export(stored, WHOLE).told.width, export(stored, WHOLE).told.height) == SIZE


def test_a_thumbnail_of_a_kind_of_picture_that_nobody_can_turn_is_made() -> None:
    clip = encoded(Kind(codec="libx264rgb", pixels="rgb24", size=SIZE, pictures=2), [_corner(SIZE)] * 2)
    turned = Shot(_turned(TURNS["to the left"][0])(clip.data), clip.times)
    assert _drawn(first_still_of(lay_out(turned))).shape == SIZE[::-1]


def _imported(matrix: tuple[int, int, int, int], codec: str = "libx264") -> Shot:
    """Return what an import makes of a film that wants to be turned."""
    film = encoded(Kind(codec=codec, size=SIZE, pictures=5), [_corner(SIZE)] * 5)
    _, content = imported(_turned(matrix)(film.data))
    return Shot(content, film.times)


def _drawn(jpeg: bytes) -> np.ndarray[Any, Any]:
    """Return how bright a JPEG is, in video levels."""
    with av.open(io.BytesIO(jpeg), "r", format="jpeg_pipe") as container:
        frame = next(container.decode(video=0))
        return frame.to_ndarray()[: frame.height, : frame.width] * (219 / 255) + 16
