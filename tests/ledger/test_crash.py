"""A process that is killed at any moment loses nothing it acknowledged, and its ledger opens without trouble."""

from collections.abc import Callable
import os
import subprocess
import sys

import pytest

from .crash import check
from .desk import Desk

ROUNDS = 500 if os.environ.get("FOOTAGE_GUARD_LONG") else 25


def test_killed_at_random() -> None:
    command = [sys.executable, "-m", "tests.ledger.crash", str(ROUNDS), "20261124"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800, check=False)
    assert done.returncode == 0, done.stderr
    kills, records = map(int, done.stdout.split())
    assert kills == ROUNDS
    assert records > ROUNDS


def test_the_check_passes_what_is_right(written: Desk) -> None:
    assert check(written, 8) == check(written, 7) == 8


@pytest.mark.parametrize(
    "harm",
    [
        lambda desk: desk.write_frames(desk.frames()[:-1]),
        lambda desk: (desk.ledger / "checkpoint").unlink(),
        lambda desk: desk.tell(99),
        lambda desk: desk.tell(8, 9),
        lambda desk: desk.log.write_bytes(desk.log.read_bytes().replace(b'"kind"', b'"kinb"', 1)),
    ],
    ids=["lost", "trouble", "another fact", "more than one", "damaged"],
)
def test_the_check_finds_what_is_wrong(written: Desk, harm: Callable[[Desk], object]) -> None:
    harm(written)
    with pytest.raises(Exception):  # noqa: B017, PT011  # each harm is found by another part of the check
        check(written, 8)
