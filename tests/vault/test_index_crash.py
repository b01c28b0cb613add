"""A process that is killed while it changes the index leaves the state before or after the change, and right counts.

    python -m tests.vault.test_index_crash ROUNDS SEED

A round forks a worker that ends itself with SIGKILL: before a statement, those of triggers included, or within one.
It says on a pipe how many changes were done.
"""

from collections.abc import Callable
from contextlib import suppress
import copy
from dataclasses import replace
import os
from pathlib import Path
import random
import signal
import subprocess
import sys
import tempfile

import pytest

from custom_components.footage_guard.model.clip import ClipState
from custom_components.footage_guard.vault.index.index import Index

from .test_index_queries import START, Plain, assert_same, clip_of, hold_of, refill

ROUNDS = 1000 if os.environ.get("FOOTAGE_GUARD_LONG") else 60
INSTRUCTIONS = 40
"""Of SQLite's machine, between two looks of the handler that kills within a statement."""

type Change = Callable[[Index, Plain], None]


def _put(index: Index, plain: Plain) -> None:
    clip = clip_of(40, state="open", length_ms=0)
    index.put(clip)
    plain.clips[clip.id] = clip


def _seal(index: Index, plain: Plain) -> None:
    sealed = replace(clip_of(40), size_bytes=77)
    index.put(sealed)
    plain.clips[sealed.id] = sealed


def _move(index: Index, plain: Plain) -> None:
    moved = replace(clip_of(3, start_ms=START + 9_000_000), camera=clip_of(4).camera)
    index.put(moved)
    plain.clips[moved.id] = moved


def _hold(index: Index, plain: Plain) -> None:
    with index.transaction():
        for number in (1, 2, 3):
            hold = hold_of(number, clip_of(number).id)
            index.hold(hold)
            plain.holds[hold.id, hold.clip_id] = hold
        index.mark(clip_of(5).id, ClipState.MISSING)
        plain.clips[clip_of(5).id] = replace(clip_of(5), state=ClipState.MISSING)


def _remove(index: Index, plain: Plain) -> None:
    index.remove(clip_of(1).id)
    del plain.clips[clip_of(1).id]
    del plain.holds[hold_of(1, clip_of(1).id).id, clip_of(1).id]


def _rebuild(index: Index, plain: Plain) -> None:
    clips = [clip_of(number, start_ms=START + number) for number in range(2, 20)]
    refill(index, clips)
    plain.clips, plain.holds = {clip.id: clip for clip in clips}, {}


CHANGES: list[Change] = [_put, _seal, _move, _hold, _remove, _rebuild, _put, _seal]


def main(rounds: int, seed: int) -> int:
    """Kill as many workers; return how many were killed before they were through."""
    plan = random.Random(seed)  # noqa: S311  # a plan, not a secret
    statements, looks = _moments()
    states = _states()
    killed = 0
    for number in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "index.sqlite"
            _begin(path)
            is_within = bool(number % 2)
            last = plan.randrange(looks if is_within else statements)
            done, is_killed = _round(path, last, is_within=is_within)
            killed += is_killed
            _check(path, done, states)
    return killed


def _begin(path: Path) -> Plain:
    clips = [clip_of(number) for number in range(10)]
    with Index.open(path) as index:
        refill(index, clips)
    return Plain({clip.id: clip for clip in clips})


def _moments() -> tuple[int, int]:
    """Return how many statements all changes take, and how often the handler looks meanwhile."""
    statements: list[str] = []
    looks: list[None] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.sqlite"
        plain = _begin(path)
        with Index.open(path) as index:
            index._database._connection.set_trace_callback(statements.append)
            index._database._connection.set_progress_handler(lambda: looks.append(None), INSTRUCTIONS)
            for change in CHANGES:
                change(index, plain)
    return len(statements), len(looks)


def _round(path: Path, last: int, *, is_within: bool) -> tuple[int, bool]:
    """Return how many changes a worker did before it was killed, and whether it was."""
    reading, writing = os.pipe()
    worker = os.fork()
    if not worker:
        os.close(reading)
        try:
            _work(path, last, writing, is_within=is_within)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writing)
    _, status = os.waitpid(worker, 0)
    assert status in (0, signal.SIGKILL), "the worker failed by itself"
    with os.fdopen(reading, "rb") as pipe:
        return len(pipe.read()), bool(status)


def _work(path: Path, last: int, writing: int, *, is_within: bool) -> None:
    left = iter(range(last))

    def count(_statement: str = "") -> int:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    index = Index.open(path)
    if is_within:
        index._database._connection.set_progress_handler(count, INSTRUCTIONS)
    else:
        index._database._connection.set_trace_callback(count)
    plain = Plain({clip.id: clip for clip in map(clip_of, range(10))})
    for change in CHANGES:
        change(index, plain)
        os.write(writing, b".")


def _check(path: Path, done: int, states: list[Plain]) -> None:
    """Raise AssertionError unless the index shows what was done, or one change more."""
    with Index.open(path) as index:
        assert not index.is_new
        with suppress(AssertionError):
            assert_same(index, states[done])
            return
        assert_same(index, states[min(done + 1, len(CHANGES))])


def _states() -> list[Plain]:
    """Return what there is before the first change and after each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.sqlite"
        states = [_begin(path)]
        with Index.open(path) as index:
            for change in CHANGES:
                states.append(copy.deepcopy(states[-1]))
                change(index, states[-1])
    return states


def test_killed_at_any_statement() -> None:
    command = [sys.executable, "-m", "tests.vault.test_index_crash", str(ROUNDS), "20261124"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == ROUNDS


def test_the_changes_are_what_the_check_expects(tmp_path: Path) -> None:
    plain = _begin(tmp_path / "index.sqlite")
    with Index.open(tmp_path / "index.sqlite") as index:
        for change in CHANGES:
            change(index, plain)
            assert_same(index, plain)
    _check(tmp_path / "index.sqlite", len(CHANGES), _states())


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE quarters SET clips = clips + 1 WHERE camera = ''",
        "UPDATE totals SET size_bytes = 0",
        "DELETE FROM epochs",
        "UPDATE clips SET imported = NOT imported",
    ],
)
def test_the_check_finds_what_is_wrong(tmp_path: Path, sql: str) -> None:
    _begin(tmp_path / "index.sqlite")
    _check(tmp_path / "index.sqlite", 0, _states())
    with Index.open(tmp_path / "index.sqlite") as index:
        index._database.rows(sql)
    with pytest.raises(AssertionError):
        _check(tmp_path / "index.sqlite", 0, _states())


def test_closed_without_a_commit(tmp_path: Path) -> None:
    plain = _begin(tmp_path / "index.sqlite")
    index = Index.open(tmp_path / "index.sqlite")
    index._database.rows("BEGIN")
    _put(index, copy.deepcopy(plain))
    _rebuild(index, copy.deepcopy(plain))
    index.close()
    with Index.open(tmp_path / "index.sqlite") as opened:
        assert_same(opened, plain)


if __name__ == "__main__":
    print(main(int(sys.argv[1]), int(sys.argv[2])))  # noqa: T201  # how many were killed
