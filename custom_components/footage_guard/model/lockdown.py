"""When nothing may leave the vault and nobody may watch, whatever else holds."""

from dataclasses import dataclass
from enum import StrEnum


class LockdownReason(StrEnum):
    """Why the vault is locked down."""

    ASKED = "asked"
    """A person, an automation or a button asked for it."""
    ADOPTED = "adopted"
    """Its data was found in place; only somebody with a passphrase can tell that it is this home's."""
    STATE_LOST = "state_lost"
    """What had been decided is not known any more, so the least is assumed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lockdown:
    """A lockdown that is in force. Recording goes on; an enrolled approver leaves it in the panel."""

    reason: LockdownReason
    since_ms: int
    """UTC, milliseconds since 1970."""
