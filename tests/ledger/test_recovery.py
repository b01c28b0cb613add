"""What opening makes of a ledger: nothing that was told is lost, what was rewritten shows, a lost cache is neither."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from custom_components.footage_guard.ledger.records import FRAME_BYTES, MAX_RECORD_BYTES
from custom_components.footage_guard.model.errors import FactUnknown, LedgerDamaged
from custom_components.footage_guard.model.history import Finding, Trouble

from . import independent
from .conftest import RECORDS
from .desk import Desk, fact
from .looking import CHECKPOINTED, LONG, TREE, check, root_of, without

pytestmark = pytest.mark.usefixtures("quick_disk")


def _with_older_checkpoint(desk: Desk) -> None:
    with desk.copy("signing").opened() as ledger:
        note = ledger.note(CHECKPOINTED)
    (desk.ledger / "checkpoint").write_bytes(note)


def _with_older_seen(desk: Desk) -> None:
    older = desk.copy("older")
    older.write_frames(older.frames()[:CHECKPOINTED])
    older.seen.unlink()
    (older.ledger / "checkpoint").unlink()
    with older.opened() as ledger:
        ledger.accept()
    # The acceptance is a record, which the log that is looked at does not hold: the record before it is.
    data = (CHECKPOINTED).to_bytes(8, "big") + root_of(desk, CHECKPOINTED)
    desk.seen.write_bytes(data + independent.hash_of(data)[:8])


@dataclass(frozen=True)
class Evidence:
    """What is there beside the log, and how many records it knows of."""

    prepare: Callable[[Desk], object]
    known: int
    is_signed: bool = True
    stride: int = 1 if LONG else 9
    """Bytes from one place that is tried to the next."""


def _all(*steps: Callable[[Desk], None]) -> Callable[[Desk], None]:
    def prepare(desk: Desk) -> None:
        for step in steps:
            step(desk)

    return prepare


EVIDENCE = {
    "all": Evidence(without(), RECORDS, stride=1),
    "no tree": Evidence(without(*TREE), RECORDS),
    "no second place": Evidence(without("cache/ledger.seen"), RECORDS),
    "older checkpoint": Evidence(_with_older_checkpoint, RECORDS),
    "older checkpoint, no tree": Evidence(_all(_with_older_checkpoint, without(*TREE)), RECORDS),
    "older checkpoint, no second place": Evidence(
        _all(_with_older_checkpoint, without("cache/ledger.seen")), CHECKPOINTED, stride=1
    ),
    "older second place": Evidence(_with_older_seen, RECORDS),
    "no checkpoint": Evidence(without("ledger/checkpoint"), RECORDS, is_signed=False),
    "no checkpoint, older second place": Evidence(
        _all(_with_older_seen, without("ledger/checkpoint")), CHECKPOINTED, is_signed=False
    ),
    "no checkpoint, no second place": Evidence(without("ledger/checkpoint", "cache/ledger.seen"), 0, is_signed=False),
}
with_each_evidence = pytest.mark.parametrize("evidence", EVIDENCE.values(), ids=EVIDENCE)


def _trouble(evidence: Evidence, size: int) -> Trouble | None:
    """Return what must be told of a log with `size` records."""
    if size < evidence.known:
        return Trouble(finding=Finding.ROLLED_BACK, size=size, known=evidence.known)
    if not evidence.is_signed:
        return Trouble(finding=Finding.CHECKPOINT_INVALID, size=size, known=evidence.known)
    return None


@with_each_evidence
def test_a_log_cut_anywhere_in_its_last_records_opens_with_what_is_whole(
    written: Desk, tmp_path: Path, evidence: Evidence
) -> None:
    evidence.prepare(written)
    data, ends, before = written.log.read_bytes(), [0, *written.ends()], written.snapshot()
    for length in range(ends[-6 if LONG else -2] - 1, ends[-1] + 1, evidence.stride):
        written.restore(before | {written.log: data[:length]})
        size = sum(end <= length for end in ends) - 1
        trouble = _trouble(evidence, size)
        check(written, size, trouble)
        torn = written.ledger / "log.torn"
        assert [path.read_bytes() for path in (torn,) if path.exists()] == [
            rest for rest in (data[ends[size] : length],) if rest and trouble
        ]
        assert written.log.read_bytes()[: ends[size]] == data[: ends[size]]


@with_each_evidence
def test_a_write_cut_off_anywhere_before_it_was_acknowledged_is_dropped(written: Desk, evidence: Evidence) -> None:
    evidence.prepare(written)
    other = written.copy("one more")
    with other.opened() as ledger:
        ledger.append(fact(RECORDS))
    frame, before = other.frames()[-1], written.snapshot()
    for length in (*range(0, len(frame), evidence.stride), len(frame)):
        written.restore(before | {written.log: before[written.log] + frame[:length]})
        size = RECORDS + (length == len(frame))
        check(written, size, _trouble(evidence, size))


@with_each_evidence
@pytest.mark.parametrize("rest", [b"\x00" * 40, b"\x00" * 5000, b"\xff" * 300, b"\x00\x00\x00\x05" + b"x" * 37])
def test_garbage_behind_the_last_record_is_dropped(written: Desk, evidence: Evidence, rest: bytes) -> None:
    evidence.prepare(written)
    with written.log.open("ab") as file:
        file.write(rest)
    check(written, RECORDS, _trouble(evidence, RECORDS))


def test_what_is_longer_than_any_record_is_kept_for_it_was_more_than_a_write(written: Desk) -> None:
    rest = bytes(FRAME_BYTES + MAX_RECORD_BYTES + 1)
    with written.log.open("ab") as file:
        file.write(rest)
    check(written, RECORDS, None)
    assert (written.ledger / "log.torn").read_bytes() == rest


def test_what_is_kept_a_second_time_used_to_replace_the_first(written: Desk) -> None:
    torn = written.ledger / "log.torn"
    data = written.log.read_bytes()
    written.log.write_bytes(data[:-1])
    with written.opened():
        first = torn.read_bytes()
    assert data[:-1].endswith(first)
    with written.log.open("ab") as file:
        file.write(b"more")
    with written.opened():
        assert torn.read_bytes() == first + b"more"


@pytest.mark.parametrize("place", range(CHECKPOINTED, RECORDS - 1))
def test_a_wrong_record_used_to_end_the_log_though_right_ones_follow(written: Desk, place: int) -> None:
    _all(_with_older_checkpoint, without("cache/ledger.seen"))(written)
    data = bytearray(written.log.read_bytes())
    data[written.ends()[place - 1] + FRAME_BYTES] ^= 1
    written.log.write_bytes(data)
    with written.opened() as ledger:
        assert (ledger.size, ledger.trouble) == (RECORDS, None)
        with pytest.raises(FactUnknown):
            ledger.read(place)
        assert ledger.read(RECORDS - 1) == fact(RECORDS - 1)
        with pytest.raises(LedgerDamaged) as told:
            [*ledger.facts()]
        assert told.value.index == place


def test_a_log_without_a_right_record_and_without_all_else_used_to_pass_for_a_new_one(written: Desk) -> None:
    without("ledger/checkpoint", "cache/ledger.seen", *TREE)(written)
    data = b"\xff" + written.log.read_bytes()[1:]
    written.log.write_bytes(data)
    with written.opened() as ledger:
        assert ledger.trouble == Trouble(finding=Finding.CHECKPOINT_INVALID, size=0, known=0)
    assert (written.ledger / "log.torn").read_bytes() == data


@pytest.mark.parametrize("count", range(4))
def test_a_ledger_that_was_never_closed_is_there(desk: Desk, count: int) -> None:
    with desk.opened() as ledger:
        for number in range(count):
            ledger.append(fact(number))
        killed = desk.copy("killed")
    check(killed, count, None)
