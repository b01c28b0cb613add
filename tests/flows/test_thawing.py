"""Finished files go where nobody can vote for them any more; what nobody voted on takes so much of a disk at most."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest

from custom_components.footage_guard.flows.thawing import MOST_BYTES, thaw_oldest, thaw_outdated
from custom_components.footage_guard.flows.voting import Waiting
from custom_components.footage_guard.model.approval import ApprovalStatement
from custom_components.footage_guard.model.errors import NotFrozen, StatementChanged
from custom_components.footage_guard.model.lifecycle.release import ReleaseInput, ReleaseState
from custom_components.footage_guard.model.policy import STRICTEST
from custom_components.footage_guard.model.quiet import QuietHours
from custom_components.footage_guard.model.request_facts import ReleaseMoved

from .office import HALL, Office
from .polls import TWO, Polls

HALF = MOST_BYTES // 2


@pytest.fixture
def polls(office: Office) -> Polls:
    return Polls(office)


def frozen(polls: Polls, size_bytes: int) -> ApprovalStatement:
    """Return a draft with files of a size, a moment after the one before."""
    polls.pass_time(1)
    return polls.freeze(polls.drafted().id, size_bytes=size_bytes)


def states(polls: Polls, *statements: ApprovalStatement) -> list[ReleaseState]:
    return [polls.state(statement.draft_id) for statement in statements]


FROZEN, DRAFTED = ReleaseState.FROZEN, ReleaseState.DRAFTED


@pytest.mark.parametrize(
    ("sizes", "left"),
    [
        ([HALF, HALF, HALF], [FROZEN, FROZEN, FROZEN]),
        ([HALF, HALF, 1, HALF], [DRAFTED, FROZEN, FROZEN, FROZEN]),
        ([1, MOST_BYTES + 1, 1, 1], [DRAFTED, DRAFTED, FROZEN, FROZEN]),
        # The last one is what somebody has just waited for.
        ([10 * MOST_BYTES], [FROZEN]),
        ([], []),
    ],
)
def test_the_oldest_go_until_the_rest_is_small_enough(polls: Polls, sizes: list[int], left: list[ReleaseState]) -> None:
    made = [frozen(polls, size) for size in sizes]
    thaw_oldest(polls.booth, now_ms=polls.now.ms)
    assert states(polls, *made) == left
    told = [fact for fact in polls.told(ReleaseMoved) if fact.by is ReleaseInput.EDIT]
    assert [(fact.release_id, fact.actor) for fact in told] == [
        (statement.draft_id, None) for statement, state in zip(made, left, strict=True) if state is DRAFTED
    ]


def test_what_somebody_voted_for_stays_and_does_not_count(polls: Polls) -> None:
    voted, other, last = (frozen(polls, size) for size in (10 * MOST_BYTES, MOST_BYTES, MOST_BYTES))
    polls.cast(voted)
    thaw_oldest(polls.booth, now_ms=polls.now.ms)
    assert states(polls, voted, other, last) == [ReleaseState.VOTING, FROZEN, FROZEN]


def test_a_draft_that_went_back_takes_no_vote_and_is_frozen_anew(polls: Polls) -> None:
    old, _ = frozen(polls, MOST_BYTES + 1), frozen(polls, 1)
    thaw_oldest(polls.booth, now_ms=polls.now.ms)
    with pytest.raises(NotFrozen):
        polls.cast(old)
    again = polls.freeze(old.draft_id)
    assert again.sha256 != old.sha256
    polls.cast(again)
    assert polls.state(old.draft_id) is ReleaseState.VOTING


def test_a_statement_that_cannot_be_read_keeps_no_other_from_going_back(polls: Polls) -> None:
    harmed, old, last = (frozen(polls, MOST_BYTES + 1) for _ in range(3))
    edit = "UPDATE frozen SET statement = x'00' WHERE release = :release"
    polls.office.state._database.rows(edit, {"release": harmed.draft_id})
    thaw_oldest(polls.booth, now_ms=polls.now.ms)
    assert states(polls, old, last) == [DRAFTED, FROZEN]


OTHER = replace(TWO, quiet_hours=QuietHours(start=time(21), end=time(6)))
"""It differs in nothing that the drafts say."""


def test_what_nobody_can_vote_for_any_more_under_another_policy_is_written_on_again(polls: Polls) -> None:
    """It looked finished, and was refused for ever."""
    waiting, voted = polls.frozen(), polls.frozen()
    polls.cast(voted)
    thaw_outdated(polls.booth, now_ms=polls.now.ms)
    assert states(polls, waiting, voted) == [FROZEN, ReleaseState.VOTING]
    polls.policy = OTHER
    thaw_outdated(polls.booth, now_ms=polls.now.ms)
    assert states(polls, waiting, voted) == [DRAFTED, DRAFTED]
    again = polls.freeze(voted.draft_id)
    assert again.policy_sha256 == OTHER.digest
    assert polls.cast(again, "ben") == Waiting(votes=1, needed=2)


def test_what_was_frozen_under_a_key_of_the_history_that_was_lost_is_written_on_again(polls: Polls) -> None:
    """The same: a vote is one for a statement that names the history."""
    waiting, voted = polls.frozen(), polls.frozen()
    polls.cast(voted)
    polls.booth = replace(polls.booth, instance="footage_guard/another")
    with pytest.raises(StatementChanged):
        polls.cast(waiting)
    thaw_outdated(polls.booth, now_ms=polls.now.ms)
    assert states(polls, waiting, voted) == [DRAFTED, DRAFTED]
    again = polls.freeze(voted.draft_id)
    assert again.instance == "footage_guard/another"
    assert polls.cast(again, "ben") == Waiting(votes=1, needed=2)


def test_what_more_have_to_agree_to_by_now_is_written_on_again(polls: Polls) -> None:
    indoors, outdoors = polls.frozen(polls.clip(HALL)), polls.frozen()
    polls.active.append("cleo")
    polls.enrolled = 3
    thaw_outdated(polls.booth, now_ms=polls.now.ms)
    assert states(polls, indoors, outdoors) == [DRAFTED, FROZEN]
    assert polls.freeze(indoors.draft_id).needed == 3


def _unknown(polls: Polls) -> None:
    polls.policy = STRICTEST


def _unread(polls: Polls) -> None:
    polls.policy, polls.is_read = OTHER, False


def _rolled_back(polls: Polls) -> None:
    polls.policy, polls.is_rolled_back = OTHER, True


def _smaller(polls: Polls) -> None:
    polls.active.remove("ben")
    polls.enrolled = 1


@pytest.mark.parametrize("happens", [_unknown, _unread, _rolled_back, _smaller])
def test_where_it_may_be_voted_for_again_it_stays(polls: Polls, happens: Callable[[Polls], None]) -> None:
    statement = polls.frozen(polls.clip(HALL))
    happens(polls)
    thaw_outdated(polls.booth, now_ms=polls.now.ms)
    assert states(polls, statement) == [FROZEN]


def test_one_that_cannot_be_read_keeps_no_other_from_going_back_under_another_policy(polls: Polls) -> None:
    harmed, old = polls.frozen(), polls.frozen()
    edit = "UPDATE frozen SET statement = x'00' WHERE release = :release"
    polls.office.state._database.rows(edit, {"release": harmed.draft_id})
    polls.policy = OTHER
    thaw_outdated(polls.booth, now_ms=polls.now.ms)
    assert states(polls, harmed, old) == [FROZEN, DRAFTED]
