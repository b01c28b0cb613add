"""One process at a time: the second is refused, and the lock goes with a process that is killed."""

import os
import signal
import subprocess
import sys

import pytest

from custom_components.footage_guard.model.errors import LedgerBusy
from tests.disk.faults import descriptors

from .conftest import RECORDS
from .desk import Desk, facts_of

HOLDER = """
import sys, time
from pathlib import Path
from tests.ledger.desk import Desk
ledger = Desk(Path(sys.argv[1])).open()
print("open", flush=True)
time.sleep(600)
"""


def test_a_second_one_in_the_same_process_is_refused(written: Desk) -> None:
    with written.opened() as ledger:
        with pytest.raises(LedgerBusy):
            written.open()
        assert ledger.size == RECORDS
    assert written.told() == facts_of(*range(RECORDS))


def test_another_process_is_refused_and_the_lock_goes_with_it(written: Desk) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(written.folder)], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        before = written.snapshot()
        with pytest.raises(LedgerBusy):
            written.open()
        assert written.snapshot() == before
    finally:
        os.kill(holder.pid, signal.SIGKILL)
        holder.communicate()
    assert written.told() == facts_of(*range(RECORDS))


def test_who_is_refused_writes_nothing_and_keeps_nothing_open(written: Desk) -> None:
    with written.opened():
        before = written.snapshot()
        opened = descriptors()
        with pytest.raises(LedgerBusy):
            written.open()
        assert descriptors() == opened
        assert written.snapshot() == before
