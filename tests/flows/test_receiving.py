"""A request that comes in is kept, told, looked at and held; what is wrong with it nobody outside learns."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from custom_components.footage_guard.disk.database import Database
from custom_components.footage_guard.flows import holding, matching
from custom_components.footage_guard.flows.closing import close_due
from custom_components.footage_guard.flows.deciding import decline, mute, reopen, verify
from custom_components.footage_guard.flows.receiving import receive, settle_next, take_in
from custom_components.footage_guard.flows.resolving import resolve
from custom_components.footage_guard.flows.words import as_received
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.errors import NothingToMute, RequestUnknown
from custom_components.footage_guard.model.happening import TO_EVERYBODY, Happening
from custom_components.footage_guard.model.ids import ClipId, HoldId
from custom_components.footage_guard.model.lifecycle.outside import Outside, outside
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.request.request import FootageRequest, Verification
from custom_components.footage_guard.model.request.words import Channel, Level
from custom_components.footage_guard.model.request_facts import RequestMoved, RequestReceived
from custom_components.footage_guard.model.retention import ACTION_HOLDS
from custom_components.footage_guard.model.rules.rule import MuteScope
from custom_components.footage_guard.model.rules.screening import reasons
from custom_components.footage_guard.vault.state import request_queries as queries

from .office import DAY_MS, DOOR, GARDEN, HALL, HOUR_MS, NOW_MS, Office, Point, police
from .test_deciding import CALLED

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


def test_it_waits_for_a_person_and_the_ledger_knows_its_digest(office: Office) -> None:
    request = office.request()
    record = received(office, request)
    assert record.state is RequestState.PENDING
    first, second = office.history.told
    assert isinstance(first, RequestReceived)
    assert (first.request_id, first.digest, first.closes_ms) == (request.id, request.digest, request.closes_ms)
    assert isinstance(second, RequestMoved)
    assert office.told == [(request.id, Happening.RECEIVED), (request.id, Happening.NEEDS_DECISION)]
    assert office.state.requests.get_request(request.id).request == request


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


def test_what_the_home_takes_in_itself_counts_for_no_day(office: Office) -> None:
    for number in range(6):
        record = received(office, office.request(Channel.UI, **of(f"Office {number}")))
        assert record.state is RequestState.PENDING
    assert received(office, office.request(**of("One more"))).state is RequestState.PENDING


@pytest.mark.parametrize("scope", MuteScope)
def test_what_is_muted_waits_on_nobodys_screen(office: Office, scope: MuteScope) -> None:
    first = received(office, office.request(**of("Office 1", "C-1")))
    mute(office.desk, first.id, scope, until_ms=None)
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
    mute(office.desk, first.id, MuteScope.EVERYTHING, until_ms=NOW_MS + HOUR_MS)
    mute(office.desk, first.id, MuteScope.EVERYTHING, until_ms=NOW_MS + 1)
    (kept,) = office.state.requests.mutes()
    assert kept.until_ms == NOW_MS + HOUR_MS
    later = receive(office.desk, office.request(**of("Office 2")), now_ms=NOW_MS + HOUR_MS)
    assert later.state is RequestState.PENDING


def test_nobody_is_muted_by_a_name_that_is_not_there(office: Office) -> None:
    nameless = received(office, office.request(requester={"type": "other"}, case_reference=""))
    for scope in (MuteScope.REQUESTER, MuteScope.CASE):
        with pytest.raises(NothingToMute):
            mute(office.desk, nameless.id, scope, until_ms=None)
    assert not office.state.requests.mutes()


def test_an_amendment_takes_the_place_of_what_it_amends(office: Office) -> None:
    first = received(office, office.request())
    second = received(office, office.request(supersedes=first.id, purpose="It was a moped."))
    assert second.state is RequestState.PENDING
    assert office.state.requests.get_request(first.id).state is RequestState.WITHDRAWN


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
    assert len(office.history.told) == 2


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


def test_whoever_asks_is_answered_before_anybody_here_looks(office: Office) -> None:
    """Taking in reads no clip, no hold, no mute and no policy: otherwise its time would tell of them."""
    office.shelf.add(DOOR, WINDOW_MS)
    shelf, home = office.desk.clips, office.desk.home
    office.desk.clips = office.desk.home = None  # type: ignore[assignment]  # to be used by nobody
    taken_in = take_in(office.desk, office.request(), now_ms=NOW_MS)
    office.desk.clips, office.desk.home = shelf, home
    assert (taken_in.state, taken_in.findings) == (RequestState.RECEIVED, ())
    assert [type(fact) for fact in office.history.told] == [RequestReceived]
    assert not office.told
    assert not office.shelf.holds


@pytest.mark.parametrize("count", [0, 40])
def test_taking_in_runs_the_same_statements_whatever_there_is(office: Office, count: int) -> None:
    for number in range(count):
        office.shelf.add(DOOR, WINDOW_MS + number)
        received(office, office.request(**of(f"Office {number}")))
    statements: list[str] = []
    rows = Database.rows

    def watched(database: Database, sql: str, *values: Any) -> Any:
        statements.append(sql)
        return rows(database, sql, *values)

    with patch.object(Database, "rows", watched):
        take_in(office.desk, office.request(), now_ms=NOW_MS)
    assert statements == [queries.GET, queries.ADD, "BEGIN IMMEDIATE", queries.TELL, queries.SET_TAKEN, "COMMIT"]


def test_what_was_taken_in_is_looked_at_in_the_order_in_which_it_came(office: Office) -> None:
    first, second = (take_in(office.desk, office.request(case_reference=case), now_ms=NOW_MS).id for case in "AB")
    assert settle_next(office.desk, now_ms=NOW_MS)
    # The second does not count against the first.
    assert office.state.requests.head(first).state is RequestState.PENDING
    assert office.state.requests.head(second).state is RequestState.RECEIVED
    assert settle_next(office.desk, now_ms=NOW_MS)
    assert office.state.requests.head(second).state is RequestState.SET_ASIDE
    assert not settle_next(office.desk, now_ms=NOW_MS)


def test_what_was_taken_in_and_not_looked_at_is_looked_at_by_the_next_start(office: Office) -> None:
    office.shelf.add(DOOR, WINDOW_MS)
    request_id = take_in(office.desk, office.request(), now_ms=NOW_MS).id
    office.restart()
    assert office.desk.is_behind
    resolve(office.desk, now_ms=NOW_MS)
    record = office.state.requests.get_request(request_id)
    assert record.state is RequestState.PENDING
    assert "unverified_authority" in {finding.rule for finding in record.findings}
    assert office.told == [(request_id, Happening.RECEIVED), (request_id, Happening.NEEDS_DECISION)]
    assert HoldId(request_id) in office.shelf.holds


def test_a_no_before_anybody_looked_stays_one(office: Office) -> None:
    request_id = take_in(office.desk, office.request(), now_ms=NOW_MS).id
    decline(office.desk, request_id, actor=None, now_ms=NOW_MS)
    assert not settle_next(office.desk, now_ms=NOW_MS)
    assert office.state.requests.head(request_id).state is RequestState.DECLINED


def found_in(office: Office, record: RequestRecord) -> dict[str, dict[str, Any]]:
    """Return what the rules found, by their names."""
    findings = office.state.requests.get_request(record.id).findings
    return {finding.rule: dict(finding.values) for finding in findings}


def test_a_window_that_the_quota_does_not_hold_is_said(office: Office) -> None:
    office.shelf.most_held = 1
    for number in range(2):
        office.shelf.add(DOOR, WINDOW_MS + number * 60_000)
    record = received(office, office.request())
    assert record.state is RequestState.PENDING
    assert not office.shelf.holds
    assert found_in(office, record)["not_held"] == {"clips": 2}


def test_what_is_held_after_all_is_no_longer_said_not_to_be(office: Office) -> None:
    office.shelf.most_held = 0
    office.shelf.add(DOOR, WINDOW_MS)
    record = received(office, office.request())
    assert "not_held" in found_in(office, record)
    verify(office.desk, record.id, CALLED, actor="anna", now_ms=NOW_MS, version=record.version)
    assert "not_held" not in found_in(office, record)
    assert HoldId(record.id) in office.shelf.holds


def test_a_window_with_more_clips_than_are_looked_at_is_said(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (matching, holding):
        monkeypatch.setattr(module, "MOST_CLIPS", 1)
    for number in range(2):
        office.shelf.add(DOOR, WINDOW_MS + number * 60_000)
    record = received(office, office.request())
    assert found_in(office, record)["too_many_clips"] == {"limit": 1}


def test_what_is_set_aside_pushes_no_hold_out(office: Office) -> None:
    clip = office.shelf.add(DOOR, WINDOW_MS)
    received(office, office.request(**of("Office 0")))
    for number in range(1, ACTION_HOLDS):
        office.shelf.holds[HoldId(f"hold {number}")] = (HoldKind.ACTION, (clip.id,), None)
    aside = received(office, office.request(**of("Office 0", "another")))
    assert aside.state is RequestState.SET_ASIDE
    assert len(office.shelf.holds) == ACTION_HOLDS
    assert found_in(office, aside)["not_held"] == {"clips": 1}
    # Beside other reasons nothing is held for it, and it need not be said: nobody waits for it.
    mute(office.desk, aside.id, MuteScope.EVERYTHING, until_ms=None)
    assert "not_held" not in found_in(office, received(office, office.request(**of("Office 0", "third"))))


def test_what_is_set_aside_is_listed_with_its_reason_and_can_be_brought_back(office: Office) -> None:
    received(office, office.request())
    aside = received(office, office.request(case_reference="another"))
    (first, _) = office.state.lists.page((1 << 62, ""), 10, is_open=True)
    listed = as_received(office.desk, first)
    assert (listed.id, listed.state) == (aside.id, RequestState.SET_ASIDE)
    assert found_in(office, listed)["open_limit"] == {"count": 1, "limit": 1}
    again = reopen(office.desk, aside.id, actor="anna", now_ms=NOW_MS, version=aside.version)
    assert again.state is RequestState.PENDING


def known(level: Level) -> Verification:
    return Verification(level=level, method="signed", by_user=None, at_ms=NOW_MS)


@pytest.mark.parametrize("first", Level)
@pytest.mark.parametrize("second", Level)
def test_a_request_only_counts_against_one_of_which_no_more_is_known(
    office: Office, first: Level, second: Level
) -> None:
    received(office, office.request(verification=known(first)))
    record = received(office, office.request(verification=known(second), case_reference="another"))
    assert (record.state is RequestState.SET_ASIDE) is (first >= second)


def test_whoever_is_proven_is_kept_off_the_screen_by_nobody_who_is_not(office: Office) -> None:
    for number in range(8):
        received(office, office.request(**of(f"Office {number}")))
    for _ in range(3):
        received(office, office.request())
    signed = received(office, office.request(verification=known(Level.SIGNED)))
    assert signed.state is RequestState.PENDING
    # Whoever says so without a proof is one of many.
    assert received(office, office.request(**of("Office 9"))).state is RequestState.SET_ASIDE


def test_how_the_owner_knows_who_asks_counts_like_a_proof(office: Office) -> None:
    first = received(office, office.request())
    verify(office.desk, first.id, CALLED, actor="anna", now_ms=NOW_MS, version=first.version)
    second = received(office, office.request(verification=CALLED, case_reference="another"))
    assert second.state is RequestState.SET_ASIDE


def test_how_somebody_is_known_that_cannot_be_read_vouches_for_nobody(office: Office) -> None:
    received(office, office.request(verification=known(Level.SIGNED)))
    office.state._database.rows("UPDATE requests SET verification = x'7b7d'")
    record = received(office, office.request(verification=known(Level.CONTACT), case_reference="another"))
    assert record.state is RequestState.PENDING


def test_a_third_one_for_the_same_case_waits_on_nobodys_screen(office: Office) -> None:
    """Whatever became of the first two: they have closed, so that nothing but their number speaks against it."""
    states = []
    for number in range(3):
        at_ms = NOW_MS + number * 15 * DAY_MS
        request = replace(office.request(), received_ms=at_ms, closes_ms=at_ms + DAY_MS)
        record = receive(office.desk, request, now_ms=at_ms)
        states.append(record.state)
        close_due(office.desk, now_ms=request.closes_ms)
    assert states == [RequestState.PENDING, RequestState.PENDING, RequestState.SET_ASIDE]
    assert reasons(record.findings) == {"case_limit"}


@pytest.mark.parametrize("is_crowded", [False, True])
def test_what_is_called_an_emergency_takes_the_same_way(tmp_path: Path, is_crowded: bool) -> None:
    """State, holds, facts, and what is told are those of any other; only the label is another."""
    seen = []
    for claimed in ("voluntary", "emergency"):
        (tmp_path / claimed).mkdir()
        office = Office(tmp_path / claimed)
        office.shelf.add(DOOR, WINDOW_MS)
        for number in range(6 * is_crowded):
            received(office, office.request(**of(f"Office {number}")))
        record = received(office, office.request(legal_basis={"claimed": claimed}))
        rules = [finding.rule for finding in record.findings if finding.rule != "emergency"]
        facts = [(type(fact), getattr(fact, "state", None)) for fact in office.history.told]
        told = [happening for request_id, happening in office.told if request_id == record.id]
        seen.append((record.state, rules, facts, told, office.shelf.holds, record.request.closes_ms))
        office.state.close()
    assert seen[0] == seen[1]
