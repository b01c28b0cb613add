"""Each state of both machines with each input, ended before and after each step: exposure never grows by it."""

from itertools import product
from unittest.mock import patch

import pytest

from custom_components.footage_guard.flows.closing import close_due
from custom_components.footage_guard.flows.deciding import reopen
from custom_components.footage_guard.flows.receiving import receive, take_in
from custom_components.footage_guard.flows.resolving import resolve
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.errors import TransitionRefused
from custom_components.footage_guard.model.facts import Fact
from custom_components.footage_guard.model.ids import HoldId, ReleaseId, RequestId, make_request_id
from custom_components.footage_guard.model.lifecycle.advance import exposure
from custom_components.footage_guard.model.lifecycle.release import RELEASE_TRANSITIONS, ReleaseInput, ReleaseState
from custom_components.footage_guard.model.lifecycle.request import REQUEST_TRANSITIONS, RequestInput, RequestState
from custom_components.footage_guard.model.record import ReleaseRecord
from custom_components.footage_guard.model.request_facts import (
    ReleaseMoved,
    RequestMoved,
    RequestReceived,
    RequestUndone,
)

from .office import DOOR, HOLDS, NOW_MS, Alone, Office, Point

RELEASE = ReleaseId(make_request_id(NOW_MS, 77))
_NOT_TOLD = {Point.BEFORE_LEDGER, Point.LEDGER_REFUSED}


def asked(office: Office, state: RequestState, version: int = 3) -> RequestId:
    """Put a request there that is in a state."""
    record = receive(office.desk, office.request(), now_ms=NOW_MS)
    resolve(office.desk, now_ms=NOW_MS)
    office.state.requests.move(record.id, state, was=record.version, version=version, now_ms=NOW_MS)
    if state is RequestState.RECEIVED:
        # Nobody has seen it then, so that it does not count against itself.
        office.state._database.rows("UPDATE requests SET was_shown = 0")
    # What the history says of it is what the book does, step by step.
    for step in range(record.version + 1, version + 1):
        office.history.told.append(
            RequestMoved(request_id=record.id, version=step, by=RequestInput.SCREEN, state=state, actor=None)
        )
    office.state.requests.set_taken(office.history.size)
    return record.id


def released(office: Office, request_id: RequestId, state: ReleaseState) -> None:
    """Put a release of a request there that is in a state."""
    office.state.releases.add(
        ReleaseRecord(id=RELEASE, request_id=request_id, state=state, version=3, changed_ms=NOW_MS)
    )


def said_of(office: Office, request_id: RequestId) -> tuple[RequestState, int]:
    """Return what the history alone says of a request."""
    newest = [
        fact
        for fact in office.history.told
        if isinstance(fact, RequestMoved | RequestUndone) and fact.request_id == request_id
    ][-1]
    return newest.state, newest.version


@pytest.mark.parametrize("point", Point)
@pytest.mark.parametrize(("state", "by"), list(REQUEST_TRANSITIONS))
def test_a_request_is_what_it_was_or_exposes_less(
    office: Office, state: RequestState, by: RequestInput, point: Point
) -> None:
    after = REQUEST_TRANSITIONS[state, by]
    if after is state:
        return
    request_id = asked(office, state)
    if state is RequestState.APPROVED:
        released(office, request_id, ReleaseState.COOLING)
    with office.ending(point):
        office.desk.move(request_id, by, actor="anna", now_ms=NOW_MS)
    resolve(office.desk, now_ms=NOW_MS)
    record = office.state.requests.get_request(request_id)
    assert (record.state, record.version) == said_of(office, request_id)
    expected: RequestState
    if point is Point.AFTER_BOOK:
        # The outcome was there; an approval without a release goes nowhere, and waits again.
        expected = RequestState.PENDING if after is RequestState.APPROVED else after
    elif by.raises or point in _NOT_TOLD:
        expected = state
    else:
        expected = after
    if expected is RequestState.RECEIVED:
        # A start goes on with what nobody has looked at.
        expected = RequestState.PENDING
    assert record.state is expected
    if not (by.raises and point is Point.AFTER_BOOK):
        assert exposure(record.state) <= exposure(state)


@pytest.mark.parametrize("point", Point)
@pytest.mark.parametrize(("state", "by"), list(RELEASE_TRANSITIONS))
def test_a_release_is_what_it_was_or_exposes_less(
    office: Office, state: ReleaseState, by: ReleaseInput, point: Point
) -> None:
    request_id = asked(office, RequestState.PENDING)
    released(office, request_id, state)
    after = RELEASE_TRANSITIONS[state, by]
    with office.ending(point):
        office.desk.move_release(RELEASE, by, actor="anna", now_ms=NOW_MS)
    resolve(office.desk, now_ms=NOW_MS)
    record = office.state.releases.get_release(RELEASE)
    if point is Point.AFTER_BOOK:
        expected = after
    elif point in _NOT_TOLD:
        expected = state
    elif by.raises:
        expected = RELEASE_TRANSITIONS[after, ReleaseInput.INTERRUPT]
    else:
        expected = after
    assert record.state is expected
    told = [fact for fact in office.history.told if isinstance(fact, ReleaseMoved)]
    assert not told or (told[-1].state, told[-1].version) == (record.state, record.version)
    if not (by.raises and point is Point.AFTER_BOOK):
        assert exposure(record.state) <= exposure(state)


@pytest.mark.parametrize(
    ("state", "by"),
    [(state, by) for state in RequestState for by in RequestInput if (state, by) not in REQUEST_TRANSITIONS],
)
def test_what_a_state_does_not_take_leaves_no_trace(office: Office, state: RequestState, by: RequestInput) -> None:
    request_id = asked(office, state)
    before, told = office.state.requests.get_request(request_id), len(office.history.told)
    with pytest.raises(TransitionRefused):
        office.desk.move(request_id, by, actor=None, now_ms=NOW_MS)
    assert office.state.requests.get_request(request_id) == before
    assert len(office.history.told) == told


@pytest.mark.parametrize("point", [*Point, *Alone])
@pytest.mark.parametrize("skipped", range(4))
def test_a_request_comes_in_as_a_whole_or_not_at_all(office: Office, point: Point | Alone, skipped: int) -> None:
    """Whichever step is the last: the ledger and the book agree, and whatever is there waits for a person."""
    office.shelf.add(DOOR, office.request().scope.window_from.ms)
    request = office.request()
    with office.ending(point, skipped):
        receive(office.desk, request, now_ms=NOW_MS)
    resolve(office.desk, now_ms=NOW_MS)
    is_told = any(isinstance(fact, RequestReceived) for fact in office.history.told)
    kept = office.state.requests.in_states(tuple(RequestState))
    assert [record.id for record in kept] == ([request.id] if is_told else [])
    assert all(record.state is RequestState.PENDING for record in kept)
    assert set(office.shelf.holds) == {HoldId(record.id) for record in kept}
    assert not office.state.requests.untold()


@pytest.mark.parametrize(("point", "skipped"), [*product(Point, range(2)), *product(Alone, range(1))])
@pytest.mark.parametrize("by", [RequestInput.DECLINE, RequestInput.SET_ASIDE])
def test_what_waits_for_a_person_again_has_its_clips_held(
    office: Office, by: RequestInput, point: Point | Alone, skipped: int
) -> None:
    """Whichever step is the last of taking a no back: its clips would go while somebody thinks about it."""
    request_id = asked_for_clips(office, by)
    record = office.state.requests.get_request(request_id)
    with office.ending(point, skipped):
        reopen(office.desk, request_id, actor="anna", now_ms=NOW_MS, version=record.version)
    resolve(office.desk, now_ms=NOW_MS)
    now = office.state.requests.get_request(request_id)
    assert now.state in {record.state, RequestState.PENDING}
    if now.state is RequestState.PENDING:
        assert HoldId(request_id) in office.shelf.holds
        assert "not_held" not in {finding.rule for finding in now.findings}
    reopened = reopen if now.state is not RequestState.PENDING else _nothing
    reopened(office.desk, request_id, actor="anna", now_ms=NOW_MS, version=now.version)
    assert HoldId(request_id) in office.shelf.holds


@pytest.mark.parametrize(("point", "skipped"), [*product(Point, range(2)), *product(HOLDS, range(1))])
def test_what_is_over_keeps_no_clips(office: Office, point: Point | Alone, skipped: int) -> None:
    """Whichever step is the last of closing: a start lets the clips go."""
    request_id = asked_for_clips(office, RequestInput.DECLINE)
    office.shelf.holds[HoldId(request_id)] = (HoldKind.REQUEST, (office.shelf.clips[0].id,), None)
    closes_ms = office.state.requests.get_request(request_id).request.closes_ms
    with office.ending(point, skipped):
        close_due(office.desk, now_ms=closes_ms)
    resolve(office.desk, now_ms=closes_ms)
    close_due(office.desk, now_ms=closes_ms)
    assert office.state.requests.head(request_id).state is RequestState.CLOSED
    assert not office.shelf.holds


def asked_for_clips(office: Office, by: RequestInput) -> RequestId:
    """Put a request there to which was said no, and of which no clip is held."""
    office.shelf.add(DOOR, office.request().scope.window_from.ms)
    record = take_in(office.desk, office.request(), now_ms=NOW_MS)
    office.desk.move(record.id, by, actor="anna", now_ms=NOW_MS)
    assert not office.shelf.holds
    return record.id


def _nothing(*_arguments: object, **_named: object) -> None:
    pass


@pytest.mark.parametrize(("state", "by"), list(REQUEST_TRANSITIONS))
def test_a_change_is_one_fact_before_anybody_sees_it(office: Office, state: RequestState, by: RequestInput) -> None:
    request_id = asked(office, state)
    after = REQUEST_TRANSITIONS[state, by]
    before = len(office.history.told)
    seen: list[tuple[Fact, RequestState, int]] = []
    append = office.history.append

    def watched(fact: Fact) -> int:
        seen.append((fact, office.state.requests.head(request_id).state, len(office.told)))
        return append(fact)

    told = len(office.told)
    with patch.object(office.history, "append", watched):
        office.desk.move(request_id, by, actor="anna", now_ms=NOW_MS)
    fact = RequestMoved(request_id=request_id, version=4, by=by, state=after, actor="anna")
    # A state that stays what it is was told of already.
    assert seen == [(fact, state, told)] * (after is not state)
    assert len(office.history.told) == before + (after is not state)
    assert office.state.requests.head(request_id).state is after
