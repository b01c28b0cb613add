"""Whoever writes state.db, past the ledger and without a key, gets no vote and no other statement."""

from typing import Any

import pytest

from custom_components.footage_guard.flows import releasing
from custom_components.footage_guard.flows.voting import Waiting
from custom_components.footage_guard.model.approval import ApprovalStatement
from custom_components.footage_guard.model.errors import (
    FootageGuardError,
    NotFrozen,
    RequestAltered,
    StatementChanged,
)
from custom_components.footage_guard.model.lifecycle.release import ReleaseInput
from custom_components.footage_guard.model.lifecycle.request import RequestInput
from custom_components.footage_guard.model.request.request import Verification
from custom_components.footage_guard.model.request.words import Level

from .office import NOW_MS, Office
from .polls import Polls

CALLED = Verification(level=Level.CALLED_BACK, method="called_back", by_user="ada", at_ms=NOW_MS)


@pytest.fixture
def polls(office: Office) -> Polls:
    """Two approvers, both of whom are needed."""
    return Polls(office)


def refused(polls: Polls, statement: ApprovalStatement, error: type[FootageGuardError], **how: Any) -> None:
    """A vote is refused, and nothing of it is kept or told."""
    before = len(polls.office.history.told)
    with pytest.raises(error):
        polls.cast(statement, **how)
    assert len(polls.office.history.told) == before


def _forged(table: str, column: str, word: str, other: str) -> str:
    """Return what puts another word into a row."""
    return f"UPDATE {table} SET {column} = CAST(replace(CAST({column} AS TEXT), '{word}', '{other}') AS BLOB)"  # noqa: S608  # for a test


def _sql(polls: Polls, sql: str) -> None:
    polls.office.state._database.rows(sql)


@pytest.mark.parametrize(
    ("sql", "error"),
    [
        (_forged("drafts", "content", "bicycle", "painting"), StatementChanged),
        (_forged("frozen", "statement", "bicycle", "painting"), StatementChanged),
        (_forged("frozen", "statement", '"needed":2', '"needed":1'), StatementChanged),
        ("UPDATE frozen SET leaf = leaf + 1", StatementChanged),
        ("UPDATE frozen SET leaf = 9999", StatementChanged),
        ("UPDATE frozen SET leaf = NULL", NotFrozen),
        (_forged("requests", "content", "bicycle", "painting"), RequestAltered),
        ("UPDATE requests SET state = 'declined'", RequestAltered),
        ("UPDATE requests SET version = version + 1", RequestAltered),
        (_forged("requests", "verification", '"level":0', '"level":3'), RequestAltered),
        ("UPDATE requests SET findings = CAST('[]' AS BLOB)", RequestAltered),
        ("UPDATE releases SET version = version + 1", StatementChanged),
    ],
)
def test_whoever_writes_state_db_gets_no_vote(polls: Polls, sql: str, error: type[FootageGuardError]) -> None:
    statement = polls.frozen()
    polls.cast(statement)
    _sql(polls, sql)
    refused(polls, statement, error, name="ben")
    assert not polls.shares.of


@pytest.mark.parametrize("by", [RequestInput.DECLINE, RequestInput.WITHDRAW])
def test_a_request_that_was_answered_waits_for_nobody_whatever_the_file_says(polls: Polls, by: RequestInput) -> None:
    statement = polls.frozen()
    polls.cast(statement)
    polls.office.desk.move(statement.request_id, by, actor="ben", now_ms=NOW_MS)
    _sql(polls, "UPDATE requests SET state = 'pending'")
    refused(polls, statement, RequestAltered, name="ben")
    _sql(polls, "UPDATE requests SET version = version - 1")
    refused(polls, statement, RequestAltered, name="ben")


@pytest.mark.parametrize("by", [ReleaseInput.VETO, ReleaseInput.DECLINE, ReleaseInput.LOCK_DOWN])
def test_what_was_stopped_is_voted_on_by_nobody_whatever_the_file_says(polls: Polls, by: ReleaseInput) -> None:
    """The vote before it is signed, and the ledger was told of it: one more would release what somebody stopped."""
    statement = polls.frozen()
    polls.cast(statement)
    polls.office.desk.move_release(statement.draft_id, by, actor="ben", now_ms=NOW_MS)
    _sql(polls, "UPDATE releases SET state = 'voting', version = version - 1")
    refused(polls, statement, StatementChanged, name="ben")


def test_what_was_stopped_is_not_prepared_anew_by_a_row(polls: Polls) -> None:
    statement = polls.frozen()
    releasing.veto(polls.booth, statement.draft_id, actor="ben", now_ms=NOW_MS)
    _sql(polls, "UPDATE releases SET state = 'drafted'")
    again = polls.freeze(statement.draft_id)
    refused(polls, again, StatementChanged, name="ben")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE votes SET signature = zeroblob(64)",
        "UPDATE votes SET leaf = 0",
        "UPDATE votes SET leaf = 9999",
        "UPDATE votes SET cast_ms = cast_ms + 1",
        "UPDATE votes SET transport = 'clear'",
        "UPDATE votes SET method = 'hope'",
        "UPDATE votes SET public_key = zeroblob(3)",
        "UPDATE votes SET statement_sha256 = 'abc'",
    ],
)
def test_a_row_is_no_vote(polls: Polls, sql: str) -> None:
    statement = polls.frozen()
    polls.cast(statement)
    _sql(polls, sql)
    assert polls.cast(statement, "ben") == Waiting(votes=1, needed=2)
    assert not polls.shares.of


def test_a_vote_the_ledger_was_not_told_of_is_none(polls: Polls) -> None:
    """Signed by an approver, but put into state.db past the ledger."""
    statement = polls.frozen()
    polls.office.state.drafts.add_vote(statement.draft_id, polls.vote(statement), leaf=0)
    assert polls.cast(statement, "ben") == Waiting(votes=1, needed=2)
