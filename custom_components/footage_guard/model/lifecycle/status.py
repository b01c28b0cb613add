"""What became of a request, in the words that actions answer with."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from .request import RequestState
from .standing import Standing


class Status(StrEnum):
    """How far a request has gone, or how it ended."""

    PENDING = "pending"
    """No person has decided; also where no person is asked, because it was muted or is over a limit."""
    IN_REVIEW = "in_review"
    """There is a draft."""
    APPROVED = "approved"
    """All votes are there, and the release is cooling."""
    RELEASED = "released"
    """There is, or was, a live share."""
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    """The announced moment has come; how it was decided is not told any more."""

    @property
    def is_decided(self) -> bool:
        """Whether nobody needs to be waited for."""
        return self not in _UNDECIDED


_UNDECIDED: Final = frozenset({Status.PENDING, Status.IN_REVIEW})
_OF_STATE: Final[Mapping[RequestState, Status]] = {
    RequestState.APPROVED: Status.APPROVED,
    RequestState.DECLINED: Status.DECLINED,
    RequestState.DISCLOSED: Status.RELEASED,
    RequestState.CLOSED: Status.EXPIRED,
    RequestState.WITHDRAWN: Status.WITHDRAWN,
    RequestState.EXPIRED: Status.EXPIRED,
}


def status(state: RequestState, reached: Standing = Standing.NONE) -> Status:
    """Return what automations of this home are told of a request that has gone so far.

    One that was set aside is told as one that waits: automations pass on what they hear, and to be muted is to notice
    nothing. A live share is told whatever became of the request.
    """
    if reached is Standing.RELEASED:
        return Status.RELEASED
    known = _OF_STATE.get(state)
    if known is not None:
        return known
    return Status.PENDING if reached is Standing.NONE else Status(reached.value)
