"""What a person does with their own keys, once they have proven that it is them."""

from functools import partial
import secrets

from homeassistant.core import HomeAssistant

from ...model.errors import ChallengeUsed, LockedDown, RecoveryCodeMismatch, RecoveryCodeOver, StepUpFailed
from ...model.recovery_code import BYTES, make_code, parse_code
from ...model.unlock_facts import PassphraseChanged, PinSet, RecoveryCodeMade
from ...model.vault_statement import Act, OwnKeys
from ...model.vote import Method
from ...vault.keyring.wrap import Credential, Wrap
from ...vault.pin import PinVerifier, verifier_of
from ..common.executor import run_blocking
from ..keeping.opening import OpenVault
from ..proof.actor import Actor
from ..proof.proving import Proof, async_prove
from ..runtime import VaultRuntime
from .recovering import stop_recovery_of

_NOT_IN_A_LOCKDOWN = frozenset({Act.UNLOCK, Act.NEW_RECOVERY_CODE})


def would_do(vault: VaultRuntime, actor: Actor, act: Act) -> OwnKeys:
    """Return what a person agrees to who does something with their own keys; raise LockedDown where it has to wait."""
    if act in _NOT_IN_A_LOCKDOWN and vault.lockdown is not None:
        raise LockedDown
    return OwnKeys(act=act, person_id=actor.person_id, ledger=vault.ledger.newest().origin)


async def async_set_pin(hass: HomeAssistant, vault: VaultRuntime, actor: Actor, proof: Proof, pin: str) -> None:
    """Have a person's PIN be another one from now on.

    1. They prove it by the passphrase: a PIN and a code must not make another PIN.
    2. What is kept of it is made with their keys, beside the lane of the vault's files, for it is slow on purpose.
    3. That passphrase is still theirs. The ledger is told, and then it is the PIN.

    Raises ChallengeUsed, OSError, NotLoaded and what `async_prove` raises; where the disk refused, it may be told and
    not set.
    """
    passphrase = _passphrase_of(vault, actor)
    # 1
    proven = await async_prove(
        vault, actor, partial(would_do, vault, actor, Act.SET_PIN), proof, methods={Method.PASSPHRASE}
    )
    # 2
    cost = vault.keyring.cost_of(actor.person_id)
    verifier = await run_blocking(hass, verifier_of, pin, proven.secrets, cost)
    # 3
    await vault.async_work(partial(_set_pin, actor.person_id, verifier, passphrase))


def _set_pin(person_id: str, verifier: PinVerifier, passphrase: Wrap | None, opened: OpenVault) -> None:
    _may_count(person_id, passphrase, opened)
    opened.vault.tell(PinSet(person_id=person_id))
    opened.state.pins.set(person_id, verifier)


async def async_change_passphrase(
    hass: HomeAssistant, vault: VaultRuntime, actor: Actor, proof: Proof, passphrase: str
) -> None:
    """Have a person's passphrase be another one from now on.

    1. They prove it by the passphrase they have: whoever finds an unlocked vault and a phone must not replace it.
    2. Their keys are put behind the new one, beside the lane of the vault's files, for it is slow on purpose.
    3. It is still theirs. The ledger is told, and then the file with the keys is replaced: a crash leaves the old one
       or the new one.
    4. Whatever they unlocked is locked, in every login: who knew the old one is out.
    5. Their PIN is gone, too. Whoever knew the old passphrase could set it, and it may not cost what a guess costs now.
    6. So are recovery codes that nobody has typed back.

    Raises ChallengeUsed, OSError, NotLoaded and what `async_prove` raises; where the disk refused, it may be told and
    not changed.
    """
    before = _passphrase_of(vault, actor)
    # 1
    proven = await async_prove(
        vault, actor, partial(would_do, vault, actor, Act.CHANGE_PASSPHRASE), proof, methods={Method.PASSPHRASE}
    )
    # 2
    made = await run_blocking(
        hass, vault.keyring.wrapped, actor.person_id, proven.secrets, Credential.PASSPHRASE, passphrase
    )
    # 3
    await vault.async_work(partial(_put, PassphraseChanged(person_id=actor.person_id), made, before))
    # 6
    vault.made_codes.drop_all_of(actor.person_id)
    vault.people.tell_changed()
    # 4, and 5 in the same turn as 3
    vault.unlocks.lock_person(actor.person_id)


async def async_make_code(hass: HomeAssistant, vault: VaultRuntime, actor: Actor, proof: Proof) -> str:
    """Return a recovery code that is worth nothing until it is typed back; raise what `async_prove` raises.

    The passphrase alone proves it: with a code whoever finds an unlocked page and a phone, and saw the PIN, has another
    passphrase a day later. Raises ChallengeUsed also where their passphrase is replaced meanwhile.
    """
    passphrase = _passphrase_of(vault, actor)
    proven = await async_prove(
        vault, actor, partial(would_do, vault, actor, Act.NEW_RECOVERY_CODE), proof, methods={Method.PASSPHRASE}
    )
    code = make_code(secrets.token_bytes(BYTES))
    made = await run_blocking(
        hass, vault.keyring.wrapped, actor.person_id, proven.secrets, Credential.RECOVERY, parse_code(code)
    )
    # Asked again where it is typed back; one that could not count then is not shown.
    await vault.async_work(partial(_may_count, actor.person_id, passphrase))
    vault.made_codes.hold(actor, made, passphrase)
    return code


async def async_take_code(hass: HomeAssistant, vault: VaultRuntime, actor: Actor, typed: object) -> None:
    """Have the code that was shown be the person's recovery code, where it was typed back.

    Raises LockedDown, RecoveryCodeOver, RecoveryCodeMismatch, OSError or NotLoaded.
    """
    would_do(vault, actor, Act.NEW_RECOVERY_CODE)
    made = vault.made_codes.try_once(actor)
    try:
        await run_blocking(hass, vault.keyring.may_open, actor.person_id, made.wrap, parse_code(typed))
    except StepUpFailed as err:
        raise RecoveryCodeMismatch from err
    would_do(vault, actor, Act.NEW_RECOVERY_CODE)
    vault.made_codes.take(made)
    fact = RecoveryCodeMade(person_id=actor.person_id)
    try:
        await vault.async_work(partial(_put, fact, made.wrap, made.passphrase))
    except ChallengeUsed as err:
        raise RecoveryCodeOver from err
    vault.people.tell_changed()


def _passphrase_of(vault: VaultRuntime, actor: Actor) -> Wrap | None:
    return vault.keyring.wrap_of(actor.person_id, Credential.PASSPHRASE)


def _may_count(person_id: str, passphrase: Wrap | None, opened: OpenVault) -> None:
    """Pass what was proven by the passphrase a person has; raise ChallengeUsed. Blocking, for the lane.

    A proof is slow, and so is what comes after it. Without this, whoever knew a passphrase that was replaced meanwhile,
    by the person or by a recovery that the disk has yet to take, has another one, a PIN or a recovery code.
    """
    if person_id in opened.recovered or opened.keyring.wrap_of(person_id, Credential.PASSPHRASE) != passphrase:
        raise ChallengeUsed


def _put(fact: PassphraseChanged | RecoveryCodeMade, made: Wrap, passphrase: Wrap | None, opened: OpenVault) -> None:
    """Have a wrap count that was made by a passphrase. Blocking, for the lane."""
    person_id = fact.person_id
    _may_count(person_id, passphrase, opened)
    # Whoever knows the passphrase has not lost it: somebody else may have the code.
    stop_recovery_of(person_id, opened)
    opened.vault.tell(fact)
    if isinstance(fact, PassphraseChanged):
        opened.state.pins.drop(person_id)
    opened.keyring.put_wrap(person_id, made)
