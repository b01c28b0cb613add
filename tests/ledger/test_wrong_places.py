"""Which records are found is not for a cache to say: whatever stands in it, none is hidden."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from custom_components.footage_guard.ledger.leaves import LOCKDOWN_MARK, PEOPLE_MARK
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.model.errors import FactUnknown
from custom_components.footage_guard.model.facts import EpochErased, Fact
from custom_components.footage_guard.model.ids import make_request_id
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.lockdown_facts import LockdownEntered, LockdownLeft
from custom_components.footage_guard.model.people_facts import PersonRemoved, VaultRemoved
from custom_components.footage_guard.model.request_facts import RequestErased

from .desk import ticking

REQUEST = make_request_id(1, 1)
OTHER = EpochErased(epoch="2026-11")
ENTERED, LEFT = LockdownEntered(reason=LockdownReason.ASKED, since_ms=1), LockdownLeft(actor="robin", asked_ms=2)
ERASED = RequestErased(request_id=REQUEST, version=1)
FACTS: list[Fact] = [
    VaultRemoved(),
    OTHER,
    ENTERED,
    PersonRemoved(person_id="robin", actor="alex"),
    ERASED,
    LEFT,
    OTHER,
    ERASED,
    OTHER,
    ENTERED,
    PersonRemoved(person_id="alex", actor="robin"),
]
SIZE = len(FACTS)

type Ends = list[int]


def _with(ends: Ends, index: int, end: int) -> Ends:
    return [*ends[:index], end, *ends[index + 1 :]]


def _wrong(ends: Ends) -> Iterator[Ends]:
    """Yield what may stand there instead: an end of another record, one of nowhere, or what was lost or turned."""
    for index in range(SIZE):
        for end in (0, 1, ends[index] - 1, ends[index] + 1, *ends, ends[-1] + 1, 1 << 62, (1 << 64) - 1):
            yield _with(ends, index, end)
        yield [0] * index + ends[index:]
        yield ends[:index]
        yield ends[index:] + ends[:index]
    yield ends[::-1]


def _write(folder: Path, ends: Ends) -> None:
    (folder / "ledger" / "places").write_bytes(b"".join(end.to_bytes(8) for end in ends))


def _opened(folder: Path) -> Ledger:
    return Ledger.open(folder / "ledger", folder / "cache", ticking())


def _found(ledger: Ledger) -> None:
    """Raise AssertionError unless everything is found that was told."""
    numbers = [*range(SIZE)]
    for start in numbers:
        assert list(ledger.find(b'"kind"', start, SIZE)) == numbers[start:]
        assert list(ledger.find(b'"kind"', 0, start)) == numbers[:start]
    assert list(ledger.find(PEOPLE_MARK, 0, SIZE)) == [0, 3, 10]
    assert list(ledger.find(LOCKDOWN_MARK, 0, SIZE)) == [2, 5, 9]
    assert [(number, leaf.fact) for number, leaf in ledger.people()] == [
        (number, FACTS[number]) for number in (0, 3, 10)
    ]
    assert list(ledger.lockdowns()) == [ENTERED, LEFT, ENTERED]
    assert ledger.of_request(REQUEST, 0) == [4, 7]
    assert ledger.of_request(REQUEST, 5) == [7]


@pytest.fixture
def ends(quick_disk: None, tmp_path: Path) -> Ends:
    """Write a ledger; return where its records end."""
    with closing(_opened(tmp_path)) as ledger:
        for fact in FACTS:
            ledger.append(fact)
    places = (tmp_path / "ledger" / "places").read_bytes()
    return [int.from_bytes(places[at : at + 8]) for at in range(0, len(places), 8)]


def test_whatever_stands_among_the_places_hides_no_record(ends: Ends, tmp_path: Path) -> None:
    for wrong in _wrong(ends):
        _write(tmp_path, wrong)
        with closing(_opened(tmp_path)) as ledger:
            _found(ledger)


def test_what_is_written_there_while_the_ledger_is_open_hides_no_record(ends: Ends, tmp_path: Path) -> None:
    for wrong in _wrong(ends):
        _write(tmp_path, ends)
        with closing(_opened(tmp_path)) as ledger:
            _write(tmp_path, wrong)
            _found(ledger)


@pytest.mark.parametrize("hidden", [3, 9])
def test_where_it_cannot_be_made_anew_whoever_looks_is_refused(ends: Ends, tmp_path: Path, hidden: int) -> None:
    log = tmp_path / "ledger" / "log"
    # The frame of a record that nobody looks for: made anew, the tree would hold that wrong hash.
    data = bytearray(log.read_bytes())
    data[ends[0] + 10] ^= 1
    log.write_bytes(data)
    _write(tmp_path, _with(ends, hidden - 1, ends[hidden]))
    with closing(_opened(tmp_path)) as ledger, pytest.raises(FactUnknown):
        list(ledger.find(b'"kind"', hidden, SIZE))


@pytest.mark.parametrize("offset", [2, 10])
def test_a_lockdown_whose_frame_is_wrong_hides_none_of_those_after_it(ends: Ends, tmp_path: Path, offset: int) -> None:
    log = tmp_path / "ledger" / "log"
    data = bytearray(log.read_bytes())
    data[ends[1] + offset] ^= 0x80
    log.write_bytes(data)
    with closing(_opened(tmp_path)) as ledger:
        assert list(ledger.lockdowns()) == [None, LEFT, ENTERED]
        assert list(ledger.lockdowns(3)) == [LEFT, ENTERED]
