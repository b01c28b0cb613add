"""The published schema of a receipt says what receipts are, and what they are not."""

from collections.abc import Callable
import json
from pathlib import Path
import re
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "ref" / "receipt.schema.json").read_text())
GOLDEN = ROOT / "tests" / "golden" / "receipt-v1" / "receipt.json"
TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: type(value) is int,
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}
TOLD: dict[str, Callable[[Any, Any], bool]] = {
    "type": lambda value, told: any(TYPES[each](value) for each in ([told] if isinstance(told, str) else told)),
    "const": lambda value, told: value == told,
    "enum": lambda value, told: value in told,
    "pattern": lambda value, told: isinstance(value, str) and bool(re.search(told, value)),
    "minLength": lambda value, told: len(value) >= told,
    "minimum": lambda value, told: value >= told,
    "maximum": lambda value, told: value <= told,
    "minItems": lambda value, told: len(value) >= told,
    "maxItems": lambda value, told: len(value) <= told,
    "required": lambda value, told: {*told} <= value.keys(),
    "properties": lambda value, told: all(fits(value[name], told[name]) for name in told.keys() & value.keys()),
    "items": lambda value, told: all(fits(each, told) for each in value),
    "$ref": lambda value, told: fits(value, SCHEMA["$defs"][told.removeprefix("#/$defs/")]),
}
"""What a word of the schema asks for; one that is not here fails the test."""
SAID = {"$schema", "$defs", "title", "description", "additionalProperties"}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Tell whether a value is what a schema says (the part of JSON Schema 2020-12 that ours uses)."""
    is_closed = schema.get("additionalProperties", True) is False
    if is_closed and isinstance(value, dict) and not value.keys() <= schema["properties"].keys():
        return False
    # In the order of the table: a length is asked for of what has one.
    words = sorted(schema.keys() - SAID, key=[*TOLD].index)
    return all(TOLD[word](value, schema[word]) for word in words)


def golden() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(GOLDEN.read_bytes())
    return found


def test_a_receipt_fits() -> None:
    assert fits(golden(), SCHEMA)


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
    assert not fits(receipt, SCHEMA)


@pytest.mark.parametrize("name", [*SCHEMA["$defs"]["receipt"]["required"]])
def test_no_part_can_be_missing(name: str) -> None:
    receipt = golden()
    del receipt["receipt"][name]
    assert not fits(receipt, SCHEMA)
