"""A request that comes in is kept, told, looked at and held; what is wrong with it nobody outside learns."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from custom_components.footage_guard.disk.database import Database
from custom_components.footage_guard.flows.closing import close_due
from custom_components.footage_guard.flows.deciding import decline
from custom_components.footage_guard.flows.erasing import MOST_SET_ASIDE, erase_due
from custom_components.footage_guard.flows.muting import mute
from custom_components.footage_guard.flows.receiving import receive, take_in
from custom_components.footage_guard.flows.resolving import resolve
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.errors import NothingToMute, RequestUnknown
from custom_components.footage_guard.model.happening import TO_EVERYBODY, Happening
from custom_components.footage_guard.model.ids import ClipId, HoldId, RequestId
from custom_components.footage_guard.model.lifecycle.outside import Outside, outside
from custom_components.footage_guard.model.lifecycle.request import RequestInput, RequestState
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.request.request import FootageRequest, Verification
from custom_components.footage_guard.model.request.words import Channel, Level
from custom_components.footage_guard.model.request_facts import RequestMoved, RequestReceived, RequestScreened
from custom_components.footage_guard.model.rules.rule import Mute, MuteScope
from custom_components.footage_guard.model.rules.screening import reasons
from custom_components.footage_guard.vault.state import request_queries as queries

from .office import DAY_MS, DOOR, GARDEN, HALL, HOUR_MS, NOW_MS, Office, Point, police

WINDOW_MS = NOW_MS - 18 * HOUR_MS
"""When the window of `police` begins."""


def received(office: Office, request: FootageRequest) -> RequestRecord:
    return receive(office.desk, request, now_ms=NOW_MS)


def of(organisation: str, case: str = "C-1") -> dict[str, Any]:
    """Return the fields of another requester."""
    requester = police()["requester"] | {"organisation": organisation}
    return {"requester": requester, "case_reference": case}


def seen(office: Office, record: RequestRecord) -> Outside:
    book = office.state.requests
    state = book.get_request(record.id).state
    return outside(state, closes_ms=record.request.closes_ms, closed_until_ms=book.closed_until_ms)


def stands(office: Office, request_id: RequestId) -> Outside:
    """Return what whoever asked sees."""
    found = office.state.standings.find(request_id)
    assert found is not None
    return outside(found.state, closes_ms=found.closes_ms, closed_until_ms=found.closed_until_ms)


@contextmanager
def watched(statements: list[str]) -> Iterator[None]:
    """Note which statements are run."""
    rows = Database.rows

    def noting(database: Database, sql: str, *values: Any) -> Any:
        statements.append(sql)
        return rows(database, sql, *values)

    with patch.object(Database, "rows", noting):
        yield


def test_it_waits_for_a_person_and_the_ledger_knows_its_digest(office: Office) -> None:
    request = office.request()
    record = received(office, request)
    assert record.state is RequestState.PENDING
    first, found, second = office.history.told
    assert isinstance(first, RequestReceived)
    assert isinstance(found, RequestScreened)
    assert (first.request_id, first.digest, first.closes_ms) == (request.id, request.digest, request.closes_ms)
    assert isinstance(second, RequestMoved)
    assert office.told == [(request.id, Happening.RECEIVED), (request.id, Happening.NEEDS_DECISION)]
    assert office.state.requests.get_request(request.id).request == request


@pytest.mark.parametrize("channel", Channel)
def test_it_is_told_to_have_come_whichever_way_it_came(office: Office, channel: Channel) -> None:
    request = office.request(channel=channel)
    received(office, request)
    assert office.told[0] == (request.id, Happening.RECEIVED)


def test_clips_of_all_outdoor_cameras_are_held_and_none_else(office: Office) -> None:
    inside = [office.shelf.add(camera, WINDOW_MS) for camera in (DOOR, GARDEN)]
    office.shelf.add(HALL, WINDOW_MS)
    office.shelf.add(DOOR, WINDOW_MS - HOUR_MS)
    record = received(office, office.request())
    kind, clip_ids, until_ms = office.shelf.holds[HoldId(record.id)]
    assert kind is HoldKind.ACTION
    assert set(clip_ids) == {clip.id for clip in inside}
    assert until_ms == record.request.closes_ms + DAY_MS


def test_clips_for_somebody_who_is_known_are_under_no_quota(office: Office) -> None:
    office.shelf.add(DOOR, WINDOW_MS)
    request = office.request(
        verification=Verification(level=Level.CALLED_BACK, method="called_back", by_user="anna", at_ms=NOW_MS)
    )
    record = received(office, request)
    assert office.shelf.holds[HoldId(record.id)][0] is HoldKind.REQUEST


def test_nothing_is_held_where_there_is_nothing(office: Office) -> None:
    received(office, office.request())
    assert not office.shelf.holds


def test_a_second_one_of_the_same_organisation_waits_on_nobodys_screen(office: Office) -> None:
    first = received(office, office.request())
    office.shelf.add(DOOR, WINDOW_MS)
    second = received(office, office.request(case_reference="another"))
    assert (first.state, second.state) == (RequestState.PENDING, RequestState.SET_ASIDE)
    # Nobody is told, and outside both are the same. It may be the real one, so that time does not decide about it.
    assert [request_id for request_id, happening in office.told if happening in TO_EVERYBODY] == [first.id] * 2
    assert [*office.shelf.holds] == [HoldId(second.id)]
    assert seen(office, first) is seen(office, second) is Outside.OPEN


def test_more_than_five_a_day_wait_on_nobodys_screen(office: Office) -> None:
    states = [received(office, office.request(**of(f"Office {number}"))).state for number in range(7)]
    assert states == [RequestState.PENDING] * 5 + [RequestState.SET_ASIDE] * 2


NOBODY: dict[str, Any] = {"requester": {"type": "other"}, "case_reference": ""}


def test_whoever_names_nobody_keeps_no_other_off_the_screen_but_for_the_limit_of_a_day(office: Office) -> None:
    """All who gave no name used to be one requester: a neighbor was not told of another one for two weeks."""
    records = [received(office, office.request(**NOBODY)) for _ in range(7)]
    assert [record.state for record in records] == [RequestState.PENDING] * 5 + [RequestState.SET_ASIDE] * 2
    assert reasons(records[-1].findings) == {"daily_limit"}


@pytest.mark.parametrize("name", ["", "Anna Hall"])
def test_what_a_person_gives_away_from_the_panel_counts_for_no_requester(office: Office, name: str) -> None:
    clip = office.shelf.add(DOOR, WINDOW_MS)
    own: dict[str, Any] = {
        "requester": {"type": "household", "person_name": name},
        "proposal": {"recipient": "Anna", "clip_ids": [clip.id]},
    }
    for _ in range(3):
        assert received(office, office.request(Channel.UI, **own)).state is RequestState.PENDING
    stranger: dict[str, Any] = {"requester": {"type": "other", "person_name": name}}
    assert received(office, office.request(**stranger)).state is RequestState.PENDING


def test_what_a_person_gives_away_amends_nothing(office: Office) -> None:
    own: dict[str, Any] = {"requester": {"type": "household", "person_name": "Anna Hall"}}
    first = received(office, office.request(Channel.UI, **own))
    received(office, office.request(Channel.UI, **own, supersedes=first.id))
    assert office.state.requests.head(first.id).state is RequestState.PENDING


def test_what_the_home_takes_in_itself_counts_for_no_day(office: Office) -> None:
    for number in range(6):
        record = received(office, office.request(Channel.UI, **of(f"Office {number}")))
        assert record.state is RequestState.PENDING
    assert received(office, office.request(**of("One more"))).state is RequestState.PENDING


@pytest.mark.parametrize("scope", MuteScope)
def test_what_is_muted_waits_on_nobodys_screen(office: Office, scope: MuteScope) -> None:
    first = received(office, office.request(**of("Office 1", "C-1")))
    mute(office.desk, first.id, scope, until_ms=None, now_ms=NOW_MS)
    states = {
        name: received(office, office.request(**of(organisation, case))).state
        for name, organisation, case in (
            ("same case", "Office 2", "c 1"),
            ("other", "Office 3", "C-2"),
        )
    }
    muted = {MuteScope.REQUESTER: set(), MuteScope.CASE: {"same case"}, MuteScope.EVERYTHING: {"same case", "other"}}
    assert {name for name, state in states.items() if state is RequestState.SET_ASIDE} == muted[scope]


def test_a_mute_ends_with_its_time_and_the_later_one_counts(office: Office) -> None:
    first = received(office, office.request(**of("Office 1")))
    mute(office.desk, first.id, MuteScope.EVERYTHING, until_ms=NOW_MS + HOUR_MS, now_ms=NOW_MS)
    mute(office.desk, first.id, MuteScope.EVERYTHING, until_ms=NOW_MS + 1, now_ms=NOW_MS)
    (kept,) = office.state.requests.mutes()
    assert kept.until_ms == NOW_MS + HOUR_MS
    later = receive(office.desk, office.request(**of("Office 2")), now_ms=NOW_MS + HOUR_MS)
    assert later.state is RequestState.PENDING


def test_nobody_is_muted_by_a_name_that_is_not_there(office: Office) -> None:
    nameless = received(office, office.request(requester={"type": "other"}, case_reference=""))
    for scope in (MuteScope.REQUESTER, MuteScope.CASE):
        with pytest.raises(NothingToMute):
            mute(office.desk, nameless.id, scope, until_ms=None, now_ms=NOW_MS)
    assert not office.state.requests.mutes()


def test_an_amendment_takes_the_place_of_what_it_amends(office: Office) -> None:
    first = received(office, office.request())
    second = received(office, office.request(supersedes=first.id, purpose="It was a moped."))
    assert second.state is RequestState.PENDING
    assert office.state.requests.get_request(first.id).state is RequestState.WITHDRAWN


def _shown(_office: Office, _record: RequestRecord) -> None:
    pass


def _declined(office: Office, record: RequestRecord) -> None:
    decline(office.desk, record.id, actor="anna", now_ms=NOW_MS)


def _dropped(office: Office, record: RequestRecord) -> None:
    for _ in range(MOST_SET_ASIDE):
        received(office, office.request(**of("Others")))
    assert office.state.requests.head(record.id).state is RequestState.CLOSED


def _erased(office: Office, record: RequestRecord) -> None:
    _dropped(office, record)
    erase_due(office.desk, now_ms=NOW_MS, is_clock_right=False)
    assert office.state.requests.get_request(record.id).is_erased


def _broken(office: Office, record: RequestRecord) -> None:
    office.state._database.rows("UPDATE requests SET content = x'7b7d' WHERE id = :id", {"id": record.id})


@pytest.mark.parametrize(
    ("is_muted", "become"),
    [
        (False, _shown),
        (False, _declined),
        (False, _broken),
        (True, _shown),
        (True, _declined),
        (True, _dropped),
        (True, _erased),
    ],
)
def test_whoever_amends_cannot_tell_what_became_of_the_first_one(
    office: Office, is_muted: bool, become: Callable[[Office, RequestRecord], None]
) -> None:
    """One that was set aside and dropped used to stay open, where one that was shown had closed."""
    if is_muted:
        office.state.requests.mute(Mute(scope=MuteScope.EVERYTHING, key="", until_ms=None))
    first = received(office, office.request())
    assert (first.state is RequestState.SET_ASIDE) is is_muted
    become(office, first)
    amendment = office.request(supersedes=first.id)
    statements: list[str] = []
    with watched(statements):
        take_in(office.desk, amendment, now_ms=NOW_MS)
    assert stands(office, first.id) is Outside.CLOSED
    assert stands(office, amendment.id) is Outside.OPEN
    # Nor by the time it takes.
    assert statements.count(queries.WHO_ASKED) == statements.count(queries.AMEND) == 1
    assert statements.count(queries.GET) == 1
    # By what the ledger was told a start does the same.
    (told,) = [fact for fact in office.history.told if getattr(fact, "request_id", "") == amendment.id]
    assert isinstance(told, RequestReceived)
    assert told.supersedes == first.id


@pytest.mark.parametrize("changes", [of("Somebody else"), {"requester": {"type": "other"}, "case_reference": ""}])
def test_nobody_else_closes_one_whose_words_are_gone(office: Office, changes: dict[str, Any]) -> None:
    office.state.requests.mute(Mute(scope=MuteScope.EVERYTHING, key="", until_ms=None))
    first = received(office, office.request(**changes))
    _erased(office, first)
    received(office, office.request(supersedes=first.id))
    assert stands(office, first.id) is Outside.OPEN
    received(office, office.request(Channel.API, **changes, supersedes=first.id))
    assert stands(office, first.id) is Outside.OPEN


def test_who_asked_what_was_dropped_is_known_until_it_has_closed_and_to_nobody_who_does_not_know_the_name(
    office: Office,
) -> None:
    office.state.requests.mute(Mute(scope=MuteScope.EVERYTHING, key="", until_ms=None))
    first, second = received(office, office.request()), received(office, office.request())
    for each in (first, second):
        office.desk.move(each.id, RequestInput.DROP, actor=None, now_ms=NOW_MS)
    erase_due(office.desk, now_ms=NOW_MS, is_clock_right=False)
    marks = [row[0] for row in office.state._database.rows("SELECT asked_by FROM requests")]
    assert len({mark for mark in marks if len(mark) == 32}) == 2
    close_due(office.desk, now_ms=first.request.closes_ms)
    assert office.state._database.rows("SELECT DISTINCT asked_by FROM requests") == [(None,)]


def test_who_asked_is_another_mark_in_every_home(office: Office, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Office(tmp_path / "other")
    keys = [each.state._database.rows("SELECT asking_key FROM desk")[0][0] for each in (office, other)]
    other.state.close()
    assert len(keys[0]) == len(keys[1]) == 32
    assert keys[0] != keys[1]


@pytest.mark.parametrize("organisation", ["Somebody else", "Northtown  POLICE"])
def test_nobody_amends_what_another_asked(office: Office, organisation: str) -> None:
    first = received(office, office.request())
    received(office, office.request(**of(organisation), supersedes=first.id))
    is_same = "Northtown" in organisation
    assert (office.state.requests.get_request(first.id).state is RequestState.WITHDRAWN) == is_same


def test_an_amendment_of_what_never_was_is_a_request_like_any(office: Office) -> None:
    unknown = office.request().id
    assert received(office, office.request(supersedes=unknown)).state is RequestState.PENDING
    (fact, *_) = office.history.told
    assert isinstance(fact, RequestReceived)
    assert fact.supersedes is None


def test_a_request_that_is_taken_in_twice_is_one(office: Office) -> None:
    request = office.request()
    first, second = received(office, request), received(office, request)
    assert first == second
    assert len(office.history.told) == 3


def test_what_the_ledger_cannot_take_is_not_there(office: Office) -> None:
    request = office.request()
    with office.ending(Point.LEDGER_REFUSED):
        received(office, request)
    resolve(office.desk, now_ms=NOW_MS)
    with pytest.raises(RequestUnknown):
        office.state.requests.get_request(request.id)
    assert not office.told


def test_a_book_that_begins_beside_a_long_history_looks_at_none_of_it(office: Office) -> None:
    received(office, office.request())
    told = office.history.told
    office.state.close()
    (office.folder / "state.db").unlink()
    office.restart(is_lost=True)
    resolve(office.desk, now_ms=NOW_MS)
    assert office.state.requests.taken == len(told)
    assert not office.state.requests.in_states(tuple(RequestState))


def test_words_of_a_requester_are_in_no_repr(office: Office) -> None:
    record = received(office, office.request(purpose="CANARY", message="CANARY"))
    assert "CANARY" not in repr(record)
    assert "CANARY" not in repr(office.history.told)
    assert ClipId("CANARY") not in repr(office.told)
