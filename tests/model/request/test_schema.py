"""docs/ref/request.md says what the parser does: fields, words, caps and reasons, in both directions."""

from dataclasses import fields as fields_of
import re
from typing import Any

from hypothesis import given, settings
import pytest

from custom_components.footage_guard.model.errors import Reason, RequestInvalid
from custom_components.footage_guard.model.request import (
    Basis,
    Channel,
    FootageRequest,
    Incident,
    IncidentType,
    LegalBasis,
    Media,
    Proposal,
    Requester,
    RequesterType,
    Scope,
)
from custom_components.footage_guard.model.text import FlagKind

from .schema import DOCUMENT, SCHEMA, fields, is_valid
from .sending import CLIP_ID, LEAST, OWN, WHOLE, changed, parsed, problems, without
from .strategies import CHANNELS, sendings

FIELDS = dict(fields())
OURS = {"id", "received_ms", "channel", "verification", "closes_ms", "flags", "intake"}
PARTS: dict[str, Any] = {
    "requester": Requester,
    "incident": Incident,
    "scope": Scope,
    "legal_basis": LegalBasis,
    "proposal": Proposal,
}
KINDS: dict[str, object] = {"string": "x", "boolean": True, "number": 1, "array": [], "object": {}, "null": None}
POLYGON: dict[str, list[Any]] = {
    "points": [{"latitude": lat, "longitude": lon} for lat, lon in ((0, 0), (0, 0.004), (0.004, 0))]
}
BASES: dict[str, tuple[dict[str, Any], Channel]] = {
    # The household asks in the panel alone.
    "requester.type": (WHOLE, Channel.UI),
    "proposal.clip_ids": (changed(OWN, "proposal", {"recipient": "Robin", "clip_ids": [CLIP_ID]}), Channel.AUTOMATION),
    "proposal": (OWN, Channel.AUTOMATION),
    "scope.area.points": (changed(WHOLE, "scope.area", POLYGON), Channel.FORM),
    "": (WHOLE, Channel.FORM),
}


def _with(path: str, value: object) -> tuple[dict[str, Any], Channel]:
    """Return a good request with another value in one place."""
    raw, channel = next(BASES[start] for start in BASES if path.startswith(start))
    return changed(raw, path, value), channel


def _with_keyword(keyword: str) -> list[Any]:
    found = [(path, schema[keyword]) for path, schema in FIELDS.items() if keyword in schema]
    assert found
    return found


def test_fields_are_those_of_a_request() -> None:
    own = {field.name for field in fields_of(FootageRequest)}
    wanted = own - OURS | {"schema_version", "expires_at"}
    for part, kind in PARTS.items():
        wanted |= {f"{part}.{field.name}" for field in fields_of(kind)}
    assert {path for path in FIELDS if re.fullmatch(r"\w+(\.[a-z]\w*)?", path)} == wanted


def test_each_field_stands_in_the_table_and_no_other() -> None:
    rows = re.findall(r"^\| (`[a-z].*?) \|", DOCUMENT.partition("## Fields")[2].partition("## Errors")[0], re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`([a-z0-9_.]+)`", row)} - {*FlagKind}
    assert told == {path for path in FIELDS if re.fullmatch(r"\w+(\.[a-z]\w*)?", path)} - {
        "requester",
        "incident",
        "scope",
        "legal_basis",
    }


@pytest.mark.parametrize("kind", [Reason, FlagKind])
def test_each_reason_and_flag_is_explained(kind: Any) -> None:
    part = DOCUMENT.partition("## Errors")[2].partition("## As")[0] if kind is Reason else DOCUMENT
    rows = re.findall(r"^\| (`.*?) \|", part, re.MULTILINE)
    told = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert {*kind} <= {*told}
    assert kind is not Reason or sorted(told) == sorted(kind)


@pytest.mark.parametrize(("path", "most"), _with_keyword("maxLength"))
def test_caps(path: str, most: int) -> None:
    assert problems(*_with(path, "x" * (most + 1)))[path] is Reason.TOO_LONG
    assert problems(*_with(path, "x" * most)).get(path) is not Reason.TOO_LONG


@pytest.mark.parametrize(("path", "words"), _with_keyword("enum"))
def test_words(path: str, words: list[str]) -> None:
    assert all(path not in problems(*_with(path, word)) for word in words)
    assert problems(*_with(path, "unknown"))[path] is Reason.UNKNOWN_CHOICE


def test_no_word_is_left_out() -> None:
    told = [tuple(schema["enum"]) for schema in FIELDS.values() if "enum" in schema]
    assert told == [tuple(kind) for kind in (RequesterType, IncidentType, Media, Basis)]


@pytest.mark.parametrize(("path", "most"), _with_keyword("maxItems"))
def test_items(path: str, most: int) -> None:
    assert problems(*_with(path, ["x"] * (most + 1)))[path] is Reason.TOO_MANY
    assert problems(*_with(path, ["x"] * most)).get(path) is not Reason.TOO_MANY


@pytest.mark.parametrize("path", [path for path, schema in FIELDS.items() if schema.get("minItems")])
def test_lists_that_hold_something(path: str) -> None:
    assert problems(*_with(path, []))[path] is Reason.REQUIRED


@pytest.mark.parametrize("path", [path for path, schema in FIELDS.items() if schema.get("uniqueItems")])
def test_lists_without_repeats(path: str) -> None:
    item = {"scope.media": "still", "proposal.clip_ids": CLIP_ID}.get(path, "Robin")
    assert problems(*_with(path, [item, item])) == {path: Reason.DUPLICATE}


@pytest.mark.parametrize(("path", "least"), _with_keyword("minimum"))
def test_least_numbers(path: str, least: float) -> None:
    assert problems(*_with(path, least - 0.001))[path] is Reason.OUT_OF_RANGE
    assert path not in problems(*_with(path, least))


@pytest.mark.parametrize(("path", "most"), _with_keyword("maximum"))
def test_largest_numbers(path: str, most: float) -> None:
    assert problems(*_with(path, most + 0.001))[path] is Reason.OUT_OF_RANGE
    assert path not in problems(*_with(path, most))


def _kind(schema: dict[str, Any]) -> str:
    return str(schema.get("type", "object" if "oneOf" in schema else "string"))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (path, value)
        for path, schema in FIELDS.items()
        for kind, value in KINDS.items()
        if kind != _kind(schema) and "const" not in schema
    ],
)
def test_kinds(path: str, value: object) -> None:
    assert problems(*_with(path, value))[path] is Reason.WRONG_TYPE


@pytest.mark.parametrize("path", ["", *(f"{path}." for path, schema in FIELDS.items() if _kind(schema) == "object")])
def test_objects_are_closed(path: str) -> None:
    assert problems(*_with(f"{path}unknown", 1)) == {path.rstrip(".") or "base": Reason.UNKNOWN_FIELD}


@pytest.mark.parametrize("path", ["requester.type", "scope.window_from", "scope.window_to"])
def test_what_is_needed(path: str) -> None:
    parent, _, field = path.rpartition(".")
    assert field in FIELDS[parent]["required"]
    assert problems(without(LEAST, path)) == {path: Reason.REQUIRED}


@pytest.mark.parametrize("raw", [LEAST, WHOLE, OWN, changed(WHOLE, "scope.area", POLYGON)])
def test_good_requests_are_valid(raw: dict[str, Any]) -> None:
    assert is_valid(raw, SCHEMA)


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {**LEAST, "id": 1},
        without(WHOLE, "case_reference"),
        without(WHOLE, "requester.person_name"),
        without(without(WHOLE, "requester.email"), "requester.phone"),
        without(WHOLE, "scope.audio_reason"),
        changed(WHOLE, "scope.area", {**POLYGON, "radius_m": 200}),
        changed(WHOLE, "scope.window_to", "2026-11-24T09:30:00"),
        changed(WHOLE, "legal_basis.nondisclosure", 1),
        changed(OWN, "proposal.clip_ids", [CLIP_ID]),
        changed(OWN, "proposal.clip_ids", [CLIP_ID, CLIP_ID]),
        without(OWN, "proposal.recipient"),
        changed(OWN, "schema_version", True),
    ],
)
def test_bad_requests_are_not(raw: dict[str, Any]) -> None:
    assert not is_valid(raw, SCHEMA)


@given(raw=sendings(), channel=CHANNELS)
@settings(max_examples=300)
def test_whatever_is_taken_is_valid(raw: dict[str, Any], channel: Channel) -> None:
    try:
        parsed(raw, channel)
    except RequestInvalid:
        return
    assert is_valid(raw, SCHEMA)
