"""A person who lost their passphrase gets another one by their recovery code, unless anybody stops it within a day."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from functools import partial
import logging
import secrets
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval

from ...model.errors import ChangeUnknown, FootageGuardError, LockedDown, NotAnApprover, NotLoaded, RecoveryWaits
from ...model.ids import ChangeId, make_change_id
from ...model.people import WAIT_MS, Recovery
from ...model.people_facts import RecoveryAsked, RecoveryDone, RecoveryStopped
from ...model.vault_statement import Recover
from ...vault.keyring.wrap import Credential, Wrap
from ...vault.recovering import Recovered, wrap_sha256
from ..common.clock import moment, wall_ms
from ..common.executor import run_blocking
from ..common.loaded_data import loaded_data
from ..keeping.opening import OpenVault
from ..proof.actor import Actor
from ..proof.proving import Proof, async_prove_by_recovery_code
from ..runtime import VaultRuntime

EVERY: Final = timedelta(minutes=5)
_CHANCE_BITS: Final = 80
_LOGGER = logging.getLogger(__name__)


class Recovering:
    """The recoveries of a vault that are under way."""

    def __init__(self, hass: HomeAssistant, vault: VaultRuntime) -> None:
        """Do nothing until `async_start`."""
        self._hass = hass
        self._vault = vault

    @property
    def under_way(self) -> tuple[Recovery, ...]:
        """Those that wait, as the ledger says."""
        return tuple(self._vault.people.roll.recoveries.values())

    async def async_start(self) -> CALLBACK_TYPE:
        """Do what is due, now and every few minutes until the returned function is called."""
        await self.async_look()
        return async_track_time_interval(self._hass, self.async_look, EVERY, cancel_on_shutdown=True)

    @callback
    def would_recover(self, actor: Actor) -> Recover:
        """Return what a person agrees to who recovers; raise LockedDown or RecoveryWaits."""
        if self._vault.lockdown is not None:
            raise LockedDown
        if actor.person_id in self._vault.people.roll.recoveries:
            raise RecoveryWaits
        return Recover(person_id=actor.person_id, ledger=self._vault.ledger.newest().origin, wait_ms=WAIT_MS)

    async def async_ask(self, actor: Actor, proof: Proof, passphrase: str) -> Recovery:
        """Have a person's passphrase be another one after the wait.

        1. They prove it by the recovery code, which is counted as a passphrase is.
        2. Their keys are put behind the new one, beside the lane of the vault's files. That opens nothing by itself.
        3. The ledger is told what is to be put in place, and everybody sees it.

        While one waits there is no second one, whatever its passphrase: to say whether that is the same would have
        whoever holds the code guess the one that waits, uncounted. Raises LockedDown, RecoveryWaits, OSError, NotLoaded
        and what `async_prove` raises.
        """
        vault = self._vault
        # 1
        held = await async_prove_by_recovery_code(vault, actor, partial(self.would_recover, actor), proof)
        # 2
        person_id = actor.person_id
        made = await run_blocking(self._hass, vault.keyring.wrapped, person_id, held, Credential.PASSPHRASE, passphrase)
        # 3
        self.would_recover(actor)
        change_id = make_change_id(wall_ms(), secrets.randbits(_CHANCE_BITS))
        await vault.async_work(partial(_ask, change_id, person_id, made))
        vault.people.tell_changed()
        found = vault.people.roll.recoveries.get(person_id)
        if found is None:
            raise NotAnApprover
        return found

    async def async_stop(self, person_id: str, change_id: object) -> None:
        """Have a person keep the passphrase they have; raise ChangeUnknown, OSError or NotLoaded."""
        found = next((each for each in self.under_way if each.change_id == change_id), None)
        if found is None:
            raise ChangeUnknown
        try:
            await self._vault.async_work(partial(stop_recovery, found.change_id, person_id))
        finally:
            # The ledger may have been told before the disk refused the rest.
            self._vault.people.tell_changed()

    async def async_look(self, _now: datetime | None = None) -> None:
        """Do what is due; what fails is tried again next time."""
        await self._try(_make_up)
        for recovery in self.under_way:
            if self._vault.lockdown is None and recovery.is_due(moment()):
                await self._try(partial(_do, recovery))
        await self._try(_tidy)

    async def _try(self, doing: Callable[[OpenVault], Collection[str]]) -> None:
        """Do something in the lane, and lock what those unlocked who have another passphrase by it."""
        try:
            recovered = await self._vault.async_work(doing)
        except NotLoaded:
            # The entry was unloaded meanwhile.
            return
        except (OSError, FootageGuardError) as err:
            _LOGGER.warning("A passphrase could not be replaced, it is tried again: %r", err)
            # The ledger may have been told before the disk refused the rest.
            self._vault.people.tell_changed()
            return
        for person_id in recovered:
            self._vault.made_codes.drop_all_of(person_id)
            self._vault.unlocks.lock_person(person_id)
        if recovered:
            self._vault.people.tell_changed()


@callback
def loaded_recovering(hass: HomeAssistant) -> Recovering:
    """Return the recoveries of the loaded entry; raise NotLoaded."""
    recovering: Recovering = loaded_data(hass).recovering
    return recovering


def stop_recovery(change_id: ChangeId, actor: str | None, opened: OpenVault) -> None:
    """Tell the ledger that a recovery is stopped, and keep nothing of it; raise OSError. Blocking."""
    opened.rolls.tell(RecoveryStopped(change_id=change_id, actor=actor))
    opened.state.recoveries.drop(change_id)


def stop_recovery_of(person_id: str, opened: OpenVault) -> None:
    """Stop the recovery of a person who shows that they know their passphrase; raise OSError. Blocking."""
    found = opened.rolls.roll.recoveries.get(person_id)
    if found is not None:
        stop_recovery(found.change_id, person_id, opened)


def make_up_for(person_id: str, opened: OpenVault) -> bool:
    """Have a passphrase be in place that the disk did not take; return whether. Raises OSError. Blocking, for the lane.

    It is that of the keys it was made for: of somebody who was taken out, and perhaps enrolled again, it is none.
    """
    owed = opened.recovered.get(person_id)
    if owed is None:
        return False
    has_these = person_id in opened.keyring.people and opened.keyring.public_keys(person_id) == owed.keys
    if has_these:
        opened.state.pins.drop(person_id)
        opened.keyring.put_wrap(person_id, owed.made, instead_of=Credential.RECOVERY)
    del opened.recovered[person_id]
    return has_these


def _ask(change_id: ChangeId, person_id: str, made: Wrap, opened: OpenVault) -> None:
    if person_id in opened.rolls.roll.recoveries:
        raise RecoveryWaits
    # First: without it, what the ledger was told could never be done.
    opened.state.recoveries.keep(change_id, made)
    opened.rolls.tell(RecoveryAsked(change_id=change_id, person_id=person_id, wrap_sha256=wrap_sha256(made)))


def _make_up(opened: OpenVault) -> Collection[str]:
    """Put in place what the disk did not take, and return whose; not in a lockdown. Blocking, for the lane."""
    if opened.state.lockdown is not None:
        return ()
    for person_id in (*opened.recovered,):
        if make_up_for(person_id, opened):
            # One each time: where the disk refuses the next, this one is locked all the same.
            return (person_id,)
    return ()


def _tidy(opened: OpenVault) -> Collection[str]:
    """Keep nothing of a recovery that is not under way. Blocking, for the lane."""
    if opened.rolls.is_read:
        opened.state.recoveries.keep_only({each.change_id for each in opened.rolls.roll.recoveries.values()})
    return ()


def _do(recovery: Recovery, opened: OpenVault) -> Collection[str]:
    """Put the new passphrase in place; return who has it, where that was done. Blocking, for the lane.

    1. It is still under way and due, by both clocks; nobody stopped it since somebody looked.
    2. The history is what it was, and the vault is not locked down. Without this, an older history takes a stop back.
    3. What is kept is what the ledger was told. Without this, whoever can write the file chooses the passphrase.
    4. The keys are those of the person whom the ledger knows.
    5. The ledger is told; the PIN of whoever knew the old passphrase goes; then that is replaced and the code is spent,
       in one write.

    What cannot be done any more is stopped. What the disk refuses after the ledger was told is tried again until it is
    done or the entry is unloaded. A crash in between leaves the old passphrase and the code.
    """
    # 1
    rolls = opened.rolls
    if rolls.roll.recoveries.get(recovery.person_id) != recovery or not recovery.is_due(moment()):
        return ()
    # 2
    opened.ledger.may_rely()
    if opened.state.lockdown is not None:
        return ()
    # 3, 4
    made = opened.state.recoveries.of(recovery.change_id)
    member = rolls.roll.members[recovery.person_id]
    is_known = member.person_id in opened.keyring.people
    keys = opened.keyring.public_keys(member.person_id) if is_known else None
    if made is None or wrap_sha256(made) != recovery.wrap_sha256 or keys != (member.root, member.approver_key):
        stop_recovery(recovery.change_id, None, opened)
        return ()
    # 5
    rolls.tell(RecoveryDone(change_id=recovery.change_id))
    opened.recovered[recovery.person_id] = Recovered(made=made, keys=(member.root, member.approver_key))
    make_up_for(recovery.person_id, opened)
    return (recovery.person_id,)
