"""A legal paper keeps what it is about, stands as the ledger was told, and loses its words after it closed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.errors import (
    HoldTooLarge,
    ProcessAltered,
    ProcessChanged,
    ProcessUnknown,
    TooManyProcesses,
)
from custom_components.footage_guard.model.facts import HoldLifted
from custom_components.footage_guard.model.ids import CameraId, ClipId, ProcessId, make_process_id
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.process import (
    REVIEW_MS,
    WORDS_MS,
    Process,
    ProcessCheck,
    ProcessOutcome,
    parse_process,
)
from custom_components.footage_guard.model.process_facts import ProcessErased, ProcessLoaded, ProcessMarked
from custom_components.footage_guard.model.request.instant import Instant
from custom_components.footage_guard.model.retention import Limits
from custom_components.footage_guard.vault import processing
from custom_components.footage_guard.vault.processing import Marking, Processing, ProcessRecord
from custom_components.footage_guard.vault.state.state import State

from .home import DOOR, GATE, Home

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NOTHING_STAYS = Limits(days=0, quota_bytes=0)
UNKNOWN = ProcessId("01KB0000000000000000000000")


class Office:
    """A home where papers are served."""

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder)
        self.state = State.found(folder, Mode.SEALED)
        self.made = 0

    def find(self, process_id: ProcessId, start: int) -> list[int]:
        facts = self.home.journal.facts(start)
        return [number for number, fact in facts if getattr(fact, "process_id", None) == process_id]

    @property
    def papers(self) -> Processing:
        return Processing(self.home.vault, self.state.processes, self.find)

    def paper(self, **changed: Any) -> Process:
        self.made += 1
        now_ms = self.home.now_ms
        begin, end = (str(Instant(ms=now_ms - ms, offset_min=0)) for ms in (6 * 3_600_000, 0))
        typed = {"kind": "subpoena", "issued_by": "Court", "window_from": begin, "window_to": end}
        return parse_process(typed | changed, process_id=make_process_id(now_ms, self.made), loaded_ms=now_ms)[0]

    def load(self, *cameras: CameraId, **changed: Any) -> ProcessRecord:
        return self.papers.load(self.paper(**changed), cameras or (DOOR,), actor="ada", quota_bytes=10**10)

    def mark(self, record: ProcessRecord, **marked: Any) -> ProcessRecord:
        wanted = {"version": record.version, **marked}
        return self.papers.mark(record.id, Marking(actor="ada", now_ms=self.home.now_ms, **wanted))

    def kinds(self) -> list[str]:
        return [type(fact).__name__ for fact in self.home.told() if type(fact).__name__.startswith("Process")]

    def words(self) -> list[bytes | None]:
        return [row.content for row in self.state.processes.rows()]

    def held(self, clip_id: ClipId) -> list[HoldKind]:
        return [hold.kind for hold in self.home.index.holds_of(clip_id)]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Yield a home with a new vault."""
    office = Office(tmp_path)
    yield office
    office.home.stop()
    office.state.close()


def test_a_paper_keeps_what_its_cameras_show_until_a_person_ends_that(office: Office) -> None:
    inside, before = office.home.record(ago=HOUR), office.home.record(ago=9 * HOUR)
    other = office.home.record(camera=GATE, ago=HOUR)
    record = office.load()
    assert [office.held(each) for each in (inside, before, other)] == [[HoldKind.LEGAL], [], []]
    assert str(record.hold_id) == record.id
    assert (record.outcome, record.checks, record.version) == (ProcessOutcome.OPEN, (), 0)
    office.home.now += 500 * DAY
    office.home.sweep(NOTHING_STAYS)
    assert office.home.clips() == [inside]
    assert record.hold_id is not None
    office.home.vault.tell(HoldLifted(hold_id=record.hold_id, actor="ada"))
    office.home.sweep(NOTHING_STAYS)
    assert office.home.clips() == []
    assert [each.id for each in office.papers.records()] == [record.id]


def test_the_ledger_has_no_word_of_it(office: Office) -> None:
    record = office.load(issued_by="Amtsgericht Nordstadt", note="Two officers", reference="4 Gs 12/26")
    assert record.process is not None
    (loaded,) = [fact for fact in office.home.told() if isinstance(fact, ProcessLoaded)]
    assert (loaded.digest, loaded.actor, loaded.review_ms) == (
        record.process.digest,
        "ada",
        office.home.now_ms + REVIEW_MS,
    )
    for word in ("Nordstadt", "officers", "12/26"):
        assert word not in str(loaded)


def test_a_paper_about_nothing_that_is_here_keeps_nothing(office: Office) -> None:
    record = office.load()
    assert record.hold_id is None
    assert office.kinds() == ["ProcessLoaded"]


def test_clips_beyond_one_hold_are_refused_before_anything_is_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.home.record(ago=HOUR)
    monkeypatch.setattr("custom_components.footage_guard.model.retention.HELD_CLIPS", 0)
    with pytest.raises(HoldTooLarge):
        office.load()
    assert office.kinds() == []
    assert office.words() == []


def test_what_is_ticked_and_what_became_of_it_is_what_the_ledger_was_told_last(office: Office) -> None:
    record = office.load()
    marked = office.mark(record, checks=(ProcessCheck.ISSUER,), outcome=ProcessOutcome.WITH_LAWYER)
    assert (marked.version, marked.checks, marked.outcome) == (1, (ProcessCheck.ISSUER,), ProcessOutcome.WITH_LAWYER)
    unticked = office.mark(marked, checks=())
    assert (unticked.version, unticked.checks, unticked.outcome) == (2, (), ProcessOutcome.WITH_LAWYER)
    assert office.papers.record(record.id) == unticked
    assert office.mark(unticked, checks=(), outcome=ProcessOutcome.WITH_LAWYER) == unticked
    assert office.kinds() == ["ProcessLoaded", "ProcessMarked", "ProcessMarked"]


def test_of_two_persons_at_once_the_second_looks_again(office: Office) -> None:
    record = office.load()
    office.mark(record, outcome=ProcessOutcome.OBJECTED)
    with pytest.raises(ProcessChanged):
        office.mark(record, outcome=ProcessOutcome.COMPLIED)
    with pytest.raises(ProcessUnknown):
        office.papers.record(UNKNOWN)


def test_a_review_is_due_again_90_days_after_the_last(office: Office) -> None:
    record = office.load()
    office.home.now += 80 * DAY
    assert office.mark(record, is_reviewed=True).review_ms == office.home.now_ms + REVIEW_MS


@pytest.mark.parametrize("outcome", ProcessOutcome)
def test_words_go_90_days_after_it_closed_and_never_before(office: Office, outcome: ProcessOutcome) -> None:
    marked = office.mark(office.load(), outcome=outcome)
    closes = outcome is ProcessOutcome.CLOSED
    assert not office.papers.erase_due(office.home.now_ms + WORDS_MS - 1)
    assert office.papers.erase_due(office.home.now_ms + WORDS_MS) is closes
    assert (office.words() == [None]) is closes
    record = office.papers.record(marked.id)
    record.may_be_shown()
    assert (record.is_erased, record.process is None, record.outcome) == (closes, closes, outcome)
    assert not office.papers.erase_due(office.home.now_ms + WORDS_MS)


def test_words_that_came_back_with_an_old_backup_go_again(office: Office) -> None:
    record = office.mark(office.load(), outcome=ProcessOutcome.CLOSED)
    assert record.process is not None
    content = canonical(record.process.as_json())
    office.papers.erase_due(office.home.now_ms + WORDS_MS)
    office.state._database.rows("UPDATE processes SET content = :content", {"content": content})
    assert office.papers.erase_due(0)
    assert office.words() == [None]
    assert office.kinds().count(ProcessErased.__name__) == 1


@pytest.mark.parametrize("content", [b"{}", b"\xff", None])
def test_other_words_than_were_typed_are_not_shown(office: Office, content: bytes | None) -> None:
    record = office.load()
    office.state._database.rows("UPDATE processes SET content = :content", {"content": content})
    (altered,) = office.papers.records()
    assert altered.process is None
    with pytest.raises(ProcessAltered):
        altered.may_be_shown()
    with pytest.raises(ProcessAltered):
        office.mark(record, outcome=ProcessOutcome.CLOSED)


def test_words_of_another_paper_are_not_shown_in_its_place(office: Office) -> None:
    record = office.load()
    other = canonical(office.paper(issued_by="Somebody else").as_json())
    office.state._database.rows("UPDATE processes SET content = :other", {"other": other})
    assert office.papers.record(record.id).process is None


@pytest.mark.parametrize("leaf", [0, 99])
def test_a_row_that_the_ledger_knows_nothing_of_is_not_there(office: Office, leaf: int) -> None:
    office.home.record(ago=HOUR)
    record = office.load()
    office.state._database.rows("UPDATE processes SET leaf = :leaf, id = :id", {"leaf": leaf, "id": UNKNOWN})
    assert office.papers.records() == []
    with pytest.raises(ProcessUnknown):
        office.papers.record(record.id)


def test_a_crash_before_the_fact_leaves_footage_kept_and_no_paper(office: Office) -> None:
    clip_id = office.home.record(ago=HOUR)
    office.load()
    papers = office.papers
    papers._processes.keep(office.paper())
    assert [each.id for each in papers.records()] == [office.state.processes.rows()[0].id]
    assert len(office.words()) == 1
    assert office.held(clip_id) == [HoldKind.LEGAL]


def test_a_disk_that_refuses_the_fact_leaves_no_paper(office: Office) -> None:
    office.home.journal.fails = True
    with pytest.raises(OSError, match="no space"):
        office.load()
    office.home.journal.fails = False
    assert office.papers.records() == []


def test_a_crash_behind_the_fact_is_made_up_for(office: Office) -> None:
    record = office.mark(office.load(), outcome=ProcessOutcome.OBJECTED)
    office.load()
    office.state._database.rows("UPDATE processes SET leaf = NULL")
    assert office.papers.record(record.id) == record
    assert len(office.papers.records()) == 2
    assert all(row.leaf is not None for row in office.state.processes.rows())


def test_there_is_an_end_of_papers(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processing, "MOST", 1)
    record = office.load()
    with pytest.raises(TooManyProcesses):
        office.load()
    office.mark(record, outcome=ProcessOutcome.CLOSED)
    office.papers.erase_due(office.home.now_ms + WORDS_MS)
    office.load()
    assert isinstance(office.home.told()[-1], ProcessLoaded | ProcessMarked)
