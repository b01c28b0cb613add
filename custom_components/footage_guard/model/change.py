"""A change that lets somebody or something in: proposed by one approver, and in force once as many agree as are needed.

proposed ──votes──> agreed ──wait──> done
└─────────┴─────────┴── stopped, or too late
"""

from collections.abc import Mapping
from dataclasses import dataclass
import re
from typing import Any, Final, override

from .canonical import CanonicalInvalid, Json, canonical, parse_canonical
from .decided import Decided, DecidedInvalid, decided_of
from .ids import ChangeId, IdInvalid, parse_change_id
from .intake import IntakeKind
from .people import WAIT_MS, Role
from .statement import VERSION

POLICY: Final = "policy/apply"
INVITE: Final = "approvers/invite"
EXPORT: Final = "vault/export_identity"
INTAKE: Final = "intake/create"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
WAITING: Final = frozenset({"quorum", "mode"})
"""What of a policy waits. Who is invited waits when they enroll, so that nobody waits twice."""


class ChangeInvalid(ValueError):
    """No change of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    change_id: ChangeId
    ledger: str
    """Its name, which belongs to its key."""
    by: str
    """User id of who proposes it."""
    needed: int
    """Votes, under the policy before it."""
    nonce: str
    """128 random bits in hex: the same change proposed again is another statement."""

    def _head(self, kind: str) -> dict[str, Json]:
        return {
            "v": VERSION,
            "kind": kind,
            "change": self.change_id,
            "ledger": self.ledger,
            "by": self.by,
            "needed": self.needed,
            "nonce": self.nonce,
        }

    def as_text(self) -> str:
        """Return it as the ledger is told."""
        return canonical(self.as_json()).decode()

    def as_json(self) -> dict[str, Json]:
        """Return what is shown and signed."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyChange(_Change):
    """The policy, how is watched, or who is a viewer, is to be another."""

    before: str
    """Digest of what is in force, in hex: it is a change of exactly that."""
    decided: Decided
    raised: tuple[str, ...]
    """What of it exposes more."""

    @property
    def wait_ms(self) -> int:
        """How long everybody can stop it after the last vote."""
        return WAIT_MS if WAITING & {*self.raised} else 0

    @override
    def as_json(self) -> dict[str, Json]:
        """Return what is shown and signed."""
        more: dict[str, Json] = {
            "before": self.before,
            **self.decided.as_json(),
            "raised": list(self.raised),
            "wait_ms": self.wait_ms,
        }
        return {**self._head(POLICY), **more}


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteChange(_Change):
    """A person may enroll as an approver."""

    person_id: str

    @property
    def role(self) -> Role:
        """What the person would be; viewers are named in the policy."""
        return Role.APPROVER

    @property
    def wait_ms(self) -> int:
        """None: the person waits when they have enrolled."""
        return 0

    @override
    def as_json(self) -> dict[str, Json]:
        """Return what is shown and signed."""
        return {**self._head(INVITE), "person": self.person_id, "role": self.role.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChange(_Change):
    """The private half of a month's key is to leave: whoever has it opens what is encrypted with it, for ever."""

    epoch: str
    recipient: str
    """The public half, in hex."""

    @property
    def wait_ms(self) -> int:
        """How long everybody can stop it after the last vote."""
        return WAIT_MS

    @override
    def as_json(self) -> dict[str, Json]:
        """Return what is shown and signed."""
        more: dict[str, Json] = {"epoch": self.epoch, "recipient": self.recipient, "wait_ms": self.wait_ms}
        return {**self._head(EXPORT), **more}


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeChange(_Change):
    """A door is to be opened through which somebody outside may ask. Its words are in no ledger."""

    intake_sha256: str
    """Digest of all of it, in hex."""
    door: IntakeKind
    key_sha256: str | None
    """Thumbprint of the key whose signatures count, in hex."""
    closes_ms: int | None

    @property
    def wait_ms(self) -> int:
        """None: through it comes a question, and nothing goes."""
        return 0

    @override
    def as_json(self) -> dict[str, Json]:
        """Return what is shown and signed."""
        more: dict[str, Json] = {
            "intake_sha256": self.intake_sha256,
            "door": self.door.value,
            "key_sha256": self.key_sha256,
            "closes_ms": self.closes_ms,
        }
        return {**self._head(INTAKE), **more}


type Change = PolicyChange | InviteChange | ExportChange | IntakeChange


def parse_change(text: str) -> Change:
    """Read what the ledger was told; raise ChangeInvalid for anything we would not have written."""
    try:
        document = parse_canonical(text.encode())
        change = _MAKERS[document["kind"]](document)
    except (CanonicalInvalid, DecidedInvalid, IdInvalid, KeyError, TypeError, ValueError) as err:
        raise ChangeInvalid from err
    if change.as_text() != text or change.needed < 1:
        raise ChangeInvalid
    return change


def _head_of(document: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "change_id": parse_change_id(document["change"]),
        "ledger": document["ledger"],
        "by": document["by"],
        "needed": document["needed"],
        "nonce": document["nonce"],
    }


def _policy_of(document: Mapping[str, Any]) -> Change:
    decided = decided_of({name: document[name] for name in ("policy", "mode", "viewers")})
    return PolicyChange(
        **_head_of(document), before=document["before"], decided=decided, raised=tuple(document["raised"])
    )


def _invite_of(document: Mapping[str, Any]) -> Change:
    return InviteChange(**_head_of(document), person_id=document["person"])


def _export_of(document: Mapping[str, Any]) -> Change:
    return ExportChange(**_head_of(document), epoch=document["epoch"], recipient=document["recipient"])


def _intake_of(document: Mapping[str, Any]) -> Change:
    if not _DIGEST.fullmatch(document["intake_sha256"]):
        raise ChangeInvalid
    return IntakeChange(
        **_head_of(document),
        intake_sha256=document["intake_sha256"],
        door=IntakeKind(document["door"]),
        key_sha256=document["key_sha256"],
        closes_ms=document["closes_ms"],
    )


_MAKERS: Final = {POLICY: _policy_of, INVITE: _invite_of, EXPORT: _export_of, INTAKE: _intake_of}
