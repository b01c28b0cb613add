"""What opening makes of a ledger: nothing that was told is lost, what was rewritten shows, a lost cache is neither."""

from collections.abc import Callable
from dataclasses import dataclass
import os
from pathlib import Path
import shutil

from hypothesis import HealthCheck, given, settings, strategies as st
import pytest

from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.ledger.records import FRAME_BYTES, MAX_RECORD_BYTES
from custom_components.footage_guard.model.errors import FactUnknown, LedgerDamaged, LedgerRolledBack
from custom_components.footage_guard.model.facts import HistoryAccepted
from custom_components.footage_guard.model.history import Finding, Trouble

from . import independent
from .conftest import RECORDS
from .desk import Desk, fact, facts_of

pytestmark = pytest.mark.usefixtures("quick_disk")
LONG = bool(os.environ.get("FOOTAGE_GUARD_LONG"))
CHECKPOINTED = 5
"""How many records the older checkpoint speaks of."""


def _without(*names: str) -> Callable[[Desk], None]:
    def remove(desk: Desk) -> None:
        for name in names:
            (desk.folder / name).unlink()

    return remove


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
    data = (CHECKPOINTED).to_bytes(8, "big") + _root_of(desk, CHECKPOINTED)
    desk.seen.write_bytes(data + independent.hash_of(data)[:8])


def _root_of(desk: Desk, size: int) -> bytes:
    records = independent.read_log(b"".join(desk.frames()))
    return independent.mth([independent.leaf_of(record) for record in records[:size]])


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


TREE = ("ledger/hashes", "ledger/places")
EVIDENCE = {
    "all": Evidence(_without(), RECORDS, stride=1),
    "no tree": Evidence(_without(*TREE), RECORDS),
    "no second place": Evidence(_without("cache/ledger.seen"), RECORDS),
    "older checkpoint": Evidence(_with_older_checkpoint, RECORDS),
    "older checkpoint, no tree": Evidence(_all(_with_older_checkpoint, _without(*TREE)), RECORDS),
    "older checkpoint, no second place": Evidence(
        _all(_with_older_checkpoint, _without("cache/ledger.seen")), CHECKPOINTED, stride=1
    ),
    "older second place": Evidence(_with_older_seen, RECORDS),
    "no checkpoint": Evidence(_without("ledger/checkpoint"), RECORDS, is_signed=False),
    "no checkpoint, older second place": Evidence(
        _all(_with_older_seen, _without("ledger/checkpoint")), CHECKPOINTED, is_signed=False
    ),
    "no checkpoint, no second place": Evidence(_without("ledger/checkpoint", "cache/ledger.seen"), 0, is_signed=False),
}
with_each_evidence = pytest.mark.parametrize("evidence", EVIDENCE.values(), ids=EVIDENCE)


def _trouble(evidence: Evidence, size: int) -> Trouble | None:
    """Return what must be told of a log with `size` records."""
    if size < evidence.known:
        return Trouble(finding=Finding.ROLLED_BACK, size=size, known=evidence.known)
    if not evidence.is_signed:
        return Trouble(finding=Finding.CHECKPOINT_INVALID, size=size, known=evidence.known)
    return None


def _check(desk: Desk, size: int, trouble: Trouble | None) -> None:
    with desk.opened() as ledger:
        assert (ledger.size, ledger.trouble) == (size, trouble)
        assert [ledger.read(number) for number in range(size)] == facts_of(*range(size))
        assert [*ledger.facts()] == [*enumerate(facts_of(*range(size)))]
        assert ledger.append(fact(size)) == size
        assert ledger.read(size) == fact(size)


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
        _check(written, size, trouble)
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
        _check(written, size, _trouble(evidence, size))


@with_each_evidence
@pytest.mark.parametrize("rest", [b"\x00" * 40, b"\x00" * 5000, b"\xff" * 300, b"\x00\x00\x00\x05" + b"x" * 37])
def test_garbage_behind_the_last_record_is_dropped(written: Desk, evidence: Evidence, rest: bytes) -> None:
    evidence.prepare(written)
    with written.log.open("ab") as file:
        file.write(rest)
    _check(written, RECORDS, _trouble(evidence, RECORDS))


def test_what_is_longer_than_any_record_is_kept_for_it_was_more_than_a_write(written: Desk) -> None:
    rest = bytes(FRAME_BYTES + MAX_RECORD_BYTES + 1)
    with written.log.open("ab") as file:
        file.write(rest)
    _check(written, RECORDS, None)
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
    _all(_with_older_checkpoint, _without("cache/ledger.seen"))(written)
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
    _without("ledger/checkpoint", "cache/ledger.seen", *TREE)(written)
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
    _check(killed, count, None)


# The tree files and the second place are caches.


def _is_right(desk: Desk, roots: list[bytes]) -> None:
    """Raise AssertionError unless everything can be read and proven, and nothing is in trouble."""
    with desk.opened() as ledger:
        assert (ledger.size, ledger.trouble) == (RECORDS, None)
        for number in range(RECORDS):
            assert ledger.read(number) == fact(number)
            assert [*ledger.facts(number)] == [(index, fact(index)) for index in range(number, RECORDS)]
            found = ledger.prove(number, number + 1)
            leaf = independent.leaf_of(found.record)
            assert independent.root_from_path(leaf, number, number + 1, found.path) == roots[number + 1]
        assert [ledger.newest(size).root for size in range(RECORDS + 1)] == roots
        ledger.append(fact(RECORDS))
        ledger.append(fact(RECORDS + 1))
    assert independent.read_note((desk.ledger / "checkpoint").read_text(), ledger.verifier_key)[2] == _root_of(
        desk, RECORDS + 2
    )


def _roots(desk: Desk) -> list[bytes]:
    return [_root_of(desk, size) for size in range(RECORDS + 1)]


@pytest.mark.parametrize("name", [*TREE, "cache/ledger.seen"])
def test_a_flipped_byte_anywhere_in_a_cache_changes_nothing(written: Desk, tmp_path: Path, name: str) -> None:
    roots, before, path = _roots(written), written.snapshot(), written.folder / name
    data = before[path]
    for offset in range(0, len(data), 1 if LONG else 3):
        written.restore(before | {path: data[:offset] + bytes([data[offset] ^ 0x41]) + data[offset + 1 :]})
        _is_right(written, roots)


@pytest.mark.parametrize("name", [*TREE, "cache/ledger.seen"])
@pytest.mark.parametrize("share", [0, 0.3, 0.99, 2])
@pytest.mark.parametrize("filler", [b"", b"\x00", b"\xff"])
def test_a_cache_that_is_cut_or_overwritten_changes_nothing(
    written: Desk, name: str, share: float, filler: bytes
) -> None:
    roots, path = _roots(written), written.folder / name
    data = path.read_bytes()
    kept = data[: int(len(data) * share)]
    path.write_bytes(kept + filler * (len(data) * 2 - len(kept)))
    _is_right(written, roots)


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=1000 if LONG else 25)
def test_garbage_in_all_caches_at_once_changes_nothing(written: Desk, data: st.DataObject) -> None:
    roots, before = _roots(written), written.snapshot()
    try:
        for name in (*TREE, "cache/ledger.seen"):
            content = bytearray((written.folder / name).read_bytes())
            for place in data.draw(st.sets(st.integers(0, len(content) - 1))):
                content[place] = data.draw(st.integers(0, 255))
            (written.folder / name).write_bytes(content)
        _is_right(written, roots)
    finally:
        written.restore(before)


@pytest.mark.parametrize("name", TREE)
@pytest.mark.parametrize("garbage", [b"", b"\x00" * 4096, b"\xff" * 4096])
def test_a_cache_that_is_lost_while_the_ledger_is_open_changes_nothing(
    written: Desk, name: str, garbage: bytes
) -> None:
    roots = _roots(written)
    with written.opened() as ledger:
        (written.folder / name).write_bytes(garbage)
        assert ledger.append(fact(RECORDS)) == RECORDS
        for number in range(RECORDS):
            assert ledger.read(number) == fact(number)
            ledger.prove_consistency(number + 1, RECORDS)
        assert [ledger.newest(size).root for size in range(RECORDS + 1)] == roots
    with written.opened() as ledger:
        assert (ledger.size, ledger.trouble) == (RECORDS + 1, None)
        assert ledger.newest().root == _root_of(written, RECORDS + 1)


def test_a_record_that_is_wrong_does_not_spoil_the_proofs_of_others(written: Desk) -> None:
    data = bytearray(written.log.read_bytes())
    # Its frame: made anew from the log, the tree would hold that wrong hash.
    data[written.ends()[1] + 10] ^= 1
    written.log.write_bytes(data)
    with written.opened() as ledger:
        assert ledger.trouble is None
        for _ in range(2):
            with pytest.raises(FactUnknown):
                ledger.read(2)
        assert [ledger.read(number) for number in (0, 1, 3, 7)] == facts_of(0, 1, 3, 7)
        with pytest.raises(LedgerDamaged) as told:
            [*ledger.facts(2)]
        assert told.value.index == 2


def test_a_tree_that_is_lost_beside_a_wrong_frame_proves_nothing_and_is_told(written: Desk) -> None:
    data = bytearray(written.log.read_bytes())
    data[written.ends()[1] + 10] ^= 1
    written.log.write_bytes(data)
    _without(*TREE)(written)
    with written.opened() as ledger:
        assert ledger.trouble == Trouble(finding=Finding.ROLLED_BACK, size=RECORDS, known=RECORDS)


def test_records_that_were_merged_into_one_are_missed(written: Desk) -> None:
    with written.opened() as ledger:
        frames = written.frames()
        merged = bytearray(b"".join(frames[3:5]))
        merged[:4] = (len(merged) - FRAME_BYTES).to_bytes(4, "big")
        merged[4:FRAME_BYTES] = independent.leaf_of(bytes(merged[FRAME_BYTES:]))
        written.log.write_bytes(b"".join(frames[:3]) + merged + b"".join(frames[5:]))
        with pytest.raises(LedgerDamaged):
            [*ledger.facts()]
        assert [ledger.read(number) for number in (0, 7)] == facts_of(0, 7)


# A history that is not what it was.


def _restored(desk: Desk, size: int) -> None:
    """Put an older copy of the ledger in its place; the second place is newer."""
    older = Desk(desk.folder.with_name("older"), desk.clock)
    with older.opened():
        (older.ledger / "key").write_bytes((desk.ledger / "key").read_bytes())
    older.write_frames(desk.frames()[:size])
    shutil.rmtree(older.cache)
    for name in ("hashes", "places"):
        (older.ledger / name).unlink()
    (older.ledger / "checkpoint").write_bytes(_note(desk, size))
    with older.opened():
        pass
    shutil.rmtree(desk.ledger)
    older.ledger.rename(desk.ledger)


def _note(desk: Desk, size: int) -> bytes:
    copy = desk.copy("for its note")
    with copy.opened() as ledger:
        note = ledger.note(size)
    shutil.rmtree(copy.folder)
    return note


@pytest.mark.parametrize("size", range(RECORDS))
def test_an_older_copy_is_noticed(written: Desk, size: int) -> None:
    _restored(written, size)
    with written.opened() as ledger:
        assert ledger.trouble == Trouble(finding=Finding.ROLLED_BACK, size=size, known=RECORDS)


@pytest.mark.parametrize("size", [0, 1, CHECKPOINTED, RECORDS - 1])
@pytest.mark.parametrize("until", [RECORDS - 1, RECORDS, RECORDS + 1, 2 * RECORDS])
def test_an_older_copy_that_went_on_to_any_size_is_noticed(written: Desk, size: int, until: int) -> None:
    _restored(written, size)
    second_place = written.seen.read_bytes()
    # Elsewhere, with the second place gone.
    written.seen.unlink()
    with written.opened() as ledger:
        for number in range(size, until):
            ledger.append(fact(1000 + number))
    written.seen.write_bytes(second_place)
    with written.opened() as ledger:
        assert ledger.trouble == Trouble(finding=Finding.ROLLED_BACK, size=until, known=max(until, RECORDS))


def test_a_history_written_anew_with_the_same_key_is_noticed(written: Desk) -> None:
    other = Desk(written.folder.with_name("other"))
    with other.opened():
        (other.ledger / "key").write_bytes((written.ledger / "key").read_bytes())
    (other.ledger / "checkpoint").unlink()
    other.seen.unlink()
    other.tell(0, 1, 2, 99, 4, 5, 6, 7)
    shutil.rmtree(written.ledger)
    other.ledger.rename(written.ledger)
    with written.opened() as ledger:
        assert ledger.trouble == Trouble(finding=Finding.ROLLED_BACK, size=RECORDS, known=RECORDS)


def test_a_ledger_that_was_deleted_is_noticed(written: Desk) -> None:
    shutil.rmtree(written.ledger)
    with written.opened() as ledger:
        assert ledger.trouble == Trouble(finding=Finding.ROLLED_BACK, size=0, known=RECORDS)


def _of_another(desk: Desk, name: str) -> bytes:
    other = Desk(desk.folder.with_name("another's"))
    other.tell(*range(RECORDS))
    return (other.ledger / name).read_bytes()


def _damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-10] ^= 1
    path.write_bytes(data)


INVALID: dict[str, Callable[[Desk], object]] = {
    "checkpoint lost": lambda desk: (desk.ledger / "checkpoint").unlink(),
    "checkpoint empty": lambda desk: (desk.ledger / "checkpoint").write_bytes(b""),
    "checkpoint damaged": lambda desk: _damaged(desk.ledger / "checkpoint"),
    "checkpoint of another": lambda desk: (desk.ledger / "checkpoint").write_bytes(_of_another(desk, "checkpoint")),
    "key lost": lambda desk: (desk.ledger / "key").unlink(),
    "key empty": lambda desk: (desk.ledger / "key").write_bytes(b""),
    "key too long": lambda desk: (desk.ledger / "key").write_bytes(bytes(33)),
    "key of another": lambda desk: (desk.ledger / "key").write_bytes(_of_another(desk, "key")),
}
HARMS: dict[str, Callable[[Desk], object]] = {
    **INVALID,
    "rolled back": lambda desk: _restored(desk, CHECKPOINTED),
    "cut": lambda desk: desk.write_frames(desk.frames()[:3]),
    "deleted": lambda desk: shutil.rmtree(desk.ledger),
}
with_each_harm = pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)


@pytest.mark.parametrize("harm", INVALID.values(), ids=INVALID)
def test_a_checkpoint_that_the_key_did_not_sign_is_told(written: Desk, harm: Callable[[Desk], object]) -> None:
    harm(written)
    _check(written, RECORDS, Trouble(finding=Finding.CHECKPOINT_INVALID, size=RECORDS, known=RECORDS))


def test_a_link_in_place_of_the_checkpoint_is_not_followed(written: Desk, tmp_path: Path) -> None:
    (written.ledger / "checkpoint").rename(tmp_path / "elsewhere")
    (written.ledger / "checkpoint").symlink_to(tmp_path / "elsewhere")
    with written.opened() as ledger:
        assert ledger.trouble is not None


def test_a_key_that_comes_back_needs_nobody_to_accept_anything(written: Desk) -> None:
    key = (written.ledger / "key").read_bytes()
    (written.ledger / "key").unlink()
    with written.opened() as ledger:
        assert ledger.trouble is not None
    (written.ledger / "key").write_bytes(key)
    _check(written, RECORDS, None)


@with_each_harm
def test_what_is_wrong_is_told_after_every_restart_whatever_is_added(
    written: Desk, harm: Callable[[Desk], object]
) -> None:
    harm(written)
    checkpoint = written.ledger / "checkpoint"
    before = [path.read_bytes() for path in (checkpoint, written.seen) if path.exists()]
    findings = set()
    for _ in range(4):
        with written.opened() as ledger:
            assert ledger.trouble is not None
            findings.add((ledger.trouble.finding, ledger.trouble.known))
            with pytest.raises(LedgerRolledBack):
                ledger.may_rely()
            with pytest.raises(LedgerRolledBack):
                ledger.verify()
            for number in range(CHECKPOINT_AND_MORE):
                ledger.append(fact(number))
    assert len(findings) == 1
    assert [path.read_bytes() for path in (checkpoint, written.seen) if path.exists()] == before


CHECKPOINT_AND_MORE = 90
"""Four times as many are more than lie between two checkpoints."""


@with_each_harm
def test_what_a_person_accepted_is_a_record_and_holds(written: Desk, harm: Callable[[Desk], object]) -> None:
    harm(written)
    with written.opened() as ledger:
        told = ledger.trouble
        assert told is not None
        ledger.append(fact(50))
        number = ledger.accept()
        assert ledger.read(number) == HistoryAccepted(finding=told.finding, size=told.size, known=told.known)
        ledger.may_rely()
        ledger.append(fact(51))
        _must_hold(ledger)
    for _ in range(2):
        with written.opened() as ledger:
            assert ledger.trouble is None
            assert ledger.read(number + 1) == fact(51)
            ledger.may_rely()
            ledger.verify()


def _must_hold(ledger: Ledger) -> None:
    with pytest.raises(FactUnknown):
        ledger.accept()


def test_what_was_accepted_is_noticed_if_it_is_taken_back(written: Desk) -> None:
    (written.ledger / "checkpoint").unlink()
    with written.opened() as ledger:
        ledger.accept()
    written.write_frames(written.frames()[:RECORDS])
    with written.opened() as ledger:
        assert ledger.trouble == Trouble(finding=Finding.ROLLED_BACK, size=RECORDS, known=RECORDS + 1)
