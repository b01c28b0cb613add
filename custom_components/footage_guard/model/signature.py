"""What a requester's signature proves, or what is wrong with it, in the words that are stored."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from .ids import IntakeId
from .request.request import Verification
from .request.words import Level

SIGNATURE = "signature"
"""The method of a verification by a good one."""


class Flaw(StrEnum):
    """What is wrong with a signature, as the owner is told; each is a method of a verification that proves nothing."""

    MISSING = "signature_missing"
    """Whoever the door is for signs, and this is not signed."""
    NO_KEY = "signature_no_key"
    """No key was pinned that it could be of."""
    MALFORMED = "signature_malformed"
    ALGORITHM = "signature_algorithm"
    """Not the algorithm of the pinned key."""
    OTHER_KEY = "signature_other_key"
    NOT_HERE = "signature_not_here"
    """It is meant for somebody else."""
    NOT_NOW = "signature_not_now"
    """It is over, has not begun, or would be good for too long."""
    WRONG = "signature_wrong"
    """What was signed is not what was sent, or another key signed it."""
    REPLAYED = "signature_replayed"
    """It came before, with another request."""


FLAWS: Final = frozenset(Flaw)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A good signature; it counts once."""

    kid: bytes
    """Thumbprint of the key (RFC 7638)."""
    jti: str = field(repr=False)
    """What tells it from every other one of the key."""
    until_ms: int
    """After this it is good no more."""
    meant: IntakeId | None = field(default=None, repr=False)
    """The door that it is for; None where it is for anybody."""


def verified(found: Signed | Flaw | None, now_ms: int) -> Verification:
    """Return how sure the owner can be of who asks, by a signature alone.

    What is wrong with one stays beside the request, which is told to the ledger with it.
    """
    if isinstance(found, Signed):
        return Verification(level=Level.SIGNED, method=SIGNATURE, by_user=None, at_ms=now_ms)
    return Verification(level=Level.NONE, method=found or "", by_user=None, at_ms=None)
