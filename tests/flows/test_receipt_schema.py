"""The published schema of a receipt says what receipts are, and what they are not."""

import json
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft202012Validator
import pytest

ROOT = Path(__file__).parents[2]
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "ref" / "receipt.schema.json").read_text())
GOLDEN = ROOT / "tests" / "golden" / "receipt-v1" / "receipt.json"
VALIDATOR = Draft202012Validator(SCHEMA)


def golden() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(GOLDEN.read_bytes())
    return found


def test_a_receipt_fits() -> None:
    assert VALIDATOR.is_valid(golden())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("signature",), "A" * 128),
        (("more",), 1),
        (("receipt", "v"), 2),
        (("receipt", "kind"), "approval"),
        (("receipt", "more"), 1),
        (("receipt", "header", "id"), "8" * 26),
        (("receipt", "header", "issued_at"), "2026-11-24T08:00:00Z"),
        (("receipt", "parties", "authorized_by"), []),
        (("receipt", "parties", "recipient", "level"), 5),
        (("receipt", "processing", "terms"), None),
        (("receipt", "files", 0, "size_bytes"), True),
        (("receipt", "files", 0, "clock_offset_ms"), 1.5),
        (("receipt", "statement", "needed"), 0),
        (("receipt", "statement", "nonce"), ""),
        (("receipt", "votes", 0, "transport"), "wire"),
        (("receipt", "events", 0, "event"), "erased"),
        (("receipt", "events", 0, "proof", 0), "0"),
        (("receipt", "events", 0, "record", "fact"), []),
        (("receipt", "ledger", "checkpoint"), ""),
    ],
)
def test_what_is_none_does_not(path: tuple[str | int, ...], value: Any) -> None:
    receipt = golden()
    inner: Any = receipt
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    assert not VALIDATOR.is_valid(receipt)


@pytest.mark.parametrize("name", [*SCHEMA["$defs"]["receipt"]["required"]])
def test_no_part_can_be_missing(name: str) -> None:
    receipt = golden()
    del receipt["receipt"][name]
    assert not VALIDATOR.is_valid(receipt)
