"""Requests for footage: what they are, and how one is read from what somebody outside wrote."""

from .instant import Instant, InstantInvalid, OffsetMissing, parse_instant
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
    "RequestUnreadable",
    "Requester",
    "RequesterType",
    "Scope",
    "Verification",
    "parse_instant",
    "read_request",
]
