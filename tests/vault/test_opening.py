"""A clip opens only where index, ledger and file say the same, and only for a person who unlocked it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
import os
from pathlib import Path
import shutil

import pytest

from custom_components.footage_guard.model.clip import Clip, ClipState
from custom_components.footage_guard.model.errors import (
    ClipDamaged,
    ClipHeaderForged,
    ClipKeyMissing,
    ClipNotFinished,
    ClipRemovedOutside,
    ClipUnknown,
    FactUnknown,
    VaultFileRefused,
    VaultLocked,
)
from custom_components.footage_guard.model.ids import CameraId, ClipId
from custom_components.footage_guard.vault.age.stream import SEALED_CHUNK
from custom_components.footage_guard.vault.age.writer import AgeWriter
from custom_components.footage_guard.vault.keyring.unlocked import Unlocked
from custom_components.footage_guard.vault.keyring.wrap import Secrets
from custom_components.footage_guard.vault.opening import open_clip
from tests.disk.faults import descriptors

from .home import CONTENT, GATE, KEPT_CONTENT, Home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home with three clips, in which no descriptor is lost."""
    made = Home(tmp_path / "footage_guard")
    for camera in ("door", "gate", "gate"):
        made.record(camera=CameraId(camera))
    before = descriptors()
    yield made
    assert descriptors().keys() == before.keys()
    made.stop()


@pytest.fixture
def clip_id(home: Home) -> ClipId:
    """One of the clips."""
    return home.clips()[1]


def test_any_range_of_it(home: Home, clip_id: ClipId) -> None:
    with home.open(clip_id) as opened:
        assert opened.length == len(CONTENT)
        assert opened.clip == home.clip(clip_id)
        assert opened.read(70_000, 10) == CONTENT[70_000:70_010]
        assert opened.read(len(CONTENT) - 5, 10) == CONTENT[-5:]


def test_a_cut_clip_shows_what_it_holds(home: Home) -> None:
    assert home.watch(home.cut()) == KEPT_CONTENT


# 1


def test_it_does_not_open_while_the_vault_is_locked(home: Home, clip_id: ClipId) -> None:
    home.unlocked.forget()
    with pytest.raises(VaultLocked):
        home.open(clip_id)


def test_what_was_unlocked_ends_by_time(home: Home, clip_id: ClipId) -> None:
    now = [0.0]
    unlocked = Unlocked("alex", home.unlocked.secrets(), now.pop)
    now += [10.0**6]
    with pytest.raises(VaultLocked):
        open_clip(home.vault, clip_id, unlocked)


# 2


def test_a_clip_nobody_knows(home: Home) -> None:
    with pytest.raises(ClipUnknown):
        home.open(ClipId("01KAZ0000000000000000000AA"))


def test_a_clip_that_is_being_written(home: Home) -> None:
    recording = home.begin()
    with pytest.raises(ClipNotFinished):
        home.open(recording.clip_id)
    recording.cut()


def test_a_clip_that_is_missing(home: Home, clip_id: ClipId) -> None:
    home.path(clip_id).unlink()
    home.restart()
    with pytest.raises(ClipRemovedOutside):
        home.open(clip_id)


# 3

EDITS: dict[str, Callable[[Clip], Clip]] = {
    "camera": lambda clip: replace(clip, camera=CameraId("gate" if clip.camera == "door" else "door")),
    "start_ms": lambda clip: replace(clip, start_ms=clip.start_ms - 1),
    "end_ms": lambda clip: replace(clip, end_ms=clip.end_ms + 1),
    "epoch": lambda clip: replace(clip, epoch="2026-11.2"),
    "size_bytes": lambda clip: replace(clip, size_bytes=clip.size_bytes - SEALED_CHUNK),
    "digest": lambda clip: replace(clip, digest=b"x" * 32),
    "header_digest": lambda clip: replace(clip, header_digest=b"x" * 32),
    "state": lambda clip: replace(clip, state=ClipState.CUT),
    "imported": lambda clip: replace(clip, imported=True),
    "leaf, of none": lambda clip: replace(clip, leaf=99),
    "leaf, of the beginning": lambda clip: replace(clip, leaf=clip.leaf - 1),
    "leaf, of another": lambda clip: replace(clip, leaf=(clip.leaf + 2) % 6),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_row_that_somebody_edited(home: Home, clip_id: ClipId, edit: Callable[[Clip], Clip]) -> None:
    home.index.put(edit(home.clip(clip_id)))
    with pytest.raises(FactUnknown):
        home.open(clip_id)


def test_every_column_is_edited_above(home: Home) -> None:
    columns = {name for _, name, *_ in home.index._database.rows("PRAGMA table_info(clips)")}
    # Where it began decides alone what may be held that nobody can read.
    assert columns - {edit.partition(",")[0] for edit in EDITS} == {"id", "first_leaf"}


def test_a_row_that_somebody_added(home: Home, clip_id: ClipId) -> None:
    added = ClipId("01KAZ0000000000000000000AA")
    shutil.copy(home.path(clip_id), home.path(clip_id).with_name(f"{added}.age"))
    home.index.put(replace(home.clip(clip_id), id=added))
    with pytest.raises(FactUnknown):
        home.open(added)


def test_rows_whose_ids_somebody_swapped(home: Home) -> None:
    first, second = home.clips()[:2]
    one, other = home.clip(first), home.clip(second)
    home.index.put(replace(other, id=first))
    home.index.put(replace(one, id=second))
    for clip_id in (first, second):
        with pytest.raises(FactUnknown):
            home.open(clip_id)


# 4


def test_a_file_that_is_gone(home: Home, clip_id: ClipId) -> None:
    home.path(clip_id).unlink()
    with pytest.raises(ClipRemovedOutside):
        home.open(clip_id)


def test_a_folder_that_is_gone(home: Home, clip_id: ClipId) -> None:
    shutil.rmtree(home.folder / "vault")
    with pytest.raises(ClipRemovedOutside):
        home.open(clip_id)


@pytest.mark.parametrize("put", [lambda path, other: path.symlink_to(other), lambda path, other: os.link(other, path)])
def test_a_link(home: Home, clip_id: ClipId, put: Callable[[Path, Path], object]) -> None:
    path = home.path(clip_id)
    other = path.rename(home.folder / "elsewhere")
    put(path, other)
    with pytest.raises(VaultFileRefused):
        home.open(clip_id)


# 5


def _swap(first: Path, second: Path) -> None:
    data = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(data)


def _other_header(path: Path, home: Home) -> None:
    with path.open("wb") as file:
        writer = AgeWriter(file, [home.vault.keyring.epochs[-1].recipient])
        writer.write(CONTENT)
        writer.finish()


def test_two_files_of_the_same_length_that_were_swapped(home: Home) -> None:
    first, second = home.clips()[:2]
    _swap(home.path(first), home.path(second))
    for clip_id in (first, second):
        with pytest.raises(ClipDamaged):
            home.open(clip_id)


def test_a_file_under_the_name_of_another_clip(home: Home) -> None:
    first, second = home.clips()[:2]
    home.path(first).replace(home.path(second))
    with pytest.raises(ClipDamaged):
        home.open(second)
    with pytest.raises(ClipRemovedOutside):
        home.open(first)


def test_another_recording_for_the_same_key(home: Home, clip_id: ClipId) -> None:
    size = home.path(clip_id).stat().st_size
    _other_header(home.path(clip_id), home)
    assert home.path(clip_id).stat().st_size == size
    with pytest.raises(ClipDamaged):
        home.open(clip_id)


@pytest.mark.parametrize("make", [Home.record, Home.cut])
@pytest.mark.parametrize("change", [-SEALED_CHUNK, -1, 1, SEALED_CHUNK, -(10**9)])
def test_a_file_of_another_length(home: Home, make: Callable[[Home], ClipId], change: int) -> None:
    clip_id = make(home)
    size = home.path(clip_id).stat().st_size
    os.truncate(home.path(clip_id), max(0, size + change))
    with pytest.raises(ClipDamaged):
        home.open(clip_id)


# 6


def test_a_month_whose_key_was_erased(home: Home, clip_id: ClipId) -> None:
    home.vault.keyring.delete_epoch("2026-11", home.now)
    with pytest.raises(ClipKeyMissing):
        home.open(clip_id)


def test_somebody_else_s_root(home: Home, clip_id: ClipId) -> None:
    unlocked = Unlocked("alex", Secrets.generate(), lambda: 0.0)
    with pytest.raises(ClipKeyMissing):
        open_clip(home.vault, clip_id, unlocked)


def test_a_person_who_came_later_sees_it_and_one_who_was_removed_sees_nothing_new(home: Home, clip_id: ClipId) -> None:
    keyring = home.vault.keyring
    keyring.add_person("robin", "lantern biscuit harbor violin", home.unlocked.secrets(), home.now)
    robin = Unlocked("robin", keyring.open("robin", "lantern biscuit harbor violin"), lambda: 0.0)
    with open_clip(home.vault, clip_id, robin) as opened:
        assert opened.read(0, 5) == CONTENT[:5]
    keyring.remove_person("robin", home.now)
    later = home.record(camera=GATE)
    assert home.watch(later) == CONTENT
    with pytest.raises(ClipKeyMissing):
        open_clip(home.vault, later, robin)


# 7


def _flip(path: Path, offset: int) -> None:
    data = bytearray(path.read_bytes())
    data[offset] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("offset", [-1, -17, -5000])
def test_a_changed_end(home: Home, clip_id: ClipId, offset: int) -> None:
    _flip(home.path(clip_id), offset)
    with pytest.raises(ClipDamaged):
        home.open(clip_id)


def test_a_changed_middle_gives_no_wrong_byte(home: Home, clip_id: ClipId) -> None:
    _flip(home.path(clip_id), 100_000)
    with home.open(clip_id) as opened:
        assert opened.read(0, 10) == CONTENT[:10]
        with pytest.raises(ClipDamaged):
            opened.read(70_000, 100_000)


def test_a_header_whose_mac_is_wrong(home: Home, clip_id: ClipId, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only where the ledger itself was told so; the digest of the header stops every other."""
    module = "custom_components.footage_guard.vault.opening"
    data = bytearray(home.path(clip_id).read_bytes())
    at = data.index(b"\n--- ") + 5
    data[at : at + 1] = b"B" if data[at] == ord("A") else b"A"
    home.path(clip_id).write_bytes(data)
    monkeypatch.setattr(f"{module}.may_be_the_clip", lambda *_: None)
    with pytest.raises(ClipHeaderForged):
        home.open(clip_id)
