"""A request is stored in one spelling, comes back as it was, and shows nothing of what somebody wrote."""

from dataclasses import FrozenInstanceError, replace
from hashlib import sha256
import json
from typing import Any

from hypothesis import given
import pytest

from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.errors import RequestInvalid
from custom_components.footage_guard.model.ids import IdInvalid, parse_clip_id
from custom_components.footage_guard.model.request import (
    Channel,
    FootageRequest,
    Level,
    Proposal,
    Requester,
    RequesterType,
    RequestImpossible,
    RequestUnreadable,
    Verification,
    read_request,
)

from .sending import CLIP_ID, LEAST, OWN, RECEIVED_MS, WHOLE, changed, parsed
from .strategies import CHANNELS, sendings

REQUEST = parsed(WHOLE)
STORED = canonical(REQUEST.as_json())


def _written(value: Any) -> list[str]:
    """Return every text that somebody wrote."""
    match value:
        case str():
            return [value]
        case dict():
            return [text for inner in value.values() for text in _written(inner)]
        case list():
            return [text for inner in value for text in _written(inner)]
    return []


def test_it_is_stored_with_all_its_fields() -> None:
    """The spelling of version 1: what is stored in it is read for as long as there are requests."""
    assert REQUEST.as_json() == {
        **{key: WHOLE[key] for key in ("purpose", "message", "case_reference", "onward_sharing", "retention_claimed")},
        **{key: WHOLE[key] for key in ("requester", "supersedes", "signature", "intended_recipients")},
        "schema_version": 1,
        "id": "01KAZ0000000000000000000AA",
        "received_ms": RECEIVED_MS,
        "channel": "form",
        "verification": {"level": 0, "method": "", "by_user": None, "at_ms": None},
        "incident": {
            **WHOLE["incident"],
            "occurred_from": "2026-11-24T09:10:00.000+01:00",
            "occurred_to": "2026-11-24T09:20:00.000+01:00",
        },
        "scope": {
            **WHOLE["scope"],
            "window_from": "2026-11-24T09:00:00.000+01:00",
            "window_to": "2026-11-24T09:30:00.250+01:00",
        },
        "legal_basis": {
            **WHOLE["legal_basis"],
            "served_at": "2026-11-24T12:00:00.000+00:00",
            "return_by": "2026-12-24T12:00:00.000+00:00",
        },
        "respond_by": "2026-12-01T12:00:00.000+00:00",
        "closes_ms": 1_796_130_000_000,
        "flags": [],
        "proposal": None,
    }


def test_its_digest_is_that_of_its_stored_form() -> None:
    assert REQUEST.digest == sha256(STORED).digest()
    assert replace(REQUEST, purpose="Another.").digest != REQUEST.digest


@pytest.mark.parametrize(
    ("raw", "channel"),
    [
        (WHOLE, Channel.FORM),
        (LEAST, Channel.API),
        (OWN, Channel.AUTOMATION),
        (changed(LEAST, "requester.organisation", "a\u00a0Pоlice"), Channel.FILE),  # noqa: RUF001  # two scripts
        (
            changed(
                LEAST,
                "scope.area",
                {
                    "points": [
                        {"latitude": north, "longitude": east} for north, east in ((0, 0), (0, 0.004), (0.004, 0))
                    ]
                },
            ),
            Channel.UI,
        ),
    ],
)
def test_it_comes_back_as_it_was(raw: dict[str, Any], channel: Channel) -> None:
    request = parsed(raw, channel)
    assert read_request(canonical(request.as_json())) == request


@given(raw=sendings(), channel=CHANNELS)
def test_whatever_is_taken_comes_back_as_it_was(raw: object, channel: Channel) -> None:
    try:
        request = parsed(raw, channel)
    except RequestInvalid:
        return
    stored = canonical(request.as_json())
    assert read_request(stored) == request
    assert len(stored) < 24_000


def _changed(path: str, value: object) -> bytes:
    return canonical(changed(json.loads(STORED), path, value))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        STORED[:-1],
        STORED + b"\n",
        STORED.replace(b":", b": ", 1),
        STORED.replace(b"+01:00", b"+01:01", 1)[:-1] + b',"unknown":1}',
        *(
            _changed(path, value)
            for path, value in (
                ("schema_version", 2),
                ("schema_version", True),
                ("schema_version", "1"),
                ("unknown", 1),
                ("requester.unknown", 1),
                ("id", "x"),
                ("supersedes", ""),
                ("received_ms", "1"),
                ("received_ms", 1.5),
                ("received_ms", True),
                ("channel", "fax"),
                ("channel", 1),
                ("requester", None),
                ("requester", []),
                ("requester.email", None),
                ("verification.level", True),
                ("verification.level", 5),
                ("verification.level", "0"),
                ("scope.window_from", "2026-11-24T09:00:00+01:00"),
                ("scope.window_from", "2026-11-24T08:00:00.000Z"),
                ("scope.window_from", None),
                ("scope.media", "video"),
                ("scope.media", {"video": 1}),
                ("scope.wants_audio", 1),
                ("scope.area", {"points": [], "radius_m": 1}),
                ("scope.area", {"center": {"latitude": True, "longitude": 1}, "radius_m": 1}),
                ("scope.area", "points"),
                ("legal_basis.document_sha256", "AB" * 32),
                ("legal_basis.document_sha256", "ab ab"),
                ("legal_basis.document_sha256", 1),
                ("flags", [{"field": "purpose", "kind": "x"}]),
                ("proposal", {"recipient": "x", "camera": None, "clip_ids": [], "hand_over": False}),
            )
        ),
    ],
    ids=lambda data: sha256(data).hexdigest()[:8],
)
def test_anything_else_is_not_read(data: bytes) -> None:
    with pytest.raises(RequestUnreadable):
        read_request(data)


def test_a_request_under_rules_that_no_longer_hold_is_still_read() -> None:
    request = replace(REQUEST, purpose="http://example.org " * 100, requester=replace(REQUEST.requester, email=""))
    assert read_request(canonical(request.as_json())) == request


@pytest.mark.parametrize("raw", [WHOLE, OWN])
def test_nothing_of_what_somebody_wrote_is_in_its_repr(raw: dict[str, Any]) -> None:
    channel = Channel.AUTOMATION if raw is OWN else Channel.FORM
    words = {"law_enforcement", "collision", "court_order", "video", "still"}
    known = {*words, raw.get("supersedes", ""), raw.get("proposal", {}).get("camera", "")}
    shown = repr(parsed(raw, channel, caller="Robin Vale"))
    assert [text for text in {*_written(raw), "Robin Vale", "52.5", "13.25", "radius"} - known if text in shown] == []


def test_it_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        REQUEST.purpose = "Another."  # type: ignore[misc]  # that it is refused is what is tested


NOBODY = Requester(
    type=RequesterType.OTHER, organisation="", unit="", person_name="", role="", badge="", email="", phone=""
)


@pytest.mark.parametrize(
    ("names", "key"),
    [
        ({}, ""),
        ({"person_name": "Robin Vale"}, "robinvale"),
        ({"organisation": "City Police", "person_name": "Robin Vale"}, "citypolice"),
        ({"organisation": " \uff23ITY\u00a0 Police "}, "citypolice"),
        ({"organisation": "STRASSENAMT"}, "strassenamt"),
        ({"organisation": "Stra\u00dfenamt"}, "strassenamt"),
    ],
)
def test_one_requester_has_one_key(names: dict[str, Any], key: str) -> None:
    assert replace(NOBODY, **names).organisation_key == key


PROPOSAL = Proposal(recipient="Robin Vale", camera=None, clip_ids=(parse_clip_id(CLIP_ID),), hand_over=False)


@pytest.mark.parametrize(
    ("base", "change", "error"),
    [
        (REQUEST, {"id": "x"}, IdInvalid),
        (REQUEST, {"supersedes": "x"}, IdInvalid),
        (REQUEST, {"proposal": PROPOSAL}, RequestImpossible),
        (REQUEST, {"channel": Channel.AUTOMATION}, RequestImpossible),
        *(
            (parsed(OWN, Channel.AUTOMATION), change, RequestImpossible)
            for change in (
                {"verification": Verification(level=Level.CALLED_BACK, method="phone", by_user="u", at_ms=1)},
                {"signature": "a..b"},
                {"requester": replace(NOBODY, organisation="City Police")},
            )
        ),
    ],
)
def test_what_cannot_be_is_not_made(base: FootageRequest, change: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        replace(base, **change)
