"""Receipts of a running vault: put together in its lane, signed by the key of its ledger, and explained to people."""

from collections.abc import Mapping
from functools import cache
import json
from pathlib import Path
from typing import Final

from ...flows.receipting import receipt
from ...ledger.ledger import Ledger
from ...model.ids import ReleaseId
from ...model.receipt import Receipt, dump_receipt
from ...model.receipt_page import Words, receipt_page
from ...model.receipt_readme import readme
from ..requests.requests import RequestDesk
from ..runtime import VaultRuntime

ENGLISH: Final = "en"
_WORDS: Final = Path(__file__).parents[2] / "model" / "receipt_words"


async def async_receipt(
    vault: VaultRuntime, requests: RequestDesk, release_id: ReleaseId, *, opened: int | None = None
) -> bytes:
    """Return the file of the receipt of a release that is or was live: see `async_read_receipt`."""
    found = await async_read_receipt(vault, requests, release_id, opened=opened)
    return await vault.async_read(lambda: signed(vault.ledger, found))


async def async_read_receipt(
    vault: VaultRuntime, requests: RequestDesk, release_id: ReleaseId, *, opened: int | None = None
) -> Receipt:
    """Return what a receipt says; `opened` is the number of the opening it is written for.

    Raises LedgerRolledBack while the history is not what it was, what `receipt` raises, or NotLoaded.
    """
    vault.ledger.may_rely()
    return await requests.async_decide(
        lambda booth, now: receipt(booth, vault.ledger, release_id, opened=opened, issued_ms=now.ms)
    )


def signed(ledger: Ledger, found: Receipt) -> bytes:
    """Return the file of a receipt, `receipt.json`."""
    body = found.body()
    return dump_receipt(body, ledger.sign_receipt(body))


def papers(receipt: bytes, language: str) -> dict[str, bytes]:
    """Return what lies beside the footage in a bundle, by name, for the file of a receipt.

    In a language such as `de` or `de-CH`, or in English. Blocking.
    """
    texts = load_words()
    spoken = language.partition("-")[0].lower()
    chosen = spoken if spoken in texts else ENGLISH
    return {
        "receipt.json": receipt,
        "receipt.html": receipt_page(json.loads(receipt)["receipt"], texts[chosen], chosen).encode(),
        "README.txt": readme(receipt, texts[chosen]).encode(),
    }


@cache
def load_words() -> Mapping[str, Words]:
    """Return the words of the papers by language; they are read once, which blocks."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(_WORDS.glob("*.json"))}
