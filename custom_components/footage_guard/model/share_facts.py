"""What the ledger is told of a share while it is live: when it was opened, what was sent, and what was taken back.

Nobody is named: a network stands for an address, and a word for the program.
"""

from dataclasses import dataclass

from .ids import ReleaseId, RequestId
from .share import Access, Client


class ShareFactInvalid(ValueError):
    """A fact that cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareOpened:
    """A download was counted; nothing of it was sent before this was told."""

    release_id: ReleaseId
    request_id: RequestId
    left: int
    """Downloads that are left afterwards."""
    network: str
    """Of whoever opened it, such as 192.0.2.0/24; empty where it is not known."""
    client: Client

    def __post_init__(self) -> None:
        """Raise ShareFactInvalid."""
        if self.left < 0:
            raise ShareFactInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareAccessed:
    """Something of a share was sent, or refused to somebody who holds its link."""

    release_id: ReleaseId
    access: Access
    file: int | None
    """Number of the file, from 1; 0 for all of them together; None where it came to no file."""
    size_bytes: int
    """That were sent."""
    network: str
    client: Client

    def __post_init__(self) -> None:
        """Raise ShareFactInvalid."""
        if self.size_bytes < 0 or (self.file is not None and self.file < 0):
            raise ShareFactInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareShortened:
    """Less can be collected of a share, or for a shorter time."""

    release_id: ReleaseId
    left: int
    not_after_ms: int
    actor: str | None
    """User id; None where no person is known."""

    def __post_init__(self) -> None:
        """Raise ShareFactInvalid."""
        if min(self.left, self.not_after_ms) < 0:
            raise ShareFactInvalid


type ShareFact = ShareOpened | ShareAccessed | ShareShortened
