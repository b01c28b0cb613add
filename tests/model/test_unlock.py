"""An unlock ends by itself, whatever happens first."""

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.unlock import AWAY_S, IDLE_S, LONGEST_S, lasts_until


@pytest.mark.parametrize(
    ("used_s", "left_s", "ends_s"),
    [
        (0, None, IDLE_S),
        (600, None, 600 + IDLE_S),
        (LONGEST_S - 1, None, LONGEST_S),
        (0, 0, AWAY_S),
        (600, 600, 600 + AWAY_S),
        (600, 600 + IDLE_S - 1, 600 + IDLE_S),
        (LONGEST_S - 1, LONGEST_S - 1, LONGEST_S),
    ],
)
def test_when_it_ends(used_s: float, left_s: float | None, ends_s: float) -> None:
    begin_s = 1000
    left = None if left_s is None else begin_s + left_s
    assert lasts_until(opened_s=begin_s, used_s=begin_s + used_s, left_s=left) == begin_s + ends_s


TIMES = st.floats(0, 10**6)


@given(opened_s=TIMES, used_s=TIMES, left_s=st.none() | TIMES)
def test_nothing_prolongs_it_beyond_any_of_its_ends(opened_s: float, used_s: float, left_s: float | None) -> None:
    ends_s = lasts_until(opened_s=opened_s, used_s=used_s, left_s=left_s)
    assert ends_s <= opened_s + LONGEST_S
    assert ends_s <= used_s + IDLE_S
    assert left_s is None or ends_s <= left_s + AWAY_S
