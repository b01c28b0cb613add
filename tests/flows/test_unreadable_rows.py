"""One row that somebody changed beside us keeps no other request from being closed, dropped, or erased."""

from collections.abc import Callable

import pytest

from custom_components.footage_guard.flows import deciding
from custom_components.footage_guard.flows.closing import MOST, close_due
from custom_components.footage_guard.flows.erasing import MOST_SET_ASIDE, WORDS_DAYS, drop_oldest, erase_due
from custom_components.footage_guard.flows.receiving import receive
from custom_components.footage_guard.flows.resolving import resolve
from custom_components.footage_guard.flows.told import told_of
from custom_components.footage_guard.model.errors import RequestAltered
from custom_components.footage_guard.model.ids import RequestId
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import ENDED, RequestState
from custom_components.footage_guard.model.record import NEWEST_VERSION
from custom_components.footage_guard.model.rules.rule import Mute, MuteScope

from .office import DAY_MS, NOW_MS, Office
from .test_every_crash import RELEASE, asked, released
from .test_receiving import of

WRITTEN = ["state = 'nonsense'", f"version = {NEWEST_VERSION + 1}", f"version = {(1 << 63) - 1}"]
LOST = "leaf = leaf + 1000"
"""With it, the ledger tells nothing of it, either."""


def several(office: Office, count: int) -> list[RequestId]:
    return [receive(office.desk, office.request(**of(f"Office {number}")), now_ms=NOW_MS).id for number in range(count)]


def write(office: Office, request_id: RequestId, *columns: str) -> None:
    sql = f"UPDATE requests SET {', '.join(columns)} WHERE id = :id"  # noqa: S608  # ours
    office.state._database.rows(sql, {"id": request_id})


def closes_ms(office: Office, request_id: RequestId) -> int:
    return office.state.requests.get_request(request_id).request.closes_ms


@pytest.mark.parametrize("written", WRITTEN)
def test_it_closes_as_announced_and_as_the_ledger_says(office: Office, written: str) -> None:
    first, second = several(office, 2)
    at_ms = closes_ms(office, first)
    write(office, first, written)
    assert close_due(office.desk, now_ms=at_ms) == 2
    assert {office.state.requests.head(each).state for each in (first, second)} <= ENDED
    assert told_of(office.desk, first).says(office.state.requests.get_request(first))
    assert first in office.state.requests.unreadable


@pytest.mark.parametrize("written", WRITTEN)
def test_those_of_which_nobody_knows_how_they_stand_keep_no_other_from_closing(office: Office, written: str) -> None:
    many = several(office, 2 * MOST + 3)
    lost, rest = many[:2], many[2:]
    at_ms = closes_ms(office, lost[0])
    for request_id in lost:
        write(office, request_id, written, LOST)
    assert [close_due(office.desk, now_ms=at_ms) for _ in range(4)] == [MOST, MOST, 1, 0]
    assert {office.state.requests.head(each).state for each in rest} <= ENDED
    assert set(lost) <= office.state.requests.unreadable


def test_one_that_has_closed_by_the_ledger_stays_so(office: Office) -> None:
    (first,) = several(office, 1)
    at_ms = closes_ms(office, first)
    close_due(office.desk, now_ms=at_ms)
    before = office.history.size
    write(office, first, "state = 'nonsense'")
    assert close_due(office.desk, now_ms=at_ms) == 1
    assert office.state.requests.head(first).state is RequestState.EXPIRED
    assert office.history.size == before


@pytest.mark.parametrize("written", WRITTEN)
def test_it_is_declined(office: Office, written: str) -> None:
    (first,) = several(office, 1)
    write(office, first, written)
    assert deciding.decline(office.desk, first, actor="anna", now_ms=NOW_MS).state is RequestState.DECLINED


def test_one_of_which_nobody_knows_how_it_stands_is_not_declined(office: Office) -> None:
    (first,) = several(office, 1)
    write(office, first, "state = 'nonsense'", LOST)
    before = office.history.size
    with pytest.raises(RequestAltered):
        deciding.decline(office.desk, first, actor="anna", now_ms=NOW_MS)
    assert office.history.size == before


@pytest.mark.parametrize("written", WRITTEN[1:])
def test_words_of_the_others_are_erased(office: Office, written: str) -> None:
    lost, harmed, *rest = several(office, MOST + 3)
    at_ms = closes_ms(office, lost)
    while close_due(office.desk, now_ms=at_ms):
        pass
    write(office, lost, written, LOST)
    write(office, harmed, written)
    later_ms = at_ms + WORDS_DAYS * DAY_MS
    turns = [erase_due(office.desk, now_ms=later_ms, is_clock_right=True) for _ in range(3)]
    assert turns == [MOST, 2, 0]
    assert all(office.state.requests.get_request(each).is_erased for each in (harmed, *rest))
    assert lost in office.state.requests.unreadable


def test_one_that_has_not_ended_by_the_ledger_is_not_erased(office: Office) -> None:
    (first,) = several(office, 1)
    later_ms = closes_ms(office, first) + WORDS_DAYS * DAY_MS
    write(office, first, "state = 'closed'", WRITTEN[1])
    assert erase_due(office.desk, now_ms=later_ms, is_clock_right=True) == 0
    record = office.state.requests.get_request(first)
    assert (record.state, record.is_erased) == (RequestState.PENDING, False)


@pytest.mark.parametrize("also", [[], [LOST]])
@pytest.mark.parametrize("written", WRITTEN[1:])
def test_the_others_are_dropped(office: Office, written: str, also: list[str]) -> None:
    office.state.requests.mute(Mute(scope=MuteScope.EVERYTHING, key="", until_ms=None))
    first, second, *_ = several(office, MOST_SET_ASIDE)
    write(office, first, written, *also)
    office.state.requests.mute(Mute(scope=MuteScope.EVERYTHING, key="", until_ms=None))
    several(office, 2)
    drop_oldest(office.desk, now_ms=NOW_MS)
    assert office.state.requests.head(second).state is RequestState.CLOSED
    assert first in office.state.requests.unreadable


@pytest.mark.parametrize(
    "doing",
    [
        lambda office: resolve(office.desk, now_ms=NOW_MS),
        lambda office: deciding.void_idle(office.desk, now_ms=NOW_MS),
        lambda office: deciding.lock_down(office.desk, actor=None, now_ms=NOW_MS),
    ],
    ids=["a start", "a look", "a lockdown"],
)
@pytest.mark.parametrize("written", WRITTEN)
def test_it_stops_nothing_that_goes_through_all(
    office: Office, doing: Callable[[Office], object], written: str
) -> None:
    first, second = asked(office, RequestState.APPROVED), asked(office, RequestState.APPROVED)
    write(office, first, written)
    doing(office)
    assert office.state.requests.head(second).state is RequestState.PENDING


@pytest.mark.parametrize("state", [ReleaseState.LIVE, ReleaseState.COOLING, ReleaseState.DRAFTED])
@pytest.mark.parametrize("version", [NEWEST_VERSION + 1, (1 << 63) - 1])
def test_a_release_that_cannot_be_read_has_ended_and_stops_no_other(
    office: Office, state: ReleaseState, version: int
) -> None:
    first, second = several(office, 2)
    released(office, first, state)
    office.state._database.rows("UPDATE releases SET version = :version", {"version": version})
    deciding.lock_down(office.desk, actor=None, now_ms=NOW_MS)
    assert office.state.releases.get_release(RELEASE).state is ReleaseState.ENDED
    assert not office.state.releases.in_states((state,))
    assert close_due(office.desk, now_ms=closes_ms(office, first)) == 2
    assert office.state.requests.head(second).state in ENDED
