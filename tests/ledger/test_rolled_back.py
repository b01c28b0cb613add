"""A history that is not what it was is told, locks, and goes on being told until a person accepts it."""

from collections.abc import Callable
from pathlib import Path
import shutil

import pytest

from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.model.errors import FactUnknown, LedgerRolledBack
from custom_components.footage_guard.model.facts import HistoryAccepted
from custom_components.footage_guard.model.history import Finding, Trouble

from .conftest import RECORDS
from .desk import Desk, fact
from .looking import CHECKPOINTED, check

pytestmark = pytest.mark.usefixtures("quick_disk")


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
    check(written, RECORDS, Trouble(finding=Finding.CHECKPOINT_INVALID, size=RECORDS, known=RECORDS))


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
    check(written, RECORDS, None)


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
