"""What the ledger is told of requests and releases, each before the effect of it can be seen: ids, digests and states.

An intent that raises exposure and has no outcome is undone when that is found; every other one is carried out.
"""

from dataclasses import dataclass
import re
from typing import override

from .clip import DIGEST_BYTES
from .ids import ReleaseId, RequestId
from .lifecycle.release import ReleaseInput, ReleaseState
from .lifecycle.request import RequestInput, RequestState
from .mute import MuteScope
from .request.words import Channel, Level

_WORD = re.compile(r"[a-z_]{1,32}", re.ASCII)


class RequestFactInvalid(ValueError):
    """A fact that cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestReceived:
    """A request is there; its words are not in the ledger, so that they can be erased."""

    request_id: RequestId
    channel: Channel
    digest: bytes
    """SHA-256 of its canonical form."""
    received_ms: int
    closes_ms: int
    supersedes: RequestId | None

    def __post_init__(self) -> None:
        """Raise RequestFactInvalid: what the ledger was told cannot be taken back."""
        if len(self.digest) != DIGEST_BYTES or not 0 <= self.received_ms <= self.closes_ms:
            raise RequestFactInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestScreened:
    """The rules have looked at a request; the newest counts."""

    request_id: RequestId
    findings_sha256: bytes
    """SHA-256 of what they found in its canonical form, without what became of the clips."""

    def __post_init__(self) -> None:
        """Raise RequestFactInvalid."""
        if len(self.findings_sha256) != DIGEST_BYTES:
            raise RequestFactInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moved:
    version: int
    """How often it has changed, with this."""

    def __post_init__(self) -> None:
        """Raise RequestFactInvalid."""
        if self.version < 1:
            raise RequestFactInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestMoved(_Moved):
    """A request is about to be in a state."""

    request_id: RequestId
    by: RequestInput
    state: RequestState
    actor: str | None
    """User id; None where no person is known who did it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestUndone(_Moved):
    """What a request was about to be never was: it is in this state."""

    request_id: RequestId
    state: RequestState


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestVerified(_Moved):
    """A person says how they know who asks."""

    request_id: RequestId
    level: Level
    method: str
    """One of our words for it."""
    actor: str

    @override
    def __post_init__(self) -> None:
        """Raise RequestFactInvalid: there is no text of a person in the ledger."""
        # `super()` does not work in a class that its decorator makes anew.
        _Moved.__post_init__(self)
        if not _WORD.fullmatch(self.method):
            raise RequestFactInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestErased(_Moved):
    """The words of a request are about to be gone; what the ledger was told of it stays."""

    request_id: RequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestsMuted:
    """Later requests like this one are about to wait on nobody's screen. Whose they are is in no record."""

    request_id: RequestId
    scope: MuteScope
    until_ms: int | None
    """None: until a person ends it."""
    actor: str | None

    def __post_init__(self) -> None:
        """Raise RequestFactInvalid."""
        if self.until_ms is not None and self.until_ms < 0:
            raise RequestFactInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class MuteEnded:
    """They are about to be shown again."""

    request_id: RequestId
    scope: MuteScope
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseMoved(_Moved):
    """A release is about to be in a state."""

    release_id: ReleaseId
    request_id: RequestId
    by: ReleaseInput
    state: ReleaseState
    actor: str | None


type MuteFact = RequestsMuted | MuteEnded
type RequestFact = (
    RequestReceived
    | RequestScreened
    | RequestMoved
    | RequestUndone
    | RequestVerified
    | RequestErased
    | ReleaseMoved
    | MuteFact
)
