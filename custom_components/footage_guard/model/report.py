"""What a report counts of requests."""

from dataclasses import dataclass
from enum import StrEnum

from .lifecycle.request import ENDED, RequestState


class Outcome(StrEnum):
    """What became of a request, as a report counts it."""

    SHARED = "shared"
    """Something could be collected."""
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    UNANSWERED = "unanswered"
    """It is over, and nobody decided: also what was muted, or over a limit of this household."""
    OPEN = "open"
    """It is not over. What was set aside looks as if it waited, here as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """So many requests of a month that are alike in everything a report counts by."""

    month: str
    requester_type: str | None
    """As it is stored; None where it cannot be read."""
    legal_basis: str | None
    state: str
    was_shared: bool
    was_declined: bool
    count: int

    @property
    def outcome(self) -> Outcome:
        """What became of them."""
        if self.was_shared or self.state == RequestState.DISCLOSED:
            return Outcome.SHARED
        if self.state == RequestState.WITHDRAWN:
            return Outcome.WITHDRAWN
        if self.was_declined or self.state == RequestState.DECLINED:
            return Outcome.DECLINED
        return Outcome.UNANSWERED if self.state in ENDED else Outcome.OPEN
