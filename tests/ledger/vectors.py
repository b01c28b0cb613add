"""The vectors in tests/vectors/ledger.json: a ledger with a record of every kind, and what is computed from it.

    python -m tests.ledger.vectors          # prints them
    python -m tests.ledger.vectors FOLDER   # writes the ledger, as the golden one in tests/golden was

They are published: an implementation in another language that agrees with them agrees with ours.
"""

import json
from pathlib import Path
import sys
import tempfile
from typing import Any

from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.ledger.merkle import leaf_hash
from custom_components.footage_guard.model.clip import ClipState, HoldKind
from custom_components.footage_guard.model.facts import (
    ClipCut,
    ClipFound,
    ClipMissing,
    ClipOpened,
    ClipRemoved,
    ClipSealed,
    EpochErased,
    EpochMade,
    Fact,
    HistoryAccepted,
    HoldEnded,
    HoldPlaced,
    Picture,
    Removal,
)
from custom_components.footage_guard.model.history import Finding
from custom_components.footage_guard.model.ids import CameraId, ClipId, HoldId

from . import independent
from .desk import KEY, START_MS, Desk, ticking

FIRST, SECOND = ClipId("01KAZ0000000000000000000AA"), ClipId("01KAZ0000000000000000000AB")
HOLD = HoldId("01KB00000000000000000000AC")
DOOR = CameraId("01KAZ00000000000000000CAM1")
GARDEN = CameraId('T\xfcr "\U0001f514"\u2028\n')
"""An id that needs care where it is spelled; ours are ULIDs."""
LARGE = Picture(codec="h264", width=1920, height=1080, clock_offset_ms=-2500)
SMALL = Picture(codec="hevc", width=640, height=360, clock_offset_ms=None)
FACTS: tuple[Fact, ...] = (
    EpochMade(epoch="2026-11", recipient=b"\x44" * 32),
    ClipOpened(
        clip_id=FIRST,
        camera=DOOR,
        start_ms=START_MS,
        epoch="2026-11",
        picture=LARGE,
        header_digest=b"\x11" * 32,
        imported=False,
    ),
    ClipSealed(
        clip_id=FIRST,
        camera=DOOR,
        start_ms=START_MS,
        end_ms=START_MS + 12_345,
        epoch="2026-11",
        picture=LARGE,
        size_bytes=1_234_567,
        digest=bytes(range(32)),
        header_digest=b"\x11" * 32,
        imported=False,
    ),
    ClipOpened(
        clip_id=SECOND,
        camera=GARDEN,
        start_ms=START_MS,
        epoch="2026-11.2",
        picture=SMALL,
        header_digest=b"\x22" * 32,
        imported=True,
    ),
    ClipCut(
        clip_id=SECOND,
        camera=GARDEN,
        start_ms=START_MS,
        end_ms=START_MS,
        epoch="2026-11.2",
        picture=SMALL,
        size_bytes=65_552,
        digest=b"\x33" * 32,
        header_digest=b"\x22" * 32,
        imported=True,
    ),
    HoldPlaced(hold_id=HOLD, kind=HoldKind.ACTION, clip_ids=(FIRST, SECOND), made_ms=START_MS, until_ms=START_MS + 7),
    HoldEnded(hold_id=HOLD),
    HoldPlaced(hold_id=HOLD, kind=HoldKind.LEGAL, clip_ids=(), made_ms=START_MS, until_ms=None),
    ClipMissing(clip_id=SECOND),
    ClipFound(clip_id=SECOND, state=ClipState.CUT),
    ClipRemoved(clip_id=FIRST, reason=Removal.AGE),
    EpochErased(epoch="2026-11"),
    HistoryAccepted(finding=Finding.ROLLED_BACK, size=12, known=15),
)


def write(folder: Path) -> Desk:
    """Write the ledger."""
    desk = Desk(folder, ticking())
    desk.ledger.mkdir(parents=True)
    (desk.ledger / "key").write_bytes(KEY)
    with desk.opened() as ledger:
        for told in FACTS:
            ledger.append(told)
    return desk


def computed(desk: Desk) -> dict[str, Any]:
    """Return the vectors, as our code computes them."""
    with desk.opened() as ledger:
        found = _computed(desk, ledger)
    for name in ("hashes", "places"):
        found[name] = (desk.ledger / name).read_bytes().hex()
    return found


def _computed(desk: Desk, ledger: Ledger) -> dict[str, Any]:
    log = desk.log.read_bytes()
    sizes = range(1, ledger.size + 1)
    pairs = [(number, size) for size in sizes for number in range(size)]
    return {
        "about": "docs/design/ledger-format.md; hashes, keys and files are hex, the log holds all records in order",
        "key": KEY.hex(),
        "verifier": ledger.verifier_key,
        "records": [
            {"record": record.decode(), "leaf": leaf_hash(record).hex()} for record in independent.read_log(log)
        ],
        "log": log.hex(),
        "roots": [ledger.newest(size).root.hex() for size in range(ledger.size + 1)],
        "inclusion": [
            {"index": number, "size": size, "path": [part.hex() for part in ledger.prove(number, size).path]}
            for number, size in pairs
        ],
        "consistency": [
            {
                "old": number + 1,
                "size": size,
                "proof": [part.hex() for part in ledger.prove_consistency(number + 1, size)],
            }
            for number, size in pairs
        ],
        "notes": [ledger.note(size).decode() for size in range(ledger.size + 1)],
    }


def main(*folders: str) -> None:
    """Write the ledger, or print the vectors."""
    for folder in folders:
        write(Path(folder))
    if not folders:
        with tempfile.TemporaryDirectory() as name:
            found = computed(write(Path(name) / "home"))
        print(json.dumps(found, indent=1, ensure_ascii=False))  # noqa: T201  # what the program is for


if __name__ == "__main__":
    main(*sys.argv[1:])
