"""A release, over every state and input."""

from itertools import product

import pytest

from custom_components.footage_guard.model.lifecycle.release import RELEASE_TRANSITIONS, ReleaseInput, ReleaseState

from .machines import grid, outcome

LAW = grid("""
           drafted   frozen    voting    cooling   live   ended  declined  void
freeze     frozen    -         -         -         -      -      -         -
edit       drafted   drafted   drafted   -         -      -      -         -
vote       -         voting    voting    -         -      -      -         -
pass       -         cooling   cooling   -         -      -      -         -
go_live    -         -         -         live      -      -      -         -
cancel     void      void      void      -         -      -      -         -
veto       -         declined  declined  declined  -      -      -         -
decline    declined  declined  declined  declined  -      -      -         -
lock_down  drafted   void      void      void      ended  -      -         -
revoke     -         -         -         void      ended  -      -         -
expire     void      void      void      void      ended  -      -         -
use_up     -         -         -         -         ended  -      -         -
interrupt  drafted   frozen    voting    void      ended  -      -         -
""")


@pytest.mark.parametrize(("state", "by"), product(ReleaseState, ReleaseInput))
def test_every_state_and_input(state: ReleaseState, by: ReleaseInput) -> None:
    assert outcome(state, by) == LAW[state, by]


def test_nothing_is_allowed_beside() -> None:
    assert LAW.keys() == set(product(ReleaseState, ReleaseInput))
    assert {pair for pair, after in LAW.items() if after is not None} == RELEASE_TRANSITIONS.keys()


def test_what_raises() -> None:
    assert {by for by in ReleaseInput if by.raises} == {"pass", "go_live"}
