"""A vault made by the product, to be harmed and checked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
import io
import json
from pathlib import Path
import sqlite3
import tarfile
import tempfile
from typing import Any

from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.facts import Fact, HoldPlaced
from custom_components.footage_guard.model.ids import CameraId, ClipId, HoldId
from custom_components.footage_guard.model.retention import Limits
from custom_components.footage_guard.vault.age.header import dump_header
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.age.stream import PAYLOAD_NONCE_BYTES, TAG
from custom_components.footage_guard.vault.check.examining import Ground, check
from custom_components.footage_guard.vault.check.findings import Report
from custom_components.footage_guard.vault.index.index import Index
from custom_components.footage_guard.vault.index.taking import catch_up
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from custom_components.footage_guard.vault.keyring.wrap import FLOOR
from custom_components.footage_guard.vault.ports import Journal
from custom_components.footage_guard.vault.reconciling import reconcile
from custom_components.footage_guard.vault.recording import Recording, record
from custom_components.footage_guard.vault.settling import settle
from custom_components.footage_guard.vault.store import ClipStore
from custom_components.footage_guard.vault.sweeping import Sweep
from custom_components.footage_guard.vault.vault import Vault
from tests.pictures import PICTURE

from .journal import FileJournal

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
OCTOBER = NOW - timedelta(days=40)
PASSPHRASE = "courier umbrella marble tuesday"
DOOR = CameraId("door")
OTHER = "01KB00000000000000000000ZZ"
"""The id of nothing."""
HOLD = HoldId("01KB0000000000000000000000")
CONTENT = bytes(range(256)) * 400
"""One whole chunk and a rest."""


def ms(moment: datetime) -> int:
    """Return a moment as the vault counts."""
    return int(moment.timestamp() * 1000)


@dataclass(frozen=True)
class Made:
    """A data directory at rest, and its ledger beside it."""

    folder: Path
    whole: ClipId
    """Of October."""
    held: ClipId
    cut: ClipId

    @property
    def index(self) -> Path:
        """Where the index lies."""
        return self.folder / "index.db"

    @property
    def ledger(self) -> Path:
        """Where the ledger lies, outside: that of tests is for everybody to read."""
        return self.folder.parent / "journal"

    @property
    def names(self) -> dict[str, str]:
        """What expectations call the clips."""
        return {"whole": self.whole, "held": self.held, "cut": self.cut, "hold": HOLD}

    def journal(self) -> FileJournal:
        """Open the ledger."""
        return FileJournal(self.ledger)

    def path(self, clip_id: ClipId, suffix: str = ".age") -> Path:
        """Return where a clip lies."""
        return next((self.folder / "vault").glob(f"*/{clip_id}{suffix}"))

    def tell(self, *facts: Fact) -> None:
        """Have the ledger know more, and the index with it."""
        journal = self.journal()
        for fact in facts:
            journal.append(fact)
        with Index.open(self.index) as index:
            catch_up(index, journal)

    def use(self, what: Callable[[Vault], object]) -> Any:
        """Do something with the vault as it runs."""
        with Index.open(self.index) as index:
            return what(_vault(self.folder, index, self.journal()))

    def edit(self, *statements: str) -> None:
        """Change the index as somebody with an editor does, who minds no rule; `:whole` and `:other` are ids."""
        with sqlite3.connect(self.index, autocommit=True) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            for statement in statements:
                connection.execute(statement, {"whole": self.whole, "other": OTHER})
        connection.close()

    def edit_keys(self, change: Callable[[dict[str, Any]], object]) -> None:
        """Change the keys and write them as they are always written."""
        path = self.folder / "keys.json"
        document = json.loads(path.read_bytes())
        change(document)
        path.write_text(json.dumps(document, indent=1, sort_keys=True) + "\n")

    def check(self, open_journal: Callable[[], Journal | None] | None = None, clips: Path | None = None) -> Report:
        """Check everything; with the ledger, unless another one is given."""
        ground = Ground(
            folder=self.folder,
            clips=clips or self.folder / "vault",
            open_journal=open_journal or self.journal,
        )
        return check(ground, lambda _more: None)

    def found(self, open_journal: Callable[[], Journal | None] | None = None) -> list[str]:
        """Return what is found, each as its code and what it was found of."""
        return said(self.check(open_journal))

    def without_ledger(self) -> list[str]:
        """Return what is found where there is no ledger."""
        return self.found(lambda: None)


def said(report: Report) -> list[str]:
    """Return each finding as its code and what it was found of."""
    return [f"{finding.code} {finding.what}" for finding in report.findings]


def _vault(folder: Path, index: Index, journal: FileJournal) -> Vault:
    store = ClipStore(folder / "vault")
    return Vault(keyring=Keyring.load(folder, lambda: FLOOR), store=store, index=index, journal=journal)


def begun(vault: Vault, now: datetime = NOW, content: bytes = CONTENT) -> Recording:
    """Begin a clip and write something."""
    recording = record(vault, DOOR, ms(now), now, PICTURE)
    recording.write(content)
    recording.sync()
    return recording


def recorded(vault: Vault, now: datetime = NOW, content: bytes = CONTENT) -> ClipId:
    """Record a clip."""
    recording = begun(vault, now, content)
    recording.finish(ms(now) + 30_000)
    return recording.clip_id


@cache
def _template() -> tuple[bytes, Made]:
    """Return a packed vault; made once, for it costs time."""
    with tempfile.TemporaryDirectory() as name:
        template = _live(Path(name) / "footage_guard")
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w") as archive:
            archive.add(name, arcname=".")
        return packed.getvalue(), template


def _live(folder: Path) -> Made:
    Keyring.create(folder, "alex", PASSPHRASE, OCTOBER, lambda: FLOOR)
    with Index.open(folder / "index.db") as index:
        vault = _vault(folder, index, FileJournal(folder.parent / "journal"))
        whole, held = recorded(vault, OCTOBER), recorded(vault, content=b"short")
        too_old = recorded(vault, OCTOBER - timedelta(days=10))
        vault.tell(HoldPlaced(hold_id=HOLD, kind=HoldKind.OWNER, clip_ids=(held,), made_ms=ms(NOW), until_ms=None))
        torn = begun(vault, NOW + timedelta(minutes=1), CONTENT * 2)
        torn._file.abandon()
        settle(vault)
        assert not reconcile(vault).missing
        limits = Limits(days=45, quota_bytes=10**9)
        assert {*Sweep(vault, limits, NOW, steady_ms=10**9, with_files=()).run().removed} == {too_old}
    return Made(folder=folder, whole=whole, held=held, cut=torn.clip_id)


def made(folder: Path) -> Made:
    """Return a vault of its own below a folder: a whole clip, one that is held, one that was cut, and one that went."""
    packed, template = _template()
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="fully_trusted")  # noqa: S202  # packed above
    return replace(template, folder=folder / "footage_guard")


def flip(path: Path, place: int, bit: int = 1) -> None:
    """Change one bit of a file."""
    data = bytearray(path.read_bytes())
    data[place] ^= bit
    path.write_bytes(data)


def for_strangers(number: int) -> bytes:
    """Return an empty age file for so many people whom nobody knows."""
    recipients = [X25519Identity.generate().recipient for _ in range(number)]
    header = dump_header(tuple(recipient.wrap(bytes(16)) for recipient in recipients), bytes(32))
    return header + bytes(PAYLOAD_NONCE_BYTES + TAG)


def only_part(vault: Made) -> Path:
    """Return the one clip that has no name yet."""
    (path,) = vault.folder.glob("vault/*/*.part")
    return path
