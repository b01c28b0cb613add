"""Records that name a request are found among many others, from where one begins to look."""

from collections.abc import Iterator
from pathlib import Path
import re

import pytest

from custom_components.footage_guard.ledger import records
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.model.approval_facts import DraftMade
from custom_components.footage_guard.model.facts import EpochErased, Fact
from custom_components.footage_guard.model.ids import ReleaseId, RequestId, make_request_id
from custom_components.footage_guard.model.request.words import Channel
from custom_components.footage_guard.model.request_facts import RequestErased, RequestReceived

from .test_people_records import NOW

ONE, OTHER = make_request_id(1, 1), make_request_id(1, 2)
RELEASE = ReleaseId(make_request_id(1, 3))


def _received(request_id: RequestId, supersedes: RequestId | None = None) -> RequestReceived:
    return RequestReceived(
        request_id=request_id,
        channel=Channel.FORM,
        digest=bytes(32),
        received_ms=1,
        closes_ms=2,
        supersedes=supersedes,
    )


FACTS: list[Fact] = [
    _received(ONE),
    *[EpochErased(epoch="2026-11")] * 40,
    _received(OTHER, supersedes=ONE),
    DraftMade(release_id=RELEASE, request_id=ONE, actor=f'"request_id":"{OTHER}"'),
    *[EpochErased(epoch="2026-11")] * 300,
    RequestErased(request_id=ONE, version=1),
]


@pytest.mark.parametrize("batch_bytes", [1 << 20, 4096, 97, 45, 1])
@pytest.mark.parametrize(("start", "expected"), [(0, [0, 42, 343]), (1, [42, 343]), (42, [42, 343]), (344, [])])
def test_those_of_one_are_found_and_of_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch_bytes: int, start: int, expected: list[int]
) -> None:
    ledger = Ledger.open(tmp_path / "ledger", tmp_path / "cache", lambda: NOW)
    for fact in FACTS:
        ledger.append(fact)
    monkeypatch.setattr(records, "_BATCH_BYTES", batch_bytes)
    assert ledger.of_request(ONE, start) == expected
    # Whatever was looked at before, and also what came since.
    assert ledger.of_request(OTHER, 0) == [41]
    assert ledger.of_request(ONE, 0) == [0, 42, 343]
    twice = ledger.append(RequestErased(request_id=OTHER, version=1))
    assert ledger.of_request(OTHER, 41) == [41, twice]
    assert ledger.of_request(ONE, start) == expected
    ledger.close()


def test_it_is_looked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger.open(tmp_path / "ledger", tmp_path / "cache", lambda: NOW)
    for fact in FACTS:
        ledger.append(fact)
    looked: list[tuple[int, int]] = []
    names = ledger._log.names

    def note(named: re.Pattern[bytes], start: int, end: int) -> Iterator[tuple[int, bytes]]:
        looked.append((start, end))
        return names(named, start, end)

    monkeypatch.setattr(ledger._log, "names", note)
    for request_id in (ONE, OTHER) * 3:
        ledger.of_request(request_id, 41)
    ledger.of_request(ONE, 0)
    begin, end = ledger._log.begin_of(41), ledger.length_bytes
    assert looked == [(begin, end), (0, begin)]
    ledger.append(RequestErased(request_id=OTHER, version=1))
    ledger.of_request(ONE, 0)
    assert looked[2:] == [(end, ledger.length_bytes)]
    ledger.close()
