"""How far a request has gone, in the words of `sensor.footage_guard_footage_request`."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from ..ids import RequestId
from .release import ReleaseState
from .request import RequestState


class Standing(StrEnum):
    """How far a request has gone, from the least to the furthest."""

    NONE = "none"
    """Nobody needs to look at it."""
    PENDING = "pending"
    """It waits for a person."""
    IN_REVIEW = "in_review"
    """There is a draft."""
    APPROVED = "approved"
    """All votes are there, and the release is cooling."""
    RELEASED = "released"
    """There is a live share."""


_ORDER = list(Standing)
_DRAFTS = frozenset({ReleaseState.DRAFTED, ReleaseState.FROZEN, ReleaseState.VOTING})
_DECIDABLE = frozenset({RequestState.PENDING, RequestState.APPROVED})


def standing(request: RequestState, releases: Collection[ReleaseState]) -> Standing:
    """Return how far a request has gone, given the states of all its releases.

    A live share is told whatever became of the request: what leaves the home is never hidden behind a closed one.
    """
    if ReleaseState.LIVE in releases:
        return Standing.RELEASED
    if ReleaseState.COOLING in releases:
        return Standing.APPROVED
    # An approved request without a release is on its way back to a person.
    if request not in _DECIDABLE:
        return Standing.NONE
    return Standing.PENDING if _DRAFTS.isdisjoint(releases) else Standing.IN_REVIEW


def furthest(standings: Mapping[RequestId, Standing]) -> tuple[Standing, RequestId | None]:
    """Return the furthest standing and whose it is: of several the oldest, so that a new request moves nothing."""
    best = max(standings.values(), key=_ORDER.index, default=Standing.NONE)
    if best is Standing.NONE:
        return best, None
    return best, min(request_id for request_id, each in standings.items() if each is best)
