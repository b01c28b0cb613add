"""What the ledger is told of legal papers: ids, digests and words from our lists, each before the effect of it is seen.

How a paper stands is what its newest record says, and nothing beside the ledger says it too.
"""

from dataclasses import dataclass

from .clip import DIGEST_BYTES
from .ids import HoldId, ProcessId, RequestId
from .process import ProcessCheck, ProcessKind, ProcessOutcome


class ProcessFactInvalid(ValueError):
    """A fact that cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessLoaded:
    """A person has typed in a paper; its words are not in the ledger, so that they can be erased."""

    process_id: ProcessId
    kind: ProcessKind
    digest: bytes
    """SHA-256 of its canonical form."""
    hold_id: HoldId | None
    """The legal hold that was placed for it; None where nothing of its time is here."""
    request_id: RequestId | None
    loaded_ms: int
    review_ms: int
    """When the owner is to be reminded of the hold."""
    actor: str
    """User id."""

    def __post_init__(self) -> None:
        """Raise ProcessFactInvalid: what the ledger was told cannot be taken back."""
        if len(self.digest) != DIGEST_BYTES or not 0 <= self.loaded_ms <= self.review_ms:
            raise ProcessFactInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessMarked:
    """A person says how a paper stands: all of it, as it is from now on."""

    process_id: ProcessId
    version: int
    """How often it has changed, with this."""
    outcome: ProcessOutcome
    checks: tuple[ProcessCheck, ...]
    """What is ticked."""
    review_ms: int
    marked_ms: int
    actor: str

    def __post_init__(self) -> None:
        """Raise ProcessFactInvalid."""
        if self.version < 1 or min(self.review_ms, self.marked_ms) < 0 or len({*self.checks}) < len(self.checks):
            raise ProcessFactInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessErased:
    """The words of a paper are about to be gone; what the ledger was told of it stays."""

    process_id: ProcessId


type ProcessFact = ProcessLoaded | ProcessMarked | ProcessErased
