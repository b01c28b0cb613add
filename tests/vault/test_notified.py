"""Of each request people are notified once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from custom_components.footage_guard.model.ids import RequestId, make_request_id
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.record import Keys, RequestRecord
from custom_components.footage_guard.model.request.words import Channel
from custom_components.footage_guard.vault.state.state import State
from tests.model.request.sending import LEAST, OWN, RECEIVED_MS, parsed


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    """The state of a new vault."""
    opened = State.found(tmp_path, Mode.SEALED)
    yield opened
    opened.close()


def _add(
    state: State, number: int, at: RequestState = RequestState.PENDING, channel: Channel = Channel.FORM
) -> RequestId:
    """Keep a request that was received so many seconds after the first."""
    received_ms = RECEIVED_MS + number * 1000
    request_id = make_request_id(received_ms, number)
    raw = OWN if channel is Channel.AUTOMATION else LEAST
    request = parsed(raw, channel, request_id=request_id, received_ms=received_ms)
    record = RequestRecord(
        request=request,
        state=at,
        version=0,
        changed_ms=received_ms,
        verification=request.verification,
        findings=(),
    )
    state.requests.add(record, Keys())
    state.requests.tell(request_id, number)
    return request_id


def test_what_waits_and_has_no_mark_is_owed_the_oldest_first(state: State) -> None:
    later = _add(state, 2, channel=Channel.AUTOMATION)
    first = _add(state, 1)
    for number, at in enumerate(set(RequestState) - {RequestState.PENDING}, start=3):
        _add(state, number, at)
    assert state.notified.owed() == [(first, Channel.FORM), (later, Channel.AUTOMATION)]


def test_a_request_that_the_ledger_was_not_told_of_is_owed_to_nobody(state: State) -> None:
    known = _add(state, 1)
    untold = _add(state, 2)
    state._database.rows("UPDATE requests SET leaf = NULL WHERE id = :id", {"id": untold})
    assert [request_id for request_id, _ in state.notified.owed()] == [known]


def test_a_mark_is_for_good(state: State, tmp_path: Path) -> None:
    first, second = _add(state, 1), _add(state, 2)
    state.notified.note([first], 5)
    state.notified.note([first], 6)
    state.requests.move(first, RequestState.DECLINED, was=0, version=1, now_ms=7)
    state.requests.move(first, RequestState.PENDING, was=1, version=2, now_ms=8)
    again = State.load(tmp_path, 9)
    assert [request_id for request_id, _ in again.notified.owed()] == [second]
    assert again._database.rows("SELECT at_ms FROM notified") == [(5,)]
    again.close()


def test_what_is_gone_is_neither_marked_nor_in_the_way(state: State) -> None:
    first, second = _add(state, 1), _add(state, 2)
    state.notified.note([first, RequestId("01K5ABCDEFGHJKMNPQRSTVWXYZ"), second], 5)
    assert not state.notified.owed()
    state._database.rows("DELETE FROM requests WHERE id = :id", {"id": first})
    assert state._database.rows("SELECT request FROM notified") == [(second,)]
