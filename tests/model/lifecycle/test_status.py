"""What automations are told of a request: all states, however far a release has gone."""

import pytest

from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.lifecycle.standing import Standing
from custom_components.footage_guard.model.lifecycle.status import Status, status

ENDS = {
    RequestState.APPROVED: Status.APPROVED,
    RequestState.DECLINED: Status.DECLINED,
    RequestState.DISCLOSED: Status.RELEASED,
    RequestState.CLOSED: Status.EXPIRED,
    RequestState.WITHDRAWN: Status.WITHDRAWN,
    RequestState.EXPIRED: Status.EXPIRED,
}


@pytest.mark.parametrize("reached", Standing)
@pytest.mark.parametrize("state", RequestState)
def test_every_state_has_a_status(state: RequestState, reached: Standing) -> None:
    open_ones = {Standing.NONE: Status.PENDING, Standing.PENDING: Status.PENDING, Standing.IN_REVIEW: Status.IN_REVIEW}
    expected = ENDS.get(state, open_ones.get(reached, Status.APPROVED))
    assert status(state, reached) is (Status.RELEASED if reached is Standing.RELEASED else expected)


def test_to_be_set_aside_looks_like_waiting() -> None:
    assert {status(state) for state in (RequestState.RECEIVED, RequestState.PENDING, RequestState.SET_ASIDE)} == {
        Status.PENDING
    }
    ends = (RequestState.CLOSED, RequestState.EXPIRED)
    assert {status(state) for state in ends} == {Status.EXPIRED}


@pytest.mark.parametrize("told", Status)
def test_nobody_waits_for_what_is_decided(told: Status) -> None:
    assert told.is_decided is (told not in {Status.PENDING, Status.IN_REVIEW})
