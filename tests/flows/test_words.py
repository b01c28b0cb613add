"""What is shown of a request is what was received, or nothing."""

from contextlib import nullcontext
from dataclasses import replace

import pytest

from custom_components.footage_guard.flows import deciding
from custom_components.footage_guard.flows.closing import close_due
from custom_components.footage_guard.flows.erasing import erase_due
from custom_components.footage_guard.flows.receiving import receive
from custom_components.footage_guard.flows.resolving import resolve
from custom_components.footage_guard.flows.told import told_of
from custom_components.footage_guard.flows.words import as_received, as_told
from custom_components.footage_guard.model.canonical import Json, canonical, parse_canonical
from custom_components.footage_guard.model.errors import RequestAltered, RequestUnknown, StateDamaged
from custom_components.footage_guard.model.facts import HoldEnded
from custom_components.footage_guard.model.ids import HoldId, RequestId, make_request_id
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.request.erased import erased
from custom_components.footage_guard.model.request.request import Verification
from custom_components.footage_guard.model.request.words import Level
from custom_components.footage_guard.model.request_facts import RequestVerified

from .office import DAY_MS, NOW_MS, Office, Point


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


@pytest.mark.parametrize("number", [0, -1])
def test_a_fact_of_another_request_that_comes_among_those_of_one_is_not_passed_by(
    office: Office, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    one, other = _received(office), _received(office)
    deciding.decline(office.desk, one, actor="ada", now_ms=NOW_MS)
    told = office.history.of_request(one, 0)
    told[number] = office.history.of_request(other, 0)[0]
    monkeypatch.setattr(office.history, "of_request", lambda _request_id, _start: told)
    with pytest.raises(RequestAltered):
        told_of(office.desk, one)


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


def _verified(office: Office, request_id: RequestId, level: Level, method: str) -> None:
    known = Verification(level=level, method=method, by_user="ada", at_ms=NOW_MS)
    version = office.desk.book.head(request_id).version
    deciding.verify(office.desk, request_id, known, actor="ada", now_ms=NOW_MS, version=version)


def test_how_a_request_stands_is_what_the_history_says(office: Office) -> None:
    request_id = _received(office)
    assert as_told(office.desk, request_id).state is RequestState.PENDING
    _verified(office, request_id, Level.CALLED_BACK, "called_back")
    assert as_told(office.desk, request_id).verification.level is Level.CALLED_BACK
    head = office.desk.book.head(request_id)
    deciding.decline(office.desk, request_id, actor="ada", now_ms=NOW_MS)
    deciding.reopen(office.desk, request_id, actor="ada", now_ms=NOW_MS, version=head.version + 1)
    assert as_told(office.desk, request_id) == office.state.requests.get_request(request_id)


_KNOWN = b'{"at_ms":1795507200000,"by_user":"ada","level":3,"method":"called_back"}'


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("state", "pending"),
        ("version", 1),
        ("verification", _KNOWN),
        ("verification", _KNOWN.replace(b'"level":3', b'"level":2').replace(b"ada", b"ben")),
        ("verification", _KNOWN.replace(b'"level":3', b'"level":2').replace(b"called_back", b"visited")),
        ("findings", b"[]"),
    ],
)
def test_whoever_writes_state_db_changes_nothing_that_is_decided_by(office: Office, column: str, value: object) -> None:
    request_id = _received(office)
    _verified(office, request_id, Level.CALLED_BACK, "called_back")
    deciding.decline(office.desk, request_id, actor="ada", now_ms=NOW_MS)
    assert as_told(office.desk, request_id).state is RequestState.DECLINED
    _set(office, request_id, column, value)
    with pytest.raises(RequestAltered):
        as_told(office.desk, request_id)
    # Its words are what they were, so a list shows it.
    assert as_received(office.desk, request_id).id == request_id


def test_an_older_fact_about_a_request_is_not_the_newest(office: Office) -> None:
    """Somebody was thought to be known, and is not: the fact that says that they are stands in the history still."""
    request_id = _received(office)
    _verified(office, request_id, Level.CALLED_BACK, "called_back")
    before = office.state._database.rows("SELECT verification, version FROM requests")
    _verified(office, request_id, Level.NONE, "taken_back")
    ((known, version),) = before
    _set(office, request_id, "verification", known)
    with pytest.raises(RequestAltered):
        as_told(office.desk, request_id)
    _set(office, request_id, "version", version)
    with pytest.raises(RequestAltered):
        as_told(office.desk, request_id)


def test_what_was_undone_after_a_crash_is_not_believed_either(office: Office) -> None:
    request_id = _received(office)
    with office.ending(Point.AFTER_LEDGER):
        _verified(office, request_id, Level.CALLED_BACK, "called_back")
    resolve(office.desk, now_ms=NOW_MS)
    found = as_told(office.desk, request_id)
    assert (found.state, found.verification.level) == (RequestState.PENDING, Level.NONE)


def test_a_history_that_lacks_a_step_vouches_for_nothing(office: Office) -> None:
    request_id = _received(office)
    _verified(office, request_id, Level.CALLED_BACK, "called_back")
    _verified(office, request_id, Level.NONE, "taken_back")
    (first, _) = [fact for fact in office.history.told if isinstance(fact, RequestVerified)]
    office.history.told[office.history.told.index(first)] = HoldEnded(hold_id=HoldId(request_id))
    with pytest.raises(RequestAltered):
        as_told(office.desk, request_id)


def test_of_one_that_was_erased_how_it_ended_is_what_the_history_says(office: Office) -> None:
    request_id = _received(office)
    deciding.decline(office.desk, request_id, actor="ada", now_ms=NOW_MS)
    closed_ms = office.state.requests.get_request(request_id).request.closes_ms
    close_due(office.desk, now_ms=closed_ms)
    erase_due(office.desk, now_ms=closed_ms + 91 * DAY_MS, is_clock_right=True)
    assert as_told(office.desk, request_id).is_erased
    _set(office, request_id, "state", "disclosed")
    with pytest.raises(RequestAltered):
        as_told(office.desk, request_id)


@pytest.mark.parametrize("state", ["approved", "received"])
def test_what_follows_from_a_row_that_somebody_wrote_is_believed_no_more_than_that(office: Office, state: str) -> None:
    """A no is written over; a start looks at it once more, or has it wait again, and tells the ledger so."""
    request_id = _received(office)
    deciding.decline(office.desk, request_id, actor="ada", now_ms=NOW_MS)
    _set(office, request_id, "state", state)
    office.restart()
    resolve(office.desk, now_ms=NOW_MS)
    assert office.state.requests.head(request_id).state is not RequestState.DECLINED
    with pytest.raises(RequestAltered):
        as_told(office.desk, request_id)
