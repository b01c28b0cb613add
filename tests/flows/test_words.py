"""What is shown of a request is what was received, or nothing."""

from contextlib import nullcontext
from dataclasses import replace

import pytest

from custom_components.footage_guard.flows.receiving import receive
from custom_components.footage_guard.flows.words import as_received
from custom_components.footage_guard.model.canonical import Json, canonical, parse_canonical
from custom_components.footage_guard.model.errors import RequestAltered, RequestUnknown, StateDamaged
from custom_components.footage_guard.model.ids import RequestId, make_request_id
from custom_components.footage_guard.model.request.erased import erased

from .office import NOW_MS, Office


def _received(office: Office) -> RequestId:
    return receive(office.desk, office.request(), now_ms=NOW_MS).id


def _set(office: Office, request_id: RequestId, column: str, value: object) -> None:
    sql = f"UPDATE requests SET {column} = :value WHERE id = :id"  # noqa: S608  # ours
    office.state._database.rows(sql, {"id": request_id, "value": value})


def test_words_that_were_received_are_shown(office: Office) -> None:
    request_id = _received(office)
    assert as_received(office.desk, request_id) == office.state.requests.get_request(request_id)


@pytest.mark.parametrize(
    ("field", "value"),
    [("purpose", "Nothing of importance."), ("case_reference", "NT-2026-118"), ("closes_ms", NOW_MS + 10**9)],
)
def test_words_that_somebody_changed_are_not(office: Office, field: str, value: Json) -> None:
    request_id = _received(office)
    ((content,),) = office.state._database.rows("SELECT content FROM requests WHERE id = :id", {"id": request_id})
    _set(office, request_id, "content", canonical({**parse_canonical(content), field: value}))
    # It is a request, but not the one that was received.
    assert office.state.requests.get_request(request_id).id == request_id
    with pytest.raises(RequestAltered):
        as_received(office.desk, request_id)


@pytest.mark.parametrize(("is_wordless", "is_said"), [(True, True), (True, False), (False, True)])
def test_of_one_that_was_erased_nothing_is_left_to_be_shown(office: Office, is_wordless: bool, is_said: bool) -> None:
    request_id = _received(office)
    request = office.state.requests.get_request(request_id).request
    left = erased(request) if is_wordless else replace(request, purpose="Whatever you like.")
    _set(office, request_id, "content", canonical(left.as_json()))
    _set(office, request_id, "is_erased", int(is_said))
    with nullcontext() if is_wordless and is_said else pytest.raises(RequestAltered):
        assert as_received(office.desk, request_id).request == erased(request)


def test_the_fact_of_another_request_vouches_for_none(office: Office) -> None:
    one, other = _received(office), _received(office)
    leaf = office.state.requests.leaf(other)
    _set(office, one, "leaf", leaf)
    with pytest.raises(RequestAltered):
        as_received(office.desk, one)
    assert as_received(office.desk, other).id == other


@pytest.mark.parametrize("aside", [1, 1000])
def test_what_the_history_does_not_say_vouches_for_none(office: Office, aside: int) -> None:
    request_id = _received(office)
    _set(office, request_id, "leaf", office.state.requests.leaf(request_id) + aside)
    with pytest.raises(RequestAltered):
        as_received(office.desk, request_id)


def test_what_is_no_request_or_not_there_is_told_apart(office: Office) -> None:
    request_id = _received(office)
    _set(office, request_id, "content", b"{}")
    with pytest.raises(StateDamaged):
        as_received(office.desk, request_id)
    with pytest.raises(RequestUnknown):
        as_received(office.desk, make_request_id(1, 1))
