"""The only place where a state changes, and the order in which states expose."""

from collections.abc import Mapping
from typing import Final, overload

from ..errors import TransitionRefused
from .release import RELEASE_TRANSITIONS, ReleaseInput, ReleaseState
from .request import REQUEST_TRANSITIONS, RequestInput, RequestState

_OF_REQUEST: Final[Mapping[RequestState, int]] = {RequestState.APPROVED: 1, RequestState.DISCLOSED: 2}
_OF_RELEASE: Final[Mapping[ReleaseState, int]] = {ReleaseState.COOLING: 1, ReleaseState.LIVE: 2}


@overload
def advance(state: RequestState, by: RequestInput) -> RequestState: ...
@overload
def advance(state: ReleaseState, by: ReleaseInput) -> ReleaseState: ...
def advance(state: RequestState | ReleaseState, by: RequestInput | ReleaseInput) -> RequestState | ReleaseState:
    """Return the state after an input; raise TransitionRefused where there is none."""
    after: RequestState | ReleaseState | None = None
    # By type, not by one table: the words of one machine equal those of the other, `decline` above all.
    match state, by:
        case RequestState(), RequestInput():
            after = REQUEST_TRANSITIONS.get((state, by))
        case ReleaseState(), ReleaseInput():
            after = RELEASE_TRANSITIONS.get((state, by))
    if after is None:
        raise TransitionRefused(state, by)
    return after


def exposure(state: RequestState | ReleaseState) -> int:
    """Return 2 where footage can leave or has left, 1 where it will without another person, and 0 elsewhere.

    A request that was disclosed and is closed counts as 0: what a share still gives is counted by its release, which
    lives by terms of its own.
    """
    if isinstance(state, RequestState):
        return _OF_REQUEST.get(state, 0)
    return _OF_RELEASE.get(state, 0)
