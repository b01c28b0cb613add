"""The outside learns that something was disclosed, that the announced moment came, and nothing else."""

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.lifecycle.outside import Outside, outside
from custom_components.footage_guard.model.lifecycle.request import RequestState

SHOWN_BEFORE = {RequestState.DISCLOSED: Outside.FULFILLED, RequestState.WITHDRAWN: Outside.CLOSED}
CLOSES_MS = 1_800_000_000_000
_states = st.sampled_from(RequestState)
_ms = st.integers(0, 2**48)


@pytest.mark.parametrize("state", RequestState)
@pytest.mark.parametrize("closed_until_ms", [0, CLOSES_MS - 1])
def test_before_the_announced_moment(state: RequestState, closed_until_ms: int) -> None:
    shown = outside(state, closes_ms=CLOSES_MS, closed_until_ms=closed_until_ms)
    assert shown is SHOWN_BEFORE.get(state, Outside.OPEN)


@pytest.mark.parametrize("state", RequestState)
@pytest.mark.parametrize("closed_until_ms", [CLOSES_MS, CLOSES_MS + 1])
def test_from_the_announced_moment_on(state: RequestState, closed_until_ms: int) -> None:
    assert outside(state, closes_ms=CLOSES_MS, closed_until_ms=closed_until_ms) is Outside.CLOSED


@given(state=_states, closes_ms=_ms, marks=st.lists(_ms, min_size=2, max_size=2).map(sorted))
def test_what_was_closed_stays_so(state: RequestState, closes_ms: int, marks: list[int]) -> None:
    before, after = (outside(state, closes_ms=closes_ms, closed_until_ms=mark) for mark in marks)
    assert after in {before, Outside.CLOSED}


@given(
    one=_states.filter(lambda state: state not in SHOWN_BEFORE),
    other=_states.filter(lambda state: state not in SHOWN_BEFORE),
    closes_ms=_ms,
    closed_until_ms=_ms,
)
def test_no_decision_can_be_told_from_another(
    one: RequestState, other: RequestState, closes_ms: int, closed_until_ms: int
) -> None:
    shown = [outside(state, closes_ms=closes_ms, closed_until_ms=closed_until_ms) for state in (one, other)]
    assert shown[0] is shown[1]
