"""What is told of requests as it happens: some of it to everybody in the home, all of it to who holds keys."""

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
    SET_ASIDE = "set_aside"
    VERIFIED = "verified"
    """A person said how they know who asks."""
    CLOSED = "closed"
    """The announced moment came after a decision."""


TO_EVERYBODY: Final = tuple(
    each for each in Happening if each not in {Happening.SET_ASIDE, Happening.VERIFIED, Happening.CLOSED}
)
"""The types of `event.footage_guard_footage_request`. What automations hear they pass on, and whoever is muted must
notice nothing."""
OF_STATE: Final = {
    RequestState.PENDING: Happening.NEEDS_DECISION,
    RequestState.APPROVED: Happening.APPROVED,
    RequestState.DECLINED: Happening.DECLINED,
    RequestState.SET_ASIDE: Happening.SET_ASIDE,
    RequestState.WITHDRAWN: Happening.WITHDRAWN,
    RequestState.EXPIRED: Happening.EXPIRED,
    RequestState.DISCLOSED: Happening.RELEASED,
    RequestState.CLOSED: Happening.CLOSED,
}
"""What is told when a request gets into a state; nothing for the one it begins with."""
