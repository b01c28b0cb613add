"""A home with a vault, for tests: whoever lives there, what time it is, and everything that can be done."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
import tempfile

from custom_components.footage_guard.disk.database import discard
from custom_components.footage_guard.model.clip import NEWEST, Clip, HoldKind
from custom_components.footage_guard.model.errors import IndexDamaged
from custom_components.footage_guard.model.facts import Fact, HoldPlaced
from custom_components.footage_guard.model.ids import CameraId, ClipId, HoldId, ReleaseId
from custom_components.footage_guard.model.retention import DAY_MS, Limits
from custom_components.footage_guard.vault.index.index import Index
from custom_components.footage_guard.vault.index.schema import TABLES
from custom_components.footage_guard.vault.index.taking import rebuild
from custom_components.footage_guard.vault.keyring.keyring import FILE, Keyring
from custom_components.footage_guard.vault.keyring.unlocked import Unlocked
from custom_components.footage_guard.vault.keyring.wrap import FLOOR, Secrets
from custom_components.footage_guard.vault.opening import OpenClip, open_clip
from custom_components.footage_guard.vault.reconciling import Reconciled, reconcile
from custom_components.footage_guard.vault.recording import Recording, record
from custom_components.footage_guard.vault.settling import settle
from custom_components.footage_guard.vault.store import ClipStore
from custom_components.footage_guard.vault.sweeping import Sweep, Swept
from custom_components.footage_guard.vault.vault import Vault
from tests.pictures import PICTURE

from .journal import FileJournal

PASSPHRASE = "courier umbrella marble tuesday"
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DOOR, GATE = CameraId("door"), CameraId("gate")
CONTENT = bytes(range(256)) * 800
"""Three whole chunks and a rest."""
KEPT_CONTENT = CONTENT[: 3 * 64 * 1024]
"""What is left of it in a clip that is cut."""
PLENTY = Limits(days=30, quota_bytes=10**12)


@cache
def keys_of_alex() -> tuple[bytes, Secrets]:
    """Return keys.json of a vault of one person, and what that person unlocks; made once, for it costs time."""
    with tempfile.TemporaryDirectory() as folder:
        keyring = Keyring.create(Path(folder), "alex", PASSPHRASE, NOW, lambda: FLOOR)
        return Path(folder, FILE).read_bytes(), keyring.open("alex", PASSPHRASE)


def opened_index(path: Path) -> Index:
    """Open an index as a start does: one that is broken is made anew."""
    try:
        return Index.open(path)
    except IndexDamaged:
        discard(path)
        return Index.open(path)


def rows(index: Index) -> dict[str, list[tuple[object, ...]]]:
    """Return all that an index holds."""
    found = {table: index._database.rows(f"SELECT * FROM {table}") for table in TABLES}  # noqa: S608  # our own names
    return {table: sorted(rows, key=repr) for table, rows in found.items()}


@dataclass
class Home:
    """A vault with its parts, and a clock that only tests move."""

    folder: Path
    now: datetime = NOW
    steady_ms: int = 30 * DAY_MS
    vault: Vault = field(init=False)
    journal: FileJournal = field(init=False)

    def __post_init__(self) -> None:
        """Move in, or come back to what lies there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError), (self.folder / FILE).open("xb") as file:
            file.write(keys_of_alex()[0])
        self.unlocked = Unlocked("alex", keys_of_alex()[1], lambda: 0.0)
        self._numbers = iter(range(10**6))
        self._begin()

    def _begin(self) -> None:
        self.journal = FileJournal(self.folder / "ledger")
        try:
            self.vault = self._vault(opened_index(self.index_path))
        except IndexDamaged:
            discard(self.index_path)
            self.vault = self._vault(opened_index(self.index_path))

    def _vault(self, index: Index) -> Vault:
        try:
            return Vault(
                keyring=Keyring.load(self.folder, lambda: FLOOR),
                store=ClipStore(self.folder / "vault"),
                index=index,
                journal=self.journal,
            )
        except BaseException:
            index.close()
            raise

    @property
    def index(self) -> Index:
        """The index."""
        return self.vault.index

    @property
    def index_path(self) -> Path:
        """Where the index lies."""
        return self.folder / "index.db"

    @property
    def now_ms(self) -> int:
        """What the clock shows."""
        return int(self.now.timestamp() * 1000)

    def stop(self) -> None:
        """Close the index; nothing else needs to be closed."""
        self.vault.index.close()

    def restart(self) -> Reconciled:
        """Forget everything but the files, and begin as a start does."""
        self.stop()
        self._begin()
        settle(self.vault)
        return reconcile(self.vault)

    def edit_index(self, sql: str) -> None:
        """Change the index as somebody with an editor does."""
        self.index._database.rows(sql)

    def begin(self, camera: CameraId = DOOR, *, imported: bool = False) -> Recording:
        """Begin a clip that shows what is seen from now on."""
        return record(self.vault, camera, self.now_ms, self.now, PICTURE, imported=imported)

    def record(
        self, content: bytes = CONTENT, camera: CameraId = DOOR, *, ago: timedelta = timedelta(), imported: bool = False
    ) -> ClipId:
        """Record a clip of ten seconds."""
        now, self.now = self.now, self.now - ago
        recording = self.begin(camera, imported=imported)
        recording.write(content)
        recording.sync()
        recording.finish(self.now_ms + 10_000)
        self.now = now
        return recording.clip_id

    def cut(self, content: bytes = CONTENT) -> ClipId:
        """Record a clip that a power loss cuts off, and start again."""
        recording = self.begin()
        recording.write(content)
        recording.sync()
        recording._file.abandon()
        self.restart()
        return recording.clip_id

    def clip(self, clip_id: ClipId) -> Clip:
        """Return a clip that must be known."""
        clip = self.index.get(clip_id)
        assert clip is not None
        return clip

    def clips(self) -> list[ClipId]:
        """Return all clips that are known, oldest first."""
        return [clip.id for clip in reversed(self.index.page(None, NEWEST, 1000))]

    def path(self, clip_id: ClipId, suffix: str = ".age") -> Path:
        """Return where a clip lies."""
        return next((self.folder / "vault").glob(f"*/{clip_id}{suffix}"))

    def files(self) -> list[str]:
        """Return the names of all files of clips."""
        return sorted(path.name for path in (self.folder / "vault").glob("*/*"))

    def open(self, clip_id: ClipId) -> OpenClip:
        """Open a clip for Alex."""
        return open_clip(self.vault, clip_id, self.unlocked)

    def watch(self, clip_id: ClipId) -> bytes:
        """Return all of a clip."""
        with self.open(clip_id) as opened:
            return opened.read(0, opened.length)

    def hold(self, *clip_ids: ClipId, kind: HoldKind = HoldKind.OWNER, until_ms: int | None = None) -> HoldId:
        """Hold clips."""
        hold_id = HoldId(f"01KB0{next(self._numbers):021}")
        made_ms = self.now_ms
        self.vault.tell(HoldPlaced(hold_id=hold_id, kind=kind, clip_ids=clip_ids, made_ms=made_ms, until_ms=until_ms))
        return hold_id

    def sweep(self, limits: Limits = PLENTY, *, with_files: Iterable[ReleaseId] = ()) -> Swept:
        """Sweep by the clock of the home, while files of some releases are needed."""
        return Sweep(self.vault, limits, self.now, steady_ms=self.steady_ms, with_files=with_files).run()

    def told(self) -> list[Fact]:
        """Return the whole ledger, also what nobody can read any more."""
        return self.journal.told()

    def told_since(self, what: Callable[[], object]) -> list[Fact]:
        """Return what the ledger is told while something is done."""
        before = self.journal.size
        what()
        return self.told()[before:]

    def must_be_as_told(self) -> None:
        """Raise AssertionError unless the index holds what the ledger tells."""
        with tempfile.TemporaryDirectory() as folder, Index.open(Path(folder) / "index.db") as other:
            rebuild(other, self.journal)
            assert rows(self.index) == rows(other)
