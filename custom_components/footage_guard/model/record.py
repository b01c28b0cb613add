"""A request with what became of it, and a release with its state."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from .ids import ReleaseId, RequestId
from .lifecycle.release import ReleaseState
from .lifecycle.request import RequestState
from .request.request import FootageRequest, Verification
from .rules.rule import Finding

NEWEST_VERSION: Final = (1 << 53) - 2
"""The ledger can be told of one after it, and of none after that: whatever has a newer one was not changed by us."""


class Head(NamedTuple):
    """How a request stands."""

    state: RequestState
    version: int


class Span(NamedTuple):
    """From when to when something counts, both included; milliseconds since 1970.

    It ends: what came while a clock was years ahead would count for all the years, and keep everything off the screen.
    """

    since_ms: int
    until_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRecord:
    """One request as it stands."""

    request: FootageRequest
    state: RequestState
    version: int
    """How often it has changed; whoever changes it names the version they saw."""
    changed_ms: int
    verification: Verification
    """The newest one; the request has that which it came with."""
    findings: tuple[Finding, ...]
    """What the rules found when it was looked at; nothing before that."""
    is_erased: bool = False
    """Its words are gone: it has ended long ago, or was dropped. Its digest is that of what it was."""

    @property
    def id(self) -> RequestId:
        """The request's."""
        return self.request.id


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableRequest:
    """One request of which nothing is to be shown: what is stored of it is not what was received."""

    id: RequestId
    state: RequestState | None
    """None where not even that can be read."""
    version: int
    received_ms: int
    closes_ms: int
    problem: str
    """Code of the error that says what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRecord:
    """One release as it stands."""

    id: ReleaseId
    request_id: RequestId
    state: ReleaseState
    version: int
    changed_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What limits count a request by; each empty where it does not apply."""

    organisation: str = ""
    case: str = ""
    twin: str = ""
    """Equal for what the home asked twice in the same words."""
    pairs: frozenset[str] = frozenset()
    """One for each camera, equal for its footage to the same recipient; none where one of them is not named."""
