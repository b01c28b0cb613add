"""A process that is killed at any sync of anything that happens leaves no more exposed than was agreed to."""

import json
import os
import subprocess
import sys
from typing import Any, Final

from custom_components.footage_guard.model.lifecycle.release import RELEASE_TRANSITIONS
from custom_components.footage_guard.model.lifecycle.request import REQUEST_TRANSITIONS

from .document import PAGE, first_cells, names_in
from .planted import PLANTED
from .steps import PARTS
from .table import Row

LONG: Final = ("--long",) if os.environ.get("FOOTAGE_GUARD_LONG") else ()


def _run(module: str, *arguments: str) -> list[Any]:
    """Run a program that writes JSON, a line a thing."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=7200, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_no_crash_exposes_more_and_none_loses_anything() -> None:
    """In each state of both machines, by each input that it takes."""
    rows = [Row(**each) for each in _run("tests.crash.table", *LONG, *PARTS)]
    assert {row.step: row.faults for row in rows if row.faults} == {}
    tried = [row for row in rows if row.started]
    assert sum(row.killed for row in tried) == sum(row.syncs for row in tried) * (2 if LONG else 1) > 200
    assert sum(row.started for row in tried) > 1.5 * sum(row.killed for row in tried)
    moves = {(machine, state, by) for row in tried for machine, state, by in row.moves}
    assert moves >= {("request", state, by) for state, by in REQUEST_TRANSITIONS}
    assert moves >= {("release", state, by) for state, by in RELEASE_TRANSITIONS}
    # Whoever says no twice changes nothing, so that there is no sync to be killed at.
    assert [row.step for row in tried if not row.killed] == ["declined twice"]
    assert names_in(PAGE.read_text()) == [first_cells(row) for row in tried], "make the table of the page anew"


def test_what_is_planted_is_found() -> None:
    found = dict(_run("tests.crash.planted"))
    assert found.keys() == PLANTED.keys()
    assert all(found.values()), found
