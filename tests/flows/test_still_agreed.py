"""What cools off goes live only where as many still agree as have to by now."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from custom_components.footage_guard.flows.cooling import go_on
from custom_components.footage_guard.flows.releasing import Released
from custom_components.footage_guard.model.approval import ApprovalStatement
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.policy import Policy

from .office import DOOR, HOUR_MS, Office
from .polls import Polls

type Happening = Callable[[Polls], object]

HOURS = 24


def voted(polls: Polls) -> ApprovalStatement:
    """Return what both approvers agreed to, and cools off."""
    statement = polls.frozen()
    polls.cast(statement)
    released = polls.cast(statement, "ben")
    assert isinstance(released, Released)
    assert not released.is_live
    return statement


@pytest.fixture
def polls(office: Office) -> Polls:
    return Polls(office, Policy(quorum=2, veto_hours=HOURS))


def _leave(polls: Polls) -> None:
    polls.active.remove("ben")


def _enroll(polls: Polls) -> None:
    polls.active.append("cleo")
    polls.enrolled += 1


def _look_indoors(polls: Polls) -> None:
    polls.office.house.outdoor = {**polls.office.house.outdoor, DOOR: False}
    _enroll(polls)


def _raise_the_quorum(polls: Polls) -> None:
    polls.policy = replace(polls.policy, quorum=3)


def _be_stricter(polls: Polls) -> None:
    polls.policy = replace(polls.policy, veto_hours=2 * HOURS)


@pytest.mark.parametrize("wait_hours", [0, HOURS])
@pytest.mark.parametrize("happens", [_leave, _look_indoors, _raise_the_quorum, _be_stricter])
def test_what_too_few_agree_to_by_now_ends_while_it_cools_off(
    polls: Polls, happens: Happening, wait_hours: int
) -> None:
    """At the next look, and not only when it would go live."""
    statement = voted(polls)
    happens(polls)
    polls.pass_time(wait_hours * HOUR_MS)
    go_on(polls.booth, polls.now)
    assert polls.state(statement.draft_id) is ReleaseState.VOID
    assert polls.stage(statement) is RequestState.PENDING, "it waits for a decision again"


def test_whoever_joins_ends_nothing_that_needs_no_more(polls: Polls) -> None:
    statement = voted(polls)
    _enroll(polls)
    polls.pass_time(HOURS * HOUR_MS)
    go_on(polls.booth, polls.now)
    assert polls.state(statement.draft_id) is ReleaseState.LIVE


def test_whoever_goes_ends_nothing_that_is_live(polls: Polls) -> None:
    statement = voted(polls)
    polls.pass_time(HOURS * HOUR_MS)
    go_on(polls.booth, polls.now)
    _leave(polls)
    go_on(polls.booth, polls.now)
    assert polls.state(statement.draft_id) is ReleaseState.LIVE
