"""Where the disk does not give a sector of the log, the records in it are passed by, and no others."""

from contextlib import nullcontext

import pytest

from custom_components.footage_guard.ledger.records import FRAME_BYTES
from custom_components.footage_guard.model.readable import readable
from tests.sector import spoil_sector

from .conftest import RECORDS
from .desk import Desk, fact

pytestmark = pytest.mark.usefixtures("quick_disk")


@pytest.mark.parametrize("into", [0, 3, FRAME_BYTES, FRAME_BYTES + 10])
@pytest.mark.parametrize(("first", "last"), [(0, 0), (0, 2), (2, 5)])
def test_what_lies_in_it_is_passed_by(
    written: Desk, monkeypatch: pytest.MonkeyPatch, first: int, last: int, into: int
) -> None:
    """It begins and ends so many bytes into a record: within its length, its hash, behind both, or in its words."""
    with written.opened() as ledger:
        begins = [ledger._log.begin_of(number) for number in range(RECORDS)]
        spoil_sector(monkeypatch, written.ledger / "log", begins[first] + into, begins[last] + into + 1)
        found = [*readable(ledger, may_lack=True)]
        assert found == [(number, None if first <= number <= last else fact(number)) for number in range(RECORDS)]
        for start in range(RECORDS):
            assert [*readable(ledger, start, may_lack=True)] == found[start:]
            with pytest.raises(OSError, match="Input/output") if start <= last else nullcontext():
                list(readable(ledger, start))
    # A start does not look there, either.
    with written.opened() as ledger:
        assert (ledger.size, ledger.trouble) == (RECORDS, None)
        assert ledger.read(ledger.append(fact(RECORDS))) == fact(RECORDS)
