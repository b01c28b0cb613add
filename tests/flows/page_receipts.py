"""Writes the receipts that the tests of the recipient's page read: python -m tests.flows.page_receipts."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from .notary import opened_at
from .receipts import Given, given

PAGE_RECEIPTS = Path(__file__).parents[2] / "frontend" / "tests" / "share" / "receipts.json"


def written(one: Given) -> dict[str, object]:
    """Return a receipt with the footage it came with."""
    footage = [data.decode() for data in one.notary.files[one.statement.draft_id]]
    return {"receipt": json.loads(one.data), "footage": footage}


def main() -> None:
    """Write two receipts of one home, and one of another."""
    found: dict[str, object] = {}
    with TemporaryDirectory() as folder:
        for home, names in (("home", ("one", "other")), ("elsewhere", ("stranger",))):
            for notary in opened_at(Path(folder, home)):
                found |= {name: written(given(notary, Path(folder, name))) for name in names}
    PAGE_RECEIPTS.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
