"""What somebody could send, and what becomes of it."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Final

from custom_components.footage_guard.model.errors import Reason, RequestInvalid
from custom_components.footage_guard.model.ids import RequestId
from custom_components.footage_guard.model.request import Channel, FootageRequest, Level, Verification, parse_request

RECEIVED_MS: Final = 1_795_593_600_000
"""2026-11-25T08:00Z."""
UNVERIFIED: Final = Verification(level=Level.NONE, method="", by_user=None, at_ms=None)
REQUEST_ID: Final = RequestId("01KAZ0000000000000000000AA")
CLIP_ID: Final = "01KAZ0000000000000000000CC"
LEAST: Final[dict[str, Any]] = {
    "requester": {"type": "neighbour"},
    "scope": {"window_from": "2026-11-24T08:00:00Z", "window_to": "2026-11-24T09:00:00Z"},
}
"""The least that is a request."""
WHOLE: Final[dict[str, Any]] = {
    "schema_version": 1,
    "requester": {
        "type": "law_enforcement",
        "organisation": "City Police",
        "unit": "Traffic",
        "person_name": "Anna Example",
        "role": "Sergeant",
        "badge": "4711",
        "email": "anna@police.example",
        "phone": "+1 (555) 010-0100",
    },
    "case_reference": "2026/11-0815",
    "incident": {
        "type": "collision",
        "occurred_from": "2026-11-24T09:10:00+01:00",
        "occurred_to": "2026-11-24T09:20:00+01:00",
        "location": "Example Street 7",
    },
    "scope": {
        "window_from": "2026-11-24T09:00:00+01:00",
        "window_to": "2026-11-24T09:30:00.250+01:00",
        "area": {"center": {"latitude": 52.5, "longitude": 13.25}, "radius_m": 200},
        "media": ["still", "video"],
        "wants_audio": True,
        "audio_reason": "The horn can be heard.",
    },
    "purpose": "A car left after a collision.",
    "message": "Thank you for looking.\nYou may decline.",
    "legal_basis": {
        "claimed": "court_order",
        "document_sha256": "ab" * 32,
        "issuing_authority": "City Court",
        "docket": "12 C 345/26",
        "served_at": "2026-11-24T12:00:00Z",
        "return_by": "2026-12-24T12:00:00Z",
        "nondisclosure": True,
    },
    "intended_recipients": ["City Police", "City Court"],
    "onward_sharing": "To the court.",
    "retention_claimed": "Two years.",
    "respond_by": "2026-12-01T12:00:00Z",
    "expires_at": "2026-12-01T12:34:56Z",
    "supersedes": "01KAZ0000000000000000000BB",
    "signature": "eyJhbGciOiJFZERTQSJ9..c2lnbmF0dXJl",
}
"""Every field that somebody outside can fill in."""
OWN: Final[dict[str, Any]] = {
    "scope": {"window_from": "2026-11-24T08:00:00Z", "window_to": "2026-11-24T08:01:00Z"},
    "purpose": "A parcel was left at the wrong door.",
    "proposal": {"recipient": "Parcel service", "camera": "01KAZ0000000000000000000DD", "hand_over": True},
}
"""What an automation of the home asks for."""


def changed(raw: Mapping[str, Any], path: str, value: object) -> dict[str, Any]:
    """Return a copy with another value at a path such as `scope.window_to` or `intended_recipients.0`."""
    copy = deepcopy(dict(raw))
    inner, field = _place(copy, path)
    inner[field] = value
    return copy


def without(raw: Mapping[str, Any], path: str) -> dict[str, Any]:
    """Return a copy without a field."""
    copy = deepcopy(dict(raw))
    inner, field = _place(copy, path)
    del inner[field]
    return copy


def _place(raw: dict[str, Any], path: str) -> tuple[Any, Any]:
    """Return the object or list that a path leads to, made where there is none, and the name or number in it."""
    inner: Any = raw
    *parts, last = path.split(".")
    for part in parts:
        inner = inner[int(part)] if isinstance(inner, list) else inner.setdefault(part, {})
    return inner, int(last) if isinstance(inner, list) else last


def parsed(raw: object, channel: Channel = Channel.FORM, **known: Any) -> FootageRequest:
    """Return the request that was sent at RECEIVED_MS."""
    return parse_request(
        raw,
        **{
            "request_id": REQUEST_ID,
            "received_ms": RECEIVED_MS,
            "channel": channel,
            "verification": UNVERIFIED,
            **known,
        },
    )


def problems(raw: object, channel: Channel = Channel.FORM) -> Mapping[str, Reason]:
    """Return what is wrong with a request; nothing where it is taken."""
    try:
        parsed(raw, channel)
    except RequestInvalid as err:
        return err.problems
    return {}
