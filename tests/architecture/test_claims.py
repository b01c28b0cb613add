"""No text says more than the code does: what nobody is made to do, and what no signature shows, is claimed nowhere."""

import json
from pathlib import Path
import re

import pytest

from .tree import REPOSITORY

TOLD = [
    "README.md",
    "SECURITY.md",
    "docs/**/*.md",
    "custom_components/footage_guard/**/en.json",
    "frontend/src/**/en.json",
]
TOO_MUCH = {
    "nobody is made to play a file before they vote": (
        r"(saw|seen|sees) (the|that|exactly|the very) (exact |very )?(file|them)"
    ),
    "whoever runs in the same process can use an unlocked key": r"key that only they can use",
    "whoever holds the key of the history can write it anew": r"nobody can change unnoticed",
    "how a recipient is known, and clocks, are claims of a home": r"receipt proves who|proves what is on this page",
    "what a camera writes into its picture leaves": r"camera name or other data is in the files",
}
BESIDE = {"decided", "admitted_by", "start_ms", "end_ms", "size_bytes", "number", "at", "up", "boot"}


def too_much(text: str) -> list[str]:
    """Return why what a text says is too much."""
    return [why for why, claim in TOO_MUCH.items() if re.search(claim, text)]


@pytest.mark.parametrize("pattern", TOLD)
def test_nothing_is_claimed_that_is_not_so(pattern: str) -> None:
    paths = [path for path in REPOSITORY.glob(pattern) if "adr" not in path.parts]
    assert paths
    assert not {_name(path): found for path in paths if (found := too_much(path.read_text("utf-8")))}


def test_a_claim_is_found() -> None:
    assert len(too_much("A person saw the exact file. The receipt proves who got it.")) == 2


def test_what_a_receipt_gives_away_beside_what_was_given_is_said() -> None:
    receipt = json.loads((REPOSITORY / "tests/golden/receipt-v1/receipt.json").read_text("utf-8"))["receipt"]
    records = [event["record"] for event in receipt["events"]]
    held = {name for record in records for name in (*record, *record["fact"])} | set(receipt["events"][0])
    assert held >= BESIDE
    page = (REPOSITORY / "docs/ref/receipt.md").read_text("utf-8")
    assert not {name for name in BESIDE if f"`{name}`" not in page}


def _name(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()
