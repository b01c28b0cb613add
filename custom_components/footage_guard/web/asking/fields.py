"""The fields of the form for whoever asks, in the order in which they are asked. Each has the name it has in a request.

What a field may hold is the request's own rule; here stands only how a person types it.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from ...model.request.words import Basis, IncidentType, RequesterType

TOKEN: Final = "form_token"  # noqa: S105  # the name of a field
ZONE: Final = "zone"
OFFSET: Final = ".offset"
"""Behind the name of a time: which of the two moments is meant where a clock shows it twice."""
OF_THE_HOME: Final = "home"
UTC_TOO: Final = "utc"
DAYS: Final = ("1", "3", "7", "14", "30")
TYPE: Final = "requester.type"
ORGANISATION: Final = "requester.organisation"
PHONE: Final = "requester.phone"


class Kind(Enum):
    """How a field is typed."""

    LINE = auto()
    LINES = auto()
    NAMES = auto()
    """One to a line."""
    CHOICE = auto()
    YES = auto()
    MOMENT = auto()
    NUMBER = auto()
    DAYS = auto()
    """How many it is from now."""
    ZONE = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """One field."""

    name: str
    kind: Kind
    most: int = 0
    """Characters."""
    fill: str = "off"
    """What of a person a browser may offer (autocomplete)."""
    choices: tuple[str, ...] = ()
    is_needed: bool = False
    """Whoever asks, and whatever for; what else one requester has to say stands beside the fields."""


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together, under one heading."""

    name: str
    fields: tuple[Field, ...]


_WHO: Final = tuple(word.value for word in RequesterType if word is not RequesterType.HOUSEHOLD)
"""Whoever lives here does not ask by this door."""
_INCIDENTS: Final = tuple(word.value for word in IncidentType if word is not IncidentType.NONE)

SECTIONS: Final = (
    Section(
        "who",
        (
            Field(TYPE, Kind.CHOICE, choices=_WHO, is_needed=True),
            Field(ORGANISATION, Kind.LINE, 80, "organization"),
            Field("requester.unit", Kind.LINE, 80),
            Field("requester.person_name", Kind.LINE, 80, "name"),
            Field("requester.role", Kind.LINE, 80, "organization-title"),
            Field("requester.badge", Kind.LINE, 80),
            Field("requester.email", Kind.LINE, 254, "email"),
            Field(PHONE, Kind.LINE, 40, "tel"),
        ),
    ),
    Section("what", (Field("incident.type", Kind.CHOICE, choices=_INCIDENTS),)),
    Section(
        "when",
        (
            Field(ZONE, Kind.ZONE, choices=(OF_THE_HOME, UTC_TOO), is_needed=True),
            Field("scope.window_from", Kind.MOMENT, is_needed=True),
            Field("scope.window_to", Kind.MOMENT, is_needed=True),
        ),
    ),
    Section(
        "where",
        (
            Field("incident.location", Kind.LINES, 200),
            Field("scope.area.center.latitude", Kind.NUMBER, 12),
            Field("scope.area.center.longitude", Kind.NUMBER, 12),
            Field("scope.area.radius_m", Kind.NUMBER, 12),
        ),
    ),
    Section(
        "why",
        (
            Field("purpose", Kind.LINES, 500),
            Field("message", Kind.LINES, 500),
            Field("case_reference", Kind.LINE, 64),
        ),
    ),
    Section(
        "basis",
        (
            Field("legal_basis.claimed", Kind.CHOICE, choices=tuple(word.value for word in Basis)),
            Field("legal_basis.issuing_authority", Kind.LINE, 80),
            Field("legal_basis.docket", Kind.LINE, 64),
            Field("legal_basis.document_sha256", Kind.LINE, 64),
        ),
    ),
    Section("sound", (Field("scope.wants_audio", Kind.YES), Field("scope.audio_reason", Kind.LINES, 200))),
    Section(
        "later",
        (
            Field("intended_recipients", Kind.NAMES),
            Field("onward_sharing", Kind.LINES, 200),
            Field("retention_claimed", Kind.LINES, 200),
            Field("expires_at", Kind.DAYS, choices=DAYS),
        ),
    ),
)
FIELDS: Final = {field.name: field for section in SECTIONS for field in section.fields}
MOMENTS: Final = tuple(name for name, field in FIELDS.items() if field.kind is Kind.MOMENT)
KNOWN: Final = frozenset({TOKEN, *FIELDS, *(f"{name}{OFFSET}" for name in MOMENTS)})
"""Every name that the form sends."""
