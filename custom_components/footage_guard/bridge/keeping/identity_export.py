"""A month's key leaves the vault: once every approver agreed, a day later, and behind a passphrase of its own."""

from functools import partial

from homeassistant.core import HomeAssistant

from ...model.change import ExportChange
from ...model.errors import ChangeUnknown, ClipKeyMissing, LockedDown, NotYet
from ...model.ids import ChangeId
from ...model.people_facts import ChangeDone
from ...model.unlock_facts import IdentityExported
from ...model.vault_statement import TakeIdentity
from ...vault.age.keys import Passphrase
from ...vault.age.small import seal
from ...vault.keyring.document import Epoch
from ...vault.keyring.epochs import open_epoch
from ...vault.keyring.wrap import Secrets
from ...vault.under_way import Open
from ..common.clock import moment
from ..common.executor import run_blocking
from ..proof.actor import Actor
from ..proof.proving import Proof, async_prove
from ..runtime import VaultRuntime
from .opening import OpenVault


def is_due(vault: VaultRuntime, change_id: object) -> bool:
    """Tell whether a key can be taken away now; raise LockedDown or ChangeUnknown."""
    if vault.lockdown is not None:
        raise LockedDown
    under_way = _under_way(vault, change_id)
    now = moment()
    # Of those who may not sign in any more only Home Assistant knows: their votes are void, and not fewer are needed.
    agreed = under_way.count(vault.people.approvers())
    needed = vault.people.roll.needed(under_way.change, now)
    return under_way.is_due(now) and agreed >= needed


def would_take(vault: VaultRuntime, actor: Actor, change_id: object) -> TakeIdentity:
    """Return what a person agrees to who takes a key away; raise LockedDown, ChangeUnknown or NotYet."""
    if not is_due(vault, change_id):
        raise NotYet
    change = _under_way(vault, change_id).change
    assert isinstance(change, ExportChange)  # noqa: S101  # `_under_way` returns no other
    return TakeIdentity(
        person_id=actor.person_id,
        ledger=vault.ledger.newest().origin,
        change_id=change.change_id,
        epoch=change.epoch,
    )


async def async_take(
    hass: HomeAssistant, vault: VaultRuntime, actor: Actor, change_id: object, proof: Proof, passphrase: str
) -> tuple[str, bytes]:
    """Return the month and an age file that opens with a passphrase and holds the month's private key; once.

    1. The person proves it, for exactly this, after everybody agreed and the wait is over.
    2. The key is opened with what they proved, and sealed for the passphrase, beside the lane: it is slow on purpose.
       Nothing of it touches a disk of ours.
    3. In the lane, where nobody stops it meanwhile: it is still due, and the history is what it was.
    4. The ledger is told, and only then it is given away; it cannot be taken twice.

    Raises LockedDown, ChangeUnknown, NotYet, ClipKeyMissing, LedgerRolledBack, OSError, NotLoaded and what
    `async_prove` raises.
    """
    # 1
    proven = await async_prove(vault, actor, lambda: would_take(vault, actor, change_id), proof)
    stated = proven.statement
    epoch = vault.keyring.epoch(stated.epoch)
    if epoch is None:
        raise ClipKeyMissing
    # 2
    file = await run_blocking(hass, _sealed, epoch, proven.secrets, passphrase)
    # 3, 4
    await vault.async_work(partial(_tell, vault, actor, stated))
    vault.people.tell_changed()
    return stated.epoch, file


def _sealed(epoch: Epoch, held: Secrets, passphrase: str) -> bytes:
    identity = open_epoch(epoch, held.root)
    return seal(f"{identity.reveal()}\n".encode("ascii"), [Passphrase(passphrase)])


def _tell(vault: VaultRuntime, actor: Actor, stated: TakeIdentity, opened: OpenVault) -> None:
    would_take(vault, actor, stated.change_id)
    opened.ledger.may_rely()
    opened.vault.tell(IdentityExported(change_id=stated.change_id, epoch=stated.epoch, actor=actor.person_id))
    opened.rolls.tell(ChangeDone(change_id=stated.change_id))


def _under_way(vault: VaultRuntime, change_id: object) -> Open:
    found = vault.people.roll.changes.get(ChangeId(change_id)) if isinstance(change_id, str) else None
    if found is None or not isinstance(found.change, ExportChange) or not found.is_open(moment()):
        raise ChangeUnknown
    return found
