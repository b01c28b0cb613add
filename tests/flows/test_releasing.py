"""What was approved leaves at the announced moment, by both clocks; what ends it ends it whatever the clocks say."""

from collections.abc import Callable

import pytest

from custom_components.footage_guard.flows import releasing, sharing
from custom_components.footage_guard.flows.cooling import go_on, live_from_ms
from custom_components.footage_guard.flows.deciding import decline
from custom_components.footage_guard.flows.resolving import resolve
from custom_components.footage_guard.model.approval import ApprovalStatement
from custom_components.footage_guard.model.errors import NotLiveYet, RequestUnknown, TransitionRefused
from custom_components.footage_guard.model.happening import Happening
from custom_components.footage_guard.model.ids import ReleaseId
from custom_components.footage_guard.model.lifecycle.release import ReleaseInput, ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestInput, RequestState
from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.request_facts import ReleaseMoved

from .office import DAY_MS, HOUR_MS, NOW_MS, Killed, Office, Point, Stop
from .polls import Polls

MINUTE_MS = 60_000

type Stopping = Callable[[Polls, ApprovalStatement], object]
STOPS: tuple[Stopping, ...] = (
    lambda polls, stated: releasing.veto(polls.booth, stated.draft_id, actor="ben", now_ms=polls.now.ms),
    lambda polls, stated: decline(polls.office.desk, stated.request_id, actor="ben", now_ms=polls.now.ms),
)


@pytest.fixture
def polls(office: Office) -> Polls:
    """One approver is enough."""
    return Polls(office, Policy(link_days=31))


def cooling(polls: Polls) -> ApprovalStatement:
    statement = polls.frozen()
    polls.cast(statement)
    assert polls.state(statement.draft_id) is ReleaseState.COOLING
    return statement


def look(polls: Polls) -> int | None:
    return go_on(polls.booth, polls.now)


def begin_again(polls: Polls) -> None:
    """Restart; the clock that nobody sets begins anew."""
    polls.office.restart()
    polls.restart()
    resolve(polls.office.desk, now_ms=polls.now.ms)


def test_it_goes_live_when_both_clocks_say_so(polls: Polls) -> None:
    statement = cooling(polls)
    assert look(polls) == 10 * MINUTE_MS
    polls.pass_time(10 * MINUTE_MS - 1)
    assert look(polls) == 1
    assert polls.state(statement.draft_id) is ReleaseState.COOLING
    with pytest.raises(NotLiveYet):
        sharing.may_be_collected(polls.booth, statement.draft_id, now_ms=polls.now.ms)
    polls.pass_time(1)
    look(polls)
    assert (polls.state(statement.draft_id), polls.stage(statement)) == (ReleaseState.LIVE, RequestState.DISCLOSED)
    assert sharing.may_be_collected(polls.booth, statement.draft_id, now_ms=polls.now.ms) == statement
    assert polls.office.told[-1] == (statement.request_id, Happening.RELEASED)


def test_from_when_on_it_leaves_is_told_as_things_are(polls: Polls) -> None:
    """After a start it was told as it was before, in the past."""

    def told_ms() -> int:
        record = polls.booth.desk.releases.get_release(statement.draft_id)
        schedule = polls.booth.drafts.approved(statement.draft_id)
        assert schedule
        return live_from_ms(polls.booth, record, schedule, polls.now)

    statement = cooling(polls)
    polls.pass_time(9 * MINUTE_MS, steady_ms=9 * MINUTE_MS - 50)
    assert told_ms() == NOW_MS + 10 * MINUTE_MS
    begin_again(polls)
    polls.pass_time(3 * MINUTE_MS, steady_ms=0)
    assert told_ms() == polls.now.ms + 10 * MINUTE_MS
    look(polls)
    polls.pass_time(10 * MINUTE_MS)
    look(polls)
    polls.pass_time(HOUR_MS)
    assert (polls.state(statement.draft_id), told_ms()) == (ReleaseState.LIVE, NOW_MS + 10 * MINUTE_MS)


def test_a_clock_that_is_set_ahead_ends_no_wait(polls: Polls) -> None:
    statement = cooling(polls)
    polls.pass_time(HOUR_MS, steady_ms=MINUTE_MS)
    assert look(polls) == 9 * MINUTE_MS
    assert polls.state(statement.draft_id) is ReleaseState.COOLING


def test_with_a_clock_that_is_set_back_nothing_leaves_before_the_announced_moment(polls: Polls) -> None:
    statement = cooling(polls)
    polls.pass_time(-HOUR_MS, steady_ms=HOUR_MS)
    assert look(polls) == 70 * MINUTE_MS
    assert polls.state(statement.draft_id) is ReleaseState.COOLING


def test_after_a_restart_the_second_clock_begins_again(polls: Polls) -> None:
    statement = cooling(polls)
    polls.pass_time(9 * MINUTE_MS)
    look(polls)
    begin_again(polls)
    polls.pass_time(HOUR_MS, steady_ms=0)
    assert look(polls) == 10 * MINUTE_MS
    polls.pass_time(10 * MINUTE_MS)
    look(polls)
    assert polls.state(statement.draft_id) is ReleaseState.LIVE


def test_a_veto_lasts_for_hours_also_for_whoever_is_known(office: Office) -> None:
    polls = Polls(office, Policy(veto_hours=2, cooling_minutes=0))
    statement = cooling(polls)
    polls.pass_time(2 * HOUR_MS - 1)
    look(polls)
    releasing.veto(polls.booth, statement.draft_id, actor="ben", now_ms=polls.now.ms)
    assert (polls.state(statement.draft_id), polls.stage(statement)) == (ReleaseState.DECLINED, RequestState.PENDING)
    polls.pass_time(HOUR_MS)
    assert look(polls) is None
    assert polls.state(statement.draft_id) is ReleaseState.DECLINED


@pytest.mark.parametrize("stop", STOPS, ids=["veto", "decline"])
def test_what_was_stopped_kept_its_lease_by_which_an_older_history_had_it_go_live(polls: Polls, stop: Stopping) -> None:
    statement = cooling(polls)
    polls.office.history.stop = Stop(Point.BEFORE_LEDGER)
    with pytest.raises(Killed):
        stop(polls, statement)
    assert polls.leases.all() == []
    polls.office.history.stop = None
    look(polls)
    assert polls.state(statement.draft_id) is ReleaseState.VOID


@pytest.mark.parametrize("stop", STOPS, ids=["veto", "decline"])
def test_what_is_refused_takes_no_lease(polls: Polls, stop: Stopping) -> None:
    statement = cooling(polls)
    polls.pass_time(10 * MINUTE_MS)
    look(polls)
    with pytest.raises(TransitionRefused):
        stop(polls, statement)
    assert polls.leases.of(statement.draft_id) is not None


@pytest.mark.parametrize("state", ["cooling", "live"])
def test_what_was_stopped_leaves_by_no_row(polls: Polls, state: str) -> None:
    """Whoever writes state.db has neither a stopped release go on nor one that has ended be collected."""
    statement = cooling(polls)
    releasing.veto(polls.booth, statement.draft_id, actor="ben", now_ms=polls.now.ms)
    rows = polls.office.state._database.rows
    rows("UPDATE releases SET state = :state", {"state": state})
    rows("UPDATE requests SET state = 'approved'")
    polls.pass_time(HOUR_MS)
    with pytest.raises(NotLiveYet):
        sharing.may_be_collected(polls.booth, statement.draft_id, now_ms=polls.now.ms)
    if state == "cooling":
        look(polls)
        assert polls.state(statement.draft_id) is ReleaseState.VOID
    assert polls.told(ReleaseMoved)[-1].state is not ReleaseState.LIVE


def test_what_is_live_goes_on_when_its_request_has_closed(polls: Polls) -> None:
    statement = cooling(polls)
    polls.pass_time(10 * MINUTE_MS)
    look(polls)
    polls.office.desk.move(statement.request_id, RequestInput.CLOSE, actor=None, now_ms=polls.now.ms)
    record = polls.booth.desk.releases.get_release(statement.draft_id)
    assert polls.stage(statement) is RequestState.CLOSED
    assert releasing.schedule_of(polls.booth, record, statement) is not None


def test_what_cools_off_ends_where_its_request_was_declined_whatever_the_file_says(polls: Polls) -> None:
    statement = cooling(polls)
    polls.office.desk.move(statement.request_id, RequestInput.VOID, actor=None, now_ms=polls.now.ms)
    polls.office.state._database.rows("UPDATE requests SET state = 'approved', version = version - 1")
    polls.pass_time(HOUR_MS)
    look(polls)
    assert polls.state(statement.draft_id) is ReleaseState.VOID


def test_without_a_wait_it_is_live_at_once(office: Office) -> None:
    polls = Polls(office, Policy(cooling_minutes=0))
    statement = polls.frozen()
    released = polls.cast(statement)
    assert isinstance(released, releasing.Released)
    assert (released.is_live, released.live_from_ms) == (True, NOW_MS)
    assert polls.stage(statement) is RequestState.DISCLOSED


def test_it_is_looked_at_again_when_the_next_thing_is_due(polls: Polls) -> None:
    assert look(polls) is None
    statement = cooling(polls)
    assert look(polls) == 10 * MINUTE_MS
    polls.pass_time(10 * MINUTE_MS)
    look(polls)
    assert look(polls) == statement.terms.not_after.ms - polls.now.ms


def test_a_recipient_is_new_once(polls: Polls) -> None:
    to = {"name": "B. Wood", "organisation": "Wood & Co", "level": 1, "method": "answered"}
    first = polls.frozen(recipient=to)
    polls.cast(first)
    before = polls.frozen(recipient=to)
    polls.pass_time(10 * MINUTE_MS)
    look(polls)
    assert polls.state(first.draft_id) is ReleaseState.LIVE
    after = polls.frozen(recipient=to)
    assert [each.terms.cooling_minutes for each in (first, before, after)] == [10, 10, 0]
    assert isinstance(polls.cast(before), releasing.Released)


def test_what_is_live_is_not_vetoed(polls: Polls) -> None:
    statement = cooling(polls)
    polls.pass_time(HOUR_MS)
    look(polls)
    with pytest.raises(TransitionRefused):
        releasing.veto(polls.booth, statement.draft_id, actor="ben", now_ms=polls.now.ms)


@pytest.mark.parametrize("wrong", [{"is_locked_down": True}, {"is_rolled_back": True}, {"is_read": False}], ids=str)
def test_what_is_due_waits_while_nothing_may_be_released(polls: Polls, wrong: dict[str, bool]) -> None:
    statement = cooling(polls)
    for name, value in wrong.items():
        setattr(polls, name, value)
    polls.pass_time(HOUR_MS)
    assert look(polls) == MINUTE_MS, "it is looked at again"
    assert polls.state(statement.draft_id) is ReleaseState.COOLING
    polls.is_locked_down = polls.is_rolled_back = False
    polls.is_read = True
    look(polls)
    assert polls.state(statement.draft_id) is ReleaseState.LIVE


@pytest.mark.parametrize(
    ("votes", "after", "stage"),
    [
        (0, ReleaseState.VOID, RequestState.PENDING),
        (1, ReleaseState.VOID, RequestState.PENDING),
        (2, ReleaseState.VOID, RequestState.PENDING),
        (3, ReleaseState.ENDED, RequestState.DISCLOSED),
    ],
)
def test_all_of_it_ends_when_its_time_is_over(
    office: Office, votes: int, after: ReleaseState, stage: RequestState
) -> None:
    polls = Polls(office, Policy(quorum=2, link_days=2))
    statement = polls.frozen()
    for name in ("ada", "ben")[:votes]:
        polls.cast(statement, name)
    if votes == 3:
        polls.pass_time(HOUR_MS)
        look(polls)
    polls.pass_time(2 * DAY_MS)
    look(polls)
    assert (polls.state(statement.draft_id), polls.stage(statement)) == (after, stage)
    assert polls.office.told.count((statement.request_id, Happening.ENDED)) == (after is ReleaseState.ENDED)
    with pytest.raises(NotLiveYet):
        sharing.may_be_collected(polls.booth, statement.draft_id, now_ms=polls.now.ms)


@pytest.mark.parametrize(
    ("by", "happening"),
    [
        (ReleaseInput.REVOKE, Happening.REVOKED),
        (ReleaseInput.LOCK_DOWN, Happening.REVOKED),
        (ReleaseInput.EXPIRE, Happening.ENDED),
        (ReleaseInput.USE_UP, Happening.ENDED),
        (ReleaseInput.INTERRUPT, Happening.ENDED),
    ],
)
def test_whatever_ends_a_share_is_told(polls: Polls, by: ReleaseInput, happening: Happening) -> None:
    statement = cooling(polls)
    polls.pass_time(10 * MINUTE_MS)
    look(polls)
    polls.booth.desk.move_release(statement.draft_id, by, actor=None, now_ms=polls.now.ms)
    assert polls.office.told[-1] == (statement.request_id, happening)


def test_what_nobody_could_collect_ends_without_a_word(polls: Polls) -> None:
    statement = cooling(polls)
    before = list(polls.office.told)
    polls.booth.desk.move_release(statement.draft_id, ReleaseInput.LOCK_DOWN, actor=None, now_ms=polls.now.ms)
    assert polls.office.told == before


@pytest.mark.parametrize("is_live", [False, True])
@pytest.mark.parametrize("sql", ["UPDATE frozen SET statement = x''", "DELETE FROM frozen", "DELETE FROM approved"])
def test_of_what_is_not_known_nothing_leaves(polls: Polls, sql: str, *, is_live: bool) -> None:
    statement = cooling(polls)
    if is_live:
        polls.pass_time(HOUR_MS)
        look(polls)
    polls.office.state._database.rows(sql)
    polls.pass_time(HOUR_MS)
    look(polls)
    is_untouched = is_live and "approved" in sql
    expected = ReleaseState.LIVE if is_untouched else (ReleaseState.ENDED if is_live else ReleaseState.VOID)
    assert polls.state(statement.draft_id) is expected


@pytest.mark.parametrize("changed", ["live_from_ms = 0", "wait_ms = 0", "leaf = 0", "leaf = 9999"])
def test_whoever_writes_another_moment_into_state_db_ends_it(polls: Polls, changed: str) -> None:
    statement = cooling(polls)
    polls.office.state._database.rows(f"UPDATE approved SET {changed}")  # noqa: S608  # for a test
    look(polls)
    assert (polls.state(statement.draft_id), polls.stage(statement)) == (ReleaseState.VOID, RequestState.PENDING)


def test_whoever_writes_a_later_end_into_state_db_ends_it(polls: Polls) -> None:
    statement = cooling(polls)
    polls.pass_time(HOUR_MS)
    look(polls)
    polls.office.state._database.rows(
        "UPDATE frozen SET statement = CAST(replace(CAST(statement AS TEXT), '2026-12', '2027-12') AS BLOB)"
    )
    look(polls)
    assert polls.state(statement.draft_id) is ReleaseState.ENDED


def test_what_went_live_before_its_request_was_told_is_told_at_the_start(polls: Polls) -> None:
    statement = cooling(polls)
    polls.office.state.releases.move(statement.draft_id, ReleaseState.LIVE, was=2, version=2, now_ms=polls.now.ms)
    begin_again(polls)
    assert polls.stage(statement) is RequestState.DISCLOSED


def test_a_request_that_was_closed_meanwhile_stays_what_it_is(polls: Polls) -> None:
    statement = cooling(polls)
    polls.office.desk.move(statement.request_id, RequestInput.CLOSE, actor=None, now_ms=NOW_MS)
    polls.pass_time(HOUR_MS)
    look(polls)
    assert polls.stage(statement) is RequestState.EXPIRED
    assert polls.state(statement.draft_id) is ReleaseState.VOID


def test_nobody_stops_what_is_not_there(polls: Polls) -> None:
    with pytest.raises(RequestUnknown):
        releasing.veto(polls.booth, ReleaseId("01KB0000000000000000000000"), actor="ben", now_ms=NOW_MS)
