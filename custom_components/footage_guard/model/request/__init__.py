"""Requests for footage: what they are, and how one is read from what somebody outside wrote."""

from .instant import Instant, InstantInvalid, OffsetMissing, parse_instant
from .parse import parse_request
from .request import (
    SCHEMA_VERSION,
    Area,
    Circle,
    FootageRequest,
    Incident,
    LegalBasis,
    Point,
    Polygon,
    Proposal,
    Requester,
    RequestImpossible,
    RequestUnreadable,
    Scope,
    Verification,
    read_request,
)
from .words import Basis, Channel, IncidentType, Level, Media, RequesterType

__all__ = [
    "SCHEMA_VERSION",
    "Area",
    "Basis",
    "Channel",
    "Circle",
    "FootageRequest",
    "Incident",
    "IncidentType",
    "Instant",
    "InstantInvalid",
    "LegalBasis",
    "Level",
    "Media",
    "OffsetMissing",
    "Point",
    "Polygon",
    "Proposal",
    "RequestImpossible",
    "RequestUnreadable",
    "Requester",
    "RequesterType",
    "Scope",
    "Verification",
    "parse_instant",
    "parse_request",
    "read_request",
]
