"""A receipt: what was given to whom, by whose will, and the proof of it, for whoever has to believe it years later.

    {"receipt":{…},"signature":"…"}

All of it is canonical JSON (RFC 8785), so that what is signed stands in the file byte for byte. It is shaped like the
records of ISO/IEC TS 27560: header, parties, processing, what it is about, events. There is no name in it of a person
of the home or of a camera. `docs/design/receipt.md` is the format, `tools/verify_receipt.py` the check.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from .approval import ApprovalStatement
from .canonical import Json, canonical, parse_canonical
from .request.instant import Instant
from .request.plain import as_plain
from .vote import Vote

KIND: Final = "receipt"
VERSION: Final = 1
DOMAIN: Final = b"footage-guard/receipt/v1\0"
"""In front of what the ledger's key signs, so that no checkpoint is a receipt and no receipt a vote."""
SIGNATURE_BYTES: Final = 64


class ReceiptInvalid(ValueError):
    """A receipt that proves nothing."""


class Custody(StrEnum):
    """What happened to the footage, or to the decision about it; each is a record of the ledger."""

    ENROLLED = "enrolled"
    """A person who voted, or let one in who did, got their keys."""
    CAPTURED = "captured"
    SEALED = "sealed"
    RECEIVED = "received"
    """The request came."""
    HELD = "held"
    DRAFTED = "drafted"
    FROZEN = "frozen"
    """The files were finished, and their digests fixed."""
    VOTED = "voted"
    APPROVED = "approved"
    LIVE = "live"
    """From now on the recipient could collect it."""
    OPENED = "opened"
    """The recipient did."""


KINDS: Final[Mapping[Custody, frozenset[str]]] = {
    Custody.ENROLLED: frozenset({"people_vault_founded", "people_person_assumed", "people_person_enrolled"}),
    Custody.CAPTURED: frozenset({"clip_opened"}),
    Custody.SEALED: frozenset({"clip_sealed", "clip_cut"}),
    Custody.RECEIVED: frozenset({"request_received"}),
    Custody.HELD: frozenset({"hold_placed"}),
    Custody.DRAFTED: frozenset({"draft_made"}),
    Custody.FROZEN: frozenset({"draft_frozen"}),
    Custody.VOTED: frozenset({"vote_cast"}),
    Custody.APPROVED: frozenset({"release_approved"}),
    Custody.LIVE: frozenset({"release_moved"}),
    Custody.OPENED: frozenset({"share_opened"}),
}
"""Which records of the ledger can say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyEvent:
    """A record of the ledger, with the proof that it is there."""

    event: Custody
    number: int
    """Of the record."""
    record: bytes
    """As it lies in the ledger: canonical JSON."""
    proof: tuple[bytes, ...]
    """From the record to the root of the checkpoint (RFC 9162 §2.1.3)."""

    @property
    def told(self) -> dict[str, Any]:
        """The record; raise CanonicalInvalid."""
        found: dict[str, Any] = parse_canonical(self.record)
        return found

    def as_json(self) -> dict[str, Json]:
        """Return it with the record as an object: its canonical form is the record, byte for byte."""
        return {
            "event": self.event.value,
            "number": self.number,
            "record": self.told,
            "proof": [part.hex() for part in self.proof],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What is proven. The rest of what is shown follows from it."""

    issued_ms: int
    statement: ApprovalStatement = field(repr=False)
    votes: tuple[Vote, ...]
    """Those that counted."""
    events: tuple[CustodyEvent, ...]
    """By their numbers."""
    verifier_key: str
    """That of the ledger, in the text form of signed notes."""
    checkpoint: str
    """A signed note, to whose root every proof leads."""

    def __post_init__(self) -> None:
        """Raise ReceiptInvalid."""
        numbers = [each.number for each in self.events]
        is_ordered = numbers == sorted(set(numbers))
        is_sealed = all(file.clip_id in self._sealed() for file in self.statement.files)
        if not (is_ordered and is_sealed and self.votes) or any(
            each.told["kind"] not in KINDS[each.event] for each in self.events
        ):
            raise ReceiptInvalid

    @property
    def issued_at(self) -> str:
        """When it was written, by the clock of the home."""
        return str(Instant(ms=self.issued_ms, offset_min=0))

    def as_json(self) -> dict[str, Json]:
        """Return what is signed."""
        statement = self.statement
        stated = as_plain(statement)
        return {
            "v": VERSION,
            "kind": KIND,
            "header": {"id": statement.draft_id, "issued_at": self.issued_at, "instance": statement.instance},
            "parties": {
                "authorized_by": [vote.person_id for vote in self.votes],
                "recipient": stated["recipient"],
            },
            "processing": {name: stated[name] for name in ("purpose", "legal_basis", "delivery", "terms")},
            "files": self.files(),
            "statement": statement.as_json(),
            "votes": [as_plain(vote) for vote in self.votes],
            "events": [each.as_json() for each in self.events],
            "ledger": {"verifier_key": self.verifier_key, "checkpoint": self.checkpoint},
        }

    def files(self) -> list[Json]:
        """Return each file with what it was made of, and how far the camera's clock was ahead, where that is known."""
        sealed = self._sealed()
        return [
            {
                "name": file.name,
                "size_bytes": file.size_bytes,
                "sha256": file.sha256.hex(),
                "source_sha256": file.source_sha256.hex(),
                "redactions_sha256": as_plain(file.redactions_sha256),
                "clock_offset_ms": sealed[file.clip_id]["picture"]["clock_offset_ms"],
                "imported": sealed[file.clip_id]["imported"],
            }
            for file in self.statement.files
        ]

    def body(self) -> bytes:
        """Return what stands in the file and is signed, behind the domain."""
        return canonical(self.as_json())

    def _sealed(self) -> dict[str, Any]:
        facts = (each.told["fact"] for each in self.events if each.event is Custody.SEALED)
        return {fact["clip_id"]: fact for fact in facts}


def dump_receipt(body: bytes, signature: bytes) -> bytes:
    """Return the file of a receipt; raise ReceiptInvalid."""
    if len(signature) != SIGNATURE_BYTES:
        raise ReceiptInvalid
    return b'{"receipt":' + body + b',"signature":"' + signature.hex().encode() + b'"}'
