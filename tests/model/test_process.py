"""A legal paper as a person types it in: every field by the rules of requests, and nothing else."""

from typing import Any

import pytest

from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.errors import ProcessInvalid, Reason
from custom_components.footage_guard.model.ids import CameraId, ProcessId
from custom_components.footage_guard.model.process import (
    CHECKLISTS,
    Process,
    ProcessCheck,
    ProcessKind,
    ProcessOutcome,
    ProcessUnreadable,
    may_name_cameras,
    parse_checks,
    parse_process,
    read_process,
    request_of,
)
from custom_components.footage_guard.model.process_facts import ProcessFactInvalid, ProcessLoaded, ProcessMarked
from custom_components.footage_guard.model.request.parse import parse_request
from custom_components.footage_guard.model.request.words import Channel, RequesterType
from tests.model.request.sending import UNVERIFIED

NOW_MS = 1_795_507_200_000  # 2026-11-24T08:00Z
ID = ProcessId("01KB0000000000000000000001")
TYPED: dict[str, Any] = {
    "kind": "search_warrant",
    "issued_by": "District Court",
    "reference": "4 Gs 12/26",
    "served_at": "2026-11-23T10:00:00+01:00",
    "return_by": "2026-12-01T00:00:00+01:00",
    "nondisclosure": True,
    "window_from": "2026-11-20T08:00:00+01:00",
    "window_to": "2026-11-20T20:00:00+01:00",
    "cameras": ["door"],
    "document_sha256": "ab" * 32,
    "note": "Two officers.\nThey left a copy.",
}


def typed(**changed: Any) -> Process:
    return parse_process(TYPED | changed, process_id=ID, loaded_ms=NOW_MS)[0]


def problems(**changed: Any) -> dict[str, Reason]:
    with pytest.raises(ProcessInvalid) as caught:
        typed(**changed)
    assert caught.value.placeholders == {"problems": str(caught.value)}
    return dict(caught.value.problems)


def test_all_that_was_typed_is_kept_as_it_was() -> None:
    process = typed()
    assert (process.kind, process.issued_by, process.cameras) == (
        ProcessKind.SEARCH_WARRANT,
        "District Court",
        ("door",),
    )
    assert str(process.window_from) == "2026-11-20T08:00:00.000+01:00"
    assert read_process(canonical(process.as_json())) == process
    assert "District" not in repr(process)
    assert "officers" not in repr(process)


@pytest.mark.parametrize("kind", ProcessKind)
def test_only_what_is_needed_is_asked_for(kind: ProcessKind) -> None:
    needed = {name: TYPED[name] for name in ("issued_by", "window_from", "window_to")}
    process, is_to_ask = parse_process({"kind": kind.value, **needed}, process_id=ID, loaded_ms=NOW_MS)
    assert (process.kind, process.nondisclosure, process.cameras, is_to_ask) == (kind, False, (), False)


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"kind": "letter"}, {"kind": Reason.UNKNOWN_CHOICE}),
        ({"issued_by": ""}, {"issued_by": Reason.REQUIRED}),
        ({"issued_by": "x" * 81}, {"issued_by": Reason.TOO_LONG}),
        ({"reference": "a\nb"}, {"reference": Reason.CONTROL_CHARACTER}),
        ({"note": "see https://example.com"}, {"note": Reason.LINK}),
        ({"note": "a\u202eb"}, {"note": Reason.INVISIBLE_CHARACTER}),
        ({"note": "x" * 501}, {"note": Reason.TOO_LONG}),
        ({"served_at": "2026-11-25T10:00:00+01:00"}, {"served_at": Reason.IN_FUTURE}),
        ({"return_by": "2026-11-01T10:00:00+01:00"}, {"return_by": Reason.END_BEFORE_START}),
        ({"nondisclosure": 1}, {"nondisclosure": Reason.WRONG_TYPE}),
        ({"window_from": "2026-11-20T08:00:00"}, {"window_from": Reason.OFFSET_MISSING}),
        ({"window_to": "2026-11-20T07:00:00+01:00"}, {"window_to": Reason.END_BEFORE_START}),
        ({"window_to": "2026-11-24T10:00:00+01:00"}, {"window_to": Reason.IN_FUTURE}),
        ({"cameras": ["a b"]}, {"cameras.0": Reason.MALFORMED}),
        ({"cameras": ["a", "a"]}, {"cameras": Reason.DUPLICATE}),
        ({"document_sha256": "ab"}, {"document_sha256": Reason.MALFORMED}),
        ({"as_request": True}, {"as_request": Reason.SET_ELSEWHERE}),
        ({"request_id": ID}, {"base": Reason.UNKNOWN_FIELD}),
        ({"release": True}, {"base": Reason.UNKNOWN_FIELD}),
    ],
)
def test_whatever_is_wrong_is_named_with_its_field(changed: dict[str, Any], wrong: dict[str, Reason]) -> None:
    assert problems(**changed) == wrong


@pytest.mark.parametrize("raw", [None, [], "warrant", 7])
def test_what_is_no_paper_is_refused(raw: object) -> None:
    with pytest.raises(ProcessInvalid):
        parse_process(raw, process_id=ID, loaded_ms=NOW_MS)


@pytest.mark.parametrize("data", [b"", b"{}", b'{"v":1}', b'{"v":2}', b"[]", b"\xff"])
def test_other_bytes_are_not_read_back(data: bytes) -> None:
    with pytest.raises(ProcessUnreadable):
        read_process(data)


def test_cameras_of_other_homes_are_refused() -> None:
    may_name_cameras(typed(), {CameraId("door")})
    with pytest.raises(ProcessInvalid) as caught:
        may_name_cameras(typed(), {CameraId("yard")})
    assert dict(caught.value.problems) == {"cameras.0": Reason.UNKNOWN_CHOICE}


@pytest.mark.parametrize("kind", ProcessKind)
def test_each_kind_has_a_list_of_its_own_and_asks_for_a_lawyer(kind: ProcessKind) -> None:
    points = CHECKLISTS[kind]
    assert len({*points}) == len(points)
    assert {ProcessCheck.LAWYER, ProcessCheck.ADDRESSED, ProcessCheck.SCOPE} <= {*points}
    assert parse_checks(kind, [each.value for each in reversed(points)]) == points


def test_a_point_of_another_list_is_not_ticked() -> None:
    with pytest.raises(ProcessInvalid):
        parse_checks(ProcessKind.SUBPOENA, ["identity"])


def test_somebody_who_was_filmed_asks_by_an_ordinary_request() -> None:
    process, is_to_ask = parse_process(
        TYPED | {"kind": "data_subject_request", "issued_by": "A. Person", "as_request": True},
        process_id=ID,
        loaded_ms=NOW_MS,
    )
    assert is_to_ask
    request = parse_request(
        request_of(process),
        request_id="01KB0000000000000000000002",  # type: ignore[arg-type]  # any id
        received_ms=NOW_MS,
        channel=Channel.PAPER,
        verification=UNVERIFIED,
    )
    assert (request.requester.type, request.requester.person_name) == (RequesterType.DATA_SUBJECT, "A. Person")
    assert request.scope.window_from == process.window_from
    assert request.legal_basis.served_at == process.served_at
    assert request_of(typed(served_at="2026-11-23T10:00:00Z"))["legal_basis"]


LOADED: dict[str, Any] = {
    "process_id": ID,
    "kind": ProcessKind.SUBPOENA,
    "digest": bytes(32),
    "hold_id": None,
    "request_id": None,
    "loaded_ms": 1,
    "review_ms": 2,
    "actor": "ada",
}
MARKED: dict[str, Any] = {
    "process_id": ID,
    "version": 1,
    "outcome": ProcessOutcome.OPEN,
    "checks": (),
    "review_ms": 1,
    "marked_ms": 1,
    "actor": "ada",
}


@pytest.mark.parametrize("changed", [{"digest": b""}, {"loaded_ms": -1}, {"review_ms": 0}])
def test_a_paper_that_cannot_be_is_not_told(changed: dict[str, Any]) -> None:
    with pytest.raises(ProcessFactInvalid):
        ProcessLoaded(**LOADED | changed)


@pytest.mark.parametrize(
    "changed", [{"version": 0}, {"review_ms": -1}, {"marked_ms": -1}, {"checks": (ProcessCheck.LAWYER,) * 2}]
)
def test_a_mark_that_cannot_be_is_not_told(changed: dict[str, Any]) -> None:
    with pytest.raises(ProcessFactInvalid):
        ProcessMarked(**MARKED | changed)
