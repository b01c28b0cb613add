"""A folder whose disk is not mounted is not taken for an empty vault."""

from collections.abc import Callable
from dataclasses import dataclass
import errno
import os
from pathlib import Path
import shutil

import pytest

from custom_components.footage_guard.vault import mark
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.clip_file import ClipFile
from custom_components.footage_guard.vault.mark import MARK, NOTE, Mark, forget_mark, remove_mark
from custom_components.footage_guard.vault.place import Place
from custom_components.footage_guard.vault.store import ClipStore

KEY = X25519Identity.generate()
PLACE = Place(month="2026-11", clip_id="01KAZ0000000000000000000AA")
LATER = Place(month="2026-12", clip_id="01KAZ0000000000000000000AB")


@dataclass
class Disk:
    """A folder that can be away, as one whose disk is not mounted."""

    folder: Path

    @property
    def root(self) -> Path:
        return self.folder / "clips"

    @property
    def store(self) -> ClipStore:
        """As a start makes it."""
        return ClipStore(self.root, Mark(self.root, self.folder / "cache"))

    def take_away(self) -> None:
        self.root.rename(self.folder / "away")

    def bring_back(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        (self.folder / "away").rename(self.root)


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    (tmp_path / "cache").mkdir()
    return Disk(tmp_path)


def _record(store: ClipStore, place: Place = PLACE) -> None:
    _begin(store, place).finish()


def _begin(store: ClipStore, place: Place = PLACE) -> ClipFile:
    return store.create(place, [KEY.recipient])


USES: dict[str, Callable[[ClipStore], object]] = {
    "create": lambda store: _begin(store, LATER),
    "open": lambda store: store.open(PLACE),
    "open part": lambda store: store.open_part(PLACE),
    "parts": lambda store: store.parts(),
    "clips": lambda store: store.clips(),
    "months": lambda store: store.months(),
    "names": lambda store: [*store.names(PLACE.month)],
    "publish": lambda store: store.publish(PLACE),
    "delete": lambda store: store.delete(PLACE),
}


@pytest.mark.parametrize("is_empty", [False, True], ids=["no folder", "an empty one"])
@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_nothing_is_done_to_what_lies_in_its_place(
    disk: Disk, use: Callable[[ClipStore], object], *, is_empty: bool
) -> None:
    running = disk.store
    _record(running)
    disk.take_away()
    if is_empty:
        disk.root.mkdir()
    for store in (running, disk.store):
        assert not store.is_there()
        with pytest.raises(OSError, match="No such device") as raised:
            use(store)
        assert not isinstance(raised.value, FileNotFoundError)
    assert not disk.root.exists() or not [*disk.root.iterdir()]
    disk.bring_back()
    assert running.is_there()
    assert running.clips() == [PLACE]


def test_a_new_folder_is_made_with_the_first_clip(disk: Disk) -> None:
    store = disk.store
    store.mark()
    assert store.is_there()
    assert (store.clips(), disk.root.exists()) == ([], False)
    _record(store)
    assert (disk.root / MARK).stat().st_mode & 0o777 == 0o600
    assert store.strangers() == []


def test_clips_that_were_removed_by_hand_are_gone(disk: Disk) -> None:
    _record(disk.store)
    shutil.rmtree(disk.root / PLACE.month)
    assert disk.store.clips() == []
    _record(disk.store, LATER)


def test_a_folder_from_before_there_was_a_mark_gets_one(disk: Disk) -> None:
    _record(ClipStore(disk.root))
    disk.store.mark()
    disk.store.mark()
    assert (disk.root / MARK).exists()
    disk.take_away()
    assert not disk.store.is_there()


def test_a_mark_that_was_removed_is_missed_by_nobody(disk: Disk) -> None:
    _record(disk.store)
    (disk.root / MARK).unlink()
    assert disk.store.clips() == [PLACE]
    _record(disk.store, LATER)
    assert (disk.root / MARK).exists()


def test_a_disk_that_takes_no_mark_is_noted(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    _record(ClipStore(disk.root))
    monkeypatch.setattr(mark, "create_file", refuse)
    with pytest.raises(OSError, match="Read-only"):
        disk.store.mark()
    assert disk.store.clips() == [PLACE]
    disk.take_away()
    assert not disk.store.is_there()


def test_another_folder_begins_anew(disk: Disk) -> None:
    _record(disk.store)
    disk.take_away()
    other = ClipStore(disk.folder / "other", Mark(disk.folder / "other", disk.folder / "cache"))
    assert other.clips() == []
    _record(other, LATER)
    assert disk.store.is_there()


@pytest.mark.parametrize("what", ["restored elsewhere", "a new vault"])
def test_nothing_is_expected_of_the_folder_where_nobody_knows_of_it(disk: Disk, what: str) -> None:
    _record(disk.store)
    disk.take_away()
    cache = disk.folder / "cache"
    if what == "a new vault":
        forget_mark(cache)
        forget_mark(cache)
    else:
        (cache / NOTE).unlink()
    assert disk.store.clips() == []


def test_what_cannot_be_noted_keeps_no_clip_from_being_recorded_and_is_with_the_next(disk: Disk) -> None:
    store = disk.store
    (disk.folder / "cache").rmdir()
    _record(store)
    assert store.clips() == [PLACE]
    (disk.folder / "cache").mkdir()
    _record(store, LATER)
    disk.take_away()
    assert not store.is_there()


def test_the_mark_goes_with_the_last_month(disk: Disk) -> None:
    _record(disk.store)
    remove_mark(disk.root)
    assert (disk.root / MARK).exists()
    shutil.rmtree(disk.root / PLACE.month)
    for _ in range(2):
        remove_mark(disk.root)
    assert not [*disk.root.iterdir()]
