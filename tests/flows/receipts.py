"""Receipts for the program that checks them: right ones, and what somebody would make of them."""

from collections.abc import Iterator
from dataclasses import dataclass
import json
from pathlib import Path
from typing import Any

from custom_components.footage_guard.model.approval import ApprovalStatement
from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.receipt import dump_receipt
from tools.verify_receipt import main

from .notary import Notary

type Document = dict[str, Any]


@dataclass
class Given:
    """A receipt, with the home it is of and the footage it came with."""

    notary: Notary
    statement: ApprovalStatement
    folder: Path

    @property
    def data(self) -> bytes:
        """The file of the receipt."""
        return self.notary.dumped(self.notary.receipt(self.statement.draft_id))

    @property
    def receipt(self) -> Document:
        """What it says, to be changed."""
        found: Document = json.loads(self.data)["receipt"]
        return found

    @property
    def files(self) -> list[str]:
        """Where the footage lies."""
        return [self.file(data) for data in self.notary.files[self.statement.draft_id]]

    def file(self, data: bytes) -> str:
        """Return where some bytes lie."""
        path = self.folder / f"file-{len([*self.folder.iterdir()])}"
        path.write_bytes(data)
        return str(path)

    def signed(self, receipt: Document) -> bytes:
        """Return a receipt as whoever has the ledger's key can sign it."""
        body = canonical(receipt)
        return dump_receipt(body, self.notary.ledger.sign_receipt(body))

    def check(self, data: bytes, *more: str) -> int:
        """Return what the program says of a receipt with this footage."""
        return main([self.file(data), *self.files, *more])

    def forged(self, receipt: Document) -> int:
        """Return what the program says of a receipt that was signed by whoever has the ledger's key."""
        return self.check(self.signed(receipt))


def given(notary: Notary, folder: Path) -> Given:
    """Return a receipt of a new release."""
    folder.mkdir(exist_ok=True)
    return Given(notary, notary.released(), folder)


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield where each value stands that has no parts."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if parts is None:
        yield path
    else:
        for name, part in parts:
            yield from places(part, (*path, name))


def changed(receipt: Document, path: tuple[str | int, ...]) -> Document:
    """Return a receipt in which one value is another one of its kind."""
    copy: Any = json.loads(json.dumps(receipt))
    inner = copy
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = _other(inner[path[-1]])
    result: Document = copy
    return result


def _other(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str() if value:
            # The first letter, so that an id stays an id and a digest a digest.
            return ("1" if value[0] == "0" else "0") + value[1:]
        case str():
            return "x"
        case _:
            return 1
