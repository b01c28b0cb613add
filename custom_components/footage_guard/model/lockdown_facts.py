"""What the ledger is told of lockdowns. One takes hold before that, for it lowers; it is left after that alone."""

from dataclasses import dataclass

from .lockdown import LockdownReason


class LockdownFactInvalid(ValueError):
    """A fact that cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockdownEntered:
    """The vault is locked down. Told again where that had been told to be over, and is not."""

    reason: LockdownReason
    since_ms: int

    def __post_init__(self) -> None:
        """Raise LockdownFactInvalid: what the ledger was told cannot be taken back."""
        if self.since_ms < 0:
            raise LockdownFactInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class LockdownLeft:
    """The lockdown is about to be over."""

    actor: str
    """User id of the person who proved that they wanted it."""
    asked_ms: int
    """When they did."""

    def __post_init__(self) -> None:
        """Raise LockdownFactInvalid."""
        if self.asked_ms < 0 or not self.actor:
            raise LockdownFactInvalid


type LockdownFact = LockdownEntered | LockdownLeft
