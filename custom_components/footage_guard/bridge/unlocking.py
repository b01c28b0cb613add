"""A person unlocks the vault, for the login they act in and for nobody else."""

from ..model.errors import LockedDown
from ..model.unlock_facts import VaultUnlocked
from ..model.vault_statement import Act, OwnKeys
from ..model.vote import Method
from ..vault.keyring.wrap import Secrets
from .actor import Actor
from .own_keys import would_do
from .proving import Proof, async_prove
from .runtime import VaultRuntime


def would_unlock(vault: VaultRuntime, actor: Actor) -> OwnKeys:
    """Return what a person agrees to who unlocks; raise LockedDown, in which nobody does."""
    if vault.lockdown is not None:
        raise LockedDown
    return would_do(vault, actor, Act.UNLOCK)


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
    await vault.unlocks.async_hold(actor.session, open_own)
