"""What the ledger is told of drafts, votes and approvals, each before its effect can be seen: no word of a person.

DraftMade ─ DraftFrozen ─ DraftWatched … VoteCast … VoteCast ─ ReleaseApproved

Beside `DraftFrozen` and the last two stands a `ReleaseMoved`.
"""

from dataclasses import dataclass

from .clip import DIGEST_BYTES
from .ids import ReleaseId, RequestId
from .vote import PUBLIC_KEY_BYTES, SIGNATURE_BYTES, Method, Transport


class ApprovalFactInvalid(ValueError):
    """A fact that cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftMade:
    """A person prepares something for a request."""

    release_id: ReleaseId
    request_id: RequestId
    actor: str
    """User id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFrozen:
    """The files of a draft are finished, and this is what is voted on."""

    release_id: ReleaseId
    request_id: RequestId
    statement_sha256: bytes
    files: tuple[bytes, ...]
    """SHA-256 of each file that would leave."""
    redactions: tuple[bytes, ...]
    """SHA-256 of the recipe of each: what of its clip it shows, and what is taken out."""
    needed: int
    """Votes."""
    policy_sha256: bytes

    def __post_init__(self) -> None:
        """Raise ApprovalFactInvalid."""
        digests = (self.statement_sha256, self.policy_sha256, *self.files, *self.redactions)
        if (
            len(self.redactions) != len(self.files)
            or not self.files
            or self.needed < 1
            or any(len(digest) != DIGEST_BYTES for digest in digests)
        ):
            raise ApprovalFactInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWatched:
    """A person is about to see a finished file, as it would leave."""

    release_id: ReleaseId
    file_sha256: bytes
    actor: str
    """User id."""

    def __post_init__(self) -> None:
        """Raise ApprovalFactInvalid."""
        if len(self.file_sha256) != DIGEST_BYTES or not self.actor:
            raise ApprovalFactInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCast:
    """A person has agreed to a statement; the signature can be checked by anybody who has the statement."""

    release_id: ReleaseId
    statement_sha256: bytes
    actor: str
    """User id."""
    public_key: bytes
    signature: bytes
    cast_ms: int
    method: Method
    transport: Transport

    def __post_init__(self) -> None:
        """Raise ApprovalFactInvalid."""
        is_sound = (
            len(self.statement_sha256) == DIGEST_BYTES
            and len(self.public_key) == PUBLIC_KEY_BYTES
            and len(self.signature) == SIGNATURE_BYTES
            and self.cast_ms >= 0
            and bool(self.actor)
        )
        if not is_sound:
            raise ApprovalFactInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseApproved:
    """The last vote is there; nothing leaves before the announced moment."""

    release_id: ReleaseId
    request_id: RequestId
    statement_sha256: bytes
    actors: tuple[str, ...]
    """User ids of those whose votes counted."""
    live_from_ms: int

    def __post_init__(self) -> None:
        """Raise ApprovalFactInvalid."""
        if len(self.statement_sha256) != DIGEST_BYTES or not self.actors or self.live_from_ms < 0:
            raise ApprovalFactInvalid


type ApprovalFact = DraftMade | DraftFrozen | DraftWatched | VoteCast | ReleaseApproved
