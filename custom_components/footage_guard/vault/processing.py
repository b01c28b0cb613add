"""Legal papers: each has clips held until a person lifts that, and says what a person ticked. It shows no footage.

clips ──> HoldPlaced ──> words kept ──> ProcessLoaded ──> ProcessMarked … ──> closed, 90 days ──> ProcessErased
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from ..model.clip import HoldKind
from ..model.errors import ClipUnknown, FactUnknown, ProcessAltered, ProcessChanged, ProcessUnknown, TooManyProcesses
from ..model.ids import CameraId, HoldId, ProcessId, RequestId
from ..model.process import (
    REVIEW_MS,
    WORDS_MS,
    Process,
    ProcessCheck,
    ProcessKind,
    ProcessOutcome,
    ProcessUnreadable,
    read_process,
)
from ..model.process_facts import ProcessErased, ProcessLoaded, ProcessMarked
from .finding import clips_in
from .holding import Placing, place
from .state.processes import Processes, Row
from .vault import Vault

MOST: Final = 200
"""Papers with words: more is no household's."""

type Find = Callable[[ProcessId, int], Iterable[int]]
"""Yields the numbers of the facts that name a paper, from one on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessRecord:
    """One paper as it stands, by the ledger."""

    id: ProcessId
    kind: ProcessKind
    process: Process | None
    """None where its words are gone, or are not what the ledger was told of."""
    is_erased: bool
    hold_id: HoldId | None
    request_id: RequestId | None
    outcome: ProcessOutcome
    checks: tuple[ProcessCheck, ...]
    version: int
    loaded_ms: int
    changed_ms: int
    review_ms: int

    def may_be_shown(self) -> None:
        """Pass a paper whose words are those that were typed in, or gone; raise ProcessAltered."""
        if self.process is None and not self.is_erased:
            raise ProcessAltered


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """What a person says of a paper; None for what stays as it is."""

    actor: str
    now_ms: int
    version: int
    """Which they saw."""
    outcome: ProcessOutcome | None = None
    checks: tuple[ProcessCheck, ...] | None = None
    is_reviewed: bool = False


class Processing:
    """The papers of an open vault. For its lane."""

    def __init__(self, vault: Vault, processes: Processes, find: Find) -> None:
        """Work with these."""
        self._vault = vault
        self._processes = processes
        self._find = find

    def load(self, process: Process, cameras: Iterable[CameraId], *, actor: str, quota_bytes: int) -> ProcessRecord:
        """Keep a paper, and hold what these cameras show of its window.

        1. There is room for one more, and the clips are no more than one hold has.
        2. They are held first: whatever fails from here on, footage is not lost for it.
        3. The words, then the fact, then that the fact was told. Without the fact nobody sees the words.

        Raises TooManyProcesses, HoldTooLarge, IndexDamaged or OSError.
        """
        # 1
        self.may_load()
        # 2
        hold_id = self._hold(process, cameras, quota_bytes)
        # 3
        self._processes.keep(process)
        loaded = ProcessLoaded(
            process_id=process.id,
            kind=process.kind,
            digest=process.digest,
            hold_id=hold_id,
            request_id=process.request_id,
            loaded_ms=process.loaded_ms,
            review_ms=process.loaded_ms + REVIEW_MS,
            actor=actor,
        )
        self._processes.tell(process.id, self._vault.tell(loaded))
        return self.record(process.id)

    def may_load(self) -> None:
        """Raise TooManyProcesses where there is no room for one more; raise OSError."""
        if sum(row.content is not None for row in self._settled()) >= MOST:
            raise TooManyProcesses

    def records(self) -> list[ProcessRecord]:
        """Return all papers, the newest first; raise OSError."""
        return [record for row in self._settled() if (record := self._record(row)) is not None]

    def record(self, process_id: ProcessId) -> ProcessRecord:
        """Return one paper; raise ProcessUnknown or OSError."""
        for row in self._settled():
            if row.id == process_id and (record := self._record(row)) is not None:
                return record
        raise ProcessUnknown

    def mark(self, process_id: ProcessId, marking: Marking) -> ProcessRecord:
        """Have a paper stand as a person says; raise ProcessUnknown, ProcessChanged, ProcessAltered or OSError."""
        record = self.record(process_id)
        record.may_be_shown()
        if record.version != marking.version:
            raise ProcessChanged
        wanted = replace(
            record,
            outcome=record.outcome if marking.outcome is None else marking.outcome,
            checks=record.checks if marking.checks is None else marking.checks,
            review_ms=marking.now_ms + REVIEW_MS if marking.is_reviewed else record.review_ms,
        )
        if wanted == record:
            return record
        marked = ProcessMarked(
            process_id=process_id,
            version=record.version + 1,
            outcome=wanted.outcome,
            checks=wanted.checks,
            review_ms=wanted.review_ms,
            marked_ms=marking.now_ms,
            actor=marking.actor,
        )
        self._vault.tell(marked)
        return replace(wanted, version=marked.version, changed_ms=marked.marked_ms)

    def erase_due(self, now_ms: int) -> bool:
        """Erase the words of what was closed long ago, and tell whether there were any; raise OSError.

        What was erased once and is back, as after a restored backup, is erased again.
        """
        done = False
        for row in self._settled():
            record = self._record(row) if row.content is not None else None
            if record is None or not (record.is_erased or _is_long_over(record, now_ms)):
                continue
            if not record.is_erased:
                self._vault.tell(ProcessErased(process_id=row.id))
            self._processes.erase(row.id)
            done = True
        return done

    def _hold(self, process: Process, cameras: Iterable[CameraId], quota_bytes: int) -> HoldId | None:
        try:
            clips = clips_in(self._vault, cameras, process.window_from.ms, process.window_to.ms)
        except ClipUnknown:
            return None
        placing = Placing(
            kind=HoldKind.LEGAL,
            now_ms=process.loaded_ms,
            until_ms=None,
            quota_bytes=quota_bytes,
            # As that of a request has the id of its request.
            hold_id=HoldId(process.id),
        )
        return place(self._vault, [clip.id for clip in clips], placing).hold_id

    def _settled(self) -> list[Row]:
        """Return what is kept, once a crash between words and fact is made up for."""
        rows = self._processes.rows()
        for row in [row for row in rows if row.leaf is None]:
            leaf = self._leaf(row.id)
            if leaf is None:
                self._processes.drop(row.id)
            else:
                self._processes.tell(row.id, leaf)
        return rows if all(row.leaf is not None for row in rows) else self._processes.rows()

    def _leaf(self, process_id: ProcessId) -> int | None:
        for number in self._find(process_id, 0):
            match self._vault.journal.read(number):
                case ProcessLoaded(process_id=loaded) if loaded == process_id:
                    return number
                case _:
                    continue
        return None

    def _record(self, row: Row) -> ProcessRecord | None:
        """Return a paper as the ledger was told of it; None for a row of which it was told nothing."""
        try:
            first, *facts = [self._vault.journal.read(number) for number in self._find(row.id, row.leaf or 0)]
        except FactUnknown, ValueError:
            return None
        if not isinstance(first, ProcessLoaded) or first.process_id != row.id:
            return None
        record = ProcessRecord(
            id=row.id,
            kind=first.kind,
            process=_words(row, first),
            is_erased=any(isinstance(fact, ProcessErased) for fact in facts),
            hold_id=first.hold_id,
            request_id=first.request_id,
            outcome=ProcessOutcome.OPEN,
            checks=(),
            version=0,
            loaded_ms=first.loaded_ms,
            changed_ms=first.loaded_ms,
            review_ms=first.review_ms,
        )
        marked = [fact for fact in facts if isinstance(fact, ProcessMarked)]
        return _marked(record, marked[-1]) if marked else record


def _marked(record: ProcessRecord, newest: ProcessMarked) -> ProcessRecord:
    return replace(
        record,
        outcome=newest.outcome,
        checks=newest.checks,
        version=newest.version,
        changed_ms=newest.marked_ms,
        review_ms=newest.review_ms,
    )


def _words(row: Row, loaded: ProcessLoaded) -> Process | None:
    """Return the words that were typed in. Without the digest, whoever can write state.db has a person read others."""
    try:
        process = read_process(row.content) if row.content is not None else None
    except ProcessUnreadable:
        return None
    return process if process is not None and process.digest == loaded.digest else None


def _is_long_over(record: ProcessRecord, now_ms: int) -> bool:
    return record.outcome is ProcessOutcome.CLOSED and record.changed_ms <= now_ms - WORDS_MS
