"""What the page of a recipient is tested with is what the program that checks receipts takes for right."""

import json
from pathlib import Path

import pytest

from custom_components.footage_guard.model.canonical import canonical
from tools.verify_receipt import main

from .notary import opened_at
from .page_receipts import PAGE_RECEIPTS, written
from .receipts import given

RECEIPTS = json.loads(PAGE_RECEIPTS.read_text())


@pytest.mark.parametrize("name", ["one", "other", "stranger"])
def test_it_passes(name: str, tmp_path: Path) -> None:
    (tmp_path / "receipt.json").write_bytes(canonical(RECEIPTS[name]["receipt"]))
    paths = []
    for number, data in enumerate(RECEIPTS[name]["footage"]):
        paths.append(tmp_path / str(number))
        paths[-1].write_text(data)
    assert main([str(tmp_path / "receipt.json"), *map(str, paths)]) == 0


def test_it_has_the_form_of_today(tmp_path: Path) -> None:
    for notary in opened_at(tmp_path / "home"):
        today = written(given(notary, tmp_path / "one"))
    assert _form(today) == _form(RECEIPTS["one"])


def _form(value: object) -> object:
    match value:
        case dict():
            return {name: _form(part) for name, part in value.items()}
        case list():
            return [_form(part) for part in value]
        case _:
            return type(value).__name__
