"""What anybody sends becomes a request, or everything that is wrong with it is told at once, and nothing else is."""

from collections.abc import Mapping

import pytest

from custom_components.footage_guard.model.errors import Reason
from custom_components.footage_guard.model.request import (
    Basis,
    Channel,
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
    parse_instant,
)
from custom_components.footage_guard.model.text import FlagKind, TextFlag

from .sending import LEAST, RECEIVED_MS, REQUEST_ID, WHOLE, changed, parsed, problems, without

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
OUTSIDE = [channel for channel in Channel if channel is not Channel.AUTOMATION]


def test_a_whole_request() -> None:
    request = parsed(WHOLE)
    assert request.requester == Requester(
        type=RequesterType.LAW_ENFORCEMENT,
        organisation="City Police",
        unit="Traffic",
        person_name="Anna Example",
        role="Sergeant",
        badge="4711",
        email="anna@police.example",
        phone="+1 (555) 010-0100",
    )
    assert request.incident == Incident(
        type=IncidentType.COLLISION,
        occurred_from=Instant(ms=1_795_507_800_000, offset_min=60),
        occurred_to=Instant(ms=1_795_508_400_000, offset_min=60),
        location="Example Street 7",
    )
    assert (request.scope.window_from, request.scope.window_to) == (
        Instant(ms=1_795_507_200_000, offset_min=60),
        Instant(ms=1_795_509_000_250, offset_min=60),
    )
    assert (request.scope.media, request.scope.wants_audio) == ((Media.STILL, Media.VIDEO), True)
    assert request.legal_basis == LegalBasis(
        claimed=Basis.COURT_ORDER,
        document_sha256=b"\xab" * 32,
        issuing_authority="City Court",
        docket="12 C 345/26",
        served_at=parse_instant("2026-11-24T12:00:00Z"),
        return_by=parse_instant("2026-12-24T12:00:00Z"),
        nondisclosure=True,
    )
    assert request.message == "Thank you for looking.\nYou may decline."
    assert request.intended_recipients == ("City Police", "City Court")
    assert request.supersedes == "01KAZ0000000000000000000BB"
    assert (request.flags, request.proposal) == ((), None)


def test_the_least_request_says_nothing_that_was_not_sent() -> None:
    request = parsed(LEAST)
    assert request.requester.organisation_key == ""
    assert request.incident == Incident(type=IncidentType.NONE, occurred_from=None, occurred_to=None, location="")
    assert request.scope == Scope(
        window_from=parse_instant("2026-11-24T08:00:00Z"),
        window_to=parse_instant("2026-11-24T09:00:00Z"),
        area=None,
        media=(Media.VIDEO,),
        wants_audio=False,
        audio_reason="",
    )
    assert request.legal_basis == LegalBasis(
        claimed=Basis.VOLUNTARY,
        document_sha256=None,
        issuing_authority="",
        docket="",
        served_at=None,
        return_by=None,
        nondisclosure=False,
    )
    assert {request.purpose, request.message, request.case_reference, request.signature, request.onward_sharing} == {""}
    assert (request.intended_recipients, request.respond_by, request.supersedes) == ((), None, None)


@pytest.mark.parametrize("channel", OUTSIDE)
def test_what_we_know_of_it_is_ours(channel: Channel) -> None:
    verification = Verification(level=Level.CALLED_BACK, method="phone", by_user="u1", at_ms=RECEIVED_MS)
    request = parsed(LEAST, channel, verification=verification)
    assert (request.id, request.received_ms) == (REQUEST_ID, RECEIVED_MS)
    assert (request.channel, request.verification) == (channel, verification)


@pytest.mark.parametrize("field", ["id", "received_ms", "channel", "verification", "closes_ms", "flags"])
@pytest.mark.parametrize("value", [None, "01KAZ0000000000000000000AA", 4])
@pytest.mark.parametrize("channel", Channel)
def test_a_requester_cannot_say_what_is_ours(field: str, value: object, channel: Channel) -> None:
    assert problems({**LEAST, field: value}, channel)[field] is Reason.SET_ELSEWHERE


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        (None, {"base": Reason.WRONG_TYPE}),
        ([], {"base": Reason.WRONG_TYPE}),
        ("{}", {"base": Reason.WRONG_TYPE}),
        (
            {},
            {
                "requester.type": Reason.REQUIRED,
                "scope.window_from": Reason.REQUIRED,
                "scope.window_to": Reason.REQUIRED,
            },
        ),
        ({"requester": None, "scope": []}, {"requester": Reason.WRONG_TYPE, "scope": Reason.WRONG_TYPE}),
        ({**LEAST, "anything": 1}, {"base": Reason.UNKNOWN_FIELD}),
        (dict[object, object](LEAST) | {7: 1}, {"base": Reason.UNKNOWN_FIELD}),
        (
            changed(changed(LEAST, "requester.level", 4), "scope.cameras", ["door"]),
            {"requester": Reason.UNKNOWN_FIELD, "scope": Reason.UNKNOWN_FIELD},
        ),
        (
            {
                "requester": {"type": "king", "organisation": 7, "email": "none", "phone": "call me", "unit": "x" * 81},
                "incident": {"type": None, "occurred_from": "yesterday"},
                "scope": {"window_from": "2026-11-24T08:00:00", "window_to": 1, "media": [], "wants_audio": "yes"},
                "purpose": "see www.example",
                "message": "\u202eevil",
                "intended_recipients": ["", "a", "a", None],
                "legal_basis": {"claimed": "royal", "document_sha256": "ab", "nondisclosure": 1},
                "expires_at": "2026-11-25T09:00:00Z",
                "supersedes": "x",
                "signature": "a.b.c",
                "proposal": {},
                "id": "x",
                "schema_version": 2,
            },
            {
                "expires_at": Reason.EXPIRY_TOO_SOON,
                "id": Reason.SET_ELSEWHERE,
                "incident.occurred_from": Reason.MALFORMED,
                "incident.type": Reason.WRONG_TYPE,
                "intended_recipients": Reason.DUPLICATE,
                "intended_recipients.0": Reason.REQUIRED,
                "intended_recipients.3": Reason.WRONG_TYPE,
                "legal_basis.claimed": Reason.UNKNOWN_CHOICE,
                "legal_basis.document_sha256": Reason.MALFORMED,
                "legal_basis.nondisclosure": Reason.WRONG_TYPE,
                "message": Reason.INVISIBLE_CHARACTER,
                "proposal": Reason.SET_ELSEWHERE,
                "purpose": Reason.LINK,
                "requester.email": Reason.MALFORMED,
                "requester.organisation": Reason.WRONG_TYPE,
                "requester.phone": Reason.MALFORMED,
                "requester.type": Reason.UNKNOWN_CHOICE,
                "requester.unit": Reason.TOO_LONG,
                "schema_version": Reason.VERSION_UNKNOWN,
                "scope.media": Reason.REQUIRED,
                "scope.wants_audio": Reason.WRONG_TYPE,
                "scope.window_from": Reason.OFFSET_MISSING,
                "scope.window_to": Reason.WRONG_TYPE,
                "signature": Reason.MALFORMED,
                "supersedes": Reason.MALFORMED,
            },
        ),
    ],
)
def test_all_that_is_wrong_is_told_at_once(raw: object, wrong: Mapping[str, Reason]) -> None:
    assert problems(raw) == wrong


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        ("schema_version", True, Reason.WRONG_TYPE),
        ("schema_version", "1", Reason.WRONG_TYPE),
        ("requester.type", "", Reason.UNKNOWN_CHOICE),
        ("requester.type", ["court"], Reason.WRONG_TYPE),
        ("requester.type", "Court", Reason.UNKNOWN_CHOICE),
        ("case_reference", "x" * 65, Reason.TOO_LONG),
        ("case_reference", "   ", Reason.BLANK),
        ("case_reference", 12, Reason.WRONG_TYPE),
        ("requester.role", "a\nb", Reason.CONTROL_CHARACTER),
        ("requester.email", "a@b", Reason.MALFORMED),
        ("requester.email", "a@@b.example", Reason.MALFORMED),
        ("requester.email", "a b@c.example", Reason.MALFORMED),
        ("requester.email", "Anna <a@c.example>", Reason.MALFORMED),
        ("requester.email", "a@c.example,b@c.example", Reason.MALFORMED),
        ("requester.email", f"{'a' * 250}@c.example", Reason.TOO_LONG),
        ("requester.phone", "1234", Reason.MALFORMED),
        ("requester.phone", "\u0661\u0662\u0663\u0664\u0665\u0666", Reason.MALFORMED),
        ("requester.phone", "1" * 41, Reason.TOO_LONG),
        ("incident.type", "protest", Reason.UNKNOWN_CHOICE),
        ("incident.occurred_from", "2026-11-25T08:00:00.001Z", Reason.IN_FUTURE),
        ("incident.occurred_to", "2026-11-25T08:00:00.001Z", Reason.IN_FUTURE),
        ("incident.location", "x" * 201, Reason.TOO_LONG),
        ("scope.window_to", "2026-11-25T08:00:00.001Z", Reason.WINDOW_TOO_LONG),
        ("scope.window_to", "2026-11-24T08:00:00Z", Reason.END_BEFORE_START),
        ("scope.window_to", "2026-11-24T07:59:59Z", Reason.END_BEFORE_START),
        ("scope.window_to", "2026-11-24T08:14:59.999Z", Reason.WINDOW_TOO_SHORT),
        ("scope.window_to", "2026-11-24T20:00:00.001Z", Reason.WINDOW_TOO_LONG),
        ("scope.window_from", "2026-11-24T09:00", Reason.MALFORMED),
        ("scope.window_from", "2026-11-24T09:00:00-00:00", Reason.OFFSET_MISSING),
        ("scope.media", "video", Reason.WRONG_TYPE),
        ("scope.media", ["video", "video"], Reason.DUPLICATE),
        ("scope.media", ["video", "still", "video"], Reason.TOO_MANY),
        ("scope.wants_audio", 1, Reason.WRONG_TYPE),
        ("scope.audio_reason", "The horn.", Reason.AUDIO_NOT_ASKED),
        ("purpose", "x" * 501, Reason.TOO_LONG),
        ("message", "x" * 501, Reason.TOO_LONG),
        ("message", "a\r\nb", Reason.CONTROL_CHARACTER),
        ("message", "a\tb", Reason.CONTROL_CHARACTER),
        ("message", "open https://example.org", Reason.LINK),
        ("legal_basis.document_sha256", b"\xab" * 32, Reason.WRONG_TYPE),
        ("legal_basis.document_sha256", "zz" * 32, Reason.MALFORMED),
        ("legal_basis.docket", "x" * 65, Reason.TOO_LONG),
        ("legal_basis.served_at", "", Reason.MALFORMED),
        ("intended_recipients", "me", Reason.WRONG_TYPE),
        ("intended_recipients", [f"n{each}" for each in range(11)], Reason.TOO_MANY),
        ("onward_sharing", "x" * 201, Reason.TOO_LONG),
        ("retention_claimed", "www.example", Reason.LINK),
        ("respond_by", 5, Reason.WRONG_TYPE),
        ("expires_at", "2026-11-26T07:59:59.999Z", Reason.EXPIRY_TOO_SOON),
        ("expires_at", "2026-12-25T08:00:00.001Z", Reason.EXPIRY_TOO_LATE),
        ("expires_at", "2026-12-01", Reason.MALFORMED),
        ("supersedes", "", Reason.MALFORMED),
        ("supersedes", 5, Reason.WRONG_TYPE),
        ("signature", "a.b.c", Reason.MALFORMED),
        ("signature", f"{'a' * 4095}..b", Reason.TOO_LONG),
    ],
)
def test_one_field_is_wrong_for_one_reason(path: str, value: object, reason: Reason) -> None:
    assert problems(changed(LEAST, path, value)) == {path: reason}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema_version", 1),
        ("case_reference", "x" * 64),
        ("case_reference", ""),
        ("purpose", "x" * 500),
        ("requester.email", "\u7528\u6237@\u4f8b\u5b50.\u5e7f\u544a"),
        ("requester.phone", "12345"),
        ("requester.phone", "+1 (555) 010-0100 x12"),
        ("incident.occurred_from", "2026-11-25T08:00:00Z"),
        ("scope.window_to", "2026-11-24T08:15:00Z"),
        ("scope.window_to", "2026-11-24T20:00:00Z"),
        ("scope.window_to", "2026-11-24T19:00:00+10:30"),
        ("scope.media", ["still"]),
        ("scope.wants_audio", False),
        ("legal_basis.document_sha256", "AB" * 32),
        ("intended_recipients", []),
        ("intended_recipients", [f"n{each}" for each in range(10)]),
        ("respond_by", "2026-11-24T00:00:00Z"),
        ("signature", ""),
        ("signature", f"{'a' * 4093}..b"),
        ("incident", {}),
        ("legal_basis", {}),
    ],
)
def test_what_is_just_allowed_is_taken(path: str, value: object) -> None:
    assert problems(changed(LEAST, path, value)) == {}


@pytest.mark.parametrize(("end", "is_taken"), [("2026-11-25T08:00:00Z", True), ("2026-11-25T08:00:00.001Z", False)])
def test_what_has_not_happened_yet_cannot_be_asked_for(end: str, *, is_taken: bool) -> None:
    scope = {"window_from": "2026-11-25T07:00:00Z", "window_to": end}
    assert problems({**LEAST, "scope": scope}) == ({} if is_taken else {"scope.window_to": Reason.IN_FUTURE})


def test_an_incident_does_not_end_before_it_begins() -> None:
    incident = {"occurred_from": "2026-11-24T09:00:00+01:00", "occurred_to": "2026-11-24T08:00:00Z"}
    assert problems({**LEAST, "incident": incident}) == {}
    incident["occurred_to"] = "2026-11-24T07:59:59Z"
    assert problems({**LEAST, "incident": incident}) == {"incident.occurred_to": Reason.END_BEFORE_START}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("requester.organisation", Reason.REQUIRED),
        ("requester.person_name", Reason.REQUIRED),
        ("case_reference", Reason.REQUIRED),
    ],
)
def test_the_police_says_who_asks_and_about_what(path: str, reason: Reason) -> None:
    assert problems(without(WHOLE, path)) == {path: reason}
    assert problems(changed(WHOLE, path, "")) == {path: reason}
    assert problems(changed(without(WHOLE, path), "requester.type", "insurer")) == {}


@pytest.mark.parametrize("path", ["requester.email", "requester.phone"])
def test_the_police_can_be_reached(path: str) -> None:
    assert problems(without(WHOLE, path)) == {}
    unreachable = without(without(WHOLE, "requester.email"), "requester.phone")
    assert problems(unreachable) == {"requester.email": Reason.CONTACT_MISSING}
    assert problems(changed(unreachable, "requester.type", "court")) == {}


def test_sound_needs_a_reason() -> None:
    assert problems(without(WHOLE, "scope.audio_reason")) == {"scope.audio_reason": Reason.REQUIRED}
    assert problems(changed(WHOLE, "scope.audio_reason", " ")) == {"scope.audio_reason": Reason.BLANK}


@pytest.mark.parametrize(
    ("expires_at", "closes_ms"),
    [
        (None, RECEIVED_MS + 14 * DAY_MS),
        ("2026-11-26T08:00:00Z", RECEIVED_MS + DAY_MS),
        ("2026-11-26T08:00:00.001Z", RECEIVED_MS + DAY_MS + HOUR_MS),
        ("2026-12-01T12:30:00+05:30", RECEIVED_MS + 5 * DAY_MS + 23 * HOUR_MS),
        ("2026-12-25T08:00:00Z", RECEIVED_MS + 30 * DAY_MS),
    ],
)
def test_it_closes_at_a_full_hour(expires_at: str | None, closes_ms: int) -> None:
    raw = changed(LEAST, "expires_at", expires_at) if expires_at else LEAST
    assert parsed(raw).closes_ms == closes_ms


@pytest.mark.parametrize("late_ms", [1, HOUR_MS - 1])
def test_it_closes_at_a_full_hour_whenever_it_came(late_ms: int) -> None:
    assert parsed(LEAST, received_ms=RECEIVED_MS + late_ms).closes_ms == RECEIVED_MS + 14 * DAY_MS + HOUR_MS


@pytest.mark.parametrize(
    ("field", "text", "kind"),
    [
        ("requester.person_name", "Anna P\u043elice", FlagKind.MIXED_SCRIPTS),
        ("requester.organisation", "\u0421\u041e\u0420\u0405", FlagKind.CONFUSABLE),
        ("case_reference", "a  b", FlagKind.UNUSUAL_SPACE),
        ("message", "P\u043elice", FlagKind.MIXED_SCRIPTS),
    ],
)
def test_what_misleads_the_eye_is_kept_and_flagged(field: str, text: str, kind: FlagKind) -> None:
    assert parsed(changed(LEAST, field, text)).flags == (TextFlag(field=field, kind=kind),)


def test_recipients_are_flagged_each() -> None:
    request = parsed(changed(LEAST, "intended_recipients", ["Court", "P\u043elice"]))
    assert request.flags == (TextFlag(field="intended_recipients.1", kind=FlagKind.MIXED_SCRIPTS),)


def test_prose_may_have_lines_and_two_spaces() -> None:
    assert parsed(changed(LEAST, "message", "Hello.  I ask\nfor it.")).flags == ()


def test_texts_are_kept_in_nfc() -> None:
    assert parsed(changed(LEAST, "purpose", "Mu\u0308ller ")).purpose == "M\u00fcller "
