"""Kills a process that appends to a ledger, and looks at what is left.

    python -m tests.ledger.crash ROUNDS SEED

A round forks a worker, waits a moment, and ends it with SIGKILL. The worker says on a pipe which numbers were
acknowledged. Half of the rounds then lose a tree file or the second place. Afterwards the ledger opens without trouble,
and each record is there and proven.
"""

import os
from pathlib import Path
import random
import signal
import sys
import tempfile
import time

from custom_components.footage_guard.ledger.ledger import CHECKPOINT_EVERY

from .desk import Desk, fact

_LOSSES = (
    *((),) * 4,
    ("ledger/hashes",),
    ("ledger/places",),
    ("ledger/hashes", "ledger/places"),
    ("cache/ledger.seen",),
)


def main(rounds: int, seed: int) -> tuple[int, int]:
    """Run all rounds in one ledger; return how often a worker was killed, and how many records there are at the end."""
    plan = random.Random(seed)  # noqa: S311  # a plan, not a secret
    kills = acknowledged = 0
    with tempfile.TemporaryDirectory() as name:
        desk = Desk(Path(name))
        for _ in range(rounds):
            acknowledged = _round(desk, acknowledged, plan.uniform(0.001, 0.05))
            kills += 1
            for lost in plan.choice(_LOSSES):
                (desk.folder / lost).unlink(missing_ok=True)
            acknowledged = check(desk, acknowledged)
    return kills, acknowledged


def _round(desk: Desk, acknowledged: int, seconds: float) -> int:
    """Return how many records were acknowledged in the end."""
    reading, writing = os.pipe()
    worker = os.fork()
    if not worker:
        os.close(reading)
        _work(desk, writing)
    os.close(writing)
    # Not before it has the ledger open: what is killed is the appending, and with it the first checkpoint now and then.
    with os.fdopen(reading) as pipe:
        said = [pipe.readline()]
        time.sleep(seconds)
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        said += pipe.read().splitlines()
    return max([acknowledged, *(int(line) + 1 for line in said[1:])])


def _work(desk: Desk, writing: int) -> None:
    """Append for ever; each fact tells its own number."""
    ledger = desk.open()
    os.write(writing, b"open\n")
    while True:
        number = ledger.append(fact(ledger.size))
        os.write(writing, b"%d\n" % number)


def check(desk: Desk, acknowledged: int) -> int:
    """Raise AssertionError where something is lost or wrong; return how many records there are."""
    with desk.opened() as ledger:
        assert ledger.trouble is None, f"in trouble: {ledger.trouble}"
        assert ledger.size >= acknowledged, f"{acknowledged} were acknowledged, {ledger.size} are there"
        assert ledger.size <= acknowledged + 1, "there is more than one record that nobody was told of"
        ledger.verify()
        for number in range(max(0, ledger.size - CHECKPOINT_EVERY), ledger.size):
            assert ledger.read(number) == fact(number), f"{number} is not what it was"
        assert [told for _, told in ledger.facts(ledger.size // 2)] == [
            fact(number) for number in range(ledger.size // 2, ledger.size)
        ]
        return ledger.size


if __name__ == "__main__":
    print(*main(int(sys.argv[1]), int(sys.argv[2])))  # noqa: T201  # how much was looked at
