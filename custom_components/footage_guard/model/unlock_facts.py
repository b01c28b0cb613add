"""What the ledger is told of unlocking, and of what persons unlock with, before any of it can be seen."""

from dataclasses import dataclass

from .ids import ChangeId


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultUnlocked:
    """A person has proven that it is them, and is about to hold their keys for a while."""

    actor: str
    """User id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PinSet:
    """A person is about to have another PIN than before, or the first one."""

    person_id: str
    """User id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseChanged:
    """A person is about to have another passphrase than before."""

    person_id: str
    """User id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryCodeMade:
    """A person has a recovery code, and typed it back; the one before is about to be worth nothing."""

    person_id: str
    """User id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityExported:
    """The private half of a month's key is about to leave, behind a passphrase that a person has just chosen."""

    change_id: ChangeId
    """What every approver agreed to."""
    epoch: str
    actor: str
    """User id."""


type UnlockFact = VaultUnlocked | PinSet | PassphraseChanged | RecoveryCodeMade | IdentityExported
