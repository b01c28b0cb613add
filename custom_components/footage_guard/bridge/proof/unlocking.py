"""A person unlocks the vault, for the login they act in and for nobody else."""

from contextlib import suppress
from functools import partial
import logging

from homeassistant.components.websocket_api import ActiveConnection

from ...model.errors import LockedDown, VaultError, VaultLocked
from ...model.people import Role
from ...model.unlock_facts import VaultUnlocked
from ...model.vault_statement import Act, OwnKeys
from ...model.vote import Method
from ...vault.keyring.wrap import Credential, Secrets
from ..common.clock import wall_ms
from ..common.times import to_text
from ..keeping.opening import OpenVault
from ..people.own_keys import would_do
from ..runtime import VaultRuntime
from .acting import may_act
from .actor import Actor
from .proving import Proof, async_prove

_LOGGER = logging.getLogger(__name__)


def would_unlock(vault: VaultRuntime, actor: Actor) -> OwnKeys:
    """Return what a person agrees to who unlocks; raise LockedDown, in which nobody does."""
    if vault.lockdown is not None:
        raise LockedDown
    return would_do(vault, actor, Act.UNLOCK)


def unlocked_until(vault: VaultRuntime, session: tuple[str, str]) -> str | None:
    """Return when the unlock of a login ends if nothing happens, as the wall clock would show it then.

    None where it has none. Asking does not prolong it.
    """
    try:
        return to_text(wall_ms() + int(vault.unlocks.left_s(session) * 1000))
    except VaultLocked:
        return None


async def async_is_spared(vault: VaultRuntime, connection: ActiveConnection) -> bool:
    """Tell whether a login watches without an unlock, as `async_may_watch` has it; not where the disk does not say."""
    try:
        actor = may_act(connection, role=Role.VIEWER)
        return actor.is_page_known and await vault.async_work(partial(_is_spared, actor.person_id))
    except VaultError, OSError:
        return False


async def async_unlock(vault: VaultRuntime, actor: Actor, proof: Proof) -> None:
    """Unlock for a person in one login.

    1. They prove that it is them, by the passphrase: a code is good in a vault that is unlocked already, and would
       let whoever found it so keep it so.
    2. There is no lockdown, which may have begun while the passphrase was looked at.
    3. The ledger is told. Without this, somebody who found out a passphrase watches without a trace.
    4. Nobody locked meanwhile.

    Raises LockedDown, VaultLocked, OSError, NotLoaded and what `async_prove` raises, and then nothing is unlocked.
    """

    async def open_own() -> Secrets:
        # 1
        proven = await async_prove(vault, actor, lambda: would_unlock(vault, actor), proof, methods={Method.PASSPHRASE})
        # 2
        would_unlock(vault, actor)
        # 3
        await vault.async_do(lambda inner: inner.tell(VaultUnlocked(actor=actor.person_id)))
        return proven.secrets

    # 4
    unlocked = await vault.unlocks.async_hold(actor.session, open_own)
    await _async_spare_next_time(vault, actor, unlocked.secrets())


async def _async_spare_next_time(vault: VaultRuntime, actor: Actor, held: Secrets) -> None:
    """In convenience mode, have an approver watch by the key of this machine from now on.

    Only somebody who has unlocked can be given that: who became an approver later, or before the mode was this one, and
    everybody after a restore, which brings back what that key opened, and not the key.
    """
    person_id = actor.person_id
    if vault.people.role_of(person_id) is not Role.APPROVER:
        return
    try:
        key = await vault.async_work(lambda opened: _key_to_give(opened, person_id))
        if key is None:
            return
        made = await vault.async_read(lambda: vault.keyring.wrapped(person_id, held, Credential.DEVICE, key))
        # Once more: somebody may have made the mode a stricter one.
        await vault.async_work(
            lambda opened: opened.keyring.put_wrap(person_id, made) if opened.device_key() is not None else None
        )
    except (OSError, VaultError) as err:
        _LOGGER.warning("Watching still needs the passphrase, the next time it is typed this is tried again: %r", err)


def _key_to_give(opened: OpenVault, person_id: str) -> bytes | None:
    """Return the key of this machine where the mode has one and it does not open for a person yet. Blocking.

    Raises StateDamaged, VaultFileRefused, NotAnApprover or OSError.
    """
    return None if _is_spared(person_id, opened) else opened.device_key()


def _is_spared(person_id: str, opened: OpenVault) -> bool:
    """Tell whether the key of this machine opens for a person. Blocking."""
    # Without the first question, somebody without that credential has the lane wait as for a wrong passphrase.
    if opened.keyring.has_credential(person_id, Credential.DEVICE):
        with suppress(VaultLocked):
            opened.open_by_device_into([], person_id)
            return True
    return False
