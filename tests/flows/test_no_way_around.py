"""What somebody might try to be asked about again, to be seen more often, or to last longer than allowed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from custom_components.footage_guard.flows import deciding
from custom_components.footage_guard.flows.asking import MOST_AN_HOUR, ask
from custom_components.footage_guard.flows.closing import close_due
from custom_components.footage_guard.flows.receiving import receive, settle_next, take_in
from custom_components.footage_guard.flows.resolving import resolve
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.errors import (
    DeclinedBefore,
    FootageGuardError,
    TooManyAsked,
    TransitionRefused,
    VerifiedOtherwise,
)
from custom_components.footage_guard.model.ids import HoldId
from custom_components.footage_guard.model.lifecycle.outside import Outside, outside
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestInput, RequestState
from custom_components.footage_guard.model.lifecycle.status import status
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.request.words import Channel
from custom_components.footage_guard.model.rules.rule import Mute, MuteScope

from .office import DAY_MS, DOOR, HOUR_MS, NOW_MS, Office, Point, wish
from .test_deciding import CALLED
from .test_every_crash import RELEASE, asked, released


@pytest.fixture(autouse=True)
def clip(office: Office) -> None:
    office.shelf.add(DOOR, NOW_MS - 18 * HOUR_MS)


def asks(office: Office, recipient: str = "Anna") -> RequestRecord:
    return ask(office.desk, office.request(Channel.AUTOMATION, **wish(recipient)), now_ms=NOW_MS)


def test_a_no_is_not_withdrawn(office: Office) -> None:
    record = asks(office)
    deciding.decline(office.desk, record.id, actor="anna", now_ms=NOW_MS)
    with pytest.raises(TransitionRefused):
        deciding.withdraw(office.desk, record.id, actor=None, now_ms=NOW_MS)


def test_a_no_is_not_amended_away_by_an_automation(office: Office) -> None:
    record = asks(office)
    deciding.decline(office.desk, record.id, actor="anna", now_ms=NOW_MS)
    ask(office.desk, office.request(Channel.AUTOMATION, **wish("Ben"), supersedes=record.id), now_ms=NOW_MS)
    assert office.state.requests.head(record.id).state is RequestState.DECLINED
    with pytest.raises(DeclinedBefore):
        asks(office)


@pytest.mark.parametrize("variant", ["Anna.", "\uff21nna", "A nna", "ANNA!"])
def test_another_spelling_is_nobody_else(office: Office, variant: str) -> None:
    deciding.decline(office.desk, asks(office).id, actor="anna", now_ms=NOW_MS)
    with pytest.raises(DeclinedBefore):
        asks(office, variant)


@pytest.mark.parametrize("end", ["decline", "withdraw"])
def test_an_automation_asks_so_often_in_an_hour(office: Office, end: str) -> None:
    for number in range(MOST_AN_HOUR):
        record = asks(office, f"Person {number}")
        if end == "decline":
            deciding.decline(office.desk, record.id, actor="anna", now_ms=NOW_MS)
        else:
            deciding.withdraw(office.desk, record.id, actor=None, now_ms=NOW_MS)
    with pytest.raises(TooManyAsked):
        asks(office, "One more")


def test_what_is_muted_is_asked_once(office: Office) -> None:
    office.state.requests.mute(Mute(scope=MuteScope.EVERYTHING, key="", until_ms=None))
    assert asks(office).id == asks(office).id


def _answer(office: Office, do: Callable[..., RequestRecord]) -> list[object]:
    """Return what an automation can tell of a request that it ends, and then asks again."""
    first = asks(office)
    answers: list[object] = [status(office.state.requests.head(first.id).state)]
    for _ in range(2):
        try:
            answers.append(status(do(office.desk, first.id, actor=None, now_ms=NOW_MS).state))
        except FootageGuardError as err:
            answers.append(err.code)
    try:
        answers += [asks(office).id == first.id]
    except FootageGuardError as err:
        answers.append(err.code)
    return answers


@pytest.mark.parametrize(
    ("do", "answers"),
    [
        (deciding.withdraw, ["pending", "withdrawn", "transition_refused", False]),
        (deciding.decline, ["pending", "declined", "declined", "declined_before"]),
    ],
)
def test_an_automation_cannot_tell_that_it_is_muted_by_taking_back_what_it_asked(
    tmp_path: Path, do: Callable[..., RequestRecord], answers: list[object]
) -> None:
    """To withdraw used to be refused for what was set aside, and to decline it used to change nothing."""
    for name in ("shown", "muted"):
        (tmp_path / name).mkdir()
        office = Office(tmp_path / name)
        office.shelf.add(DOOR, NOW_MS - 18 * HOUR_MS)
        if name == "muted":
            office.state.requests.mute(Mute(scope=MuteScope.EVERYTHING, key="", until_ms=None))
            assert asks(office).state is RequestState.SET_ASIDE
        assert _answer(office, do) == answers
        office.state.close()


def test_an_amendment_ends_what_was_prepared(office: Office) -> None:
    request_id = asked(office, RequestState.APPROVED)
    released(office, request_id, ReleaseState.COOLING)
    receive(office.desk, office.request(supersedes=request_id), now_ms=NOW_MS)
    assert office.state.releases.get_release(RELEASE).state is ReleaseState.DECLINED


@pytest.mark.parametrize("passed", range(3))
def test_a_crash_leaves_no_two_of_an_amendment(office: Office, passed: int) -> None:
    older = receive(office.desk, office.request(), now_ms=NOW_MS)
    newer = office.request(supersedes=older.id)
    with office.ending(Point.AFTER_BOOK, passed):
        receive(office.desk, newer, now_ms=NOW_MS)
    resolve(office.desk, now_ms=NOW_MS)
    assert office.state.requests.head(newer.id).state is RequestState.PENDING
    assert office.state.requests.head(older.id).state is RequestState.WITHDRAWN


def test_an_amendment_of_what_nobody_sees_makes_no_room(office: Office) -> None:
    first = receive(office.desk, office.request(), now_ms=NOW_MS)
    second = receive(office.desk, office.request(case_reference="B"), now_ms=NOW_MS)
    third = receive(office.desk, office.request(case_reference="C", supersedes=second.id), now_ms=NOW_MS)
    assert (first.state, third.state) == (RequestState.PENDING, RequestState.SET_ASIDE)


def test_an_amendment_that_nobody_sees_hides_nothing(office: Office) -> None:
    last = receive(office.desk, office.request(), now_ms=NOW_MS)
    for _ in range(2):
        last = receive(office.desk, office.request(supersedes=last.id), now_ms=NOW_MS)
    assert last.state is RequestState.SET_ASIDE
    assert len(office.state.requests.in_states((RequestState.PENDING,))) == 1


def test_what_an_automation_asks_counts_for_nobody_without_a_name(office: Office) -> None:
    asks(office)
    request = office.request(requester={"type": "data_subject"}, case_reference="")
    assert receive(office.desk, request, now_ms=NOW_MS).state is RequestState.PENDING


def test_what_somebody_here_wrote_down_is_never_set_aside(office: Office) -> None:
    receive(office.desk, office.request(), now_ms=NOW_MS)
    assert receive(office.desk, office.request(Channel.PAPER), now_ms=NOW_MS).state is RequestState.PENDING


def test_a_clock_that_was_wrong_once_closes_nothing_that_comes_later(office: Office) -> None:
    early = receive(office.desk, office.request(), now_ms=NOW_MS)
    close_due(office.desk, now_ms=NOW_MS + 3650 * DAY_MS)
    assert office.state.requests.head(early.id).state is RequestState.EXPIRED
    assert office.state.requests.closed_until_ms == early.request.closes_ms
    later = receive(office.desk, office.request(expires_at="2026-12-20T08:00:00+00:00"), now_ms=NOW_MS)
    seen = outside(
        later.state, closes_ms=later.request.closes_ms, closed_until_ms=office.state.requests.closed_until_ms
    )
    assert seen is Outside.OPEN
    assert receive(office.desk, office.request(case_reference="B"), now_ms=NOW_MS).state is RequestState.SET_ASIDE


def test_what_waits_again_is_held_again(office: Office) -> None:
    receive(office.desk, office.request(), now_ms=NOW_MS)
    office.state.requests.mute(Mute(scope=MuteScope.EVERYTHING, key="", until_ms=None))
    aside = receive(office.desk, office.request(case_reference="B"), now_ms=NOW_MS)
    assert HoldId(aside.id) not in office.shelf.holds
    deciding.reopen(office.desk, aside.id, actor="anna", now_ms=NOW_MS, version=aside.version)
    assert HoldId(aside.id) in office.shelf.holds


def test_whoever_is_known_is_held_for_under_no_quota(office: Office) -> None:
    record = receive(office.desk, office.request(), now_ms=NOW_MS)
    deciding.verify(office.desk, record.id, CALLED, actor="anna", now_ms=NOW_MS, version=record.version)
    assert office.shelf.holds[HoldId(record.id)][0] is HoldKind.REQUEST


def test_nobody_vouches_for_an_automation(office: Office) -> None:
    record = asks(office)
    with pytest.raises(VerifiedOtherwise):
        deciding.verify(office.desk, record.id, CALLED, actor="anna", now_ms=NOW_MS, version=record.version)


@pytest.mark.parametrize(
    "way",
    [
        [RequestInput.APPROVE],
        [RequestInput.APPROVE, RequestInput.DISCLOSE],
        [RequestInput.DECLINE, RequestInput.CLOSE],
    ],
)
def test_nothing_changes_of_what_was_approved_or_has_ended(office: Office, way: list[RequestInput]) -> None:
    request_id = receive(office.desk, office.request(), now_ms=NOW_MS).id
    for by in way:
        office.desk.move(request_id, by, actor="anna", now_ms=NOW_MS)
    version = office.desk.book.head(request_id).version
    with pytest.raises(VerifiedOtherwise):
        deciding.verify(office.desk, request_id, CALLED, actor="anna", now_ms=NOW_MS, version=version)


def test_after_a_lockdown_what_was_approved_waits_for_a_person_again(office: Office) -> None:
    request_id = asked(office, RequestState.APPROVED)
    released(office, request_id, ReleaseState.COOLING)
    deciding.lock_down(office.desk, actor=None, now_ms=NOW_MS)
    assert office.state.requests.head(request_id).state is RequestState.PENDING


def declined(office: Office, **changed: object) -> RequestRecord:
    """Have somebody ask, without a case, and be told nothing."""
    fields = {"requester": {"type": "neighbour", "person_name": "Eve"}, "case_reference": ""} | changed
    record = receive(office.desk, office.request(**fields), now_ms=NOW_MS)  # type: ignore[arg-type]  # fields
    return deciding.decline(office.desk, record.id, actor="anna", now_ms=NOW_MS)


def amended(office: Office, older: RequestRecord, **changed: object) -> RequestRecord:
    """Have the same one send another request in place of it."""
    fields = {"requester": {"type": "neighbour", "person_name": "Eve"}, "case_reference": ""} | changed
    newer = office.request(supersedes=older.id, **fields)  # type: ignore[arg-type]  # fields
    return receive(office.desk, newer, now_ms=NOW_MS)


def between(begin: str, end: str) -> dict[str, str]:
    return {"window_from": f"2026-11-23T{begin}:00+00:00", "window_to": f"2026-11-23T{end}:00+00:00"}


def test_a_no_is_not_asked_again_by_an_amendment(office: Office) -> None:
    older = declined(office)
    again = amended(office, older, purpose="Please.")
    assert again.state is RequestState.SET_ASIDE
    assert "amends_declined" in {finding.rule for finding in again.findings}
    assert office.state.requests.head(older.id).state is RequestState.DECLINED
    # Nor by one that amends the amendment.
    assert amended(office, again).state is RequestState.SET_ASIDE
    assert not office.state.requests.in_states((RequestState.PENDING,))


@pytest.mark.parametrize(
    ("begin", "end", "is_shown"),
    [
        ("09:00", "11:00", True),
        ("09:30", "10:30", True),
        ("08:59", "11:00", False),
        ("09:00", "11:01", False),
        ("12:00", "13:00", False),
    ],
)
def test_the_narrower_window_that_was_proposed_can_be_asked_for(
    office: Office, begin: str, end: str, is_shown: bool
) -> None:
    older = declined(office, scope=between("09:00", "15:00"))
    newer = amended(office, older, scope=between(begin, end))
    assert (newer.state is RequestState.PENDING) is is_shown
    after = RequestState.WITHDRAWN if is_shown else RequestState.DECLINED
    assert office.state.requests.head(older.id).state is after


def test_after_a_no_to_the_narrower_window_there_is_no_other(office: Office) -> None:
    older = declined(office, scope=between("09:00", "15:00"))
    narrower = amended(office, older, scope=between("09:00", "11:00"))
    deciding.decline(office.desk, narrower.id, actor="anna", now_ms=NOW_MS)
    assert amended(office, narrower, scope=between("09:00", "10:00")).state is RequestState.SET_ASIDE
    assert amended(office, older, scope=between("09:00", "10:00")).state is RequestState.SET_ASIDE


def seen(office: Office, record: RequestRecord) -> Outside:
    found = office.state.standings.find(record.id)
    assert found is not None
    return outside(found.state, closes_ms=found.closes_ms, closed_until_ms=found.closed_until_ms)


def is_muted(office: Office, _older: RequestRecord) -> None:
    office.state.requests.mute(Mute(scope=MuteScope.EVERYTHING, key="", until_ms=None))


def is_declined(office: Office, older: RequestRecord) -> None:
    deciding.decline(office.desk, older.id, actor="anna", now_ms=NOW_MS)


def is_shown(_office: Office, _older: RequestRecord) -> None:
    pass


@pytest.mark.parametrize("before", [is_shown, is_declined, is_muted])
def test_what_was_amended_has_closed_whether_the_amendment_is_shown_or_not(
    office: Office, before: Callable[[Office, RequestRecord], None]
) -> None:
    """Somebody who amends could tell by it that they are muted, or were declined."""
    older = receive(office.desk, office.request(), now_ms=NOW_MS)
    before(office, older)
    newer = take_in(office.desk, office.request(supersedes=older.id), now_ms=NOW_MS)
    assert (seen(office, older), seen(office, newer)) == (Outside.CLOSED, Outside.OPEN)
    settle_next(office.desk, now_ms=NOW_MS)
    assert (seen(office, older), seen(office, newer)) == (Outside.CLOSED, Outside.OPEN)


@pytest.mark.parametrize("point", [Point.AFTER_LEDGER, Point.BEFORE_BOOK, Point.AFTER_BOOK])
def test_what_was_amended_has_closed_also_after_a_crash(office: Office, point: Point) -> None:
    older = receive(office.desk, office.request(), now_ms=NOW_MS)
    office.state.requests.mute(Mute(scope=MuteScope.EVERYTHING, key="", until_ms=None))
    with office.ending(point):
        take_in(office.desk, office.request(supersedes=older.id), now_ms=NOW_MS)
    resolve(office.desk, now_ms=NOW_MS)
    assert seen(office, older) is Outside.CLOSED


def test_what_left_for_what_was_amended_is_not_hidden(office: Office) -> None:
    older = receive(office.desk, office.request(), now_ms=NOW_MS)
    office.state.requests.mute(Mute(scope=MuteScope.EVERYTHING, key="", until_ms=None))
    receive(office.desk, office.request(supersedes=older.id), now_ms=NOW_MS)
    for by in (RequestInput.APPROVE, RequestInput.DISCLOSE):
        office.desk.move(older.id, by, actor="anna", now_ms=NOW_MS)
    assert seen(office, older) is Outside.FULFILLED
