"""What a camera's timestamps mean is told by the packets that came quickest."""

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.media.arrivals import MOST_LATE_S, Arrivals

STEP_S = 0.1


def test_a_burst_at_the_start_moves_nothing_once_the_camera_sends_as_it_sees() -> None:
    arrivals = Arrivals()
    for number in range(20):
        arrivals.see(number * STEP_S, 1000.0)
    for number in range(20, 40):
        arrivals.see(number * STEP_S, 998.1 + number * STEP_S)
    assert arrivals.offset_s == pytest.approx(998.1)


def test_packets_that_are_held_up_move_nothing() -> None:
    arrivals = Arrivals()
    for number in range(100):
        late_s = 3.0 if 50 <= number < 80 else 0.0
        arrivals.see(number * STEP_S, 1000.0 + number * STEP_S + late_s)
    assert arrivals.offset_s == pytest.approx(1000.0)


@pytest.mark.parametrize("drift", [-100e-6, 100e-6])
def test_a_clock_that_drifts_is_followed_for_hours(drift: float) -> None:
    arrivals = Arrivals()
    for number in range(0, 4 * 36_000, 5):
        time_s = number * STEP_S
        arrivals.see(time_s * (1 - drift), time_s)
    assert arrivals.offset_s == pytest.approx(time_s * drift, abs=0.013)


def test_what_was_true_before_a_long_silence_used_to_be_true_for_ever_after() -> None:
    arrivals = Arrivals()
    arrivals.see(0.0, 1000.0)
    arrivals.see(1.0, 1500.0)
    assert arrivals.offset_s == pytest.approx(1499.0)


def seen_in_parts(of_s: float, count: int) -> Arrivals:
    """Return what is known of pictures that come once the part of a playlist they stand in is complete."""
    arrivals, in_part = Arrivals(), round(of_s / STEP_S)
    for number in range(in_part * count):
        arrivals.see(number * STEP_S, 1000.0 + (number // in_part + 1) * of_s)
    return arrivals


@pytest.mark.parametrize("of_s", [2.0, 6.0, 10.0])
def test_what_a_playlist_names_comes_as_late_as_a_part_is_long(of_s: float) -> None:
    arrivals = seen_in_parts(of_s, 3)
    assert arrivals.late_s == pytest.approx(of_s - STEP_S)
    arrivals.see(1000.0, 2000.0)
    assert arrivals.late_s == 0.0


def test_how_late_something_comes_has_an_end() -> None:
    assert seen_in_parts(100.0, 2).late_s == MOST_LATE_S


def test_a_burst_at_the_start_is_not_late() -> None:
    assert seen_in_parts(10.0, 1).late_s == 0.0


@given(st.lists(st.floats(0, 5), min_size=1, max_size=200))
def test_no_packet_of_the_last_minutes_was_later_than_it_arrived(late: list[float]) -> None:
    arrivals = Arrivals()
    for number, late_s in enumerate(late):
        arrivals.see(number * STEP_S, 1000.0 + number * STEP_S + late_s)
    assert arrivals.offset_s == pytest.approx(1000.0 + min(late))
