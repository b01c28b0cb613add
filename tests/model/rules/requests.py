"""A request in which no rule finds anything, and what the household knows when it comes."""

from dataclasses import replace
from datetime import time
from typing import Any

from custom_components.footage_guard.model.ids import RequestId
from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.quiet import QuietHours
from custom_components.footage_guard.model.request import (
    Basis,
    Channel,
    FootageRequest,
    Incident,
    IncidentType,
    Instant,
    LegalBasis,
    Level,
    Media,
    Requester,
    RequesterType,
    Scope,
    Verification,
)
from custom_components.footage_guard.model.rules.rule import Context

NIGHT = QuietHours(start=time(21), end=time(8))
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
NOW_MS = 1_789_000_000_000
START_MS = NOW_MS - DAY_MS
"""Where the window asked for begins."""
CONTEXT = Context(
    policy=Policy(),
    now_ms=NOW_MS,
    local_time=time(12),
    of_case=0,
    open_of_organisation=0,
    received_last_day=0,
    muted=frozenset(),
    oldest_footage_ms=NOW_MS - 10 * DAY_MS,
    action_holds=0,
    action_held_bytes=0,
    amends_declined=False,
)


def at(hours: float, offset_min: int = 120) -> Instant:
    """Return a moment, in hours after the begin of the window."""
    return Instant(ms=START_MS + int(hours * HOUR_MS), offset_min=offset_min)


REQUEST = FootageRequest(
    id=RequestId("01K5ABCDEFGHJKMNPQRSTVWXYZ"),
    received_ms=NOW_MS,
    channel=Channel.FORM,
    requester=Requester(
        type=RequesterType.NEIGHBOUR,
        organisation="",
        unit="",
        person_name="Robin Vale",
        role="",
        badge="",
        email="robin@example.org",
        phone="",
    ),
    verification=Verification(level=Level.NONE, method="", by_user=None, at_ms=None),
    case_reference="",
    incident=Incident(
        type=IncidentType.COLLISION, occurred_from=at(0.5), occurred_to=at(0.75), location="In front of number 12"
    ),
    scope=Scope(
        window_from=at(0), window_to=at(1), area=None, media=(Media.VIDEO,), wants_audio=False, audio_reason=""
    ),
    purpose="To find out who scratched my car.",
    message="My gray car was parked across the street. You may decline.",
    legal_basis=LegalBasis(
        claimed=Basis.VOLUNTARY,
        document_sha256=None,
        issuing_authority="",
        docket="",
        served_at=None,
        return_by=None,
        nondisclosure=False,
    ),
    intended_recipients=(),
    onward_sharing="",
    retention_claimed="",
    respond_by=None,
    closes_ms=NOW_MS + 14 * DAY_MS,
    supersedes=None,
    signature="",
    flags=(),
    proposal=None,
)


def request(**changes: Any) -> FootageRequest:
    """Return the request with other values; `requester__type` is the field `type` of `requester`."""
    changed = REQUEST
    for name, value in changes.items():
        part, _, inner = name.partition("__")
        changed = replace(changed, **{part: replace(getattr(changed, part), **{inner: value}) if inner else value})
    return changed
