"""What a person is shown and agrees to who does something with their own keys, or with the vault as a whole."""

from dataclasses import dataclass
from enum import StrEnum

from .canonical import Json
from .clip import HoldKind
from .ids import ChangeId, HoldId
from .lockdown import Lockdown
from .statement import VERSION


class Act(StrEnum):
    """What a person does; the name of the command is that of the statement."""

    UNLOCK = "vault/unlock"
    SET_PIN = "vault/set_pin"
    CHANGE_PASSPHRASE = "vault/change_passphrase"  # noqa: S105  # the name of a command
    NEW_RECOVERY_CODE = "vault/new_recovery_code"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKeys:
    """A person does something with their own keys of this vault."""

    act: Act
    person_id: str
    """User id."""
    ledger: str
    """The name of the vault's ledger, which belongs to its key: no other vault is meant."""

    def as_json(self) -> dict[str, Json]:
        """Return what is shown and hashed."""
        return {"v": VERSION, "kind": self.act.value, "person": self.person_id, "ledger": self.ledger}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recover:
    """A person's recovery code replaces their passphrase after a while, in which any approver can stop it."""

    person_id: str
    """User id."""
    ledger: str
    wait_ms: int

    def as_json(self) -> dict[str, Json]:
        """Return what is shown and hashed."""
        return {
            "v": VERSION,
            "kind": "vault/recover",
            "person": self.person_id,
            "ledger": self.ledger,
            "wait_ms": self.wait_ms,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeIdentity:
    """A person takes away the private half of a month's key, as every approver agreed."""

    person_id: str
    """User id."""
    ledger: str
    change_id: ChangeId
    epoch: str

    def as_json(self) -> dict[str, Json]:
        """Return what is shown and hashed."""
        return {
            "v": VERSION,
            "kind": "vault/take_identity",
            "person": self.person_id,
            "ledger": self.ledger,
            "change": self.change_id,
            "epoch": self.epoch,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftHold:
    """A person lets clips go again that were to stay."""

    person_id: str
    """User id."""
    ledger: str
    hold_id: HoldId
    held_for: HoldKind
    clips: int
    """How many it keeps."""

    def as_json(self) -> dict[str, Json]:
        """Return what is shown and hashed."""
        return {
            "v": VERSION,
            "kind": "holds/lift",
            "person": self.person_id,
            "ledger": self.ledger,
            "hold_id": self.hold_id,
            "held_for": self.held_for.value,
            "clips": self.clips,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveLockdown:
    """A person has the lockdown end after a while, in which anybody can lock down again."""

    person_id: str
    """User id."""
    ledger: str
    lockdown: Lockdown
    delay_ms: int

    def as_json(self) -> dict[str, Json]:
        """Return what is shown and hashed."""
        return {
            "v": VERSION,
            "kind": "lockdown/leave",
            "person": self.person_id,
            "ledger": self.ledger,
            "reason": self.lockdown.reason.value,
            "since": self.lockdown.since_ms,
            "delay_ms": self.delay_ms,
        }
