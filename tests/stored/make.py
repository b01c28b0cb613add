"""Writes golden files of the present versions; those that are there are never written again.

python -m tests.stored.make
"""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
import json
from pathlib import Path
import shutil
import sqlite3
import sys
import tempfile

from custom_components.footage_guard.bridge.keeping.founding import begin_vault
from custom_components.footage_guard.bridge.keeping.opening import Folders, OpenVault
from custom_components.footage_guard.disk.database import Database, Schema
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.facts import HoldPlaced
from custom_components.footage_guard.model.ids import CameraId, HoldId, ReleaseId
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.share import Lease
from custom_components.footage_guard.vault.founding import Founder
from custom_components.footage_guard.vault.index.schema import SCHEMA as INDEX
from custom_components.footage_guard.vault.keyring.wrap import FLOOR
from custom_components.footage_guard.vault.recording import record
from custom_components.footage_guard.vault.state.schema import SCHEMA
from tests.people import OWNER_ID, PASSPHRASE
from tests.pictures import PICTURE
from tests.vault.older_state import FILE, write_older
from tests.vault.test_state_upgrade import OF_VERSION

from .formats import GOLDEN, INDEXES, STATES, VAULT

CAMERA = CameraId("01KB0000000000000000000DOR")
CONTENT = b"moving pictures " * 8192
START_MS = 1_795_507_200_000
RELEASE = ReleaseId("01KAZ0000000000000000000RR")
ENTRY = {
    "version": 1,
    "minor_version": 1,
    "domain": "footage_guard",
    "title": "Footage Guard",
    "data": {"mode": "sealed", "approver": OWNER_ID},
    "options": {"notify_targets": [], "quiet_hours": "21:00-08:00"},
    "subentries": [
        {
            "subentry_id": CAMERA,
            "subentry_type": "camera",
            "title": "Front door",
            "unique_id": None,
            "data": {
                "stream_url": "rtsp://127.0.0.1:1/stream",
                "motion_detection": "off",
                "pre_roll_s": 10,
                "post_roll_s": 20,
                "max_clip_s": 300,
                "indoor": False,
                "sees_public_space": True,
                "audio": False,
                "live_view": True,
            },
        }
    ],
}


def main() -> None:
    """Write what is missing."""
    for number in range(1, STATES + 1):
        _write_missing(GOLDEN / f"state-{number}.sql", lambda number=number: _state(number))
    _write_missing(GOLDEN / "entry-1.1.json", lambda: json.dumps(ENTRY, indent=1) + "\n")
    if not VAULT.exists():
        make_vault(VAULT)
    for number in range(2, INDEXES + 1):
        _write_missing(GOLDEN / f"index-{number}.sql", lambda number=number: _index(number))


def _write_missing(path: Path, make: object) -> None:
    if not path.exists():
        path.write_text(make())  # type: ignore[operator]  # it makes text
        sys.stdout.write(f"{path.name}\n")


def _state(number: int) -> str:
    """Return a state.db of a version as an older program brought it there, as SQL."""
    with tempfile.TemporaryDirectory() as folder:
        first = min(number, len(OF_VERSION) - 1)
        write_older(Path(folder), first, *OF_VERSION[first])
        return _brought_up(Path(folder, FILE), SCHEMA, number)


def _index(number: int) -> str:
    """Return the index of the golden vault, which is of the first version, as a program of a later one has it."""
    with tempfile.TemporaryDirectory() as folder:
        return _brought_up(Path(shutil.copy(VAULT / "index.db", folder)), INDEX, number)


def _brought_up(path: Path, schema: Schema, number: int) -> str:
    """Bring a file to a version, and return it as SQL."""
    Database(path, replace(schema, steps=schema.steps[:number])).close()
    with closing(sqlite3.connect(path)) as connection:
        lines = [f"PRAGMA application_id = {schema.application};", *connection.iterdump()]
    return "\n".join([*lines, f"PRAGMA user_version = {number};", ""])


def make_vault(folder: Path) -> None:
    """Make a vault with something in each of its files, and close it."""
    cache = folder / "cache"
    founder = Founder(person_id=OWNER_ID, passphrase=PASSPHRASE, mode=Mode.CONVENIENCE)
    begin_vault(folder, cache, founder, datetime.now(UTC), lambda: FLOOR)
    opened = OpenVault(Folders(data=folder, cache=cache, clips=folder / "vault"))
    try:
        opened.rolls.begin()
        recording = record(opened.vault, CAMERA, START_MS, datetime.now(UTC), PICTURE)
        recording.write(CONTENT)
        recording.finish(START_MS + 30_000)
        hold = HoldPlaced(
            hold_id=HoldId("01KB2000000000000000000000"),
            kind=HoldKind.OWNER,
            clip_ids=(recording.clip_id,),
            made_ms=START_MS,
            until_ms=None,
        )
        opened.vault.tell(hold)
        opened.state.lock_down(LockdownReason.ASKED, START_MS)
        opened.leases.keep(
            Lease(
                release_id=RELEASE,
                secret_sha256=bytes(32),
                code_sha256=None,
                left=2,
                tries=5,
                not_after_ms=1 << 42,
                crcs=(1, 2),
            )
        )
    finally:
        opened.close()


if __name__ == "__main__":
    main()
