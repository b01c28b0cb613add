"""Whatever call fails around the index, and wherever the disk refuses its file to grow: a change is done or undone."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
import copy
from dataclasses import dataclass, field
from pathlib import Path
import resource
import shutil
from typing import override

import pytest

from custom_components.footage_guard.disk.database import discard
from custom_components.footage_guard.vault.index.index import Index
from tests.disk.faults import WAYS, Fault, Way, sweep

from .test_index_crash import CHANGES, _begin, _states
from .test_index_queries import Plain, assert_same, clip_of

NAME = "index.db"
CLIPS = [clip_of(number) for number in range(5)]
PLAIN = Plain({clip.id: clip for clip in CLIPS})
SOME_WAYS = {name: WAYS[name] for name in ("full", "broken once", "broken", "killed")}
"""The others tear writes, and here SQLite writes."""
LIMITS = [*range(0, 40_000, 9_001), *range(40_000, 400_000, 9_001)]
"""Bytes of which no file may have more: from none to more than all changes need."""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of an index that a process left open: what it holds lies in the journal."""
    folder = tmp_path_factory.mktemp("model")
    with Index.open(folder / "open" / NAME) as index:
        for clip in CLIPS:
            index.put(clip)
        shutil.copytree(folder / "open", folder / "left")
    assert len(list((folder / "left").iterdir())) > 1
    return folder / "left"


@dataclass
class Operation:
    """Something that is done to the file."""

    model: Path
    path: Path = field(init=False)

    def prepare(self, folder: Path) -> None:
        shutil.copytree(self.model, folder / "vault")
        self.path = folder / "vault" / NAME

    def act(self) -> None:
        with Index.open(self.path) as index:
            assert_same(index, PLAIN)

    def check(self, fault: Fault, error: BaseException | None) -> None:
        """Look whether all of it is there, whatever became of the operation."""
        assert fault.names
        assert error is None or fault.failed
        self.act()


class Making(Operation):
    """A file where there is none."""

    @override
    def prepare(self, folder: Path) -> None:
        self.path = folder / "vault" / NAME

    @override
    def act(self) -> None:
        with Index.open(self.path) as index:
            assert_same(index, Plain())


class Discarding(Operation):
    """A file that is removed with its journal."""

    @override
    def act(self) -> None:
        discard(self.path)

    @override
    def check(self, fault: Fault, error: BaseException | None) -> None:
        is_there = self.path.exists()
        assert error is not None or not is_there
        with Index.open(self.path) as index:
            assert_same(index, PLAIN if is_there else Plain())
        self.act()
        assert list(self.path.parent.iterdir()) == []


@pytest.mark.parametrize("way", SOME_WAYS.values(), ids=SOME_WAYS)
@pytest.mark.parametrize("operation", [Operation, Making, Discarding], ids=["opened", "made", "discarded"])
def test_every_call_around_the_index_can_fail(
    tmp_path: Path, model: Path, operation: type[Operation], way: Way
) -> None:
    assert sweep(operation(model), way, tmp_path) >= 5


@contextmanager
def _no_file_larger_than(limit: int) -> Iterator[None]:
    """Have the kernel tear every write at this byte of a file, and refuse the rest."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _change_until_it_fails(path: Path, states: list[Plain]) -> int:
    """Return how many changes were done; what they change beside the index is already known."""
    done = 0
    with suppress(OSError), Index.open(path) as index:
        for change in CHANGES:
            change(index, copy.deepcopy(states[done]))
            done += 1
    return done


def test_a_disk_that_is_full_at_any_byte_undoes_what_it_cannot_keep(tmp_path: Path) -> None:
    states, counts = _states(), set()
    for limit in LIMITS:
        path = tmp_path / f"{limit}" / NAME
        _begin(path)
        with _no_file_larger_than(limit):
            done = _change_until_it_fails(path, states)
        counts.add(done)
        with Index.open(path) as index:
            assert not index.is_new
            assert_same(index, states[done])
            for number, change in enumerate(CHANGES[done:], done):
                change(index, copy.deepcopy(states[number]))
            assert_same(index, states[-1])
    assert {0, len(CHANGES)} <= counts
    assert len(counts) > 4
