"""What a person does with their own keys, once they have proven that it is them."""

from functools import partial

from homeassistant.core import HomeAssistant

from ..model.unlock_facts import PinSet
from ..model.vault_statement import Act, OwnKeys
from ..model.vote import Method
from ..vault.pin import PinVerifier, verifier_of
from .actor import Actor
from .executor import run_blocking
from .opening import OpenVault
from .proving import Proof, async_prove
from .runtime import VaultRuntime


def would_do(vault: VaultRuntime, actor: Actor, act: Act) -> OwnKeys:
    """Return what a person agrees to who does something with their own keys."""
    return OwnKeys(act=act, person_id=actor.person_id, ledger=vault.ledger.newest().origin)


async def async_set_pin(hass: HomeAssistant, vault: VaultRuntime, actor: Actor, proof: Proof, pin: str) -> None:
    """Have a person's PIN be another one from now on.

    1. They prove it by the passphrase: a PIN and a code must not make another PIN.
    2. What is kept of it is made with their keys, beside the lane of the vault's files, for it is slow on purpose.
    3. The ledger is told, and then it is the PIN.

    Raises OSError, NotLoaded and what `async_prove` raises; where the disk refused, it may be told and not set.
    """
    # 1
    proven = await async_prove(
        vault, actor, partial(would_do, vault, actor, Act.SET_PIN), proof, methods={Method.PASSPHRASE}
    )
    # 2
    cost = vault.keyring.cost_of(actor.person_id)
    verifier = await run_blocking(hass, verifier_of, pin, proven.secrets, cost)
    # 3
    await vault.async_work(partial(_set_pin, actor.person_id, verifier))


def _set_pin(person_id: str, verifier: PinVerifier, opened: OpenVault) -> None:
    opened.vault.tell(PinSet(person_id=person_id))
    opened.state.pins.set(person_id, verifier)
