"""What somebody might try to be asked about again, to be seen more often, or to last longer than allowed."""

import pytest

from custom_components.footage_guard.flows import deciding
from custom_components.footage_guard.flows.asking import MOST_AN_HOUR, ask
from custom_components.footage_guard.flows.closing import close_due
from custom_components.footage_guard.flows.receiving import receive
from custom_components.footage_guard.flows.resolving import resolve
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.errors import (
    DeclinedBefore,
    TooManyAsked,
    TransitionRefused,
    VerifiedOtherwise,
)
from custom_components.footage_guard.model.ids import HoldId
from custom_components.footage_guard.model.lifecycle.outside import Outside, outside
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
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


@pytest.mark.parametrize("state", [RequestState.APPROVED, RequestState.DISCLOSED, RequestState.CLOSED])
def test_nothing_changes_of_what_was_approved_or_has_ended(office: Office, state: RequestState) -> None:
    request_id = asked(office, state)
    with pytest.raises(VerifiedOtherwise):
        deciding.verify(office.desk, request_id, CALLED, actor="anna", now_ms=NOW_MS, version=3)


def test_after_a_lockdown_what_was_approved_waits_for_a_person_again(office: Office) -> None:
    request_id = asked(office, RequestState.APPROVED)
    released(office, request_id, ReleaseState.COOLING)
    deciding.lock_down(office.desk, actor=None, now_ms=NOW_MS)
    assert office.state.requests.head(request_id).state is RequestState.PENDING
