"""A receipt is made of parts that belong together, or not at all."""

from dataclasses import replace
import json
from typing import Any

import pytest

from custom_components.footage_guard.model.canonical import canonical, parse_canonical
from custom_components.footage_guard.model.receipt import (
    KINDS,
    Custody,
    CustodyEvent,
    Receipt,
    ReceiptInvalid,
    dump_receipt,
)
from custom_components.footage_guard.model.vote import Method, Transport, Vote

from .approving import CLIP, START_MS, STATEMENT

VOTE = Vote(
    person_id="ada",
    public_key=b"\7" * 32,
    signature=b"\x08" * 64,
    statement_sha256=STATEMENT.sha256,
    cast_ms=START_MS,
    method=Method.PASSPHRASE,
    transport=Transport.TLS,
)


def event(number: int, event: Custody, kind: str, **fact: Any) -> CustodyEvent:
    record = canonical({"v": 1, "kind": kind, "fact": fact, "at": START_MS, "boot": "", "up": 1})
    return CustodyEvent(event=event, number=number, record=record, proof=(b"\1" * 32,))


SEALED = event(7, Custody.SEALED, "clip_sealed", clip_id=CLIP, imported=True, picture={"clock_offset_ms": -20})
APPROVED = event(9, Custody.APPROVED, "release_approved")
RECEIPT = Receipt(
    issued_ms=START_MS,
    statement=STATEMENT,
    votes=(VOTE,),
    events=(SEALED, APPROVED),
    verifier_key="footage-guard/abc+01234567+AbC=",
    checkpoint="footage-guard/abc\n10\n",
)


def test_what_is_signed_stands_in_the_file() -> None:
    data = dump_receipt(RECEIPT.body(), bytes(64))
    assert RECEIPT.body() in data
    assert parse_canonical(data) == {"receipt": json.loads(RECEIPT.body()), "signature": "0" * 128}


def test_a_record_stands_in_it_byte_for_byte() -> None:
    assert SEALED.record in RECEIPT.body()
    assert STATEMENT.dump() in RECEIPT.body()


def test_what_is_there_to_be_read_follows_from_what_is_proven() -> None:
    found: Any = RECEIPT.as_json()
    assert found["header"]["issued_at"] == "2026-11-24T08:00:00.000+00:00"
    assert found["parties"] == {"authorized_by": ["ada"], "recipient": found["statement"]["recipient"]}
    assert found["processing"]["terms"] == found["statement"]["terms"]
    (file,), (stated,) = found["files"], found["statement"]["files"]
    assert file == {name: stated[name] for name in file.keys() & stated.keys()} | {
        "clock_offset_ms": -20,
        "imported": True,
    }


@pytest.mark.parametrize(
    "changed",
    [
        {"votes": ()},
        {"events": (APPROVED,)},
        {"events": (APPROVED, SEALED)},
        {"events": (SEALED, SEALED)},
        {"events": (SEALED, replace(APPROVED, event=Custody.LIVE))},
        {"events": (replace(SEALED, event=Custody.CAPTURED), APPROVED)},
    ],
)
def test_parts_that_prove_nothing_are_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ReceiptInvalid):
        replace(RECEIPT, **changed)


def test_each_event_is_told_by_records_of_its_own() -> None:
    assert KINDS.keys() == {*Custody}
    kinds = [kind for each in KINDS.values() for kind in each]
    assert len(kinds) == len({*kinds})


def test_no_word_of_a_person_is_in_what_is_logged() -> None:
    assert STATEMENT.purpose not in repr(RECEIPT)
    assert STATEMENT.recipient.name not in repr(RECEIPT)
