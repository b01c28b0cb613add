"""Where an area is: exactly between the keys, and never smaller than what a person drew."""

from fractions import Fraction

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.redaction.area import GRID, ONE, Area, Pixels, RecipeImpossible
from custom_components.footage_guard.model.redaction.track import MOST_MS, Key, Track

from .made import MIDDLE, area, moving, staying

SIZES = st.tuples(st.integers(16, 4096), st.integers(16, 2176))
FRACTIONS = st.integers(0, ONE)
STEPS = tuple(Key(at_ms=at, area=Area(left=10 * at, top=0, right=ONE, bottom=ONE)) for at in (10, 20, 30, 36))


@st.composite
def areas(draw: st.DrawFn) -> Area:
    """Make any area."""
    left, top = draw(st.integers(0, ONE - 1)), draw(st.integers(0, ONE - 1))
    return Area(left=left, top=top, right=draw(st.integers(left + 1, ONE)), bottom=draw(st.integers(top + 1, ONE)))


@given(areas(), areas(), st.integers(0, 1000), SIZES)
def test_what_is_hidden_holds_all_that_was_drawn_and_whole_blocks(
    first: Area, second: Area, at_ms: int, size: tuple[int, int]
) -> None:
    width, height = size
    place = moving((0, first), (1000, second)).place(Fraction(at_ms))
    assert place is not None
    found = place.covering(width, height)
    assert found.left <= place.left * width / ONE
    assert found.right >= place.right * width / ONE
    assert found.top <= place.top * height / ONE
    assert found.bottom >= place.bottom * height / ONE
    assert (found.left % GRID, found.top % GRID) == (0, 0)
    assert found.right % GRID == 0 or found.right == width
    assert found.bottom % GRID == 0 or found.bottom == height
    assert 0 <= found.left < found.right <= width
    assert 0 <= found.top < found.bottom <= height


@given(areas(), SIZES)
def test_what_is_shown_through_a_hole_lies_within_what_was_drawn(where: Area, size: tuple[int, int]) -> None:
    width, height = size
    place = staying(where).place(Fraction(0))
    assert place is not None
    found = place.within(width, height)
    assert found.left >= place.left * width / ONE
    assert found.top >= place.top * height / ONE
    assert found.right <= place.right * width / ONE or found.right == found.left
    assert found.bottom <= place.bottom * height / ONE or found.bottom == found.top
    assert found.left <= found.right
    assert found.top <= found.bottom


def test_a_hole_over_all_shows_all() -> None:
    place = staying(area(0, 0, 1, 1)).place(Fraction(0))
    assert place is not None
    assert place.within(1001, 33) == Pixels(0, 0, 1001, 33)


def test_an_area_goes_straight_from_key_to_key_and_stays_before_and_after() -> None:
    track = moving((1000, area(0, 0, 0.2, 0.2)), (2000, area(0.4, 0.8, 0.6, 1)), (4000, area(0, 0, 0.2, 0.2)))
    shown = {
        at_ms: place.covering(1600, 1600)
        for at_ms in (0, 1000, 1250, 2000, 3000, 4000, 9000)
        if (place := track.place(Fraction(at_ms)))
    }
    start = Pixels(0, 0, 320, 320)
    assert shown == {
        0: start,
        1000: start,
        1250: Pixels(160, 320, 480, 640),
        2000: Pixels(640, 1280, 960, 1600),
        3000: Pixels(320, 640, 640, 960),
        4000: start,
        9000: start,
    }


def test_a_moment_between_two_milliseconds_has_a_place_of_its_own() -> None:
    track = moving((0, area(0, 0, 0.5, 1)), (1, area(0.5, 0, 1, 1)))
    place = track.place(Fraction(1, 3))
    assert place is not None
    assert place.left == Fraction(ONE, 6)


def test_an_area_is_there_from_its_begin_and_not_at_its_end() -> None:
    track = staying(from_ms=10, to_ms=20)
    moments = (Fraction(9), Fraction(99, 10), Fraction(10), Fraction(1999, 100), Fraction(20))
    assert [track.place(at) is not None for at in moments] == [False, False, True, True, False]


@pytest.mark.parametrize(
    ("at_ms", "until_ms", "lefts"),
    [
        (0, 10, []),
        (0, 11, [100]),
        (9, 31, [100, 200, 300]),
        (10, 10, [100]),
        (10, 20, [100]),
        (15, 30, [150, 200]),
        (20, 30, [200]),
        (29, 99, [290, 300]),
        (34, 99, [340]),
        (35, 99, []),
    ],
)
def test_an_area_is_wherever_it_is_while_a_picture_stands(at_ms: int, until_ms: int, lefts: list[int]) -> None:
    track = Track(keys=STEPS, from_ms=10, to_ms=35)
    assert [place.left for place in track.places(Fraction(at_ms), Fraction(until_ms))] == lefts


def test_an_area_is_where_it_was_put_within_the_millisecond_in_which_a_picture_begins() -> None:
    track = Track(keys=STEPS, from_ms=None, to_ms=None)
    at_ms, until_ms = Fraction(41, 2), Fraction(61, 2)
    assert [place.left for place in track.places(at_ms, until_ms)] == [205, 200, 300]
    assert [place.left for place in track.places(at_ms - 1, until_ms - 1)] == [195, 200]


@pytest.mark.parametrize(
    ("at_ms", "until_ms", "lefts"),
    [(10, 10, [100, 100]), (10, 20, [100, 200]), (15, 34, [150, 200, 300, 340]), (34, 35, [340, 350])],
)
def test_what_lies_within_an_area_at_every_moment_lies_within_it_when_the_next_picture_comes(
    at_ms: int, until_ms: int, lefts: list[int]
) -> None:
    track = Track(keys=STEPS, from_ms=10, to_ms=35)
    assert [place.left for place in track.extremes(Fraction(at_ms), Fraction(until_ms))] == lefts


@given(areas(), areas(), st.integers(0, 999), st.integers(1, 500))
def test_the_outermost_places_are_those_of_every_moment(first: Area, second: Area, begin: int, length: int) -> None:
    track = moving((300, first), (1000, second))
    ends = list(track.extremes(Fraction(begin), Fraction(begin + length)))
    for moment in range(begin, begin + length, 7):
        place = track.place(Fraction(moment))
        assert place is not None
        assert place.left <= max(each.left for each in ends)
        assert place.bottom >= min(each.bottom for each in ends)


@pytest.mark.parametrize(
    "edges", [(1, 0, 1, 1), (0, 1, 1, 1), (-1, 0, 1, 1), (0, -1, 1, 1), (0, 0, ONE + 1, 1), (0, 0, 1, ONE + 1)]
)
def test_no_area_is_empty_or_outside(edges: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = edges
    with pytest.raises(RecipeImpossible):
        Area(left=left, top=top, right=right, bottom=bottom)


@pytest.mark.parametrize(
    ("times", "span"),
    [
        ((), (None, None)),
        ((5, 5), (None, None)),
        ((5, 4), (None, None)),
        ((-1,), (None, None)),
        ((MOST_MS + 1,), (None, None)),
        (tuple(range(5001)), (None, None)),
        ((0,), (5, 5)),
        ((0,), (-1, None)),
        ((0,), (None, 0)),
        ((0,), (0, MOST_MS + 2)),
    ],
)
def test_no_track_is_impossible(times: tuple[int, ...], span: tuple[int | None, int | None]) -> None:
    keys = tuple(Key(at_ms=at_ms, area=MIDDLE) for at_ms in times)
    with pytest.raises(RecipeImpossible):
        Track(keys=keys, from_ms=span[0], to_ms=span[1])
