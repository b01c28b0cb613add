"""What a rule is, what it is told, and what it can find."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from ..ids import RequestId
from ..mute import MuteScope as MuteScope  # noqa: PLC0414  # whoever knows mutes has both from here
from ..policy import Policy
from ..request import Channel, FootageRequest, RequesterType
from ..text import counting_key


class FindingKind(StrEnum):
    """What follows from a finding; nothing of it can be noticed outside."""

    NOTE = "note"
    """The owner is shown a sentence."""
    PROPOSAL = "proposal"
    """The owner is shown a sentence with a narrower scope."""
    SET_ASIDE = "set_aside"
    """The request waits on nobody's screen: it is muted or over a limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words of a requester's text that the owner is shown marked."""

    field: str
    """Which text, such as `message` or `requester.organisation`."""
    start: int
    end: int
    """From `start` to before `end`, in code points of the text as it is stored. JavaScript counts otherwise."""
    phrase_id: str
    """Why, such as `threat.warrant`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule found. It holds no word of the requester."""

    rule: str
    """Name of the rule's file, and of its sentence."""
    kind: FindingKind
    values: Mapping[str, str | int] = field(default_factory=dict)
    """Counts and times for the sentence; moments as RFC 3339."""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute:
    """The household's wish not to be shown some requests."""

    scope: MuteScope
    key: str = field(repr=False)
    """What tells whom it is about, and no word of it; "" for everything."""
    until_ms: int | None
    """None: until a person ends it."""
    by: RequestId | None = None
    """Request by which somebody said so, where that is known."""
    is_readable: bool = True
    """Whether it is what somebody wished; of one that is stored otherwise nobody knows, and it mutes everything."""

    def runs(self, now_ms: int) -> bool:
        """Tell whether it still does."""
        return self.until_ms is None or now_ms < self.until_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """All that screening depends on beside the request.

    Requests that were set aside, and those of the home itself, are in none of the counts: a sender who is muted uses up
    nobody's share, and neither does who lives here. An amendment does not count the open request that it supersedes.
    A request only counts against another one of which no more is known who asks: otherwise whoever asks under the name
    of somebody else would keep the real one off the screen.
    """

    policy: Policy
    now_ms: int
    local_time: time
    """The clock on the wall of the home."""
    of_case: int
    """Requests with the same organisation and case that were received before, amendments too."""
    open_of_organisation: int
    """0 where nobody is named: nobody knows that two of these are one requester."""
    received_last_day: int
    """In the last 24 hours, from anybody."""
    muted: frozenset[MuteScope]
    """As what the request is muted: by its requester, by its case, or with everything."""
    oldest_footage_ms: int | None
    """Start of the oldest clip there is; None for an empty vault."""
    action_holds: int
    """Holds of automations and of requesters nobody has verified."""
    action_held_bytes: int
    amends_declined: bool
    """It amends a request that was declined, with more than the narrower window that was proposed for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What keeps the clips of a window from retention."""

    loose: int
    """How many nothing keeps."""
    ends_ms: int | None
    """When the first of the others may go, where that is well before the request closes."""
    cut_at: int | None
    """One camera has more clips than so many, and the others were not looked at; None where there are no others."""


def is_of_home(request: FootageRequest) -> bool:
    """Tell whether the home itself wants to give footage away: an automation, or a person in the panel.

    Rules about outside requesters look at none of these. Whoever writes from outside that they belong to the household
    is a requester like any other.
    """
    is_own = request.channel is Channel.UI and request.requester.type is RequesterType.HOUSEHOLD
    return is_own or request.channel is Channel.AUTOMATION or request.proposal is not None


type Check = Callable[[FootageRequest, Context], Finding | None]
"""A rule: what it finds in a request, or None. It reads its arguments and nothing else."""
type HoldCheck = Callable[[Holding], Finding | None]
"""A rule about what became of the clips."""


def case_key(reference: str) -> str:
    """Return what is the same however a case is written; "" for no case.

    Otherwise another dash or space would make it another case, with limits of its own.
    """
    return counting_key(reference)
