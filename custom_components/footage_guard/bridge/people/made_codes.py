"""Recovery codes that were made and shown, and that nobody has typed back yet: they open nothing until then."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

from homeassistant.core import callback

from ...model.errors import RecoveryCodeOver
from ...vault.keyring.wrap import Wrap
from ..proof.actor import Actor
from ..proof.unlocks import Session

LASTS_S: Final = 15 * 60
"""Time to find a pen."""
TRIES: Final = 5
"""Each is as slow as a passphrase; a page that asks again and again makes a new code."""


@dataclass(slots=True, kw_only=True, eq=False)
class MadeCode:
    """A code that was shown."""

    actor: Actor
    wrap: Wrap = field(repr=False)
    """Holds the keys behind the code; the code itself is kept nowhere."""
    passphrase: Wrap | None = field(repr=False)
    """That it was made by: it counts for nothing beside another one."""
    ends_s: float
    tries_left: int = TRIES


class MadeCodes:
    """The newest code of each login. They live in memory alone."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin without any; `clock` is monotonic, in seconds."""
        self._clock = clock
        self._made: dict[Session, MadeCode] = {}

    @callback
    def hold(self, actor: Actor, wrap: Wrap, passphrase: Wrap | None) -> None:
        """Hold what a code that is about to be shown opens, in place of that of the code before."""
        # With it goes what would drop the new one when the connection of the code before ends.
        self.drop(actor)
        ends_s = self._clock() + LASTS_S
        self._made[actor.session] = MadeCode(actor=actor, wrap=wrap, passphrase=passphrase, ends_s=ends_s)
        # Home Assistant calls it when the connection ends.
        actor.connection.subscriptions[__name__] = lambda: self._made.pop(actor.session, None)

    @callback
    def try_once(self, actor: Actor) -> MadeCode:
        """Return the code that was shown over this connection; raise RecoveryCodeOver."""
        made = self._made.get(actor.session)
        if made is None or made.actor.connection is not actor.connection:
            raise RecoveryCodeOver
        made.tries_left -= 1
        if self._clock() >= made.ends_s or made.tries_left < 0:
            self.drop(actor)
            raise RecoveryCodeOver
        return made

    @callback
    def take(self, made: MadeCode) -> None:
        """Hold one no more that is about to count; raise RecoveryCodeOver where it was dropped since `try_once`."""
        if self._made.get(made.actor.session) is not made:
            raise RecoveryCodeOver
        self.drop(made.actor)

    @callback
    def drop_all_of(self, person_id: str) -> None:
        """Hold none of a person any more."""
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
