"""At the announced moment everything closes for the outside in one step, whatever was decided."""

from itertools import product

import pytest

from custom_components.footage_guard.flows.closing import close_due
from custom_components.footage_guard.flows.deciding import decline
from custom_components.footage_guard.flows.receiving import receive
from custom_components.footage_guard.flows.resolving import resolve
from custom_components.footage_guard.model.facts import ClipMissing
from custom_components.footage_guard.model.ids import HoldId, RequestId
from custom_components.footage_guard.model.lifecycle.outside import Outside, outside
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestInput, RequestState

from .office import DAY_MS, DOOR, HOLDS, HOUR_MS, NOW_MS, Alone, Office, Point
from .test_every_crash import RELEASE, released
from .test_receiving import of


def five(office: Office) -> dict[str, RequestId]:
    """Return requests that were decided in all the ways there are."""
    names = ("pending", "declined", "disclosed", "cooling", "muted")
    office.shelf.add(DOOR, NOW_MS - 18 * HOUR_MS)
    ids = {name: receive(office.desk, office.request(**of(name)), now_ms=NOW_MS).id for name in names[:4]}
    ids["muted"] = receive(office.desk, office.request(**of("pending", "again")), now_ms=NOW_MS).id
    decline(office.desk, ids["declined"], actor="anna", now_ms=NOW_MS)
    for name in ("disclosed", "cooling"):
        office.desk.move(ids[name], RequestInput.APPROVE, actor="anna", now_ms=NOW_MS)
    office.desk.move(ids["disclosed"], RequestInput.DISCLOSE, actor=None, now_ms=NOW_MS)
    released(office, ids["cooling"], ReleaseState.COOLING)
    return ids


def seen(office: Office, ids: dict[str, RequestId]) -> dict[str, Outside]:
    book = office.state.requests
    return {
        name: outside(
            book.get_request(request_id).state,
            closes_ms=book.get_request(request_id).request.closes_ms,
            closed_until_ms=book.closed_until_ms,
        )
        for name, request_id in ids.items()
    }


def closing_ms(office: Office, ids: dict[str, RequestId]) -> int:
    (moment,) = {office.state.requests.get_request(request_id).request.closes_ms for request_id in ids.values()}
    return moment


def test_until_the_moment_nothing_can_be_told_apart_and_then_neither(office: Office) -> None:
    ids = five(office)
    at_ms = closing_ms(office, ids)
    assert close_due(office.desk, now_ms=at_ms - 1) == 0
    assert seen(office, ids) == dict.fromkeys(ids, Outside.OPEN) | {"disclosed": Outside.FULFILLED}
    assert close_due(office.desk, now_ms=at_ms) == 5
    assert seen(office, ids) == dict.fromkeys(ids, Outside.CLOSED)
    assert {name: office.state.requests.get_request(request_id).state for name, request_id in ids.items()} == {
        "pending": RequestState.EXPIRED,
        "declined": RequestState.CLOSED,
        "disclosed": RequestState.CLOSED,
        "cooling": RequestState.EXPIRED,
        "muted": RequestState.CLOSED,
    }
    assert office.state.releases.get_release(RELEASE).state is ReleaseState.VOID


def test_holds_end_with_their_requests(office: Office) -> None:
    ids = five(office)
    assert set(map(HoldId, ids.values())) == set(office.shelf.holds)
    close_due(office.desk, now_ms=closing_ms(office, ids))
    assert not office.shelf.holds


@pytest.mark.parametrize(("point", "passed"), [*product(Point, range(7)), *product(HOLDS, range(5))])
def test_a_crash_while_closing_shows_some_closed_and_others_not_to_nobody(
    office: Office, point: Point | Alone, passed: int
) -> None:
    ids = five(office)
    at_ms = closing_ms(office, ids)
    with office.ending(point, passed):
        close_due(office.desk, now_ms=at_ms)
    assert len(set(seen(office, ids).values()) - {Outside.FULFILLED}) == 1
    resolve(office.desk, now_ms=at_ms)
    close_due(office.desk, now_ms=at_ms)
    assert seen(office, ids) == dict.fromkeys(ids, Outside.CLOSED)
    assert not office.state.requests.to_close(at_ms)


def test_what_was_closed_stays_so_when_the_clock_is_set_back(office: Office) -> None:
    ids = five(office)
    close_due(office.desk, now_ms=closing_ms(office, ids))
    close_due(office.desk, now_ms=NOW_MS - 400 * DAY_MS)
    assert set(seen(office, ids).values()) == {Outside.CLOSED}


def test_a_start_does_not_read_what_was_told_of_clips_again(office: Office) -> None:
    five(office)
    office.history.told += [ClipMissing(clip_id=office.shelf.clips[0].id)] * 300
    close_due(office.desk, now_ms=NOW_MS)
    assert office.state.requests.taken == office.history.size
