"""How fast pictures come tells when one is missing."""

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.media.pace import Pace


@pytest.mark.parametrize("fps", [0.5, 1, 2, 10, 15, 60])
def test_no_steady_camera_misses_pictures(fps: float) -> None:
    pace = Pace()
    pace.expect(1 / fps)
    for _ in range(20):
        assert not pace.is_gap(1.2 / fps, was_gone=False)
        pace.see(1 / fps)
    assert pace.step_s == pytest.approx(1 / fps)


@given(st.floats(0.01, 2.5), st.floats(0, 0.3))
def test_nothing_is_missing_between_pictures_that_come_unevenly(step_s: float, jitter: float) -> None:
    pace = Pace()
    for number in range(30):
        uneven_s = step_s * (1 + (jitter if number % 2 else -jitter))
        assert not pace.is_gap(uneven_s, was_gone=False)
        pace.see(uneven_s)


def test_a_camera_that_becomes_slower_used_to_miss_pictures_for_ever_after() -> None:
    pace = Pace()
    for _ in range(20):
        pace.see(1 / 15)
    gaps = 0
    for _ in range(30):
        gaps += pace.is_gap(1.0, was_gone=False)
        pace.see(1.0)
    assert 1 <= gaps <= 5


def test_a_gap_after_the_first_picture_used_to_go_untold() -> None:
    assert Pace().is_gap(20.0, was_gone=False)
    assert Pace().is_gap(1.7, was_gone=True)


def test_a_picture_is_shown_as_long_as_the_camera_says_until_more_is_known() -> None:
    pace = Pace()
    assert pace.step_s == 0.0
    pace.expect(0.5)
    assert pace.step_s == 0.5
    pace.see(0.0)
    pace.see(0.1)
    assert pace.step_s == 0.1


def test_a_group_is_as_long_as_the_longest_there_was() -> None:
    pace = Pace()
    assert pace.group_until_s(5.0) == 0.0
    for at_s in (0.0, 2.0, 6.0, 7.0):
        pace.see_key(at_s)
    assert (pace.group_until_s(8.0), pace.group_until_s(20.0)) == (4.0, 13.0)
