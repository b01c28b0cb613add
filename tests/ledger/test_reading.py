"""A ledger that is only read says what the one that is written says, and nothing of one that is not right."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from custom_components.footage_guard.ledger.leaves import Moment
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.ledger.reading import LedgerReader, is_ledger
from custom_components.footage_guard.model.errors import CheckpointInvalid, FactUnknown, LedgerDamaged, LedgerError
from custom_components.footage_guard.model.facts import ClipMissing
from custom_components.footage_guard.model.ids import make_clip_id

FACTS = [ClipMissing(clip_id=make_clip_id(number, number)) for number in range(5)]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An open ledger with some facts."""
    opened = Ledger.open(tmp_path / "ledger", tmp_path / "cache", lambda: Moment(at_ms=1, boot="", up_ms=1))
    for fact in FACTS:
        opened.append(fact)
    opened.checkpoint()
    yield opened
    opened.close()


@pytest.fixture
def folder(ledger: Ledger, tmp_path: Path) -> Path:
    """Where it lies."""
    return tmp_path / "ledger"


def test_it_says_the_same_while_the_other_goes_on(ledger: Ledger, folder: Path) -> None:
    reader = LedgerReader(folder)
    ledger.append(FACTS[0])
    ledger.checkpoint()
    assert reader.size == len(FACTS)
    assert [*reader.facts()] == [*enumerate(FACTS)]
    assert [*reader.facts(3)] == [*enumerate(FACTS)][3:]
    assert reader.read(4) == FACTS[4]
    assert LedgerReader(folder).size == ledger.size


@pytest.mark.parametrize("number", [-1, 5])
def test_what_is_not_there_is_unknown(folder: Path, number: int) -> None:
    with pytest.raises(FactUnknown):
        LedgerReader(folder).read(number)


def test_nothing_is_written(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(OSError, match="Read-only"):
        LedgerReader(folder).append(FACTS[0])
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("harm", "error"),
    [
        (lambda folder: _change(folder / "log", -2), LedgerDamaged),
        (lambda folder: (folder / "log").write_bytes((folder / "log").read_bytes()[:-9]), LedgerDamaged),
        (lambda folder: _change(folder / "checkpoint", -9), LedgerError),
        (lambda folder: (folder / "checkpoint").unlink(), FileNotFoundError),
        (lambda folder: (folder / "key").write_bytes(bytes(32)), CheckpointInvalid),
        (lambda folder: (folder / "key").write_bytes(bytes(31)), CheckpointInvalid),
    ],
    ids=["a byte", "an end", "a signature", "no checkpoint", "another key", "half a key"],
)
def test_of_a_history_that_is_not_right_nothing_is_said(
    folder: Path, harm: Callable[[Path], object], error: type[Exception]
) -> None:
    harm(folder)
    with pytest.raises(error):
        [*LedgerReader(folder).facts()]


def _change(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def test_where_a_ledger_lies(folder: Path, tmp_path: Path) -> None:
    assert is_ledger(folder)
    assert not is_ledger(tmp_path)
