"""What a receipt needs of the ledger: records that name something, those on people once, and a signature of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
import pytest

from custom_components.footage_guard.ledger.checkpoint import parse_verifier_key
from custom_components.footage_guard.ledger.leaves import Moment
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.model.facts import EpochErased
from custom_components.footage_guard.model.people_facts import VaultRemoved
from custom_components.footage_guard.model.receipt import DOMAIN
from custom_components.footage_guard.model.vote import DOMAIN as VOTE_DOMAIN

NOW = Moment(at_ms=1_795_507_200_000, boot="5c1a", up_ms=86_400_000)
MARK = b'"2026-07"'


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return a ledger in which every tenth record names one month."""
    made = Ledger.open(tmp_path / "ledger", tmp_path / "cache", lambda: NOW)
    for number in range(60):
        made.append(EpochErased(epoch="2026-08" if number % 10 else "2026-07"))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("start", "size", "found"),
    [
        (0, 60, [0, 10, 20, 30, 40, 50]),
        (10, 31, [10, 20, 30]),
        (11, 30, [20]),
        (11, 20, []),
        (59, 60, []),
        (60, 60, []),
        (20, 10, []),
        (0, 61, []),
        (-1, 60, []),
    ],
)
def test_records_are_found_in_a_part_of_the_history(ledger: Ledger, start: int, size: int, found: list[int]) -> None:
    assert list(ledger.find(MARK, start, size)) == found


def test_records_on_people_are_looked_for_once(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    find = ledger._log.find

    def finding(mark: bytes, size: int, start: int = 0) -> Any:
        looked.append(start)
        return find(mark, size, start)

    monkeypatch.setattr(ledger._log, "find", finding)
    assert list(ledger.people()) == []
    number = ledger.append(VaultRemoved())
    assert [found for found, _ in ledger.people()] == [number]
    assert [found for found, _ in ledger.people()] == [number]
    assert looked == [0, 60]


def test_a_signature_of_a_receipt_is_of_nothing_else(ledger: Ledger) -> None:
    body = ledger.newest().body.encode()
    signature = ledger.sign_receipt(body)
    key = Ed25519PublicKey.from_public_bytes(parse_verifier_key(ledger.verifier_key))
    key.verify(signature, DOMAIN + body)
    for other in (body, VOTE_DOMAIN + body, DOMAIN + body + b"\n"):
        with pytest.raises(InvalidSignature):
            key.verify(signature, other)
