"""Only somebody of whom it is as sure as before that they got something before gets more without the first wait."""

from typing import Any

import pytest

from custom_components.footage_guard.flows.cooling import go_on
from custom_components.footage_guard.flows.erasing import WORDS_DAYS, erase_due
from custom_components.footage_guard.model.approval import ApprovalStatement
from custom_components.footage_guard.model.lifecycle.release import ReleaseInput, ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestInput
from custom_components.footage_guard.model.policy import Policy

from .office import DAY_MS, Office
from .polls import Polls

MINUTE_MS = 60_000
METHODS = {1: "answered", 2: "called_back", 4: "saw_document"}


@pytest.fixture
def polls(office: Office) -> Polls:
    return Polls(office, Policy(), "ada")


def to(level: int, **changed: str) -> dict[str, Any]:
    """Return a recipient of whom an approver is so sure."""
    named = {"name": "Kim Lee", "organisation": "Police of Springfield", **changed}
    return {**named, "level": level, "method": METHODS[level]} if level else named


def given(polls: Polls, level: int) -> ApprovalStatement:
    """Return what went to somebody of whom an approver was so sure."""
    statement = polls.frozen(recipient=to(level))
    assert statement.terms.cooling_minutes == 10
    polls.cast(statement)
    polls.pass_time(10 * MINUTE_MS)
    go_on(polls.booth, polls.now)
    assert polls.state(statement.draft_id) is ReleaseState.LIVE
    return statement


def waits(polls: Polls, level: int, **changed: str) -> int:
    """Return for how many minutes what would go to somebody now waits."""
    return polls.frozen(recipient=to(level, **changed)).terms.cooling_minutes


@pytest.mark.parametrize(
    ("then", "now", "minutes"),
    [(2, 2, 0), (1, 2, 0), (2, 4, 0), (2, 1, 10), (2, 0, 10), (1, 0, 10), (0, 0, 10), (0, 1, 10), (0, 2, 10)],
)
def test_a_name_is_known_by_no_less_than_it_was_then(polls: Polls, then: int, now: int, minutes: int) -> None:
    given(polls, then)
    assert waits(polls, now) == minutes


def test_another_name_is_another_recipient(polls: Polls) -> None:
    given(polls, 2)
    assert waits(polls, 2, name="kim lee.") == 0
    assert waits(polls, 2, name="Kim Leé") == 10
    assert waits(polls, 2, organisation="Police of Shelbyville") == 10


def test_what_was_revoked_had_gone_to_them(polls: Polls) -> None:
    statement = given(polls, 2)
    polls.office.desk.move_release(statement.draft_id, ReleaseInput.REVOKE, actor="ada", now_ms=polls.now.ms)
    assert waits(polls, 2) == 0


@pytest.mark.parametrize("by", [ReleaseInput.VETO, ReleaseInput.LOCK_DOWN])
def test_what_was_stopped_went_to_nobody(polls: Polls, by: ReleaseInput) -> None:
    statement = polls.frozen(recipient=to(2))
    polls.cast(statement)
    assert waits(polls, 2) == 10, "it has not gone yet"
    polls.office.desk.move_release(statement.draft_id, by, actor="ada", now_ms=polls.now.ms)
    assert waits(polls, 2) == 10


@pytest.mark.parametrize(
    "row",
    [
        "UPDATE releases SET state = 'live'",
        "UPDATE releases SET state = 'ended'",
        "INSERT INTO approved SELECT release, 0, 0, leaf FROM frozen",
        "INSERT INTO approved SELECT release, 0, 0, 9999 FROM frozen",
    ],
)
def test_no_row_makes_somebody_known(polls: Polls, row: str) -> None:
    """Whoever can write state.db has what was only prepared look as if it had gone."""
    polls.frozen(recipient=to(2))
    rows = polls.office.state._database.rows
    rows(row)
    rows("UPDATE requests SET state = 'disclosed'")
    assert waits(polls, 2) == 10


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE frozen SET statement = x''",
        "UPDATE frozen SET statement = CAST(replace(statement, 'Kim Lee', 'Lee Kim') AS BLOB)",
        "UPDATE approved SET leaf = 0",
        "UPDATE approved SET leaf = 9999",
        "DELETE FROM approved",
        "UPDATE requests SET leaf = 9999",
    ],
)
def test_by_what_is_not_as_it_was_told_nobody_is_known(polls: Polls, harm: str) -> None:
    given(polls, 2)
    polls.office.state._database.rows(harm)
    assert waits(polls, 2) == 10
    assert waits(polls, 2, name="Lee Kim") == 10


def test_who_got_something_is_forgotten_with_the_words_of_the_request(polls: Polls) -> None:
    statement = given(polls, 2)
    desk = polls.office.desk
    desk.move_release(statement.draft_id, ReleaseInput.REVOKE, actor="ada", now_ms=polls.now.ms)
    desk.move(statement.request_id, RequestInput.CLOSE, actor=None, now_ms=polls.now.ms)
    later = polls.now.ms + (WORDS_DAYS + 1) * DAY_MS
    assert erase_due(desk, now_ms=later, is_clock_right=True)
    assert waits(polls, 2) == 10
