"""Recovery codes that were made and shown, and that nobody has typed back yet: they open nothing until then."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

from homeassistant.core import callback

from ...model.errors import ChallengeExpired, ChallengeUsed
from ...vault.keyring.wrap import Wrap
from ..proof.actor import Actor
from ..proof.unlocks import Session

LASTS_S: Final = 15 * 60
"""Time to find a pen."""
TRIES: Final = 5
"""Each is as slow as a passphrase; a page that asks again and again makes a new code."""


@dataclass(slots=True, kw_only=True, eq=False)
class _Made:
    actor: Actor
    wrap: Wrap = field(repr=False)
    """Holds the keys behind the code; the code itself is kept nowhere."""
    ends_s: float
    tries_left: int = TRIES


class MadeCodes:
    """The newest code of each login. They live in memory alone."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin without any; `clock` is monotonic, in seconds."""
        self._clock = clock
        self._made: dict[Session, _Made] = {}
        self._dropped = Counter[str]()

    def dropped(self, person_id: str) -> int:
        """Return how often all codes of a person were dropped, for `hold`."""
        return self._dropped[person_id]

    @callback
    def hold(self, actor: Actor, wrap: Wrap, *, dropped: int) -> None:
        """Hold what a code that is about to be shown opens, in place of that of the code before.

        Raises ChallengeUsed where all of the person's were dropped since it was begun: that is slow, and whoever proved
        it by a passphrase that was replaced meanwhile must not have one.
        """
        if self._dropped[actor.person_id] != dropped:
            raise ChallengeUsed
        self._made[actor.session] = _Made(actor=actor, wrap=wrap, ends_s=self._clock() + LASTS_S)
        # Home Assistant calls it when the connection ends.
        actor.connection.subscriptions[__name__] = lambda: self._made.pop(actor.session, None)

    @callback
    def try_once(self, actor: Actor) -> Wrap:
        """Return what the code opens that was shown over this connection; raise ChallengeUsed or ChallengeExpired."""
        made = self._made.get(actor.session)
        if made is None or made.actor.connection is not actor.connection:
            raise ChallengeUsed
        made.tries_left -= 1
        if self._clock() >= made.ends_s or made.tries_left < 0:
            self.drop(actor)
            raise ChallengeExpired
        return made.wrap

    @callback
    def take(self, actor: Actor, wrap: Wrap) -> None:
        """Hold one no more that is about to count; raise ChallengeUsed where it was dropped since `try_once`."""
        made = self._made.get(actor.session)
        if made is None or made.wrap is not wrap:
            raise ChallengeUsed
        self.drop(actor)

    @callback
    def drop_all_of(self, person_id: str) -> None:
        """Hold none of a person any more, and none that is being made for them.

        Without this, whoever knew a passphrase that is replaced has a code a moment later, and another one in a day.
        """
        self._dropped[person_id] += 1
        for made in list(self._made.values()):
            if made.actor.person_id == person_id:
                self.drop(made.actor)

    @callback
    def drop(self, actor: Actor) -> None:
        """Hold it no more."""
        made = self._made.pop(actor.session, None)
        if made is not None:
            made.actor.connection.subscriptions.pop(__name__, None)

    @callback
    def clear(self) -> None:
        """Hold none any more."""
        for made in list(self._made.values()):
            self.drop(made.actor)
