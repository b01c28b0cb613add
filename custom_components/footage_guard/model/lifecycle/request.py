"""The stages of a request: what became of somebody's question for footage.

What leaves the home is a release, which has stages of its own.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class RequestStage(StrEnum):
    """The public name of a state. How a request was decided is for those who decide."""

    RECEIVED = "received"
    PENDING = "pending"
    DECIDED = "decided"
    DISCLOSED = "disclosed"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class RequestState(StrEnum):
    """Where a request stands."""

    RECEIVED = "received"
    """It is in the ledger, and no rule has looked at it."""
    PENDING = "pending"
    """It waits for a person."""
    APPROVED = "approved"
    """All votes are there, and nothing has left yet."""
    DECLINED = "declined"
    SET_ASIDE = "set_aside"
    """Muted, or over a limit of this household; nobody outside learns of it."""
    DISCLOSED = "disclosed"
    """A release of it was live. It stays so when the release ends: what left cannot be called back."""
    CLOSED = "closed"
    """The announced moment came after the decision, or it was set aside and dropped."""
    WITHDRAWN = "withdrawn"
    """Whoever asked took it back."""
    EXPIRED = "expired"
    """The announced moment came before anything had left."""

    @property
    def stage(self) -> RequestStage:
        """The public name of this state."""
        return RequestStage.DECIDED if self in _DECIDED else RequestStage(self.value)


class RequestInput(StrEnum):
    """What moves a request."""

    SCREEN = "screen"
    """Every rule passed it."""
    SET_ASIDE = "set_aside"
    """A mute or a limit of this household keeps it from everybody's eyes."""
    APPROVE = "approve"
    """The last vote for its release is there."""
    VOID = "void"
    """The release it was approved with ended before anything left."""
    DECLINE = "decline"
    DISCLOSE = "disclose"
    """The release it was approved with is live."""
    REOPEN = "reopen"
    """A person takes back that it was declined or set aside."""
    WITHDRAW = "withdraw"
    DROP = "drop"
    """Many were set aside, and this was the oldest of which nobody knows who asks."""
    CLOSE = "close"
    """The moment announced at the start has come."""

    @property
    def raises(self) -> bool:
        """Whether more can leave the home afterwards, or somebody's lowering is taken back."""
        return self in _RAISING


_DECIDED: Final = frozenset({RequestState.APPROVED, RequestState.DECLINED, RequestState.SET_ASIDE})
_RAISING: Final = frozenset({RequestInput.APPROVE, RequestInput.DISCLOSE, RequestInput.REOPEN})

ENDED: Final = frozenset({RequestState.CLOSED, RequestState.EXPIRED, RequestState.WITHDRAWN})
"""Nothing moves a request from here."""

REQUEST_TRANSITIONS: Final[Mapping[tuple[RequestState, RequestInput], RequestState]] = {
    (RequestState.RECEIVED, RequestInput.SCREEN): RequestState.PENDING,
    (RequestState.RECEIVED, RequestInput.SET_ASIDE): RequestState.SET_ASIDE,
    (RequestState.RECEIVED, RequestInput.DECLINE): RequestState.DECLINED,
    (RequestState.RECEIVED, RequestInput.WITHDRAW): RequestState.WITHDRAWN,
    (RequestState.RECEIVED, RequestInput.CLOSE): RequestState.EXPIRED,
    (RequestState.PENDING, RequestInput.APPROVE): RequestState.APPROVED,
    (RequestState.PENDING, RequestInput.DECLINE): RequestState.DECLINED,
    (RequestState.PENDING, RequestInput.WITHDRAW): RequestState.WITHDRAWN,
    (RequestState.PENDING, RequestInput.CLOSE): RequestState.EXPIRED,
    (RequestState.APPROVED, RequestInput.DISCLOSE): RequestState.DISCLOSED,
    (RequestState.APPROVED, RequestInput.VOID): RequestState.PENDING,
    (RequestState.APPROVED, RequestInput.DECLINE): RequestState.DECLINED,
    (RequestState.APPROVED, RequestInput.WITHDRAW): RequestState.WITHDRAWN,
    (RequestState.APPROVED, RequestInput.CLOSE): RequestState.EXPIRED,
    # Whoever says no twice has not made a mistake, and need not know that somebody else was first.
    (RequestState.DECLINED, RequestInput.DECLINE): RequestState.DECLINED,
    (RequestState.DECLINED, RequestInput.REOPEN): RequestState.PENDING,
    (RequestState.DECLINED, RequestInput.WITHDRAW): RequestState.WITHDRAWN,
    (RequestState.DECLINED, RequestInput.CLOSE): RequestState.CLOSED,
    # Otherwise an automation that declines could tell that nobody is asked.
    (RequestState.SET_ASIDE, RequestInput.DECLINE): RequestState.DECLINED,
    (RequestState.SET_ASIDE, RequestInput.REOPEN): RequestState.PENDING,
    (RequestState.SET_ASIDE, RequestInput.WITHDRAW): RequestState.WITHDRAWN,
    (RequestState.SET_ASIDE, RequestInput.DROP): RequestState.CLOSED,
    (RequestState.SET_ASIDE, RequestInput.CLOSE): RequestState.CLOSED,
    (RequestState.DISCLOSED, RequestInput.CLOSE): RequestState.CLOSED,
}
"""Where each state goes by each input that it takes; there are no others."""
