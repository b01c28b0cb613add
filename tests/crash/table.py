"""The table: everything that happens, killed at each sync, and what a restart makes of it.

    python -m tests.crash.table [--long] PART ...

writes a row a line, as JSON. A step is done once to its end, which counts its syncs, and then once for each of them by
a process that is killed there. Homes start from what is left: one with all that the process wrote, as after a crash,
and one with what was durable at that moment, as after a power loss. A sync changes nothing that a process sees, so that
the files are the same right before and right after it; what a power loss leaves right after one it leaves before the
next.

The long form kills on both sides all the same, loses some of what was not synced, and kills the start as well.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
import gc
from itertools import pairwise
import json
from pathlib import Path
import shutil
import sys
import tempfile

from .base import Base, made
from .exposure import Found
from .running import AFTER_START_MS, Place, Said, Step, run, start_all
from .steps import NOTHING, PARTS, STEPS
from .syncs import End, Side, copy, some_of
from .verdict import verdict

_FACT_THEN_OUTCOME = ("footage_guard/ledger/log", "footage_guard/state.db-wal")
"""Syncs of which the short form loses no power before the second: it leaves what being killed at the first leaves."""
_IN_A_START = 7
"""Syncs among which one is chosen for a start to be killed at, in the long form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """Files of a home after a step, and what is known of them."""

    config: Path
    notes: dict[str, str]
    passed_ms: int
    found: Found


@dataclass
class Row:
    """A step in the table."""

    step: str
    moves: list[tuple[str, str, str]] = field(default_factory=list)
    syncs: int = 0
    killed: int = 0
    started: int = 0
    """With what a killed process left, or a power loss."""
    before: int = 0
    """Starts that find what there was before it."""
    after: int = 0
    """Starts that find it done."""
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What a killed process left."""

    what: str
    said: Said
    config: Path


class Table:
    """All steps in one folder."""

    def __init__(self, root: Path, *, is_long: bool = False) -> None:
        """Found the home."""
        self.root = root
        self._is_long = is_long
        self._numbers = iter(range(10**9))
        self.base: Base = made(root / "base")
        # Nothing that is there before the first of many processes need be looked at, or copied, by any of them.
        gc.collect()
        gc.freeze()
        gc.disable()
        (found,) = start_all(self.base, [(self._place(copied(self.base.folder, self._new()), 0), {})])
        assert isinstance(found, Found), found
        self._images = {"": Image(config=self.base.folder, notes={}, passed_ms=0, found=found)}

    def row(self, step: Step, *, is_tried: bool = True) -> Row:
        """Do a step, and try it."""
        image = self._images[step.after]
        said, config, lost = self._run(image, step, None)
        row = Row(step.name, moves=sorted(said.moves), syncs=len(said.passed))
        passed_ms = image.passed_ms + step.waited_ms + AFTER_START_MS
        left = [Left(what="when all is done", said=said, config=copied(config, self._new()))]
        if is_tried and step.is_tried:
            left.append(Left(what="power lost when all is done", said=said, config=lost))
            left += self._killed(image, step, row, said.passed)
            row.started = len(left) - 1
        after, *found = start_all(self.base, [(self._place(each.config, passed_ms), each.said.notes) for each in left])
        (live,) = said.found
        assert isinstance(after, Found), after
        assert isinstance(live, Found), live
        self._images[step.name] = Image(config=config, notes=said.notes, passed_ms=passed_ms, found=after)
        row.faults += [f"a start changes {name}" for name in after.differs(live, but=("later",))]
        for each, one in zip(left[1:], found, strict=True):
            wrong = [one] if isinstance(one, str) else verdict(one, image.found, after, is_done=each.said.is_done)
            is_after = isinstance(one, Found) and not one.differs(after)
            row.after += is_after
            row.before += isinstance(one, Found) and not is_after and not one.differs(image.found)
            row.faults += [f"{each.what}: {what}" for what in wrong]
        for each in left:
            shutil.rmtree(each.config)
        return row

    def _killed(self, image: Image, step: Step, row: Row, passed: Sequence[str]) -> Iterator[Left]:
        for number, followed in enumerate(pairwise(("", *passed))):
            for side in Side if self._is_long else (Side.BEFORE,):
                said, config, lost = self._run(image, step, End(number=number, side=side))
                row.killed += 1
                if self._is_long:
                    yield from self._killed_again(said, (config, lost), image.passed_ms + step.waited_ms, number)
                yield Left(what=said.killed, said=said, config=config)
                if self._is_long or followed != _FACT_THEN_OUTCOME:
                    yield Left(what=f"{said.killed}, power lost", said=said, config=lost)

    def _killed_again(self, said: Said, left: tuple[Path, Path], passed_ms: int, number: int) -> Iterator[Left]:
        config, lost = left
        again, lost_again = copied(config, self._new()), self._new()
        place = Place(config=again, lost=lost_again, passed_ms=passed_ms)
        run(self.base, place, said.notes, NOTHING, End(number=number % _IN_A_START))
        yield Left(what=f"{said.killed}, and the start killed too", said=said, config=again)
        yield Left(what=f"{said.killed}, and power lost in the start", said=said, config=lost_again)
        yield Left(what=f"{said.killed}, some of it lost", said=said, config=some_of(lost))

    def _run(self, image: Image, step: Step, end: End | None) -> tuple[Said, Path, Path]:
        config, lost = copied(image.config, self._new()), self._new()
        place = Place(config=config, lost=lost, passed_ms=image.passed_ms, is_some_lost=self._is_long)
        return run(self.base, place, image.notes, step, end), config, lost

    def _place(self, config: Path, passed_ms: int) -> Place:
        return Place(config=config, lost=config, passed_ms=passed_ms)

    def _new(self) -> Path:
        return self.root / f"{next(self._numbers)}"


def copied(source: Path, target: Path) -> Path:
    """Copy a home and return where it lies then."""
    copy(source, target)
    return target


def way_to(names: Sequence[str]) -> list[Step]:
    """Return steps with all that come before them, each after the one that it follows."""
    by_name = {step.name: step for step in STEPS}
    wanted: set[str] = set()
    for name in names:
        follows = name
        while follows and follows not in wanted:
            wanted.add(follows)
            follows = by_name[follows].after
    return [step for step in STEPS if step.name in wanted]


def main(arguments: Sequence[str]) -> None:
    """Write the table."""
    tried = [step.name for part in arguments if part in PARTS for step in PARTS[part]]
    with tempfile.TemporaryDirectory() as name:
        table = Table(Path(name), is_long="--long" in arguments)
        for step in way_to(tried):
            row = table.row(step, is_tried=step.name in tried)
            if step.name in tried:
                print(json.dumps(vars(row)), flush=True)  # noqa: T201  # what was asked for


if __name__ == "__main__":
    main(sys.argv[1:])
