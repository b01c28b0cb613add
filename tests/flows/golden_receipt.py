"""The receipt in tests/golden/receipt-v1, with its footage and papers: what was given once is checked for ever.

python -m tests.flows.golden_receipt FOLDER
"""

from pathlib import Path
import sys
import tempfile

from custom_components.footage_guard.bridge.shares.receipts import papers

from .notary import Notary


def write(folder: Path) -> None:
    """Write a bundle, unpacked, and the key of the ledger it is of."""
    with tempfile.TemporaryDirectory() as home:
        notary = Notary(Path(home) / "home")
        statement = notary.released(notary.clip(), notary.clip())
        receipt = notary.dumped(notary.receipt(statement.draft_id))
        for file, data in zip(statement.files, notary.files[statement.draft_id], strict=True):
            (folder / file.name).write_bytes(data)
        for name, data in papers(receipt, "en").items():
            (folder / name).write_bytes(data)
        (folder / "verifier").write_text(f"{notary.ledger.verifier_key}\n")
        notary.close()


if __name__ == "__main__":
    write(Path(sys.argv[1]))
