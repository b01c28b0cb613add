"""Whoever has the key of the ledger tells it what they like; what they lack is the votes."""

from collections.abc import Iterator
import json
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
import pytest

from custom_components.footage_guard.model.ballot import fact_of
from custom_components.footage_guard.model.people import Role
from custom_components.footage_guard.model.people_facts import PersonEnrolled
from custom_components.footage_guard.model.receipt import Custody

from .notary import INVITED, Notary, opened_at
from .office import NOW_MS
from .polls import KEYS, public
from .receipts import Document, Given

VOTED, ENROLLED, ENOUGH = 19, 20, 21


def numbered(receipt: Document, event: Custody) -> list[int]:
    return [each["number"] for each in receipt["events"] if each["event"] == event]


@pytest.fixture
def notary(tmp_path: Path) -> Iterator[Notary]:
    """Return a home of its own, for what is told it spoils it."""
    yield from opened_at(tmp_path / "home")


@pytest.fixture
def forger(notary: Notary) -> None:
    """Let in somebody by the signature of nobody."""
    KEYS["mallory"] = Ed25519PrivateKey.from_private_bytes(b"mallory".ljust(32))
    notary.tell(
        PersonEnrolled(
            person_id="mallory",
            root=b"m" * 32,
            approver_key=public("mallory"),
            change_id=INVITED,
            role=Role.APPROVER,
            usable_from_ms=NOW_MS,
            admitted_by="ada",
            signature=KEYS["mallory"].sign(b"let me in"),
        )
    )
    notary.active.append("mallory")


@pytest.mark.usefixtures("forger")
def test_whoever_was_let_in_by_nobody_does_not_vote(notary: Notary, tmp_path: Path) -> None:
    forged = Given(notary, notary.released(voters=("ada", "mallory")), tmp_path)
    assert forged.check(forged.data) == ENROLLED


def test_a_viewer_does_not_vote(notary: Notary, tmp_path: Path) -> None:
    notary.enroll("cleo", "ada", Role.VIEWER)
    notary.active.append("cleo")
    forged = Given(notary, notary.released(voters=("ada", "cleo")), tmp_path)
    assert forged.check(forged.data) == ENROLLED


def test_the_vote_of_another_key_is_none(notary: Notary, tmp_path: Path) -> None:
    right = Given(notary, notary.released(), tmp_path)
    receipt = right.receipt
    vote = notary.vote(right.statement, "ben", public_key=public("cleo"))
    number = notary.tell(fact_of(right.statement.draft_id, vote))
    receipt = with_vote(right, number, vote.public_key.hex())
    assert right.forged(receipt) == VOTED


def test_whoever_signs_with_a_key_that_is_not_theirs_was_not_enrolled(notary: Notary, tmp_path: Path) -> None:
    right = Given(notary, notary.released(), tmp_path)
    vote = notary.vote(right.statement, "cleo", person_id="ben")
    number = notary.tell(fact_of(right.statement.draft_id, vote))
    receipt = with_vote(right, number, vote.public_key.hex())
    receipt["votes"][1]["signature"] = vote.signature.hex()
    assert right.forged(receipt) == ENROLLED


def test_one_person_does_not_vote_twice(notary: Notary, tmp_path: Path) -> None:
    right = Given(notary, notary.released(), tmp_path)
    vote = notary.vote(right.statement, "ada")
    number = notary.tell(fact_of(right.statement.draft_id, vote))
    receipt = with_vote(right, number, vote.public_key.hex())
    receipt["votes"][1] = receipt["votes"][0] | {"cast_ms": vote.cast_ms}
    receipt["events"] = [each for each in receipt["events"] if each["record"]["fact"].get("person_id") != "ben"]
    assert right.forged(receipt) == ENOUGH


def with_vote(right: Given, number: int, key: str) -> Document:
    """Return the receipt with a vote that was told later in place of the second one, all of it proven."""
    found = right.notary.receipt(right.statement.draft_id)
    receipt = right.receipt
    size = right.notary.ledger.size
    second = numbered(receipt, Custody.VOTED)[1]
    for event in receipt["events"]:
        event["number"] = number if event["number"] == second else event["number"]
        proof = right.notary.ledger.prove(event["number"], size)
        event |= {"record": json.loads(proof.record), "proof": [part.hex() for part in proof.path]}
    receipt["events"].sort(key=lambda event: event["number"])
    receipt["ledger"]["checkpoint"] = found.checkpoint
    receipt["votes"][1]["public_key"] = key
    receipt["votes"][1]["cast_ms"] = json.loads(right.notary.ledger.prove(number, size).record)["fact"]["cast_ms"]
    return receipt
