"""What is hidden is black in every picture that leaves, and everything else is what it was."""

from dataclasses import replace
from fractions import Fraction
from functools import cache
from hashlib import sha256
import io
from typing import Any, Final

import av
from av import VideoFrame
import numpy as np
import pytest

from custom_components.footage_guard.media.canvas import Canvas
from custom_components.footage_guard.media.redact import BLOCKS, redact
from custom_components.footage_guard.model.redaction.area import ONE, Area
from custom_components.footage_guard.model.redaction.recipe import Recipe
from custom_components.footage_guard.model.redaction.track import Track
from tests.model.redaction.made import MIDDLE, PIXELATED, area, covered, moving, recipe, staying

from .shot import TICKS, Kind, Shot, encoded, export, moved

WIDTH, HEIGHT = SIZE = (320, 180)
PICTURES: Final = 30
BLACK_LUMA, BLACK_COLOR = 16, 128
ROUNDING_LUMA, ROUNDING_COLOR = 1, 2
"""By how much the encoder may change what is black; docs/design/rendering.md says so."""

type Pixels = np.ndarray[Any, Any]


def planes(frame: VideoFrame) -> list[Pixels]:
    """Return brightness and colors, the latter for each pixel."""
    arrays = [np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)[:, : plane.width] for plane in frame.planes]
    return [arrays[0], *(np.repeat(np.repeat(colors, 2, 0), 2, 1) for colors in arrays[1:])]


def scene(number: int) -> VideoFrame:
    """Return a bright, colorful picture full of detail that moves."""
    frame = VideoFrame(*SIZE, "yuv420p")
    chance = np.random.default_rng(5)
    for index, plane in enumerate(frame.planes):
        rough = chance.integers(100, 230, (plane.height + 60, plane.width + 60))
        rough = (rough + np.roll(rough, 1, 0) + np.roll(rough, 1, 1) + np.roll(rough, (1, 1), (0, 1))) // 4
        shift = number if index else 2 * number
        target = np.asarray(memoryview(plane)).reshape(-1, plane.line_size)
        target[: plane.height, : plane.width] = rough[shift : shift + plane.height, : plane.width] + 20 * bool(index)
    return frame


@cache
def clip(codec: str = "libx264", pixels: str = "yuv420p") -> Shot:
    kind = Kind(codec=codec, size=SIZE, pictures=PICTURES, pixels=pixels)
    return encoded(kind, [scene(number).reformat(format=pixels) for number in range(PICTURES)])


@cache
def plain() -> list[VideoFrame]:
    """Return the pictures that leave where nothing is hidden."""
    return [frame for _, frame in export(clip(), recipe(0, 3_000)).pictures()]


def inside(track: Track, at_ms: int) -> tuple[slice, slice]:
    """Return every pixel of which any part was drawn over."""
    place = track.place(Fraction(at_ms))
    assert place is not None
    rows = slice(int(place.top * HEIGHT / ONE), -int(-place.bottom * HEIGHT // ONE))
    return rows, slice(int(place.left * WIDTH / ONE), -int(-place.right * WIDTH // ONE))


def may_be_black(frame: VideoFrame, part: tuple[slice, slice]) -> None:
    """Pass a picture that is black in a part."""
    luma, *colors = planes(frame)
    assert int(np.abs(luma[part].astype(int) - BLACK_LUMA).max()) <= ROUNDING_LUMA
    for color in colors:
        assert int(np.abs(color[part].astype(int) - BLACK_COLOR).max()) <= ROUNDING_COLOR


MIDDLE_BOX: Final = staying()
BOXES: Final = {
    "one that stays": staying(),
    "an odd one": staying(area(0.123457, 0.234561, 0.345679, 0.456789)),
    "a corner": staying(area(0.8, 0.75, 1, 1)),
    "everything": staying(area(0, 0, 1, 1)),
    "one that moves": moving(
        (0, area(0, 0, 0.2, 0.3)), (1_500, area(0.7, 0.6, 0.95, 1)), (2_900, area(0.1, 0, 0.6, 0.2))
    ),
    "a hair": staying(area(0.5, 0.5, 0.500001, 0.500001)),
}


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@pytest.mark.parametrize("codec", ["libx264", "libx265"])
def test_a_box_is_black_in_every_picture(box: Track, codec: str) -> None:
    shown = export(clip(codec), recipe(300, 2_700, box)).pictures()
    assert len(shown) == 24
    for number, (_, frame) in enumerate(shown):
        may_be_black(frame, inside(box, 300 + 100 * number))


def test_what_is_beside_a_box_is_what_it_was() -> None:
    shown = export(clip(), recipe(0, 3_000, staying())).pictures()
    for (_, frame), before in zip(shown, plain(), strict=True):
        ours, theirs = planes(frame)[0].astype(int), planes(before)[0].astype(int)
        # The box grew to blocks of 16, and a block that is cut by it looks a little different.
        for part in (ours[:, :64] - theirs[:, :64], ours[:32] - theirs[:32], ours[:, 256:] - theirs[:, 256:]):
            assert np.abs(part).mean() < 4


def test_a_box_is_there_for_its_time_only() -> None:
    box = staying(from_ms=1_000, to_ms=1_300)
    shown = export(clip(), recipe(800, 1_500, box)).pictures()
    assert [_is_black(frame) for _, frame in shown] == [False, False, True, True, True, False, False]


@pytest.mark.parametrize(
    ("box", "black"),
    [
        (staying(from_ms=1_050), [False, True, True]),
        (staying(from_ms=1_050, to_ms=1_051), [False, True, False]),
        (staying(from_ms=1_099), [False, True, True]),
        (staying(from_ms=1_100), [False, False, True]),
        (moving((1_000, area(0, 0, 0.1, 0.1)), (1_099, MIDDLE), (1_100, area(0, 0, 0.1, 0.1))), [False, True, False]),
    ],
)
def test_a_box_hides_the_picture_it_was_drawn_on(box: Track, black: list[bool]) -> None:
    """Who stops a film at 1,050 ms sees the picture of 1,000 ms and draws on it; it used to leave as it was."""
    shown = export(clip(), recipe(900, 1_200, box)).pictures()
    assert [_is_black(frame) for _, frame in shown] == black


@pytest.mark.parametrize(
    ("at_ms", "from_ms", "is_hidden"),
    [
        (1_050, 1_050, True),
        (1_000, 1_050, True),
        (1_001, 1_099, True),
        (1_001, 1_100, False),
        (2_900, 2_950, True),
        (60_000, 60_000, True),
    ],
)
def test_a_box_hides_a_still_that_is_on_the_screen_during_its_time(at_ms: int, from_ms: int, is_hidden: bool) -> None:
    """Somebody chooses a still where it begins, or anywhere before the next: it is the same picture."""
    assert _is_hidden_still(recipe(0, 1, staying(from_ms=from_ms), at_ms=at_ms)) is is_hidden


@pytest.mark.parametrize("at_ms", [1_000, 1_001, 1_099])
def test_a_hole_shows_of_a_still_what_it_shows_as_long_as_that_is_seen(at_ms: int) -> None:
    gone = staying(to_ms=1_050)
    for hole, is_hidden in ((LEAVING, True), (gone, True), (staying(to_ms=1_100), False), (staying(), False)):
        assert _is_hidden_still(recipe(at_ms=at_ms, whole=covered(hole))) is is_hidden


@pytest.mark.parametrize("number", [10, 29], ids=["followed by others", "the last of the clip"])
def test_the_last_picture_of_a_part_is_hidden_as_any_other(number: int) -> None:
    """The part may end while it is on the screen; the editor hides of it what is drawn on it after that as well."""
    at_ms = 100 * number
    for to_ms in (at_ms + 1, at_ms + 50):
        for part in (
            recipe(0, to_ms, staying(from_ms=at_ms + 60)),
            recipe(0, to_ms, whole=covered(staying(to_ms=at_ms + 60))),
        ):
            *others, (_, last) = export(clip(), part).pictures()
            assert len(others) == number
            assert (_is_black(others[-1][1]), _is_black(last)) == (False, True)


def test_a_still_stands_as_long_as_nothing_comes() -> None:
    """The file says of each picture how long it is shown, and nothing of what was lost after it."""
    gap = Shot(moved(clip().data, 5 * TICKS), ())
    hidden = [
        _is_hidden_still(recipe(at_ms=1_900, whole=covered(staying(to_ms=to_ms))), gap) for to_ms in (6_999, 7_000)
    ]
    assert hidden == [True, False]
    part = export(gap, recipe(0, 4_000, staying(from_ms=3_000)))
    assert part.told.to_ms == 4_000
    assert [_is_black(frame) for _, frame in part.pictures()][-2:] == [False, True]


def _is_hidden_still(still: Recipe, of: Shot | None = None) -> bool:
    with av.open(io.BytesIO(export(of or clip(), still).data), "r", format="png_pipe") as container:
        (frame,) = container.decode(video=0)
    return int(frame.to_ndarray(format="rgb24")[inside(MIDDLE_BOX, 0)].max()) == 0


def _is_black(frame: VideoFrame) -> bool:
    return int(planes(frame)[0][inside(MIDDLE_BOX, 0)].max()) == BLACK_LUMA


def test_under_a_cover_only_the_hole_is_seen() -> None:
    hole = moving((0, area(0.1, 0.1, 0.4, 0.6)), (2_900, area(0.5, 0.3, 0.8, 0.8)))
    shown = export(clip(), recipe(0, 3_000, whole=covered(hole))).pictures()
    for number, (_, frame) in enumerate(shown):
        rows, columns = inside(hole, 100 * number)
        bright = planes(frame)[0].copy()
        assert bright[rows, columns].max() > 100
        bright[rows, columns] = BLACK_LUMA
        assert bright.max() <= BLACK_LUMA + ROUNDING_LUMA


LEAVING: Final = moving((1_000, MIDDLE), (1_100, area(0, 0, 0.1, 0.1)))
"""It is elsewhere when the next picture comes, and used to show all of the one before."""


@pytest.mark.parametrize(
    ("hole", "black"),
    [
        (staying(from_ms=1_050), [True, True, False]),
        (staying(to_ms=1_050), [False, True, True]),
        (staying(to_ms=1_100), [False, False, True]),
        (moving((1_000, MIDDLE), (1_050, area(0, 0, 0.1, 0.1)), (1_100, MIDDLE)), [False, True, False]),
        (LEAVING, [False, True, True]),
        (replace(LEAVING, to_ms=1_100), [False, True, True]),
    ],
)
def test_a_hole_shows_what_it_shows_as_long_as_a_picture_is_seen(hole: Track, black: list[bool]) -> None:
    shown = export(clip(), recipe(900, 1_200, whole=covered(hole))).pictures()
    assert [_is_black(frame) for _, frame in shown] == black


@pytest.mark.parametrize("hole", [None, staying(from_ms=5_000), staying(area(0.5, 0.5, 0.51, 0.51))])
def test_a_cover_without_a_hole_hides_all(hole: Track | None) -> None:
    for _, frame in export(clip(), recipe(0, 500, whole=covered(hole))).pictures():
        may_be_black(frame, (slice(None), slice(None)))


def test_a_box_covers_a_hole() -> None:
    hole, box = staying(area(0, 0, 1, 1)), staying()
    for _, frame in export(clip(), recipe(0, 500, box, whole=covered(hole))).pictures():
        may_be_black(frame, inside(box, 0))
        assert planes(frame)[0][:32].max() > 100


def test_pixels_are_a_few_large_blocks_with_their_mean() -> None:
    canvas = Canvas(WIDTH, HEIGHT, BLACK_LUMA)
    for target, source in zip((canvas.luma, canvas.blue, canvas.red), scene(0).planes, strict=True):
        target[:] = np.frombuffer(source, np.uint8).reshape(-1, source.line_size)[:, : source.width]
    before = canvas.luma.astype(int)
    redact(canvas, recipe(whole=PIXELATED), Fraction(0), Fraction(1))
    block = 14
    assert WIDTH / block < BLOCKS
    for top in range(0, HEIGHT, block):
        for left in range(0, WIDTH, block):
            part = (slice(top, top + block), slice(left, left + block))
            assert set(np.unique(canvas.luma[part])) == {round(float(before[part].mean()))} or np.isclose(
                before[part].mean() % 1, 0.5
            )
    assert len(np.unique(canvas.blue[:7, :7])) == 1


def test_pixelated_pictures_leave_few_values() -> None:
    for _, frame in export(clip(), recipe(0, 300, staying(), whole=PIXELATED)).pictures():
        luma = planes(frame)[0].astype(int)
        assert np.abs(np.diff(luma[4:10, 16:26])).max() <= 2
        may_be_black(frame, inside(staying(), 0))


def test_the_same_recipe_paints_the_same_pixels_everywhere() -> None:
    tracks = (staying(area(0.1, 0.2, 0.3, 0.4)), moving((0, MIDDLE), (3_000, area(0, 0, 0.05, 0.06))))
    for at_ms, one, wanted in (
        (Fraction(1000, 3), recipe(0, 1, *tracks), "084b402ae9aa3172"),
        (Fraction(7), recipe(whole=PIXELATED), "dd461b8f68ce0ab2"),
        (Fraction(2000, 7), recipe(whole=covered(tracks[1])), "14fd00dc1bf6d471"),
    ):
        assert digest(one, at_ms) == wanted


def digest(one: Recipe, at_ms: Fraction) -> str:
    """Return what a recipe makes of a known picture."""
    canvas = Canvas(322, 182, BLACK_LUMA)
    for samples in (canvas.luma, canvas.blue, canvas.red):
        rows, columns = np.indices(samples.shape)
        samples[:] = (rows * 7 + columns * 13 + rows * columns) % 219 + 16
    redact(canvas, one, at_ms, at_ms + 66)
    return sha256(b"".join(samples.tobytes() for samples in (canvas.luma, canvas.blue, canvas.red))).hexdigest()[:16]


def test_an_area_that_is_drawn_on_a_tiny_picture_hides_it() -> None:
    canvas = Canvas(2, 2, BLACK_LUMA)
    canvas.luma[:] = 200
    redact(canvas, recipe(0, 1, staying(Area(left=0, top=0, right=1, bottom=1))), Fraction(0), Fraction(1))
    assert canvas.luma.max() == BLACK_LUMA
