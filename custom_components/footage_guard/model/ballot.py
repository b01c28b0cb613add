"""What is kept of a decision while it is made: what is voted on, who voted, and from when on something may leave."""

from dataclasses import dataclass
from typing import NamedTuple

from .approval import ApprovalStatement, ApprovedRecipient
from .approval_facts import VoteCast
from .ids import ReleaseId
from .request.words import Level
from .step_up import later_ms
from .text import letters
from .vote import Vote


class Now(NamedTuple):
    """One moment on both clocks."""

    ms: int
    """UTC, milliseconds since 1970, as the machine believes."""
    steady_ms: int
    """By the clock that nobody sets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """What is voted on."""

    statement: ApprovalStatement
    leaf: int
    """Number of the fact that says so."""
    missing: int
    """Pictures of the time that could not be decoded, and are in no file; nobody signs it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CastVote:
    """A vote of which the ledger was told."""

    vote: Vote
    leaf: int
    """Number of the fact that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """From when on what was approved may leave, by both clocks."""

    live_from_ms: int
    """UTC, milliseconds since 1970."""
    wait_ms: int
    """By the clock that nobody sets."""
    leaf: int
    """Number of the fact that says so."""

    def left_ms(self, now: Now, since_ms: int) -> int:
        """Return how long it is to be waited at least, from a moment on the clock that nobody sets."""
        return max(self.live_from_ms - now.ms, self.wait_ms - (now.steady_ms - since_ms), 0)

    def expected_ms(self, now: Now, since_ms: int) -> int:
        """Return when the wait is over by both, if nothing begins anew."""
        return later_ms(self.live_from_ms, now.ms + self.left_ms(now, since_ms))

    def is_over(self, now: Now, since_ms: int) -> bool:
        """Tell whether the wait is over by both.

        By the wall clock alone, whoever sets it ahead would end everybody's chance to stop it; by the other one alone,
        something could leave before the moment that was announced.
        """
        return not self.left_ms(now, since_ms)


def vouches_for(known: ApprovedRecipient, now: ApprovedRecipient) -> bool:
    """Tell whether whoever got something before is who would get something now, as far as that can be said.

    The names are the same but for what is no letter or digit, so that a dot makes no other of one; an accent does.
    Somebody made sure of both, and of the one of now at least as well. Without this, whoever takes the name of somebody
    who got footage gets some without the wait for a new recipient.
    """
    is_same = _letters(known) == _letters(now)
    return is_same and Level.NONE < known.level <= now.level


def _letters(recipient: ApprovedRecipient) -> tuple[str, str]:
    return letters(recipient.name), letters(recipient.organisation)


def fact_of(release_id: ReleaseId, vote: Vote) -> VoteCast:
    """Return what the ledger is told of a vote."""
    return VoteCast(
        release_id=release_id,
        statement_sha256=bytes.fromhex(vote.statement_sha256),
        actor=vote.person_id,
        public_key=vote.public_key,
        signature=vote.signature,
        cast_ms=vote.cast_ms,
        method=vote.method,
        transport=vote.transport,
    )
