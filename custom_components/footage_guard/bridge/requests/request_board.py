"""What entities and tickets go by of requests: counts, ids and times, looked at anew with each change.

The words of a request never change, so each is read once, for the few things of it that are shown.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from ...flows.desk import Desk
from ...flows.freezing import FIXED
from ...flows.words import as_received
from ...model.errors import RequestAltered, StateDamaged
from ...model.ids import ReleaseId, RequestId
from ...model.lifecycle.release import ReleaseState
from ...model.lifecycle.request import RequestState
from ...model.lifecycle.standing import Standing, furthest, standing
from ...model.request.request import FootageRequest
from ...model.request.words import Channel, RequesterType
from ...vault.state.request_lists import RequestLists

MOST_SHOWN: Final = 100
_WAITING: Final = (RequestState.PENDING, RequestState.APPROVED)
_GOING: Final = (
    ReleaseState.DRAFTED,
    ReleaseState.FROZEN,
    ReleaseState.VOTING,
    ReleaseState.COOLING,
    ReleaseState.LIVE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Of a request what everybody in the home may see; nothing of it did anybody write."""

    requester_type: RequesterType
    is_nameless: bool
    """An automation of this home asks, under nobody's name."""
    from_ms: int
    to_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A request that waits for a person."""

    id: RequestId
    asked: Asked | None
    """None where what is stored is not what was received."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What entities show, tickets end by and people are notified of: counts and ids."""

    standing: Standing = Standing.NONE
    request_id: RequestId | None = None
    """Of the request that has gone furthest."""
    waiting: tuple[Waiting, ...] = ()
    """Those that wait for a person, the oldest first; at most MOST_SHOWN."""
    pending: int = 0
    """How many wait for a person."""
    active_shares: int = 0
    """How many are live. A link that waits while links are off is one: hidden, it would be forgotten, and then open."""
    cooling: frozenset[tuple[ReleaseId, RequestId]] = frozenset()
    """What was agreed to and has not left yet, and which request it answers."""
    finished: frozenset[ReleaseId] = frozenset()
    """Drafts with finished files that are voted on, or leave."""


class RequestBoard:
    """Knows what was read of those that wait. For one lane."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._read: dict[RequestId, Asked | None] = {}

    def look(self, desk: Desk, lists: RequestLists) -> Overview:
        """Return what entities show; of more requests than anybody reads, the oldest."""
        of_request = {request_id: state for state in _WAITING for request_id in lists.in_state(state, MOST_SHOWN)}
        going = desk.releases.in_states(_GOING)
        states: dict[RequestId, list[ReleaseState]] = {request_id: [] for request_id in of_request}
        for release in going:
            states.setdefault(release.request_id, []).append(release.state)
        standings = {
            request_id: standing(of_request.get(request_id, RequestState.DISCLOSED), found)
            for request_id, found in states.items()
        }
        best, furthest_id = furthest(standings)
        pending = [request_id for request_id, state in of_request.items() if state is RequestState.PENDING]
        self._read = {
            request_id: self._read[request_id] if request_id in self._read else _read(desk, request_id)
            for request_id in pending
        }
        return Overview(
            standing=best,
            request_id=furthest_id,
            waiting=tuple(Waiting(id=request_id, asked=asked) for request_id, asked in self._read.items()),
            pending=desk.book.count_in(RequestState.PENDING),
            active_shares=sum(release.state is ReleaseState.LIVE for release in going),
            cooling=frozenset(
                (release.id, release.request_id) for release in going if release.state is ReleaseState.COOLING
            ),
            finished=frozenset(release.id for release in going if release.state in FIXED),
        )

    def disbelieve(self, unreadable: Collection[RequestId]) -> None:
        """Show requests as what they were found to be since they were read."""
        self._read |= dict.fromkeys(self._read.keys() & unreadable)


def _read(desk: Desk, request_id: RequestId) -> Asked | None:
    try:
        return _asked(as_received(desk, request_id).request)
    except StateDamaged, RequestAltered:
        return None


def _asked(request: FootageRequest) -> Asked:
    return Asked(
        requester_type=request.requester.type,
        is_nameless=request.channel is Channel.AUTOMATION and not request.requester.person_name,
        from_ms=request.scope.window_from.ms,
        to_ms=request.scope.window_to.ms,
    )
