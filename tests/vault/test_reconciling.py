"""Files and ledger say the same after each start, whoever did what to the files meanwhile."""

from collections.abc import Callable, Iterator
from dataclasses import replace
import os
from pathlib import Path
import shutil

import pytest

from custom_components.footage_guard.model.clip import NO_DIGEST, ClipState
from custom_components.footage_guard.model.errors import ClipRemovedOutside
from custom_components.footage_guard.model.facts import ClipFound, ClipMissing, ClipRemoved, Removal
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.vault.clip_source import ClipSource
from custom_components.footage_guard.vault.place import Place, place_of
from custom_components.footage_guard.vault.reconciling import Reconciled, reconcile
from custom_components.footage_guard.vault.settling import settle
from custom_components.footage_guard.vault.store import ClipStore

from .home import CONTENT, KEPT_CONTENT, Home

STRANGER = "01KAZ0000000000000000000AA"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home with an empty vault."""
    made = Home(tmp_path / "footage_guard")
    yield made
    made.stop()


def _left(home: Home, content: bytes = CONTENT) -> ClipId:
    recording = home.begin()
    recording.write(content)
    recording._file.abandon()
    return recording.clip_id


def test_nothing_is_told_of_a_vault_that_is_as_it_should_be(home: Home) -> None:
    for make in (home.record, home.cut, home.record):
        make()
    assert home.told_since(lambda: reconcile(home.vault)) == []
    assert reconcile(home.vault) == Reconciled()


def test_an_empty_vault(home: Home) -> None:
    assert reconcile(home.vault) == Reconciled()
    assert home.told() == []


def test_a_clip_that_was_removed_outside_is_named_once_and_never_forgotten(home: Home) -> None:
    clip_id = home.record()
    home.path(clip_id).unlink()
    assert home.restart() == Reconciled(missing=[clip_id])
    assert home.told()[-1] == ClipMissing(clip_id=clip_id)
    assert home.restart() == Reconciled()
    assert home.clips() == [clip_id]
    with pytest.raises(ClipRemovedOutside):
        home.watch(clip_id)
    home.must_be_as_told()


def test_a_whole_folder_that_was_removed_outside(home: Home) -> None:
    clip_ids = [home.record(), home.record()]
    shutil.rmtree(home.folder / "vault")
    assert home.restart() == Reconciled(missing=clip_ids if clip_ids[0] < clip_ids[1] else clip_ids[::-1])


@pytest.mark.parametrize(("make", "state"), [(Home.record, ClipState.SEALED), (Home.cut, ClipState.CUT)])
@pytest.mark.parametrize("suffix", [".age", ".part"])
def test_a_clip_that_comes_back_byte_for_byte_is_what_it_was(
    home: Home, make: Callable[[Home], ClipId], state: ClipState, suffix: str
) -> None:
    clip_id = make(home)
    path, content = home.path(clip_id), home.watch(clip_id)
    kept = path.rename(home.folder / "kept")
    home.restart()
    kept.rename(path.with_suffix(suffix))
    assert home.restart() == Reconciled(found=[clip_id])
    assert home.told()[-1] == ClipFound(clip_id=clip_id, state=state)
    assert home.watch(clip_id) == content
    home.must_be_as_told()


@pytest.mark.parametrize(
    "harm", [lambda data: data[:-1], lambda data: data[:-1] + bytes([data[-1] ^ 1]), lambda data: data + b"x"]
)
def test_a_clip_that_comes_back_changed_does_not(home: Home, harm: Callable[[bytes], bytes]) -> None:
    clip_id = home.record()
    path = home.path(clip_id)
    data = path.read_bytes()
    path.unlink()
    home.restart()
    path.write_bytes(harm(data))
    assert home.restart() == Reconciled()
    with pytest.raises(ClipRemovedOutside):
        home.watch(clip_id)
    path.write_bytes(data)
    assert home.restart() == Reconciled(found=[clip_id])


def test_a_clip_that_comes_back_as_a_link_does_not(home: Home) -> None:
    clip_id = home.record()
    path = home.path(clip_id)
    kept = path.rename(home.folder / "kept")
    home.restart()
    path.symlink_to(kept)
    assert home.restart() == Reconciled()
    assert home.clip(clip_id).state is ClipState.MISSING


def test_a_clip_whose_disk_was_not_there_at_the_start_used_to_be_lost(home: Home) -> None:
    clip_id = _left(home)
    away = (home.folder / "vault").rename(home.folder / "another disk")
    home.restart()
    assert home.told()[-1] == ClipMissing(clip_id=clip_id)
    away.rename(home.folder / "vault")
    assert home.restart() == Reconciled(found=[clip_id])
    assert home.watch(clip_id) == KEPT_CONTENT
    home.must_be_as_told()


def test_a_clip_without_content_whose_disk_was_not_there(home: Home) -> None:
    clip_id = _left(home, b"")
    away = (home.folder / "vault").rename(home.folder / "another disk")
    home.restart()
    away.rename(home.folder / "vault")
    assert home.restart() == Reconciled(removed=[clip_id])
    assert home.told()[-1] == ClipRemoved(clip_id=clip_id, reason=Removal.EMPTY)
    assert home.files() == []


def test_another_file_for_a_clip_that_was_never_ended(home: Home) -> None:
    clip_id, other = _left(home), home.record()
    part = home.path(clip_id, ".part")
    part.unlink()
    home.restart()
    shutil.copy(home.path(other), part)
    assert home.restart() == Reconciled()
    assert home.clip(clip_id).digest == NO_DIGEST


def _sealed_without_a_name(home: Home) -> ClipId:
    """Return a clip that a crash left between the ledger and the name."""
    clip_id = home.record()
    home.path(clip_id).rename(home.path(clip_id).with_suffix(".part"))
    return clip_id


def test_a_clip_gets_the_name_a_crash_kept_from_it(home: Home) -> None:
    clip_id = _sealed_without_a_name(home)
    assert home.told_since(home.restart) == []
    assert home.watch(clip_id) == CONTENT


def test_another_file_never_gets_the_name(home: Home) -> None:
    clip_id = _sealed_without_a_name(home)
    os.truncate(home.path(clip_id, ".part"), 70_000)
    assert home.restart() == Reconciled(missing=[clip_id])
    assert home.files() == [f"{clip_id}.part"]


@pytest.mark.parametrize("suffix", [".age", ".part"])
def test_what_a_crash_kept_from_going_goes(home: Home, suffix: str) -> None:
    clip_id = home.record()
    home.path(clip_id).rename(home.path(clip_id).with_suffix(suffix))
    home.vault.tell(ClipRemoved(clip_id=clip_id, reason=Removal.AGE))
    assert home.restart() == Reconciled(removed=[clip_id])
    assert home.files() == []
    assert home.restart() == Reconciled()


def test_a_copy_of_a_removed_clip_goes_from_every_month(home: Home) -> None:
    clip_id = home.record()
    (home.folder / "vault" / "2026-10").mkdir()
    shutil.copy(home.path(clip_id), home.folder / "vault" / "2026-10")
    assert home.restart() == Reconciled(strangers=[Place(month="2026-10", clip_id=clip_id)])
    home.vault.tell(ClipRemoved(clip_id=clip_id, reason=Removal.AGE))
    home.restart()
    assert home.files() == []


def test_a_part_nobody_was_told_of_goes_when_nothing_was_written_to_it(home: Home) -> None:
    clip_id = _left(home, b"")
    home.journal._facts.clear()
    home.index.clear()
    assert reconcile(home.vault) == Reconciled(removed=[clip_id])
    assert home.files() == []


@pytest.mark.parametrize("suffix", [".age", ".part"])
def test_a_file_nobody_was_told_of_is_named_and_left_alone(home: Home, suffix: str) -> None:
    other = home.record()
    stranger = home.path(other).with_name(f"{STRANGER}{suffix}")
    shutil.copy(home.path(other), stranger)
    assert home.restart() == Reconciled(strangers=[Place(month="2026-11", clip_id=STRANGER)])
    assert stranger.read_bytes() == home.path(other).read_bytes()


def test_an_empty_part_beside_a_whole_file_used_to_take_it_along(home: Home) -> None:
    other = home.record()
    stranger = home.path(other).with_name(f"{STRANGER}.age")
    shutil.copy(home.path(other), stranger)
    stranger.with_suffix(".part").touch()
    assert home.restart() == Reconciled(strangers=[Place(month="2026-11", clip_id=STRANGER)])
    assert stranger.exists()


def test_a_clip_under_the_name_of_another_is_missing_and_a_stranger(home: Home) -> None:
    clip_id = home.record()
    home.path(clip_id).rename(home.path(clip_id).with_name(f"{STRANGER}.age"))
    found = home.restart()
    assert found == Reconciled(missing=[clip_id], strangers=[Place(month="2026-11", clip_id=STRANGER)])


@pytest.mark.parametrize("month", ["0000-01", "1969-12", "9999-12"])
def test_a_folder_of_a_month_no_clock_shows_used_to_stop_every_start(home: Home, month: str) -> None:
    clip_id = home.record()
    folder = home.folder / "vault" / month
    folder.mkdir()
    shutil.copy(home.path(clip_id), folder)
    assert home.restart() == Reconciled(strangers=[Place(month=month, clip_id=clip_id)])
    assert home.watch(clip_id) == CONTENT


def test_one_file_that_cannot_be_removed_used_to_stop_every_start(home: Home) -> None:
    bad, good = sorted([home.record(), home.record()])
    home.path(bad).unlink()
    for clip_id in (bad, good):
        home.vault.tell(ClipRemoved(clip_id=clip_id, reason=Removal.AGE))
    (home.folder / "vault" / "2026-11" / f"{bad}.age").mkdir()
    assert home.restart() == Reconciled(removed=[good], refused=[Place(month="2026-11", clip_id=bad)])
    assert home.files() == [f"{bad}.age"]


def _refuse(monkeypatch: pytest.MonkeyPatch, name: str, clip_id: ClipId) -> None:
    original = getattr(ClipStore, name)

    def call(store: ClipStore, place: Place) -> ClipSource:
        if place.clip_id == clip_id:
            raise OSError(5, "input/output error")
        opened: ClipSource = original(store, place)
        return opened

    monkeypatch.setattr(ClipStore, name, call)


@pytest.mark.parametrize("name", ["open_part", "publish"])
def test_one_file_the_disk_does_not_let_read_used_to_stop_every_start(
    home: Home, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    bad, good = sorted([_sealed_without_a_name(home), _sealed_without_a_name(home)])
    with monkeypatch.context() as patched:
        _refuse(patched, name, bad)
        assert home.restart() == Reconciled(refused=[place_of(home.clip(bad))])
    assert home.watch(good) == CONTENT
    assert home.clip(bad).state is ClipState.SEALED
    assert home.restart() == Reconciled()
    assert home.watch(bad) == CONTENT


def test_a_part_nobody_was_told_of_and_nobody_can_read_is_left_alone(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.record()
    (home.folder / "vault" / "2026-11" / f"{STRANGER}.part").touch()
    _refuse(monkeypatch, "open_part", ClipId(STRANGER))
    assert home.restart() == Reconciled(strangers=[Place(month="2026-11", clip_id=STRANGER)])


def test_a_missing_clip_that_cannot_be_named_when_it_is_back(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    clip_id = home.record()
    part = home.path(clip_id).rename(home.folder / "kept")
    home.restart()
    part.rename(home.folder / "vault" / "2026-11" / f"{clip_id}.part")
    with monkeypatch.context() as patched:
        _refuse(patched, "publish", clip_id)
        found = home.restart()
    assert found == Reconciled(found=[clip_id], refused=[place_of(home.clip(clip_id))])
    home.restart()
    assert home.watch(clip_id) == CONTENT


def test_a_disk_that_does_not_answer_is_not_an_empty_one(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.record()

    def fail(_folder: object) -> None:
        raise OSError(5, "input/output error")

    monkeypatch.setattr(os, "scandir", fail)
    before = home.journal.size
    with pytest.raises(OSError, match="input/output"):
        reconcile(home.vault)
    assert home.journal.size == before


def test_a_ledger_that_takes_nothing_is_told_of_it_later(home: Home) -> None:
    clip_id = home.record()
    home.path(clip_id).unlink()
    home.journal.fails = True
    with pytest.raises(OSError, match="no space left"):
        reconcile(home.vault)
    assert home.clip(clip_id).state is ClipState.SEALED
    home.journal.fails = False
    assert reconcile(home.vault) == Reconciled(missing=[clip_id])


def test_a_clip_that_is_being_written_is_left_alone(home: Home) -> None:
    recording = home.begin()
    recording.write(CONTENT)
    assert reconcile(home.vault) == Reconciled()
    recording.finish(home.now_ms)
    assert home.watch(recording.clip_id) == CONTENT


def test_a_planted_row_used_to_be_told_missing_and_then_no_index_could_be_made(home: Home) -> None:
    clip_id = home.record()
    home.index.put(replace(home.clip(clip_id), id=ClipId(STRANGER)))
    assert home.told_since(lambda: reconcile(home.vault)) == []
    assert home.clips() == [clip_id]
    home.must_be_as_told()


def test_an_edited_row_does_not_make_another_file_the_clip(home: Home) -> None:
    clip_id, other = home.record(), home.record()
    data = home.path(other).read_bytes()
    path = home.path(clip_id)
    path.unlink()
    path.with_suffix(".part").write_bytes(data)
    home.index.put(replace(home.clip(clip_id), digest=home.clip(other).digest))
    assert reconcile(home.vault) == Reconciled(missing=[clip_id])
    assert home.files() == sorted([f"{clip_id}.part", f"{other}.age"])


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b"garbage " * 1000),
        lambda path: os.truncate(path, 5000),
        lambda path: path.write_bytes(b""),
    ],
    ids=["deleted", "garbage", "truncated", "emptied"],
)
def test_an_index_that_is_harmed_is_made_anew(home: Home, harm: Callable[[Path], object]) -> None:
    kept, missing, cut, held = home.record(), home.record(), home.cut(), home.record()
    home.hold(held)
    home.path(missing).unlink()
    home.restart()
    home.stop()
    harm(home.index_path)
    home._begin()
    settle(home.vault)
    assert reconcile(home.vault) == Reconciled()
    assert sorted(home.clips()) == sorted([kept, missing, cut, held])
    assert len(home.index.holds_of(held)) == 1
    assert home.watch(kept) == CONTENT
    home.must_be_as_told()
