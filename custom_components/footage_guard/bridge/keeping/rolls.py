"""The roll of a vault: read from its ledger at the start, and told of whatever changes it. Blocking."""

from collections.abc import Callable, Iterator, Set as AbstractSet
from contextlib import contextmanager, suppress
from functools import partial
import logging
from pathlib import Path
from typing import Final

from homeassistant.util import dt as dt_util

from ...ledger.ledger import Ledger
from ...model.decided import Decided
from ...model.errors import FactUnknown, LastApprover, StateDamaged, StatementChanged
from ...model.lockdown import LockdownReason
from ...model.mode import Mode
from ...model.people import Role
from ...model.people_facts import PeopleAssumed, PeopleFact, PersonAssumed
from ...model.policy import STRICTEST, Policy, stricter
from ...vault.device import forget_device_key, new_device_key
from ...vault.keyring.keyring import Keyring
from ...vault.keyring.wrap import Credential
from ...vault.roll import Roll
from ...vault.state.state import State, Told
from ..common.clock import moment, wall_ms

READ_AT_ONCE: Final = 8_000_000
"""Bytes of a ledger that are read before anything else; a longer one is read beside it, and meanwhile nobody acts."""
_LOGGER = logging.getLogger(__name__)


class Rolls:
    """The roll, and what it is kept in step with. For one lane, except for reading `roll`."""

    def __init__(self, ledger: Ledger, keyring: Keyring, state: State, cache: Path) -> None:
        """Know of nobody until `read`; the key of this machine lies in the cache folder."""
        self._ledger = ledger
        self._keyring = keyring
        self._state = state
        self._cache = cache
        self.roll = Roll()
        self.is_read = False
        self.policy = STRICTEST
        """In force."""
        self.is_owing = False
        """Whether the disk did not take all that follows from what the ledger was told."""
        self._is_key_left = self._is_pin_left = False
        """Whether it kept a key of this machine, or a PIN, that is to be forgotten."""
        # Until it is known what was decided, the least is assumed.
        self._believe()

    def begin(self) -> bool:
        """Read a roll that is soon read; return whether it was. Raises OSError where what follows cannot be kept.

        Where a record of it is not what was written, or the disk does not give it, nobody may act. Without this, one
        bad sector ends all recording.
        """
        if self._ledger.length_bytes > READ_AT_ONCE:
            return False
        try:
            roll = self.read()
        except FactUnknown, OSError:
            return False
        self.use(roll)
        return True

    def read(self) -> Roll:
        """Return what the history says; raise FactUnknown or OSError. May run beside the lane."""
        roll = Roll()
        for _, leaf in self._ledger.people():
            if isinstance(leaf.fact, PeopleFact.__value__):
                roll.take(leaf.fact, leaf.moment)
        # What was over when anything at all was told is over, whatever the clock says now.
        with suppress(FactUnknown):
            roll.see(self._ledger.leaf(self._ledger.size - 1).moment)
        return roll

    def use(self, roll: Roll) -> None:
        """Go by what was read; raise OSError."""
        self.roll = roll
        if roll.doubtful:
            _LOGGER.warning("%s records on people and policy rest on nothing, and change nothing", roll.doubtful)
        if roll.is_founded:
            self._mend()
        else:
            self._assume()
        self._believe()
        self.policy = self._state.policy
        self.drop_keys()
        self.is_read = True

    def tell(self, *facts: PeopleFact) -> None:
        """Have facts survive a power loss, and go by them.

        Raises StatementChanged for one that rests on nothing as things are now, or OSError; then it was not told. What
        was decided is kept after the ledger was told: a crash in between is mended when it is read next. Where the disk
        does not take it then, OSError is raised as well, the strictest is in force, and `make_up` does it.
        """
        for fact in facts:
            if not self.roll.would_take(fact, moment()):
                raise StatementChanged
            number = self._ledger.append(fact)
            before = self.roll.decided
            self.roll.take(fact, self._ledger.leaf(number).moment)
            if self.roll.decided != before:
                self._keep()

    def make_up(self) -> bool:
        """Do what the disk did not take before, if there is any of that; return whether. Raises OSError."""
        was_owing = self.is_owing
        if was_owing:
            self._keep()
            self._drop_keys()
            self.is_owing = False
        if was_owing or self._is_key_left or self._is_pin_left:
            self._forget()
        return was_owing

    def drop_keys(self) -> None:
        """Take the keys of those out who are not enrolled any more: what is recorded from now on is closed to them.

        Raises OSError. What the disk does not forget besides is tried again by `make_up`.
        """
        with self._owing():
            self._drop_keys()
        self._forget()

    @contextmanager
    def _owing(self) -> Iterator[None]:
        before, self.is_owing = self.is_owing, True
        yield
        self.is_owing = before

    def drop_keys_of(self, people: AbstractSet[str]) -> None:
        """Take keys out of those who have some, whatever the history says of these people; raise OSError."""
        for person_id in people & {*self._keyring.people}:
            # Where nobody else has keys, these open what there is for nobody who may act.
            with suppress(LastApprover):
                self._keyring.remove_person(person_id, dt_util.utcnow())

    def _drop_keys(self) -> None:
        self.drop_keys_of(self.roll.removed)
        if self.roll.decided.mode is Mode.SEALED:
            # Without this, whoever takes the disk watches as if the mode had never changed.
            for person_id in self._keyring.people:
                if self._keyring.has_credential(person_id, Credential.DEVICE):
                    self._keyring.drop_credential(person_id, Credential.DEVICE)

    def _forget(self) -> None:
        """Remove the key of this machine where nothing may need it, and the PINs of those who are enrolled no more.

        It raises nothing. Otherwise a bad page or a full disk keeps the vault from being opened, and so from recording,
        and anybody from making anything stricter.
        """
        was_left = self._is_key_left, self._is_pin_left
        self._is_key_left = not self._did(self._forget_key)
        # Each whatever became of the others.
        self._is_pin_left = False in [self._did(partial(self._forget_pin, each)) for each in self.roll.removed]
        if (self._is_key_left or self._is_pin_left) and not any(was_left):
            _LOGGER.warning("The disk keeps a key of this machine or a PIN that is to be forgotten; it is tried again")

    def _forget_key(self) -> None:
        if self.roll.decided.mode is Mode.SEALED:
            forget_device_key(self._cache, is_again=self._is_key_left)
        elif self._is_key_left:
            # Whoever copied the one that the disk kept must open nothing of what is made from now on.
            new_device_key(self._cache)

    def _forget_pin(self, person_id: str) -> None:
        # Enrolled again, they would have one that is never right, and lock themselves out by it. One that cannot be
        # read is none: it is dropped again before that.
        with suppress(StateDamaged):
            self._state.pins.drop(person_id)

    @staticmethod
    def _did(doing: Callable[[], None]) -> bool:
        try:
            doing()
        except OSError:
            return False
        return True

    def _keep(self) -> None:
        decided = self.roll.decided
        self._believe()
        # Where it cannot be kept, what was laxer does not go on.
        self.policy = STRICTEST
        with self._owing():
            self._state.decide(decided.policy, decided.mode, self._viewers())
        self.policy = decided.policy

    def _viewers(self) -> frozenset[str]:
        """Return who is a viewer and nothing more: an approver may have been named as one once."""
        approvers = {each.person_id for each in self.roll.members.values() if each.role is Role.APPROVER}
        return frozenset(self.roll.decided.viewers) - approvers

    def _believe(self) -> None:
        decided = self.roll.decided
        self._state.believe(Told(policy=decided.policy.digest, mode=decided.mode))

    def _mend(self) -> None:
        """Keep what the ledger was told last, where the crash came before that; anything else is not believed."""
        before, now = self.roll.before, self.roll.decided
        self._state.believe(Told(policy=before.policy.digest, mode=before.mode))
        if before != now and self._state.is_as_told:
            self._state.decide(now.policy, now.mode, self._viewers())
        if self._state.viewers != self._viewers():
            # An earlier version kept none. A disk that is full does not keep the vault from being opened by that.
            with suppress(OSError):
                self._state.keep_viewers(self._viewers())

    def _assume(self) -> None:
        """Begin a roll where there are keys and no history of them: one of a version without, or one that was removed.

        It is locked down, everybody who holds keys waits as whoever enrolls does, and nothing is laxer than in a new
        vault. Without this, whoever removes the history and adds keys of their own decides at once.

        Of a viewer nothing but the state tells, and their keys go: they would come to decide, and can be named anew.
        """
        self._state.lock_down(LockdownReason.STATE_LOST, wall_ms())
        kept = self._state.kept
        decided = Decided(policy=stricter(kept.policy, Policy()), mode=kept.mode)
        viewers = self._state.viewers
        if not viewers.issuperset(self._keyring.people):
            self.drop_keys_of(viewers)
        for person_id in self._keyring.people:
            root, approver_key = self._keyring.public_keys(person_id)
            self.tell(PersonAssumed(person_id=person_id, root=root, approver_key=approver_key))
        self.tell(PeopleAssumed(decided=decided.as_text()))
