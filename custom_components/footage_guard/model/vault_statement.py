"""What a person is shown and agrees to who does something with their own keys."""

from dataclasses import dataclass
from enum import StrEnum

from .canonical import Json
from .statement import VERSION


class Act(StrEnum):
    """What a person does; the name of the command is that of the statement."""

    UNLOCK = "vault/unlock"
    SET_PIN = "vault/set_pin"


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
