"""A clip comes in: told before it can be seen, whole or cut, and never lost."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
import os
from pathlib import Path

import pytest

from custom_components.footage_guard.model.account import Account
from custom_components.footage_guard.model.clip import MAX_CLIP_MS, ClipInvalid, ClipState, month_of
from custom_components.footage_guard.model.errors import ClipNotFinished, ClipRemovedOutside, IndexDamaged, KeysDamaged
from custom_components.footage_guard.model.facts import (
    ClipAccounted,
    ClipCut,
    ClipMissing,
    ClipOpened,
    ClipRemoved,
    ClipSealed,
    EpochMade,
    Fact,
)
from custom_components.footage_guard.model.ids import CameraId
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.clip_file import ClipFile
from custom_components.footage_guard.vault.keyring.keyring import FILE
from custom_components.footage_guard.vault.recording import Recording, record
from custom_components.footage_guard.vault.store import ClipStore
from tests.disk.faults import descriptors
from tests.pictures import PICTURE

from .home import CONTENT, GATE, KEPT_CONTENT, Home

FULL = OSError(28, "no space left on device")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home with an empty vault, in which no descriptor is lost."""
    made = Home(tmp_path / "footage_guard")
    before = descriptors()
    yield made
    assert {path for path in descriptors().values() if str(tmp_path) in path} <= {*before.values()}
    made.stop()


def _fail(*_arguments: object, **_named: object) -> None:
    raise FULL


def _refuse(patched: pytest.MonkeyPatch, *targets: tuple[object, str]) -> None:
    for target, name in targets:
        patched.setattr(target, name, _fail)


def test_a_clip_is_told_before_anything_of_it_can_be_seen(home: Home) -> None:
    recording = home.begin(GATE)
    made, opened = home.told()
    assert isinstance(made, EpochMade)
    assert isinstance(opened, ClipOpened)
    assert opened.clip_id == recording.clip_id
    assert opened.camera == GATE
    assert opened.start_ms == home.now_ms
    assert home.files() == [f"{recording.clip_id}.part"]
    recording.write(CONTENT)
    recording.sync()
    with pytest.raises(ClipNotFinished):
        home.open(recording.clip_id)
    recording.finish(home.now_ms + 5_000)
    sealed = home.told()[-1]
    assert isinstance(sealed, ClipSealed)
    assert (sealed.clip_id, sealed.end_ms) == (recording.clip_id, home.now_ms + 5_000)
    assert sealed.size_bytes == home.path(recording.clip_id).stat().st_size
    assert home.watch(recording.clip_id) == CONTENT
    home.must_be_as_told()


def test_the_end_is_told_before_the_clip_has_its_name(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    append = home.journal.append

    def look_and_append(fact: Fact) -> int:
        seen.append(home.files())
        return append(fact)

    monkeypatch.setattr(home.journal, "append", look_and_append)
    clip_id = home.record()
    assert seen == [[], *[[f"{clip_id}.part"]] * 2]


def test_what_a_recorder_could_not_do_is_told_before_the_end(home: Home) -> None:
    account = Account(asked_from_ms=1, asked_to_ms=2, triggers=(), gaps=())
    recording = home.begin(GATE)
    recording.write(CONTENT)
    recording.finish(home.now_ms + 5_000, account)
    accounted, sealed = home.told()[-2:]
    assert accounted == ClipAccounted(clip_id=recording.clip_id, account=account)
    assert isinstance(sealed, ClipSealed)


def test_a_clip_lies_in_the_month_of_its_first_picture_and_for_the_key_of_the_month_it_comes_in(home: Home) -> None:
    start_ms = home.now_ms - int(timedelta(days=40).total_seconds()) * 1000
    recording = record(home.vault, GATE, start_ms, home.now, PICTURE, imported=True)
    recording.finish(start_ms + 1)
    clip = home.clip(recording.clip_id)
    assert (clip.month, clip.epoch, clip.imported) == (month_of(start_ms), "2026-11", True)
    assert home.path(clip.id).parent.name == "2026-10"


def test_ids_are_in_order_of_time_and_never_the_same(home: Home) -> None:
    clip_ids = [home.record(b"", ago=timedelta(seconds=10 - number)) for number in range(10)]
    assert clip_ids == sorted(set(clip_ids))


def test_what_the_ledger_cannot_take_leaves_nothing(home: Home) -> None:
    home.journal.fails = True
    with pytest.raises(OSError, match="no space left"):
        home.begin()
    assert home.files() == []
    home.journal.fails = False
    assert home.watch(home.record()) == CONTENT


def test_a_beginning_that_cannot_be_used_to_leave_an_open_file(home: Home) -> None:
    with pytest.raises(ClipInvalid):
        home.begin(CameraId(""))
    assert (home.files(), [type(fact) for fact in home.told()]) == ([], [EpochMade])


def test_a_header_that_cannot_be_written_is_told_to_nobody(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        _refuse(patched, (os, "write"))
        with pytest.raises(OSError, match="no space left"):
            home.begin()
    assert (home.files(), [type(fact) for fact in home.told()]) == ([], [EpochMade])


@pytest.mark.parametrize("call", ["write", "fdatasync"])
def test_a_disk_that_gets_full_cuts_the_clip_and_nothing_else(
    home: Home, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    other = home.record()
    recording = home.begin()
    recording.write(CONTENT)
    recording.sync()
    with monkeypatch.context() as patched:
        _refuse(patched, (os, call))
        with pytest.raises(OSError, match="no space left"):
            _go_on(recording)
    recording.cut()
    assert home.clip(recording.clip_id).state is ClipState.CUT
    assert home.watch(recording.clip_id).startswith(KEPT_CONTENT)
    assert (CONTENT + CONTENT).startswith(home.watch(recording.clip_id))
    assert home.watch(other) == CONTENT
    assert home.watch(home.record()) == CONTENT
    home.must_be_as_told()


def _go_on(recording: Recording) -> None:
    recording.write(CONTENT)
    recording.sync()


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_an_end_that_cannot_be_sealed_leaves_a_clip_that_is_cut(
    home: Home, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    recording = home.begin()
    recording.write(CONTENT)
    with monkeypatch.context() as patched:
        _refuse(patched, (os, call))
        with pytest.raises(OSError, match="no space left"):
            recording.finish(home.now_ms)
    recording.cut()
    assert CONTENT.startswith(home.watch(recording.clip_id))
    assert len(home.watch(recording.clip_id)) >= len(KEPT_CONTENT)
    home.must_be_as_told()


def test_what_is_cut_says_whether_anything_of_it_can_be_read(home: Home) -> None:
    whole, torn, gone = home.begin(), home.begin(), home.begin()
    for recording in (whole, gone):
        recording.write(CONTENT)
    part = _part(home, torn)
    os.truncate(part, part.stat().st_size + 1000)
    _part(home, gone).unlink()
    assert [recording.cut() for recording in (whole, torn, gone)] == [True, False, False]
    home.must_be_as_told()


def _part(home: Home, recording: Recording) -> Path:
    (found,) = home.folder.rglob(f"{recording.clip_id}.part")
    return found


@pytest.mark.parametrize("end_ms", [-1, MAX_CLIP_MS + 1])
def test_an_end_that_cannot_be_keeps_the_clip(home: Home, end_ms: int) -> None:
    recording = home.begin()
    recording.write(CONTENT)
    with pytest.raises(ClipInvalid):
        recording.finish(home.now_ms + end_ms)
    recording.cut()
    assert home.watch(recording.clip_id).startswith(KEPT_CONTENT)


@pytest.mark.parametrize("go_on", [Home.restart, lambda _home: None], ids=["after a restart", "at once"])
def test_an_end_the_ledger_cannot_take_keeps_the_clip(home: Home, go_on: Callable[[Home], object]) -> None:
    recording = home.begin()
    recording.write(CONTENT)
    home.journal.fails = True
    with pytest.raises(OSError, match="no space left"):
        recording.finish(home.now_ms)
    with pytest.raises(OSError, match="no space left"):
        recording.cut()
    assert home.files() == [f"{recording.clip_id}.part"]
    home.journal.fails = False
    go_on(home)
    recording._vault = home.vault
    recording.cut()
    home.restart()
    assert home.watch(recording.clip_id).startswith(KEPT_CONTENT)


def test_a_name_that_cannot_be_given_is_given_later(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = home.begin()
    recording.write(CONTENT)
    with monkeypatch.context() as patched:
        _refuse(patched, (ClipFile, "publish"))
        with pytest.raises(OSError, match="no space left"):
            recording.finish(home.now_ms)
    with pytest.raises(ClipRemovedOutside):
        home.watch(recording.clip_id)
    home.restart()
    assert home.watch(recording.clip_id) == CONTENT


def test_a_finished_clip_used_to_lose_its_end_when_it_was_cut_because_it_had_no_name_yet(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = home.begin()
    recording.write(CONTENT)
    with monkeypatch.context() as patched:
        _refuse(patched, (ClipFile, "publish"))
        with pytest.raises(OSError, match="no space left"):
            recording.finish(home.now_ms)
    assert home.told_since(recording.cut) == []
    home.restart()
    assert home.clip(recording.clip_id).state is ClipState.SEALED
    assert home.watch(recording.clip_id) == CONTENT


def test_a_clip_that_ended_used_to_be_told_missing_when_it_was_cut_again(home: Home) -> None:
    recording = home.begin()
    recording.write(CONTENT)
    recording.finish(home.now_ms)
    assert home.told_since(recording.cut) == []
    recording = home.begin()
    recording.write(CONTENT)
    recording.cut()
    assert home.told_since(recording.cut) == []


def test_a_cut_that_could_not_give_the_name_is_not_told_again(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = home.begin()
    recording.write(CONTENT)
    with monkeypatch.context() as patched:
        _refuse(patched, (ClipStore, "publish"))
        with pytest.raises(OSError, match="no space left"):
            recording.cut()
    assert isinstance(home.told()[-1], ClipCut)
    assert home.told_since(recording.cut) == []
    home.restart()
    assert home.watch(recording.clip_id) == KEPT_CONTENT


def test_nothing_is_written_to_a_clip_that_was_cut(home: Home) -> None:
    recording = home.begin()
    recording.cut()
    assert isinstance(home.told()[-1], ClipRemoved)
    with pytest.raises(OSError, match="Bad file descriptor"):
        recording.write(CONTENT)
    with pytest.raises(OSError, match="Bad file descriptor"):
        recording.finish(home.now_ms)
    assert (home.files(), home.clips()) == ([], [])


def test_a_clip_whose_file_was_taken_away_while_it_was_written(home: Home) -> None:
    recording = home.begin()
    recording.write(CONTENT)
    home.path(recording.clip_id, ".part").unlink()
    with pytest.raises(FileNotFoundError):
        recording.finish(home.now_ms)
    home.restart()
    assert home.clip(recording.clip_id).state is ClipState.MISSING
    recording = home.begin()
    home.path(recording.clip_id, ".part").unlink()
    recording.cut()
    assert home.told()[-1] == ClipMissing(clip_id=recording.clip_id)


def test_two_clips_at_once(home: Home) -> None:
    recordings = [home.begin(), home.begin(GATE)]
    for start in range(0, len(CONTENT), 10_000):
        for recording in recordings:
            recording.write(CONTENT[start : start + 10_000])
    for recording in recordings:
        recording.finish(home.now_ms + 1)
    assert [home.watch(recording.clip_id) for recording in recordings] == [CONTENT] * 2


@pytest.mark.parametrize("ahead", [timedelta(days=31), timedelta(days=3650)])
def test_a_clock_that_is_ahead_and_set_back_keeps_recording(home: Home, ahead: timedelta) -> None:
    first = home.record()
    home.now += ahead
    ahead_id = home.record()
    home.restart()
    home.now -= ahead
    home.restart()
    last = home.record()
    assert [home.watch(clip_id) for clip_id in (first, ahead_id, last)] == [CONTENT] * 3
    assert home.clip(first).epoch == home.clip(last).epoch != home.clip(ahead_id).epoch
    assert sorted(home.clips()) == sorted([first, ahead_id, last])


def test_a_month_s_key_is_told_once(home: Home) -> None:
    home.record()
    home.record()
    assert [type(fact) for fact in home.told()].count(EpochMade) == 1


@pytest.mark.parametrize("ahead", [timedelta(), timedelta(days=31)], ids=["somebody went", "a month began"])
def test_a_key_that_a_restored_file_lacks_kept_a_month_from_being_recorded(home: Home, ahead: timedelta) -> None:
    def go_on() -> None:
        if not ahead:
            home.vault.keyring.remove_person("robin", home.now)

    home.vault.keyring.add_person("robin", "violin pepper harbor eleven candle", home.unlocked.secrets(), home.now)
    first = home.record()
    keys = home.folder / FILE
    older = keys.read_bytes()
    home.now += ahead
    go_on()
    lost = home.clip(home.record()).epoch
    keys.write_bytes(older)
    home.restart()
    go_on()
    # A start between the making of a key and the first clip for it.
    home.restart()
    last = home.record()
    assert home.clip(last).epoch not in {lost, home.clip(first).epoch}
    assert [home.watch(clip_id) for clip_id in (first, last)] == [CONTENT] * 2
    assert [fact.epoch for fact in home.told() if isinstance(fact, EpochMade)][1:] == [lost, home.clip(last).epoch]


def test_somebody_is_taken_out_also_without_an_index(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_index: object, _epoch_id: str) -> int | None:
        raise IndexDamaged

    home.vault.keyring.add_person("robin", "violin pepper harbor eleven candle", home.unlocked.secrets(), home.now)
    monkeypatch.setattr(type(home.index), "epoch_leaf", refuse)
    home.vault.keyring.remove_person("robin", home.now)
    assert home.vault.keyring.people == ("alex",)


def test_for_another_key_than_the_one_that_was_told_nothing_is_recorded(home: Home) -> None:
    home.record()
    keyring = home.vault.keyring
    (epoch,) = keyring.epochs
    theirs = replace(epoch, recipient=X25519Identity.generate().recipient)
    keyring._keys = replace(keyring._keys, epochs=(theirs,))
    told = home.told()
    with pytest.raises(KeysDamaged):
        home.begin()
    assert home.told() == told
