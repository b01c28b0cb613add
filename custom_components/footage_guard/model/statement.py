"""What a person is shown and agrees to, in one spelling: whatever of it changes, they agreed to something else."""

from dataclasses import dataclass
from hashlib import sha256

from .canonical import Json, canonical
from .history import Finding

VERSION = 1


def statement_sha256(statement: Json) -> str:
    """Return the digest of a statement in hex; raise CanonicalInvalid."""
    return sha256(canonical(statement)).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class RollbackAccepted:
    """A person goes on from a history that is not what it was."""

    person_id: str
    """User id."""
    ledger: str
    """Its name, which belongs to its key."""
    finding: Finding
    size: int
    """Records there are now."""
    root: bytes
    """Of the tree over them."""
    sound: int
    """Records that were there and in order when it was opened."""
    known: int
    """Records that had been there once."""

    def as_json(self) -> dict[str, Json]:
        """Return what is shown and hashed."""
        return {
            "v": VERSION,
            "kind": "ledger/accept_rollback",
            "person": self.person_id,
            "ledger": self.ledger,
            "finding": self.finding.value,
            "size": self.size,
            "root": self.root.hex(),
            "sound": self.sound,
            "known": self.known,
        }
