"""What the ledger tells, replayed from its beginning, and whether the index says the same (5)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
import errno
from itertools import islice
import os
from pathlib import Path
import tempfile
from typing import Final, override

from ...model.errors import FootageGuardError
from ...model.facts import ClipRemoved, EpochErased, Fact
from ...model.ids import ClipId
from ..index.index import Index
from ..index.taking import rebuild
from ..ports import Journal
from .findings import Code, Finding
from .snapshot import take_snapshot
from .told import Told, parse_tables

LEDGER: Final = "ledger"


class HistoryUnusable(Exception):
    """Nobody can tell from the ledger what is in the vault."""

    def __init__(self, code: Code) -> None:
        """Say in which way."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All that the ledger tells."""

    told: Told
    erased: frozenset[str]
    """Epochs."""
    removed: frozenset[ClipId]


def check_history(journal: Journal, index: Told | None) -> tuple[History | None, list[Finding]]:
    """Return what the ledger tells, where it can be believed, and in what the index differs; raise OSError.

    The index is a cache that may lack the newest facts, so it is compared with what the ledger told up to there.
    """
    try:
        history = read_history(journal)
        if index is None:
            return history, []
        if index.taken > history.told.taken:
            return history, [Finding(Code.INDEX_AHEAD, LEDGER)]
        if index.taken == history.told.taken:
            return history, list(_differences(index, history.told))
        known = read_history(journal, index.taken)
    except HistoryUnusable as err:
        return None, [Finding(err.code, LEDGER)]
    return history, [Finding(Code.INDEX_BEHIND, LEDGER), *_differences(index, known.told)]


def read_history(journal: Journal, until: int | None = None) -> History:
    """Return what the ledger tells below a number, or all of it; raise HistoryUnusable or OSError."""
    beginning = _Beginning(journal, journal.size if until is None else until)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.db"
        with Index.open(path) as index:
            rebuild(index, beginning)
        tables = take_snapshot(path).tables
    assert tables is not None  # noqa: S101  # it was written a moment ago, by us
    told, _ = parse_tables(tables)
    return History(told=told, erased=frozenset(beginning.erased), removed=frozenset(beginning.removed))


class _Beginning(Journal):
    """The facts of a ledger below a number; notes what they say of other things than clips that are there."""

    def __init__(self, journal: Journal, size: int) -> None:
        self._journal = journal
        self._size = size
        self.erased: set[str] = set()
        self.removed: set[ClipId] = set()

    @property
    @override
    def size(self) -> int:
        return self._size

    @override
    def facts(self, start: int = 0) -> Iterator[tuple[int, Fact]]:
        expected = start
        try:
            for number, fact in islice(self._journal.facts(start), self._size - start):
                if number != expected:
                    raise HistoryUnusable(Code.LEDGER_IMPOSSIBLE)
                self._note(fact)
                yield number, fact
                expected += 1
        except (OSError, ValueError, FootageGuardError) as err:
            raise HistoryUnusable(Code.LEDGER_UNREADABLE) from err
        if expected != self._size:
            raise HistoryUnusable(Code.LEDGER_IMPOSSIBLE)

    @override
    def read(self, number: int) -> Fact:
        return self._journal.read(number)

    @override
    def append(self, fact: Fact) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    def _note(self, fact: Fact) -> None:
        if isinstance(fact, EpochErased):
            self.erased.add(fact.epoch)
        if isinstance(fact, ClipRemoved):
            self.removed.add(fact.clip_id)


def _differences(index: Told, ledger: Told) -> Iterator[Finding]:
    clips = (Code.CLIP_NOT_INDEXED, Code.CLIP_NOT_TOLD, Code.CLIP_DIFFERS)
    yield from (Finding(code, clip_id) for code, clip_id in _compared(index.clips, ledger.clips, clips))
    holds = (Code.HOLD_NOT_INDEXED, Code.HOLD_NOT_TOLD, Code.HOLD_DIFFERS)
    found = [Finding(code, hold_id) for code, (hold_id, _) in _compared(index.holds, ledger.holds, holds)]
    # One hold keeps many clips.
    yield from dict.fromkeys(found)


def _compared[Key, Value](
    index: Mapping[Key, Value], ledger: Mapping[Key, Value], codes: tuple[Code, Code, Code]
) -> Iterator[tuple[Code, Key]]:
    not_indexed, not_told, differs = codes
    for key in {**ledger, **index}:
        if key not in index:
            yield not_indexed, key
        elif key not in ledger:
            yield not_told, key
        elif index[key] != ledger[key]:
            yield differs, key
