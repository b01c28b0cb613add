"""A request, over every state and input."""

from itertools import product

import pytest

from custom_components.footage_guard.model.lifecycle.request import (
    REQUEST_TRANSITIONS,
    RequestInput,
    RequestStage,
    RequestState,
)

from .machines import grid, outcome

LAW = grid("""
           received   pending    approved   declined   set_aside  disclosed  closed  withdrawn  expired
screen     pending    -          -          -          -          -          -       -          -
set_aside  set_aside  -          -          -          -          -          -       -          -
approve    -          approved   -          -          -          -          -       -          -
void       -          -          pending    -          -          -          -       -          -
decline    declined   declined   declined   declined   declined   -          -       -          -
disclose   -          -          disclosed  -          -          -          -       -          -
reopen     -          -          -          pending    pending    -          -       -          -
drop       -          -          -          -          closed     -          -       -          -
withdraw   withdrawn  withdrawn  withdrawn  withdrawn  withdrawn  -          -       -          -
close      expired    expired    expired    closed     closed     closed     -       -          -
""")
STAGES = {
    "received": "received",
    "pending": "pending",
    "approved": "decided",
    "declined": "decided",
    "set_aside": "decided",
    "disclosed": "disclosed",
    "closed": "closed",
    "withdrawn": "withdrawn",
    "expired": "expired",
}


@pytest.mark.parametrize(("state", "by"), product(RequestState, RequestInput))
def test_every_state_and_input(state: RequestState, by: RequestInput) -> None:
    assert outcome(state, by) == LAW[state, by]


def test_nothing_is_allowed_beside() -> None:
    assert LAW.keys() == set(product(RequestState, RequestInput))
    assert {pair for pair, after in LAW.items() if after is not None} == REQUEST_TRANSITIONS.keys()


def test_what_raises() -> None:
    assert {by for by in RequestInput if by.raises} == {"approve", "disclose", "reopen"}


@pytest.mark.parametrize("state", RequestState)
def test_how_it_was_decided_is_one_stage(state: RequestState) -> None:
    assert state.stage is RequestStage(STAGES[state])


def test_there_is_no_other_stage() -> None:
    assert {state.stage for state in RequestState} == set(RequestStage)
