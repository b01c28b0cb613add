"""The tree files and the second place are caches: lost or overwritten, they change nothing."""

import errno
from pathlib import Path

from hypothesis import HealthCheck, given, settings, strategies as st
import pytest

from custom_components.footage_guard.ledger import log
from custom_components.footage_guard.ledger.merkle import HASH_BYTES
from custom_components.footage_guard.ledger.nodes import NodeFile, NotGiven, stored_at
from custom_components.footage_guard.ledger.records import FRAME_BYTES
from custom_components.footage_guard.model.errors import FactUnknown, LedgerDamaged
from custom_components.footage_guard.model.history import Finding, Trouble
from tests.sector import spoil_sector

from . import independent
from .conftest import RECORDS
from .desk import Desk, fact, facts_of
from .looking import CHECKPOINTED, LONG, TREE, root_of, without

pytestmark = pytest.mark.usefixtures("quick_disk")


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
    assert independent.read_note((desk.ledger / "checkpoint").read_text(), ledger.verifier_key)[2] == root_of(
        desk, RECORDS + 2
    )


def _roots(desk: Desk) -> list[bytes]:
    return [root_of(desk, size) for size in range(RECORDS + 1)]


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
        assert ledger.newest().root == root_of(written, RECORDS + 1)


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
    without(*TREE)(written)
    with written.opened() as ledger:
        assert ledger.trouble == Trouble(finding=Finding.ROLLED_BACK, size=RECORDS, known=RECORDS)


def test_what_neither_tree_nor_log_can_show_to_be_continued_is_told(written: Desk) -> None:
    data = (CHECKPOINTED).to_bytes(8, "big") + root_of(written, CHECKPOINTED)
    written.seen.write_bytes(data + independent.hash_of(data)[:8])
    hashes = bytearray((written.ledger / "hashes").read_bytes())
    # A leaf that the second place needs, and that neither the root nor the last record leads over.
    hashes[32 * stored_at(0, CHECKPOINTED - 1)] ^= 1
    (written.ledger / "hashes").write_bytes(hashes)
    log = bytearray(written.log.read_bytes())
    log[written.ends()[1] + 10] ^= 1
    written.log.write_bytes(log)
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
        with pytest.raises(LedgerDamaged) as told:
            [*ledger._log.records(0, RECORDS)]
        assert told.value.index == RECORDS - 1
        assert [ledger.read(number) for number in (0, 7)] == facts_of(0, 7)


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9])
@pytest.mark.parametrize("name", TREE)
def test_a_sector_of_a_cache_that_cannot_be_read_changes_nothing(
    written: Desk, monkeypatch: pytest.MonkeyPatch, name: str, share: float
) -> None:
    """The vault could not be opened any more, or all that needs a proof was refused."""
    roots, path = _roots(written), written.folder / name
    size = path.stat().st_size
    spoil_sector(monkeypatch, path, int(size * share), int(size * share) + size // 10)
    _is_right(written, roots)


def test_a_sector_of_a_cache_that_can_be_written_only_as_a_whole_is_left_behind(
    written: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records are taken into the tree in pieces, so that one of them would end within it."""
    roots, path = _roots(written), written.folder / "ledger/hashes"
    monkeypatch.setattr(log, "_BATCH", 1)
    size = path.stat().st_size
    spoil_sector(monkeypatch, path, size // 10, size)
    _is_right(written, roots)


def test_a_sector_that_is_found_while_it_is_open_is_left_behind(written: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record is taken into the tree in part by the sector, and each look read all of the history."""
    with written.opened() as ledger:
        monkeypatch.setattr(log, "_BATCH", 1)
        place = HASH_BYTES * stored_at(0, 4)
        spoil_sector(monkeypatch, written.ledger / "hashes", place + 5, place + 5 + HASH_BYTES)
        assert [ledger.read(number) for number in range(RECORDS)] == facts_of(*range(RECORDS))


def test_a_history_that_cannot_be_read_through_keeps_what_leads_past_that(
    written: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One error that passes took it away, and there was no way around the bad sector any more."""
    ends = written.ends()
    spoil_sector(monkeypatch, written.log, ends[1] + 5, ends[2])
    kept = [(written.folder / name).read_bytes() for name in TREE]

    def refuse(_self: NodeFile, _index: int) -> int:
        raise NotGiven(errno.EIO, "once")

    with monkeypatch.context() as once:
        once.setattr(NodeFile, "end", refuse)
        with pytest.raises(OSError, match="Input/output"), written.opened():
            pass
    assert [(written.folder / name).read_bytes() for name in TREE] == kept
    with written.opened() as ledger:
        assert (ledger.size, ledger.trouble) == (RECORDS, None)
