"""What a person has to send back to do what they were shown: once, soon, and over the same connection."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
import secrets
from time import monotonic
from typing import Final

from homeassistant.core import callback

from ...model.errors import ChallengeExpired, ChallengeUsed, StatementChanged
from .actor import Actor

LASTS_S: Final = 120.0
MOST: Final = 8
"""Of one person; a page that asks again and again drops its own oldest, and nobody else's."""
_BYTES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Given:
    actor: Actor
    statement: str
    """SHA-256 in hex."""
    ends_s: float
    """By the clock that nobody sets."""


class Challenges:
    """All challenges that were given and not used. They live in memory alone: a restart or reload voids them."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin without any; `clock` is monotonic, in seconds."""
        self._clock = clock
        self._given: dict[bytes, _Given] = {}
        """By the digest of the challenge, so that how long looking takes tells nothing of one; the oldest first."""

    @callback
    def give(self, actor: Actor, statement: str) -> str:
        """Return a challenge for a statement, which is named by its SHA-256 in hex."""
        of_person = [key for key, given in self._given.items() if given.actor.person_id == actor.person_id]
        for key in of_person[: max(0, len(of_person) - MOST + 1)]:
            self._drop(key)
        challenge = secrets.token_urlsafe(_BYTES)
        key = _key(challenge)
        self._given[key] = _Given(actor=actor, statement=statement, ends_s=self._clock() + LASTS_S)
        # Home Assistant calls it when the connection ends.
        actor.connection.subscriptions[_name(key)] = lambda: self._forget(key)
        return challenge

    @callback
    def take(self, actor: Actor, challenge: object) -> str:
        """Use up a challenge, whatever comes of it; return the SHA-256 of what it was given for.

        Raises ChallengeUsed for one that is not there or was given to somebody else, to another login or over another
        connection, and ChallengeExpired.
        """
        given = self._drop(_key(challenge)) if isinstance(challenge, str) else None
        if given is None or given.actor.session != actor.session or given.actor.connection is not actor.connection:
            raise ChallengeUsed
        if self._clock() >= given.ends_s:
            raise ChallengeExpired
        return given.statement

    @callback
    def clear(self) -> None:
        """Void all of them."""
        for key in list(self._given):
            self._drop(key)

    def _drop(self, key: bytes) -> _Given | None:
        given = self._forget(key)
        if given is not None:
            given.actor.connection.subscriptions.pop(_name(key), None)
        return given

    def _forget(self, key: bytes) -> _Given | None:
        return self._given.pop(key, None)


def may_be_same(given: str, *others: object) -> None:
    """Pass where all digests are the one a challenge was given for; raise StatementChanged."""
    for other in others:
        if not isinstance(other, str) or not compare_digest(given.encode(), other.encode(errors="replace")):
            raise StatementChanged


def _key(challenge: str) -> bytes:
    return sha256(challenge.encode(errors="replace")).digest()


def _name(key: bytes) -> tuple[str, bytes]:
    return __name__, key
