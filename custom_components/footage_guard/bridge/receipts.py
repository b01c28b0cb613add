"""Receipts of a running vault: put together in its lane, and signed by the key of its ledger."""

from ..flows.receipting import receipt
from ..ledger.ledger import Ledger
from ..model.ids import ReleaseId
from ..model.receipt import Receipt, dump_receipt
from .requests import RequestDesk
from .runtime import VaultRuntime


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
