"""What is told of requests as it happens: the types of `event.footage_guard_footage_request`."""

from enum import StrEnum
from typing import Final

from .lifecycle.request import RequestState


class Happening(StrEnum):
    """What happened to a request."""

    RECEIVED = "received"
    NEEDS_DECISION = "needs_decision"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    RELEASED = "released"
    COLLECTED = "collected"
    REVOKED = "revoked"
    ENDED = "ended"


OF_STATE: Final = {
    RequestState.PENDING: Happening.NEEDS_DECISION,
    RequestState.APPROVED: Happening.APPROVED,
    RequestState.DECLINED: Happening.DECLINED,
    RequestState.WITHDRAWN: Happening.WITHDRAWN,
    RequestState.EXPIRED: Happening.EXPIRED,
    RequestState.DISCLOSED: Happening.RELEASED,
}
"""What is told when a request gets into a state; nothing for the others."""
