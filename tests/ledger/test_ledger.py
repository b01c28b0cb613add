"""What an open ledger is asked and told."""

from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.ledger.checkpoint import Checkpoint, open_note, parse_verifier_key
from custom_components.footage_guard.ledger.leaves import LeafInvalid
from custom_components.footage_guard.ledger.ledger import CHECKPOINT_EVERY, Ledger
from custom_components.footage_guard.ledger.merkle import check_consistency, check_inclusion, leaf_hash
from custom_components.footage_guard.model.errors import (
    FactUnknown,
    LedgerDamaged,
    LedgerTooNew,
    VaultFileRefused,
)
from custom_components.footage_guard.model.facts import EpochErased, Fact
from tests.disk.faults import descriptors

from . import independent
from .conftest import RECORDS
from .desk import Desk, fact, facts, facts_of

pytestmark = pytest.mark.usefixtures("quick_disk")


def test_a_new_ledger_is_empty_and_can_be_relied_on(desk: Desk) -> None:
    with desk.opened() as ledger:
        ledger.may_rely()
        assert (ledger.size, ledger.trouble, [*ledger.facts()]) == (0, None, [])
        assert ledger.newest().root == independent.mth([])


def test_facts_are_numbered_as_they_come(desk: Desk) -> None:
    with desk.opened() as ledger:
        assert [ledger.append(fact(number)) for number in (5, 6, 7)] == [0, 1, 2]
        assert ledger.size == 3
        assert [*ledger.facts()] == [*enumerate(facts_of(5, 6, 7))]


@given(told=st.lists(facts, max_size=8), more=st.lists(facts, max_size=8))
def test_any_facts_are_there_after_a_restart(
    tmp_path_factory: pytest.TempPathFactory, told: list[Fact], more: list[Fact]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("any"))
    for part in (told, more):
        with desk.opened() as ledger:
            for each in part:
                ledger.append(each)
    assert desk.told() == told + more


def test_a_record_says_when_it_was_written(desk: Desk) -> None:
    with desk.opened() as ledger:
        ledger.append(fact(1))
        ledger.append(fact(2))
        first, second = ledger.leaf(0).moment, ledger.leaf(1).moment
    assert (second.at_ms - first.at_ms, second.up_ms - first.up_ms, first.boot) == (1, 1, "5c1a")


@pytest.mark.parametrize("start", range(RECORDS + 2))
def test_facts_are_given_from_any_number_on(written: Desk, start: int) -> None:
    with written.opened() as ledger:
        assert [*ledger.facts(start)] == [(number, fact(number)) for number in range(start, RECORDS)]


@pytest.mark.parametrize(("start", "size", "wanted"), [(0, 3, [0, 1, 2]), (2, 3, [2]), (3, 3, []), (6, 99, [6, 7])])
def test_records_are_given_up_to_any_number(written: Desk, start: int, size: int, wanted: list[int]) -> None:
    with written.opened() as ledger:
        assert [(number, leaf.fact) for number, leaf in ledger.leaves(start, size)] == [
            (number, fact(number)) for number in wanted
        ]


def test_every_proof_for_every_size_is_checked_by_others(written: Desk) -> None:
    with written.opened() as ledger:
        records = independent.read_log(written.log.read_bytes())
        for size in range(1, RECORDS + 1):
            for number in range(size):
                found = ledger.prove(number, size)
                origin, covered, root = independent.read_note(found.checkpoint.decode(), ledger.verifier_key)
                assert (found.index, found.record, covered) == (number, records[number], size)
                assert origin == ledger.verifier_key.split("+")[0]
                leaf = independent.leaf_of(found.record)
                assert independent.root_from_path(leaf, number, size, found.path) == root
                check_inclusion(leaf=leaf_hash(found.record), index=number, size=size, proof=found.path, root=root)


def test_a_proof_without_a_size_is_for_the_newest(written: Desk) -> None:
    with written.opened() as ledger:
        assert ledger.prove(3) == ledger.prove(3, RECORDS)


def test_every_history_is_proven_to_continue_every_older_one(written: Desk) -> None:
    with written.opened() as ledger:
        roots = [ledger.newest(size).root for size in range(RECORDS + 1)]
        for size in range(1, RECORDS + 1):
            for old in range(1, size + 1):
                proof = ledger.prove_consistency(old, size)
                check_consistency(old=old, old_root=roots[old], size=size, root=roots[size], proof=proof)


type Ask = Callable[[Ledger], object]


@pytest.mark.parametrize(
    "ask",
    [
        lambda ledger: ledger.read(-1),
        lambda ledger: ledger.read(RECORDS),
        lambda ledger: ledger.leaf(RECORDS),
        lambda ledger: ledger.prove(-1),
        lambda ledger: ledger.prove(RECORDS),
        lambda ledger: ledger.prove(3, 3),
        lambda ledger: ledger.prove(3, RECORDS + 1),
        lambda ledger: ledger.prove_consistency(0, 3),
        lambda ledger: ledger.prove_consistency(4, 3),
        lambda ledger: ledger.prove_consistency(3, RECORDS + 1),
        lambda ledger: ledger.newest(RECORDS + 1),
        lambda ledger: ledger.newest(-1),
        lambda ledger: ledger.note(RECORDS + 1),
        lambda ledger: ledger.piece(0, 10, RECORDS + 1),
        lambda ledger: ledger.piece(0, 10, -1),
        lambda ledger: ledger.accept(),
    ],
)
def test_what_is_not_there_is_unknown(written: Desk, ask: Ask) -> None:
    with written.opened() as ledger, pytest.raises(FactUnknown):
        ask(ledger)


def test_a_note_is_signed_by_the_key_of_the_ledger(written: Desk) -> None:
    with written.opened() as ledger:
        public = parse_verifier_key(ledger.verifier_key)
        note = ledger.note(5)
    secret = Ed25519PrivateKey.from_private_bytes((written.ledger / "key").read_bytes())
    assert secret.public_key().public_bytes_raw() == public
    leaves = [independent.leaf_of(record) for record in independent.read_log(written.log.read_bytes())]
    name = ledger.verifier_key.split("+")[0]
    assert open_note(note, name, public) == Checkpoint(origin=name, size=5, root=independent.mth(leaves[:5]))


def test_a_checkpoint_is_written_now_and_then_and_at_the_end(desk: Desk) -> None:
    ledger = desk.open()
    key = ledger.verifier_key

    def signed() -> int:
        return independent.read_note((desk.ledger / "checkpoint").read_text(), key)[1]

    assert signed() == 0
    for number in range(CHECKPOINT_EVERY - 1):
        ledger.append(fact(number))
    assert signed() == 0
    ledger.append(fact(0))
    assert signed() == CHECKPOINT_EVERY
    ledger.append(fact(1))
    assert signed() == CHECKPOINT_EVERY
    ledger.close()
    assert signed() == CHECKPOINT_EVERY + 1


def test_a_fact_too_long_to_be_read_again_is_not_added(written: Desk) -> None:
    before = written.log.read_bytes()
    with written.opened() as ledger:
        with pytest.raises(LeafInvalid):
            ledger.append(EpochErased(epoch="x" * (1 << 20)))
        assert ledger.size == RECORDS
    assert written.log.read_bytes() == before


@pytest.mark.parametrize("length", [1, 100, 1 << 20])
@pytest.mark.parametrize("size", range(RECORDS + 1))
def test_the_pieces_of_an_export_are_the_log(written: Desk, length: int, size: int) -> None:
    found, place = b"", 0
    with written.opened() as ledger:
        following: int | None = 0
        while following is not None:
            place = following
            piece, following = ledger.piece(place, length, size)
            found += piece
    assert found == b"".join(written.frames()[:size])


def test_beyond_its_end_an_export_has_nothing(written: Desk) -> None:
    with written.opened() as ledger:
        assert ledger.piece(10**6, 10, RECORDS) == ledger.piece(2**70, 10, RECORDS) == (b"", None)


def test_an_open_ledger_verifies_itself(written: Desk) -> None:
    with written.opened() as ledger:
        ledger.append(fact(99))
        verified = ledger.verify()
        assert (verified.size, verified.root, verified.unsigned) == (RECORDS + 1, ledger.newest().root, 0)


def test_an_open_ledger_notices_what_is_changed_below_it(written: Desk) -> None:
    with written.opened() as ledger:
        data = bytearray(written.log.read_bytes())
        data[written.ends()[2] + 50] ^= 1
        written.log.write_bytes(data)
        with pytest.raises(LedgerDamaged) as told:
            ledger.verify()
        assert told.value.index == 3


def test_a_record_of_a_later_version_is_told_apart(written: Desk) -> None:
    record = independent.read_log(written.log.read_bytes())[0].replace(b'"v":1', b'"v":2')
    frame = len(record).to_bytes(4, "big") + independent.leaf_of(record) + record
    with written.log.open("ab") as file:
        file.write(frame)
    with written.opened() as ledger:
        assert ledger.trouble is None
        with pytest.raises(LedgerTooNew):
            ledger.read(RECORDS)
        with pytest.raises(LedgerTooNew):
            [*ledger.facts()]


def test_a_record_that_nobody_would_write_is_no_fact(written: Desk) -> None:
    record = b'{"at":1}'
    with written.log.open("ab") as file:
        file.write(len(record).to_bytes(4, "big") + independent.leaf_of(record) + record)
    with written.opened() as ledger:
        with pytest.raises(FactUnknown):
            ledger.read(RECORDS)
        with pytest.raises(LedgerDamaged) as told:
            [*ledger.facts()]
        assert told.value.index == RECORDS


@pytest.mark.parametrize("name", ["log", "hashes", "places", "key"])
def test_a_link_in_place_of_a_file_is_not_followed(written: Desk, tmp_path: Path, name: str) -> None:
    (written.ledger / name).rename(tmp_path / "elsewhere")
    (written.ledger / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(VaultFileRefused):
        written.open()
    (written.ledger / name).unlink()
    (tmp_path / "elsewhere").rename(written.ledger / name)
    assert written.told() == facts_of(*range(RECORDS))


def test_files_are_for_their_owner_only(written: Desk) -> None:
    modes = {path.name: path.stat().st_mode & 0o777 for path in (*written.ledger.iterdir(), written.seen)}
    assert modes == dict.fromkeys(["log", "hashes", "places", "key", "checkpoint", "ledger.seen"], 0o600)
    assert written.ledger.stat().st_mode & 0o777 == 0o700


def test_nothing_stays_open(written: Desk) -> None:
    before = descriptors()
    written.told()
    assert descriptors() == before
