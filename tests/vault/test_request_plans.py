"""Whatever is asked often of requests is answered from an index: a request is long, and there may be thousands."""

from collections.abc import Iterator
import re
import sqlite3
from typing import Final

import pytest

from custom_components.footage_guard.vault.state import request_queries as queries
from custom_components.footage_guard.vault.state.request_schema import (
    ERASING,
    MUTING,
    REFUSING,
    REMEMBERING,
    STATEMENTS,
)

PAGE: Final = [
    "SEARCH requests USING COVERING INDEX requests_by_time ((received_ms,id)<(?,?))",
]


@pytest.fixture(scope="module")
def empty() -> Iterator[sqlite3.Connection]:
    """Yield the schema without anything in it; SQLite plans by the schema alone, for nothing is ever analyzed."""
    connection = sqlite3.connect(":memory:", autocommit=True)
    for statement in (*STATEMENTS, *ERASING, *MUTING, *REMEMBERING, *REFUSING):
        connection.execute(statement)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("sql", "plan"),
    [
        (queries.GET, ["SEARCH requests USING PRIMARY KEY (id=?)"]),
        (queries.RECEIVED, ["SEARCH requests USING PRIMARY KEY (id=?)"]),
        (queries.STANDS, ["SEARCH requests USING PRIMARY KEY (id=?)", "SCAN desk"]),
        (queries.PAGES[None], PAGE),
        (queries.PAGES[True], PAGE),
        (queries.PAGES[False], PAGE),
        (queries.IN_STATE, ["SEARCH requests USING INDEX requests_by_state (state=?)"]),
        (queries.IDS_IN_STATE, ["SEARCH requests USING COVERING INDEX requests_by_state (state=?)"]),
        (queries.OUTLINE, ["SEARCH requests USING PRIMARY KEY (id=?)"]),
        (queries.ASIDE, ["SEARCH requests USING INDEX requests_by_state (state=?)"]),
        (queries.COUNT_IN, ["SEARCH requests USING COVERING INDEX requests_by_state (state=?)"]),
        (queries.TO_CLOSE, ["SEARCH requests USING COVERING INDEX requests_by_closing (closes_ms<?)"]),
        (queries.OF_CASE, ["SEARCH requests USING INDEX requests_by_organisation (organisation=? AND case_key=?)"]),
        (
            queries.OPEN_OF,
            [
                "SEARCH requests USING INDEX requests_by_organisation (organisation=?)",
                "SCALAR SUBQUERY 1",
                "SCAN desk",
            ],
        ),
        (
            queries.SINCE,
            ["SEARCH requests USING INDEX requests_by_channel (channel=? AND received_ms>? AND received_ms<?)"],
        ),
        (queries.QUEUE, ["SEARCH requests USING INDEX requests_by_state (state=?)"]),
        # Of those that have ended and still have their words alone, and in order.
        (
            queries.TO_ERASE,
            [
                "SCAN requests USING INDEX requests_to_erase",
                "SCALAR SUBQUERY 1",
                "SCAN desk",
                "CORRELATED SCALAR SUBQUERY 2",
                "SEARCH releases USING INDEX releases_by_request (request=?)",
            ],
        ),
        (
            queries.FORGET_WHO,
            ["SEARCH requests USING INDEX requests_asked_by (closes_ms<?)", "SCALAR SUBQUERY 1", "SCAN desk"],
        ),
        (queries.WHO_ASKED, ["SEARCH requests USING PRIMARY KEY (id=?)"]),
        (
            queries.TALLY,
            [
                "SEARCH requests USING INDEX requests_by_time (received_ms>? AND received_ms<?)",
                "USE TEMP B-TREE FOR GROUP BY",
                "CORRELATED SCALAR SUBQUERY 1",
                "SEARCH releases USING INDEX releases_by_request (request=?)",
                "CORRELATED SCALAR SUBQUERY 1",
                "SEARCH releases USING INDEX releases_by_request (request=?)",
            ],
        ),
        (
            queries.COUNT_DECLINED,
            ["SEARCH requests USING INDEX requests_by_twin (twin=?)"],
        ),
        (
            queries.PAIRS_DECLINED,
            ["SEARCH requests USING COVERING INDEX requests_by_pair (declined_ms>? AND declined_ms<?)"],
        ),
        (queries.UNTOLD, ["SCAN requests USING INDEX requests_untold"]),
    ],
)
def test_a_question_is_answered_from_an_index(empty: sqlite3.Connection, sql: str, plan: list[str]) -> None:
    values = dict.fromkeys(re.findall(r":(\w+)", sql), 0)
    assert [row[3] for row in empty.execute(f"EXPLAIN QUERY PLAN {sql}", values)] == plan
