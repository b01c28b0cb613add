"""The key of a month goes with its last clip, and nobody opens a copy of one any more."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
import shutil

import pytest

from custom_components.footage_guard.disk.files import TEMPORARY, tidy
from custom_components.footage_guard.model.errors import ClipKeyMissing
from custom_components.footage_guard.model.facts import EpochErased, Removal
from custom_components.footage_guard.model.ids import ClipId, ReleaseId, make_ulid
from custom_components.footage_guard.model.retention import Limits
from custom_components.footage_guard.vault.age.reader import read_whole
from custom_components.footage_guard.vault.keyring.keyring import FILE
from custom_components.footage_guard.vault.reconciling import Reconciled
from custom_components.footage_guard.vault.store import ClipStore
from custom_components.footage_guard.vault.sweeping import Swept

from .home import CONTENT, NOW, PLENTY, Home

WEEK = Limits(days=7, quota_bytes=10**12)
FULL = OSError(28, "no space left on device")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home with an empty vault."""
    made = Home(tmp_path / "footage_guard")
    yield made
    made.stop()


def _month_over(home: Home) -> ClipId:
    """Return a clip of a month that is over, and begin the next."""
    clip_id = home.record()
    home.now = datetime(2026, 12, 25, tzinfo=UTC)
    return clip_id


def test_the_key_of_a_month_is_erased_with_its_last_clip_also_for_a_copy(home: Home) -> None:
    clip_id = _month_over(home)
    copy = shutil.copytree(home.folder / "vault", home.folder.with_name("copy"))
    sealed = b64encode(home.vault.keyring.epochs[0].sealed_identity)
    assert sealed in (home.folder / FILE).read_bytes()
    later = home.record()
    assert home.sweep(WEEK) == Swept(removed={clip_id: Removal.AGE}, erased=["2026-11"])
    assert home.told()[-1] == EpochErased(epoch="2026-11")
    assert sealed not in (home.folder / FILE).read_bytes()
    root = home.unlocked.secrets().root
    assert not _opens(ClipStore(copy), clip_id, root)
    assert home.watch(later) == CONTENT
    home.restart()
    assert home.sweep(WEEK) == Swept()


def _opens(store: ClipStore, clip_id: ClipId, *identities: object) -> bool:
    (place,) = [place for place in store.clips() if place.clip_id == clip_id]
    with store.open(place) as source:
        try:
            return bool(b"".join(read_whole(source, identities)))  # type: ignore[arg-type]  # all that is left to try
        except ClipKeyMissing:
            return False


def test_a_clip_of_an_erased_month_that_is_brought_back_with_its_row_opens_for_nobody(home: Home) -> None:
    clip_id = _month_over(home)
    row, path, data = home.clip(clip_id), home.path(clip_id), home.path(clip_id).read_bytes()
    home.sweep(WEEK)
    home.index.put(row)
    path.write_bytes(data)
    with pytest.raises(ClipKeyMissing):
        home.watch(clip_id)
    assert home.restart() == Reconciled()
    home.stop()
    home.index_path.unlink()
    home._begin()
    assert home.restart() == Reconciled(removed=[clip_id])


def _take_away(home: Home) -> None:
    home.path(home.record()).unlink()
    home.restart()


NEEDS: dict[str, Callable[[Home], object]] = {
    "young": Home.record,
    "held": lambda home: home.hold(home.record()),
    "missing": _take_away,
    "being written": Home.begin,
    "unknown to the index": lambda home: home.index.remove(home.record()),
}


@pytest.mark.parametrize(("what", "days"), [(what, 7 if what == "held" else 30) for what in NEEDS])
def test_a_key_that_a_clip_needs_stays(home: Home, what: str, days: int) -> None:
    NEEDS[what](home)
    home.now = datetime(2026, 12, 1, tzinfo=UTC)
    assert home.sweep(replace(PLENTY, days=days)).erased == []
    assert home.vault.keyring.epoch("2026-11") is not None


@pytest.mark.parametrize(
    ("begun", "erased"), [("2026-10-31", []), ("2026-11-30", []), ("2026-12-01", ["2026-11"])], ids=str
)
def test_a_key_that_a_finished_file_may_need_stays_until_the_release_is_over(
    home: Home, begun: str, erased: list[str]
) -> None:
    _month_over(home)
    begun_ms = int(datetime.fromisoformat(begun).replace(hour=23, tzinfo=UTC).timestamp() * 1000)
    needed = ReleaseId(make_ulid(begun_ms, 1))
    assert home.sweep(WEEK, with_files=[needed]).erased == erased
    assert home.vault.keyring.epoch("2026-11") is None or not erased
    assert home.sweep(WEEK).erased == ([] if erased else ["2026-11"])


def test_the_key_of_this_month_stays_without_a_clip(home: Home) -> None:
    assert home.sweep().erased == []
    assert home.vault.keyring.epoch("2026-11") is not None


@pytest.mark.parametrize("month", [datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)])
def test_every_key_of_a_month_that_is_over_goes(home: Home, month: datetime) -> None:
    home.vault.keyring.add_person("robin", "lantern biscuit harbor violin", home.unlocked.secrets(), home.now)
    home.vault.keyring.remove_person("robin", home.now)
    home.now = month
    assert home.sweep().erased == ["2026-11", "2026-11.2"]


def test_a_key_that_could_not_be_deleted_is_deleted_later(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    _month_over(home)

    def fail(*_arguments: object) -> None:
        raise FULL

    with monkeypatch.context() as patched:
        patched.setattr(home.vault.keyring, "_store", fail)
        with pytest.raises(OSError, match="no space left"):
            home.sweep(WEEK)
    assert home.vault.keyring.epoch("2026-11") is not None
    home.restart()
    assert home.sweep(WEEK).erased == ["2026-11"]


def test_a_clock_set_back_after_a_key_was_erased_records_for_a_new_one(home: Home) -> None:
    _month_over(home)
    home.sweep(WEEK)
    home.now = NOW
    clip_id = home.record()
    assert home.clip(clip_id).epoch == "2026-11.2"
    assert home.watch(clip_id) == CONTENT


def test_an_erased_key_lies_in_no_file_that_a_crash_left(home: Home) -> None:
    left = home.folder / f"{TEMPORARY}0123456789abcdef"
    shutil.copy(home.folder / FILE, left)
    _month_over(home)
    sealed = b64encode(home.vault.keyring.epochs[0].sealed_identity)
    home.restart()
    tidy(home.folder)
    home.sweep(WEEK)
    assert not [path for path in home.folder.glob("*") if path.is_file() and sealed in path.read_bytes()]
