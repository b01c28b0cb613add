"""What was taken in is looked at afterwards, in turn: counted, held as far as there is room, and told what is not."""

from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from custom_components.footage_guard.disk.database import Database
from custom_components.footage_guard.flows import holding, matching
from custom_components.footage_guard.flows.closing import close_due
from custom_components.footage_guard.flows.deciding import decline, reopen, verify
from custom_components.footage_guard.flows.muting import end_mute, mute
from custom_components.footage_guard.flows.receiving import receive, settle_next, take_in
from custom_components.footage_guard.flows.resolving import resolve
from custom_components.footage_guard.flows.words import as_received
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.errors import StateDamaged
from custom_components.footage_guard.model.facts import EpochErased
from custom_components.footage_guard.model.happening import Happening
from custom_components.footage_guard.model.ids import HoldId, RequestId
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.quiet import QuietHours
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.request.request import Verification
from custom_components.footage_guard.model.request.words import Level
from custom_components.footage_guard.model.request_facts import RequestReceived, RequestScreened
from custom_components.footage_guard.model.retention import ACTION_HOLDS
from custom_components.footage_guard.model.rules.rule import Mute, MuteScope
from custom_components.footage_guard.model.rules.screening import reasons
from custom_components.footage_guard.vault.state import request_queries as queries

from .office import DAY_MS, DOOR, NOW_MS, Office, Point
from .test_deciding import CALLED
from .test_receiving import WINDOW_MS, of, received


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


def _break(office: Office, request_id: RequestId) -> None:
    office.state._database.rows("UPDATE requests SET content = x'7b7d' WHERE id = :id", {"id": request_id})


def test_one_that_cannot_be_read_keeps_no_other_waiting(office: Office) -> None:
    broken, *others = (take_in(office.desk, office.request(**of(f"Office {n}")), now_ms=NOW_MS).id for n in range(12))
    _break(office, broken)
    while settle_next(office.desk, now_ms=NOW_MS):
        pass
    assert office.state.requests.head(broken).state is RequestState.RECEIVED
    assert all(office.state.requests.head(other).state is not RequestState.RECEIVED for other in others)


def test_to_look_at_the_next_one_reads_the_others_not(office: Office) -> None:
    for number in range(30):
        take_in(office.desk, office.request(**of(f"Office {number}")), now_ms=NOW_MS)
    with patch.object(office.state.requests, "in_states", wraps=office.state.requests.in_states) as read:
        assert settle_next(office.desk, now_ms=NOW_MS)
    assert [call.args for call in read.call_args_list if RequestState.RECEIVED in call.args[0]] == [
        ((RequestState.RECEIVED,), 1)
    ]


def test_an_amendment_of_one_that_cannot_be_read_keeps_nothing_waiting(office: Office) -> None:
    older, other = received(office, office.request()), received(office, office.request(**of("Another office")))
    amendment = take_in(office.desk, office.request(supersedes=older.id), now_ms=NOW_MS)
    _break(office, older.id)
    assert settle_next(office.desk, now_ms=NOW_MS)
    assert office.state.requests.head(amendment.id).state is not RequestState.RECEIVED
    assert decline(office.desk, other.id, actor=None, now_ms=NOW_MS).state is RequestState.DECLINED


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


def test_what_is_looked_at_late_is_judged_by_when_it_came(office: Office) -> None:
    """It came at eight in the morning, and no start was before ten in the evening."""
    office.house.policy = Policy(quiet_hours=QuietHours(start=time(21), end=time(6)))
    record = take_in(office.desk, office.request(), now_ms=NOW_MS)
    settle_next(office.desk, now_ms=NOW_MS + DAY_MS * 14 // 24)
    assert "quiet_hours" not in found_in(office, record)


def test_a_no_before_anybody_looked_stays_one(office: Office) -> None:
    request_id = take_in(office.desk, office.request(), now_ms=NOW_MS).id
    decline(office.desk, request_id, actor=None, now_ms=NOW_MS)
    assert not settle_next(office.desk, now_ms=NOW_MS)
    assert office.state.requests.head(request_id).state is RequestState.DECLINED


@pytest.mark.parametrize("is_muted", [False, True])
def test_what_was_declined_before_anybody_looked_was_looked_at_when_it_waits_again(
    office: Office, is_muted: bool
) -> None:
    """Otherwise limits, mutes and what presses are passed over by declining at once and taking that back."""
    purpose = "Answer within 24 hours or you will be liable. Do not tell your lawyer."
    if is_muted:
        office.state.requests.mute(Mute(scope=MuteScope.EVERYTHING, key="", until_ms=None))
    looked_at = receive(office.desk, office.request(**of("Office 1"), purpose=purpose), now_ms=NOW_MS)
    taken_in = take_in(office.desk, office.request(**of("Office 2"), purpose=purpose), now_ms=NOW_MS)
    declined = decline(office.desk, taken_in.id, actor="anna", now_ms=NOW_MS, version=taken_in.version)
    assert declined.state is RequestState.DECLINED
    again = reopen(office.desk, taken_in.id, actor="anna", now_ms=NOW_MS, version=declined.version)
    assert again.state is RequestState.PENDING
    assert [finding.rule for finding in again.findings] == [finding.rule for finding in looked_at.findings]
    found = {finding.rule for finding in again.findings}
    assert "pressure" in found
    assert ("muted_everything" in found) is is_muted


def test_what_was_declined_before_anybody_looked_and_cannot_be_read_stays_declined(office: Office) -> None:
    request_id = take_in(office.desk, office.request(), now_ms=NOW_MS).id
    _break(office, request_id)
    with pytest.raises(StateDamaged):
        decline(office.desk, request_id, actor=None, now_ms=NOW_MS)
    assert office.state.requests.head(request_id).state is RequestState.DECLINED
    with pytest.raises(StateDamaged):
        reopen(office.desk, request_id, actor="anna", now_ms=NOW_MS, version=1)


@pytest.mark.parametrize("point", Point)
@pytest.mark.parametrize("skipped", range(3))
def test_a_crash_while_something_is_declined_at_once_has_it_looked_at(
    office: Office, point: Point, skipped: int
) -> None:
    taken_in = take_in(office.desk, office.request(), now_ms=NOW_MS)
    with office.ending(point, skipped):
        decline(office.desk, taken_in.id, actor="anna", now_ms=NOW_MS)
    resolve(office.desk, now_ms=NOW_MS)
    state = office.state.requests.get_request(taken_in.id).state
    assert state in {RequestState.PENDING, RequestState.DECLINED}
    assert any(isinstance(fact, RequestScreened) for fact in office.history.told)


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
    clip = office.shelf.add(DOOR, WINDOW_MS - DAY_MS)
    received(office, office.request(**of("Office 0")))
    office.shelf.add(DOOR, WINDOW_MS)
    for number in range(ACTION_HOLDS):
        office.shelf.holds[HoldId(f"hold {number}")] = (HoldKind.ACTION, (clip.id,), None)
    aside = received(office, office.request(**of("Office 0", "another")))
    assert aside.state is RequestState.SET_ASIDE
    assert len(office.shelf.holds) == ACTION_HOLDS
    assert found_in(office, aside)["not_held"] == {"clips": 1}
    # Beside other reasons nothing is held for it, and it need not be said: nobody waits for it.
    mute(office.desk, aside.id, MuteScope.EVERYTHING, until_ms=None, now_ms=NOW_MS)
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


def test_what_nobody_was_shown_counts_for_no_case_after_it_has_closed_either(office: Office) -> None:
    first = received(office, office.request())
    mute(office.desk, first.id, MuteScope.EVERYTHING, until_ms=None, now_ms=NOW_MS)
    hidden = [received(office, office.request()) for _ in range(2)]
    close_due(office.desk, now_ms=first.request.closes_ms)
    assert {office.state.requests.head(each.id).state for each in hidden} == {RequestState.CLOSED}
    end_mute(office.desk, first.id, MuteScope.EVERYTHING, actor="anna")
    assert received(office, office.request()).state is RequestState.PENDING


def test_what_came_by_a_clock_that_was_years_ahead_keeps_nobody_off_the_screen(office: Office) -> None:
    for number in range(5):
        late = replace(office.request(**of(f"Office {number}")), received_ms=NOW_MS + 3650 * DAY_MS)
        late = replace(late, closes_ms=late.received_ms + DAY_MS)
        assert receive(office.desk, late, now_ms=late.received_ms).state is RequestState.PENDING
    assert received(office, office.request()).state is RequestState.PENDING


def test_what_was_brought_back_counts_like_any_that_was_shown(office: Office) -> None:
    first = received(office, office.request())
    aside = received(office, office.request())
    reopen(office.desk, aside.id, actor="anna", now_ms=NOW_MS, version=aside.version)
    close_due(office.desk, now_ms=first.request.closes_ms)
    assert reasons(received(office, office.request()).findings) == {"case_limit"}


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


@pytest.mark.parametrize("is_first", [False, True])
def test_a_record_that_cannot_be_read_keeps_nobody_from_declining(office: Office, *, is_first: bool) -> None:
    """One of a clip, from between the last use of the desk and a start."""
    if not is_first:
        first = received(office, office.request())
    office.history.damaged.add(office.history.append(EpochErased(epoch="2026-10")))
    office.desk.is_behind = True
    assert not resolve(office.desk, now_ms=NOW_MS)
    if not is_first:
        decline(office.desk, first.id, actor="anna", now_ms=NOW_MS)
        assert office.state.requests.head(first.id).state is RequestState.DECLINED
