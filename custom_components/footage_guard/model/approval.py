"""The statement of an approval: exactly which files go to whom, why, and on which terms.

What an approver sees is what they sign. A change of one byte of a file or of one field makes another statement, and no
vote for this one is a vote for that one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Final
import unicodedata

from .canonical import CanonicalInvalid, Json, canonical, parse_canonical
from .clip import DIGEST_BYTES
from .draft import Delivery
from .ids import CameraId, ClipId, IdInvalid, ReleaseId, RequestId, parse_clip_id, parse_release_id, parse_request_id
from .request.instant import Instant
from .request.plain import PlainInvalid, as_plain, from_plain
from .request.words import Basis, Level
from .statement import VERSION, statement_sha256
from .vote import Tally, Vote

KIND: Final = "approval"
NONCE_BYTES: Final = 16


class StatementInvalid(ValueError):
    """A statement that nobody could have been shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedFile:
    """One file that leaves, and what it was made of."""

    name: str
    """Under which the recipient gets it; nothing of the home is in it."""
    size_bytes: int
    sha256: bytes
    """Of the very bytes that leave."""
    clip_id: ClipId
    source_sha256: bytes
    """Of the file in the vault, as the ledger knows it."""
    camera: CameraId
    start: Instant
    end: Instant
    audio: bool
    """Whether there is sound in it."""
    redactions_sha256: bytes
    """Of the recipe by which it was made: which time of the clip, and what was taken out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedRecipient:
    """Who gets them, and how it is known that it is them."""

    name: str = field(repr=False)
    organisation: str = field(repr=False)
    level: Level
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What holds for whoever collects them."""

    max_downloads: int
    not_after: Instant
    cooling_minutes: int
    """After the last vote, before anything leaves."""
    veto_hours: int
    """After the last vote, for every approver; nothing leaves before."""
    access_code: bool
    hand_over: bool
    """The automation that asked receives the link, and can pass it to anyone."""
    stream_only: bool
    """The page plays it and offers no download; what can be seen can still be copied."""

    @property
    def wait_ms(self) -> int:
        """How long nothing leaves after the last vote."""
        return max(self.cooling_minutes, self.veto_hours * 60) * 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalStatement:
    """All that is agreed to."""

    instance: str
    """The name of the vault's ledger, which belongs to its key."""
    draft_id: ReleaseId
    request_id: RequestId
    request_sha256: bytes
    """Of the request as the ledger knows it."""
    files: tuple[ApprovedFile, ...]
    recipient: ApprovedRecipient
    sender: str = field(repr=False)
    """Who it is from, as the recipient is told; empty for nobody in particular."""
    purpose: str = field(repr=False)
    legal_basis: Basis
    delivery: Delivery
    share_origin: str | None
    """Where the link leads; None where there is none."""
    age_recipient: str | None
    """The key the file is encrypted for; None for a passphrase, and where nothing is encrypted."""
    terms: Terms
    needed: int
    """Votes."""
    policy_sha256: bytes
    nonce: bytes
    """Random: to freeze the same once more is another statement."""

    def __post_init__(self) -> None:
        """Raise StatementInvalid, or IdInvalid."""
        parse_release_id(self.draft_id)
        parse_request_id(self.request_id)
        for file in self.files:
            parse_clip_id(file.clip_id)
        digests = [self.request_sha256, self.policy_sha256]
        for file in self.files:
            digests += [file.sha256, file.source_sha256, file.redactions_sha256]
        is_sound = (
            bool(self.files)
            and all(len(digest) == DIGEST_BYTES for digest in digests)
            and len(self.nonce) == NONCE_BYTES
            and all(file.size_bytes > 0 and file.start.ms < file.end.ms for file in self.files)
            and self.needed >= 1
            and self.terms.max_downloads >= 1
            and min(self.terms.cooling_minutes, self.terms.veto_hours) >= 0
            and (self.delivery is Delivery.LINK) is (self.share_origin is not None)
            and (self.delivery is Delivery.AGE_FILE or self.age_recipient is None)
        )
        if not is_sound or not all(unicodedata.is_normalized("NFC", text) for text in _texts(self)):
            raise StatementInvalid

    def as_json(self) -> dict[str, Json]:
        """Return what is shown, signed and hashed."""
        return {"v": VERSION, "kind": KIND, **as_plain(self)}

    @property
    def sha256(self) -> str:
        """Its digest in hex."""
        return statement_sha256(self.as_json())

    def dump(self) -> bytes:
        """Return its one spelling (RFC 8785)."""
        return canonical(self.as_json())


def read_statement(data: bytes) -> ApprovalStatement:
    """Return the statement whose one spelling this is; raise StatementInvalid.

    A name that stands twice, a fraction, a text that is composed otherwise, another order: none of it is one.
    """
    try:
        value = parse_canonical(data)
        if not isinstance(value, dict) or canonical([value.pop("v", None), value.pop("kind", None)]) != _HEAD:
            raise StatementInvalid
        return from_plain(ApprovalStatement, value)
    except (CanonicalInvalid, IdInvalid, PlainInvalid) as err:
        raise StatementInvalid from err


class Approval:
    """Enough people agreed to a statement: whatever lets a byte of it leave takes one of these as an argument.

    Only `approved` makes one, so that nothing else can be mistaken for it.
    """

    __slots__ = ("statement", "votes")

    statement: ApprovalStatement
    votes: tuple[Vote, ...]

    def __init__(self) -> None:
        """Raise TypeError."""
        raise TypeError


def approved(statement: ApprovalStatement, tally: Tally) -> Approval:
    """Return the approval of a statement; raise StatementInvalid where the votes are too few, or for another one.

    Their signatures were verified before, and each is of an approver of now: that is what makes a tally.
    """
    is_for_this = all(vote.statement_sha256 == statement.sha256 for vote in tally.counted)
    if not (tally.passed and tally.needed == statement.needed and is_for_this):
        raise StatementInvalid
    approval = Approval.__new__(Approval)
    approval.statement, approval.votes = statement, tally.counted
    return approval


_HEAD: Final = canonical([VERSION, KIND])


def _texts(value: object) -> Iterator[str]:
    """Yield every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))
