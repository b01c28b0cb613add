"""What an unlock gives: a person's secrets until they are forgotten, and never a word about them."""

from collections.abc import Callable
from typing import override

from ...model.errors import VaultLocked
from ...model.unlock import lasts_until
from .wrap import Secrets


class Unlocked:
    """A person's secrets for a while.

    They are forgotten when `forget` is called (lock, lockdown, unload, shutdown) or by themselves when their time is
    up. What was begun with them and needs them no more, such as files that are being made, goes on then, and ends when
    somebody locks. Python cannot promise that no copy stays in memory; nothing of ours keeps one.
    """

    __slots__ = ("__weakref__", "_clock", "_left_s", "_opened_s", "_secrets", "_used_s", "is_locked", "person_id")

    def __init__(self, person_id: str, secrets: Secrets, clock: Callable[[], float]) -> None:
        """Hold secrets from now on; `clock` is monotonic, in seconds."""
        self.person_id = person_id
        self.is_locked = False
        """Whether somebody locked, by a lock, a lockdown, a log-out or a removal; before its time was up or after."""
        self._secrets: Secrets | None = secrets
        self._clock = clock
        self._opened_s = self._used_s = clock()
        self._left_s: float | None = None

    @override
    def __repr__(self) -> str:
        return "Unlocked()"

    @property
    def is_over(self) -> bool:
        """Whether nothing is held any more; asking does not prolong it."""
        if self._secrets is not None and self._clock() >= self.ends_s:
            self.forget()
        return self._secrets is None

    @property
    def ends_s(self) -> float:
        """When it ends if nothing happens, by its clock."""
        return lasts_until(opened_s=self._opened_s, used_s=self._used_s, left_s=self._left_s)

    def secrets(self) -> Secrets:
        """Return the secrets for one action of the person, which prolongs the unlock; raise VaultLocked."""
        if self.is_over or self._secrets is None:
            raise VaultLocked
        self._used_s = self._clock()
        return self._secrets

    def lent(self) -> Secrets | None:
        """Return the secrets for what the person agreed to before, which prolongs nothing; None where it is over."""
        return None if self.is_over else self._secrets

    def leave(self) -> None:
        """The person's last connection is gone."""
        if self._left_s is None:
            self._left_s = self._clock()

    def come_back(self) -> None:
        """The person has a connection again, in time; raise VaultLocked."""
        if self.is_over:
            raise VaultLocked
        self._left_s = None

    def lock(self) -> None:
        """End it, and what was begun with it."""
        self.is_locked = True
        self.forget()

    def forget(self) -> None:
        """Hold nothing any more."""
        self._secrets = None
