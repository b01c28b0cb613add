"""Votes: who agreed to which statement, and whether that is enough."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from .canonical import Json, canonical

DOMAIN: Final = b"footage-guard/approval/v1\0"
"""In front of what is signed, so that no signature over anything else is a vote."""
SIGNATURE_BYTES: Final = 64
PUBLIC_KEY_BYTES: Final = 32


class VoteInvalid(ValueError):
    """A vote that cannot be."""


class Method(StrEnum):
    """How a person proved that it is them."""

    PASSPHRASE = "passphrase"  # noqa: S105  # the name of a method
    TOTP = "totp"
    """A PIN of the vault, Home Assistant's one-time code, and a vault unlocked by that person."""


class Transport(StrEnum):
    """How the secret came from the browser."""

    TLS = "tls"
    LOOPBACK = "loopback"
    """From the machine itself: nobody is in between."""
    CLEAR = "clear"
    """Whoever is on the network could read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One person's signature over one statement (Ed25519, RFC 8032)."""

    person_id: str
    """User id."""
    public_key: bytes
    signature: bytes
    """Over `signed`."""
    statement_sha256: str
    """In hex."""
    cast_ms: int
    """UTC, milliseconds since 1970."""
    method: Method
    transport: Transport

    def __post_init__(self) -> None:
        """Raise VoteInvalid."""
        if len(self.public_key) != PUBLIC_KEY_BYTES or len(self.signature) != SIGNATURE_BYTES:
            raise VoteInvalid
        if not self.person_id or self.cast_ms < 0:
            raise VoteInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How a vote stands."""

    counted: tuple[Vote, ...]
    needed: int

    @property
    def passed(self) -> bool:
        """Whether nobody else has to agree."""
        return len(self.counted) >= self.needed


def signed(statement: Json) -> bytes:
    """Return what a vote for a statement signs; raise CanonicalInvalid."""
    return DOMAIN + canonical(statement)


def tally(votes: Iterable[Vote], statement_sha256: str, approvers: Mapping[str, bytes], *, needed: int) -> Tally:
    """Count the votes for a statement; their signatures were verified before.

    1. A vote is for this statement. One for what it was before an edit counts for nothing.
    2. Who cast it is an approver now, and its key is the one they were enrolled with. The vote of somebody who was
       removed, or is not active any more, is void; how many are needed stays.
    3. A person counts once, and so does a key: two names for one secret are not two people.

    Raises ValueError where nobody would be needed.
    """
    if needed < 1:
        raise ValueError(needed)
    counted: dict[str, Vote] = {}
    for vote in votes:
        # 1
        if vote.statement_sha256 != statement_sha256:
            continue
        # 2
        if approvers.get(vote.person_id) != vote.public_key:
            continue
        # 3
        if vote.public_key not in {other.public_key for other in counted.values()}:
            counted.setdefault(vote.person_id, vote)
    return Tally(counted=tuple(counted.values()), needed=needed)
