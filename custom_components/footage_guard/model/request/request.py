"""A request for footage, as it is kept: nothing of it changes after it was received.

Whatever a requester wrote stays out of `repr`, and so out of logs and traces.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from ..canonical import CanonicalInvalid, Json, canonical, parse_canonical
from ..ids import CameraId, ClipId, IntakeId, RequestId, parse_intake_id, parse_request_id
from ..text import TextFlag, counting_key
from .instant import Instant
from .plain import PlainInvalid, as_plain, from_plain
from .words import Basis, Channel, IncidentType, Level, Media, RequesterType

SCHEMA_VERSION: Final = 1


class RequestImpossible(ValueError):
    """A request that cannot exist."""


class RequestUnreadable(ValueError):
    """The bytes are not what a request was stored as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requester:
    """Who asks, in their own words; "" where they said nothing."""

    type: RequesterType
    organisation: str = field(repr=False)
    unit: str = field(repr=False)
    person_name: str = field(repr=False)
    role: str = field(repr=False)
    """Rank or role."""
    badge: str = field(repr=False)
    """Number of a badge or another identification."""
    email: str = field(repr=False)
    phone: str = field(repr=False)

    @property
    def organisation_key(self) -> str:
        """Return what is the same for every request of one requester: the organisation, or else the person.

        Without it another case, width, dot or spacing of a name would get around every limit. "" where nobody is named.
        """
        return counting_key(self.organisation or self.person_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """How the owner knows who asks; never what the requester says of it."""

    level: Level
    method: str
    by_user: str | None
    """User id."""
    at_ms: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What is said to have happened."""

    type: IncidentType
    occurred_from: Instant | None
    occurred_to: Instant | None
    location: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place in degrees (WGS 84)."""

    latitude: float = field(repr=False)
    longitude: float = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """All places within a distance of one."""

    center: Point
    radius_m: float = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """All places inside a line through these corners and back to the first."""

    points: tuple[Point, ...]


type Area = Circle | Polygon
"""Only stored and shown: whether the home lies inside is answered to nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which footage is asked for: from `window_from` to before `window_to`."""

    window_from: Instant
    window_to: Instant
    area: Area | None
    media: tuple[Media, ...]
    wants_audio: bool
    audio_reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """What the requester says obliges or allows the owner; shown, never believed."""

    claimed: Basis
    document_sha256: bytes | None = field(repr=False)
    """Digest of the document it names."""
    issuing_authority: str = field(repr=False)
    docket: str = field(repr=False)
    served_at: Instant | None
    return_by: Instant | None
    nondisclosure: bool
    """It says that the owner may tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the home's own people or automations would give away; what goes out, and to whom, the approver picks."""

    recipient: str = field(repr=False)
    camera: CameraId | None
    """All its clips of the window; None where `clip_ids` names them."""
    clip_ids: tuple[ClipId, ...]
    hand_over: bool
    """The link is asked back for the automation, which can pass it to anyone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FootageRequest:
    """One request as it was received; an amendment is another one that names it in `supersedes`."""

    id: RequestId
    received_ms: int
    channel: Channel
    requester: Requester
    verification: Verification
    case_reference: str = field(repr=False)
    incident: Incident
    scope: Scope
    purpose: str = field(repr=False)
    message: str = field(repr=False)
    legal_basis: LegalBasis
    intended_recipients: tuple[str, ...] = field(repr=False)
    onward_sharing: str = field(repr=False)
    retention_claimed: str = field(repr=False)
    respond_by: Instant | None
    """What the requester wishes; never shown as a countdown."""
    closes_ms: int
    """When it closes for the outside, whatever was decided; a full hour."""
    supersedes: RequestId | None
    signature: str = field(repr=False)
    """Detached JWS, as it came; it is not verified here."""
    flags: tuple[TextFlag, ...]
    proposal: Proposal | None
    """None for whatever comes from outside."""
    intake: IntakeId | None = field(default=None, repr=False)
    """By which door it came; None for whatever did not."""

    def __post_init__(self) -> None:
        """Raise IdInvalid, or RequestImpossible: nobody vouches for an automation, and nobody outside proposes."""
        parse_request_id(self.id)
        if self.supersedes is not None:
            parse_request_id(self.supersedes)
        if self.intake is not None:
            parse_intake_id(self.intake)
        is_own = self.channel in {Channel.AUTOMATION, Channel.UI}
        is_vouched = bool(self.verification.level or self.signature or self.requester.organisation)
        if (self.proposal and not is_own) or (self.channel is Channel.AUTOMATION and is_vouched):
            raise RequestImpossible

    def as_json(self) -> dict[str, Json]:
        """Return all of it as it is stored, shown and hashed; times as RFC 3339, moments of ours in milliseconds."""
        plain: dict[str, Json] = {"schema_version": SCHEMA_VERSION, **as_plain(self)}
        if self.intake is None:
            # What was received before there were doors keeps its digest.
            del plain["intake"]
        return plain

    @property
    def digest(self) -> bytes:
        """SHA-256 of its canonical form (RFC 8785): what somebody saw who decided about it."""
        return sha256(canonical(self.as_json())).digest()


def read_request(data: bytes) -> FootageRequest:
    """Return the request whose canonical form this is; raise RequestUnreadable.

    Only the shape is checked: a rule that becomes stricter must not lose what was received before.
    """
    try:
        value = parse_canonical(data)
        # Spelled, because true is 1 for Python.
        if not isinstance(value, dict) or canonical(value.pop("schema_version", None)) != b"%d" % SCHEMA_VERSION:
            raise RequestUnreadable
        if value.get("intake", "") is None:
            # There is one way to say that it came by no door.
            raise RequestUnreadable
        value.setdefault("intake", None)
        return from_plain(FootageRequest, value)
    except (CanonicalInvalid, PlainInvalid) as err:
        raise RequestUnreadable from err
