"""Abuse case G78: whatever the clock shows, records are right and in the order in which they were told."""

from pathlib import Path
import subprocess
import sys

from custom_components.footage_guard.ledger.leaves import Moment
from tests.architecture.tree import REPOSITORY
from tests.ledger.desk import Desk, facts_of

DAY_MS = 24 * 60 * 60 * 1000
SHOWN = [DAY_MS * 20_000, DAY_MS * 20_001, DAY_MS * 19_000, 0, DAY_MS * 30_000, DAY_MS * 20_002]
"""By a clock that is set ahead and back by years, and at last to where it was."""


def test_a_clock_that_is_set_back_changes_no_order_and_no_proof(tmp_path: Path) -> None:
    shown = iter(SHOWN)
    desk = Desk(tmp_path / "home", lambda: Moment(at_ms=next(shown), boot="5c1a", up_ms=7))
    desk.tell(*range(len(SHOWN)))
    assert desk.told() == facts_of(*range(len(SHOWN)))
    with desk.opened() as ledger:
        assert [leaf.moment.at_ms for _, leaf in ledger.leaves()] == SHOWN
        assert ledger.verify().size == len(SHOWN)
    command = [sys.executable, "-m", "custom_components.footage_guard.ledger.verify", str(desk.ledger), "--facts"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "note: 3 records show an earlier time than one before them, first 2\n" in done.stdout
