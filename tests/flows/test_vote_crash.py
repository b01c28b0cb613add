"""A decision that is ended before and after each step: it never exposes more than before, and has one outcome.

What raises is there only if its last step was; whatever is left lets the same persons decide, or prepare it anew.
"""

from collections.abc import Callable

import pytest

from custom_components.footage_guard.flows import cooling, sharing
from custom_components.footage_guard.flows.releasing import Released
from custom_components.footage_guard.flows.resolving import resolve
from custom_components.footage_guard.flows.voting import Waiting
from custom_components.footage_guard.model.approval import ApprovalStatement
from custom_components.footage_guard.model.approval_facts import ReleaseApproved, VoteCast
from custom_components.footage_guard.model.ids import ReleaseId
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.request_facts import ReleaseMoved, RequestMoved, RequestUndone

from .office import HOUR_MS, Office, Point
from .polls import Polls

STEPS = range(7)
"""As many times a point is passed in the longest of them."""


def end(polls: Polls, point: Point, skipped: int, doing: Callable[[], object]) -> bool:
    """Do something that ends at a point, begin again, and tell whether it ended there."""
    with polls.office.ending(point, skipped) as stop:
        doing()
    polls.restart()
    resolve(polls.office.desk, now_ms=polls.now.ms)
    cooling.go_on(polls.booth, polls.now)
    return stop.is_over


def must_agree(polls: Polls, release_id: ReleaseId) -> None:
    """The history alone says of both what state.db does."""
    record = polls.booth.desk.releases.get_release(release_id)
    moved = [fact for fact in polls.told(ReleaseMoved) if fact.release_id == release_id]
    assert not moved or (moved[-1].state, moved[-1].version) == (record.state, record.version)
    head = polls.booth.desk.book.head(record.request_id)
    said = [
        fact
        for fact in polls.office.history.told
        if isinstance(fact, RequestMoved | RequestUndone) and fact.request_id == record.request_id
    ]
    assert (said[-1].state, said[-1].version) == (head.state, head.version)


def must_be_votes_of_the_ledger(polls: Polls, statement: ApprovalStatement) -> int:
    """No vote counts of which the ledger was not told; return how many do."""
    told = {(fact.actor, fact.signature) for fact in polls.told(VoteCast)}
    kept = {(each.vote.person_id, each.vote.signature) for each in polls.booth.drafts.votes(statement.draft_id)}
    assert kept <= told
    return polls.counted(statement)


@pytest.mark.parametrize("point", Point)
@pytest.mark.parametrize("skipped", STEPS)
def test_a_draft_is_frozen_or_can_be_frozen_anew(office: Office, point: Point, skipped: int) -> None:
    polls = Polls(office)
    record = polls.drafted()
    end(polls, point, skipped, lambda: polls.freeze(record.id))
    must_agree(polls, record.id)
    if polls.state(record.id) is ReleaseState.DRAFTED:
        polls.freeze(record.id)
    frozen = polls.booth.drafts.frozen(record.id)
    assert frozen is not None
    assert [polls.cast(frozen.statement, name).__class__ for name in ("ada", "ben")] == [Waiting, Released]


@pytest.mark.parametrize("point", Point)
@pytest.mark.parametrize("skipped", STEPS)
def test_a_vote_counts_or_was_not_cast(office: Office, point: Point, skipped: int) -> None:
    polls = Polls(office)
    statement = polls.frozen()
    end(polls, point, skipped, lambda: polls.cast(statement))
    must_agree(polls, statement.draft_id)
    assert polls.state(statement.draft_id) in {ReleaseState.FROZEN, ReleaseState.VOTING}
    assert polls.stage(statement) is RequestState.PENDING
    if not must_be_votes_of_the_ledger(polls, statement):
        assert polls.cast(statement) == Waiting(votes=1, needed=2)
    assert isinstance(polls.cast(statement, "ben"), Released)


@pytest.mark.parametrize("point", Point)
@pytest.mark.parametrize("skipped", STEPS)
def test_the_last_vote_releases_or_nothing_leaves(office: Office, point: Point, skipped: int) -> None:
    polls = Polls(office)
    statement = polls.frozen()
    polls.cast(statement)
    end(polls, point, skipped, lambda: polls.cast(statement, "ben"))
    must_agree(polls, statement.draft_id)
    votes = must_be_votes_of_the_ledger(polls, statement)
    state, stage = polls.state(statement.draft_id), polls.stage(statement)
    assert (state, stage, votes) in {
        # The last vote was not cast.
        (ReleaseState.VOTING, RequestState.PENDING, 1),
        # The ledger was told of the release, and nothing tells how it went.
        (ReleaseState.VOID, RequestState.PENDING, 1),
        (ReleaseState.COOLING, RequestState.APPROVED, 2),
    }
    if state is ReleaseState.COOLING:
        assert polls.told(ReleaseApproved)
    if state is ReleaseState.VOTING:
        assert isinstance(polls.cast(statement, "ben"), Released)


@pytest.mark.parametrize("point", Point)
@pytest.mark.parametrize("skipped", STEPS)
def test_a_release_without_a_wait_is_live_or_nothing_leaves(office: Office, point: Point, skipped: int) -> None:
    polls = Polls(office, Policy(cooling_minutes=0))
    statement = polls.frozen()
    end(polls, point, skipped, lambda: polls.cast(statement))
    must_agree(polls, statement.draft_id)
    must_be_votes_of_the_ledger(polls, statement)
    assert (polls.state(statement.draft_id), polls.stage(statement)) in {
        (ReleaseState.FROZEN, RequestState.PENDING),
        (ReleaseState.VOID, RequestState.PENDING),
        # It was about to be live, which is as good as having been.
        (ReleaseState.ENDED, RequestState.PENDING),
        (ReleaseState.LIVE, RequestState.DISCLOSED),
    }


@pytest.mark.parametrize("point", [Point.LEDGER_REFUSED, Point.BOOK_REFUSED])
@pytest.mark.parametrize("skipped", STEPS)
@pytest.mark.parametrize("wait", [0, 10])
def test_a_last_vote_that_failed_leaves_nothing_that_goes_out(
    office: Office, point: Point, skipped: int, wait: int
) -> None:
    """Whoever voted is told that it failed, and nobody knows the link: the process goes on without a restart."""
    polls = Polls(office, Policy(cooling_minutes=wait))
    statement = polls.frozen()
    released: list[object] = []
    with polls.office.refusing(point, skipped):
        released.append(polls.cast(statement))
    resolve(polls.office.desk, now_ms=polls.now.ms)
    polls.pass_time(HOUR_MS)
    cooling.go_on(polls.booth, polls.now)
    sharing.end_idle(polls.booth, (), now_ms=polls.now.ms)
    must_agree(polls, statement.draft_id)
    found = (polls.state(statement.draft_id), polls.stage(statement))
    if released:
        assert found == (ReleaseState.LIVE, RequestState.DISCLOSED)
        return
    assert polls.leases.of(statement.draft_id) is None
    assert found in {
        (ReleaseState.FROZEN, RequestState.PENDING),
        (ReleaseState.VOID, RequestState.PENDING),
        (ReleaseState.ENDED, RequestState.PENDING),
        # It was live, and nobody had its link.
        (ReleaseState.ENDED, RequestState.DISCLOSED),
    }


@pytest.mark.parametrize("point", Point)
@pytest.mark.parametrize("skipped", STEPS)
def test_what_has_cooled_off_goes_live_or_ends(office: Office, point: Point, skipped: int) -> None:
    polls = Polls(office, Policy())
    statement = polls.frozen()
    polls.cast(statement)
    polls.pass_time(HOUR_MS)
    is_ended = end(polls, point, skipped, lambda: cooling.go_on(polls.booth, polls.now))
    must_agree(polls, statement.draft_id)
    found = (polls.state(statement.draft_id), polls.stage(statement))
    assert found in {
        # After a start the second clock begins again.
        (ReleaseState.COOLING, RequestState.APPROVED),
        (ReleaseState.ENDED, RequestState.PENDING),
        (ReleaseState.LIVE, RequestState.DISCLOSED),
    }
    if not is_ended:
        assert found[0] is ReleaseState.LIVE


@pytest.mark.parametrize("point", Point)
@pytest.mark.parametrize("skipped", STEPS)
def test_an_edit_never_leaves_a_vote_for_something_else(office: Office, point: Point, skipped: int) -> None:
    polls = Polls(office)
    statement = polls.frozen()
    polls.cast(statement)
    record = polls.booth.desk.releases.get_release(statement.draft_id)
    clip = polls.office.shelf.clips[0]
    changed = polls.written(clip, purpose="Another purpose.")
    end(polls, point, skipped, lambda: polls.update(record.id, changed, record.version))
    must_agree(polls, record.id)
    is_changed = polls.booth.drafts.get_draft(record.id).purpose == "Another purpose."
    if polls.state(record.id) is ReleaseState.DRAFTED:
        assert polls.freeze(record.id).purpose == ("Another purpose." if is_changed else statement.purpose)
        frozen = polls.booth.drafts.frozen(record.id)
        assert frozen is not None
        assert polls.counted(frozen.statement) == 0
    else:
        assert not is_changed
        assert polls.counted(statement) == 1
