"""Questions asked often are answered from an index, in its order, without a look at every clip."""

from collections.abc import Iterator
import re
import sqlite3

import pytest

from custom_components.footage_guard.vault.index import queries
from custom_components.footage_guard.vault.index.schema import STEPS


@pytest.fixture(scope="module")
def empty() -> Iterator[sqlite3.Connection]:
    """Yield the schema without anything in it; SQLite plans by the schema alone, for nothing is ever analyzed."""
    connection = sqlite3.connect(":memory:", autocommit=True)
    for step in STEPS:
        for statement in step.statements:
            connection.execute(statement)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("sql", "plan"),
    [
        (queries.GET, ["SEARCH clips USING INDEX sqlite_autoindex_clips_1 (id=?)"]),
        (
            queries.OVERLAPPING.one,
            ["SEARCH clips USING INDEX clips_by_camera (camera=? AND start_ms>? AND start_ms<?)"],
        ),
        (queries.OVERLAPPING.all, ["SEARCH clips USING INDEX clips_by_start (start_ms>? AND start_ms<?)"]),
        (
            queries.PAGE.one,
            ["SEARCH clips USING INDEX clips_by_camera (camera=? AND start_ms>? AND (start_ms,id)<(?,?))"],
        ),
        (queries.PAGE.all, ["SEARCH clips USING INDEX clips_by_start (start_ms>? AND (start_ms,id)<(?,?))"]),
        (
            queries.PAGE_OF_HOLD,
            [
                # Sorted: as many as one hold keeps.
                "SEARCH clips USING INDEX sqlite_autoindex_clips_1 (id=?)",
                "SEARCH holds USING PRIMARY KEY (id=?)",
                "USE TEMP B-TREE FOR ORDER BY",
            ],
        ),
        (
            queries.OLDER.one,
            [
                "SEARCH clips USING INDEX clips_by_camera (camera=? AND start_ms<?)",
                # One row, which is read once.
                "SCAN progress",
                "SEARCH holds USING COVERING INDEX holds_by_clip (clip=?)",
            ],
        ),
        (
            queries.OLDER.all,
            [
                "SEARCH clips USING INDEX clips_by_start (start_ms<?)",
                # One row, which is read once.
                "SCAN progress",
                "SEARCH holds USING COVERING INDEX holds_by_clip (clip=?)",
            ],
        ),
        (
            queries.OLDEST,
            [
                # From the oldest on until there are enough: the order of an index, and no search for a beginning.
                "SCAN clips USING INDEX clips_by_start",
                # One row, which is read once.
                "SCAN progress",
                "SEARCH holds USING COVERING INDEX holds_by_clip (clip=?)",
            ],
        ),
        (queries.QUARTERS, ["SEARCH quarters USING PRIMARY KEY (camera=? AND quarter>? AND quarter<?)"]),
        # Few: as many as there are cameras.
        (queries.CAMERAS, ["SCAN totals"]),
        # Once at a start, when nothing else is asked yet.
        (queries.OPEN, ["SCAN clips USING INDEX clips_by_start"]),
        (queries.STATES, ["SEARCH clips USING INDEX clips_by_start (start_ms>? AND start_ms<?)"]),
        (queries.MONTHS, ["SEARCH quarters USING PRIMARY KEY (camera=?)", "USE TEMP B-TREE FOR DISTINCT"]),
        (queries.TAKEN, ["SCAN progress"]),
        (
            queries.KEPT,
            [
                # Sorted: as many as a quota allows.
                "SEARCH holds USING INDEX holds_by_kind (kind=?)",
                "SEARCH clips USING INDEX sqlite_autoindex_clips_1 (id=?)",
                "USE TEMP B-TREE FOR GROUP BY",
                "USE TEMP B-TREE FOR ORDER BY",
            ],
        ),
        (queries.CLIPS_OF_HOLD, ["SEARCH holds USING PRIMARY KEY (id=?)"]),
        (queries.KIND_OF_HOLD, ["SEARCH holds USING PRIMARY KEY (id=?)"]),
        (
            queries.COUNT_HOLDS,
            [
                "USE TEMP B-TREE FOR count(DISTINCT)",
                "SEARCH holds USING COVERING INDEX holds_by_kind (kind=?)",
            ],
        ),
        (
            queries.HOLDS,
            [
                # Every row of every hold, for a person who looks at the list.
                "SCAN holds",
                "SEARCH clips USING INDEX sqlite_autoindex_clips_1 (id=?)",
                "USE TEMP B-TREE FOR ORDER BY",
            ],
        ),
        (queries.TOTAL, ["SEARCH totals USING PRIMARY KEY (camera=?)"]),
        (queries.SINCE, ["SEARCH clips USING INDEX clips_by_start (start_ms>?)"]),
        (queries.FIRST, ["SCAN clips USING COVERING INDEX clips_by_start"]),
        # Every clip, for a person who looks at the space that is left.
        (queries.BY_EPOCH, ["SCAN clips", "USE TEMP B-TREE FOR GROUP BY"]),
        (queries.OF_EPOCH, ["SEARCH epochs USING PRIMARY KEY (epoch=?)"]),
        (queries.HOLDS_OF, ["SEARCH holds USING INDEX holds_by_clip (clip=?)"]),
        (queries.EXPIRED_HOLDS, ["SEARCH holds USING INDEX holds_by_end (until_ms<?)"]),
        (queries.EVERY["clips"], ["SCAN clips"]),
        (queries.EVERY["holds"], ["SCAN holds"]),
        (
            queries.HELD_BYTES,
            [
                "SEARCH clips USING INDEX sqlite_autoindex_clips_1 (id=?)",
                "SEARCH holds USING COVERING INDEX holds_by_kind (kind=?)",
            ],
        ),
    ],
)
def test_the_plan(empty: sqlite3.Connection, sql: str, plan: list[str]) -> None:
    """Sorting would begin with USE."""
    values = dict.fromkeys(re.findall(r":(\w+)", sql))
    found = [detail for *_, detail in empty.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert [step for step in found if step.startswith(("SEARCH", "SCAN", "USE"))] == plan


@pytest.mark.parametrize("query", [queries.OVERLAPPING, queries.PAGE, queries.OLDER])
def test_a_question_about_all_cameras_names_none(query: queries.Scoped) -> None:
    assert "camera = :camera" in query.one
    assert "camera = :camera" not in query.all
    assert "IN_SCOPE" not in query.one + query.all
