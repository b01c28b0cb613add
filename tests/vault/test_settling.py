"""What a start does with clips that were being written: each is exactly what lies there, or told to be gone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
import os
from pathlib import Path

import pytest

from custom_components.footage_guard.model.clip import MAX_CLIP_MS, NO_DIGEST, ClipState
from custom_components.footage_guard.model.errors import ClipDamaged, ClipNotFinished
from custom_components.footage_guard.model.facts import ClipCut, ClipMissing, ClipRemoved, Removal
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.model.retention import DAY_MS
from custom_components.footage_guard.vault.age.stream import CHUNK, SEALED_CHUNK
from custom_components.footage_guard.vault.age.writer import AgeWriter
from custom_components.footage_guard.vault.settling import settle
from custom_components.footage_guard.vault.store import ClipStore

from .home import CONTENT, KEPT_CONTENT, Home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home with an empty vault."""
    made = Home(tmp_path / "footage_guard")
    yield made
    made.stop()


def _left(home: Home, content: bytes = CONTENT) -> ClipId:
    """Return a clip whose writing a power loss ended."""
    recording = home.begin()
    recording.write(content)
    recording._file.abandon()
    return recording.clip_id


def test_it_becomes_a_cut_clip_of_exactly_what_lies_there(home: Home) -> None:
    clip_id = _left(home)
    data = home.path(clip_id, ".part").read_bytes()
    (clip,) = settle(home.vault)
    fact = home.told()[-1]
    assert isinstance(fact, ClipCut)
    assert (clip.id, fact.clip_id) == (clip_id, clip_id)
    assert (fact.size_bytes, fact.digest) == (len(data), sha256(data).digest())
    assert home.path(clip_id).read_bytes() == data
    assert home.watch(clip_id) == KEPT_CONTENT
    assert settle(home.vault) == []
    home.must_be_as_told()


@pytest.mark.parametrize("torn", [0, 1, 16, SEALED_CHUNK - 1, SEALED_CHUNK, SEALED_CHUNK + 1, 2 * SEALED_CHUNK])
def test_its_whole_chunks_open(home: Home, torn: int) -> None:
    clip_id = _left(home)
    part = home.path(clip_id, ".part")
    os.truncate(part, part.stat().st_size - torn)
    settle(home.vault)
    assert home.watch(clip_id) == KEPT_CONTENT[: (3 * SEALED_CHUNK - torn) // SEALED_CHUNK * CHUNK]


@pytest.mark.parametrize("change", [-1, 1, -SEALED_CHUNK, SEALED_CHUNK])
def test_what_is_cut_off_later_is_damage(home: Home, change: int) -> None:
    clip_id = home.cut()
    os.truncate(home.path(clip_id), home.path(clip_id).stat().st_size + change)
    home.restart()
    with pytest.raises(ClipDamaged):
        home.open(clip_id)


def test_several_clips_and_the_finished_ones_stay(home: Home) -> None:
    finished = home.record()
    left = [_left(home) for _ in range(3)]
    assert [clip.id for clip in settle(home.vault)] == sorted(left)
    assert [home.watch(clip_id) for clip_id in left] == [KEPT_CONTENT] * 3
    assert home.watch(finished) == CONTENT


@pytest.mark.parametrize("length", [0, 1, 100, 168, 184])
def test_a_clip_of_which_nothing_could_ever_be_read_goes(home: Home, length: int) -> None:
    clip_id = _left(home, b"")
    os.truncate(home.path(clip_id, ".part"), length)
    settle(home.vault)
    assert home.told()[-1] == ClipRemoved(clip_id=clip_id, reason=Removal.EMPTY)
    assert (home.files(), home.clips()) == ([], [])


def test_a_clip_that_is_gone_is_told_so_and_not_forgotten(home: Home) -> None:
    clip_id = _left(home)
    home.path(clip_id, ".part").unlink()
    settle(home.vault)
    assert home.told()[-1] == ClipMissing(clip_id=clip_id)
    assert home.clip(clip_id).state is ClipState.MISSING


def _link(part: Path, other: Path) -> None:
    part.unlink()
    part.symlink_to(other)


WAYS: dict[str, Callable[[Path, Path], object]] = {
    "link": _link,
    "second name": lambda part, _other: os.link(part, part.with_name("second")),
    "another's content": lambda part, other: part.write_bytes(other.read_bytes()),
    "no age file": lambda part, _other: part.write_bytes(bytes(SEALED_CHUNK)),
}


@pytest.mark.parametrize("put", WAYS.values(), ids=WAYS)
def test_a_file_that_was_put_in_its_place_is_not_taken_for_it(home: Home, put: Callable[[Path, Path], object]) -> None:
    other, clip_id = home.record(), _left(home)
    put(home.path(clip_id, ".part"), home.path(other))
    settle(home.vault)
    assert home.told()[-1] == ClipMissing(clip_id=clip_id)
    assert home.watch(other) == CONTENT


@pytest.mark.parametrize(
    ("changed_after_ms", "length_ms"),
    [(-5_000, 0), (0, 0), (5_000, 5_000), (MAX_CLIP_MS, MAX_CLIP_MS), (MAX_CLIP_MS + 5_000, MAX_CLIP_MS)],
)
def test_it_ends_with_the_last_write_as_far_as_that_can_be(home: Home, changed_after_ms: int, length_ms: int) -> None:
    clip_id = _left(home)
    at_ns = (home.now_ms + changed_after_ms) * 1_000_000
    os.utime(home.path(clip_id, ".part"), ns=(at_ns, at_ns))
    settle(home.vault)
    clip = home.clip(clip_id)
    assert clip.end_ms - clip.start_ms == length_ms


def test_an_import_that_was_cut_off_used_to_show_nothing_of_any_time(home: Home) -> None:
    """Who asks for that time, or holds it, has to find it: nobody knows any more how long it was."""
    recording = home.begin(imported=True)
    recording.write(CONTENT)
    recording._file.abandon()
    at_ns = (home.now_ms + DAY_MS) * 1_000_000
    os.utime(home.path(recording.clip_id, ".part"), ns=(at_ns, at_ns))
    settle(home.vault)
    clip = home.clip(recording.clip_id)
    assert clip.end_ms - clip.start_ms == MAX_CLIP_MS
    assert home.watch(clip.id) == KEPT_CONTENT


@pytest.mark.parametrize(("written_ms", "length_ms"), [(-1, 0), (7_000, 7_000), (2 * MAX_CLIP_MS, MAX_CLIP_MS)])
def test_an_import_that_fails_lasts_as_long_as_was_written(home: Home, written_ms: int, length_ms: int) -> None:
    recording = home.begin(imported=True)
    recording.write(CONTENT)
    assert recording.cut(home.now_ms + written_ms)
    clip = home.clip(recording.clip_id)
    assert clip.end_ms - clip.start_ms == length_ms


def test_an_import_that_is_left_for_later_used_to_forget_how_long_it_was(home: Home) -> None:
    one, other = home.begin(imported=True), home.begin(imported=True)
    for recording in (one, other):
        recording.write(CONTENT)
    assert one.leave(home.now_ms + 7_000)
    home.journal.fails = True
    with pytest.raises(OSError, match="no space left"):
        other.cut(home.now_ms + 8_000)
    home.journal.fails = False
    settle(home.vault, home.vault.being_written)
    lengths = [clip.end_ms - clip.start_ms for clip in (home.clip(one.clip_id), home.clip(other.clip_id))]
    assert lengths == [7_000, 8_000]
    assert not home.vault.until_ms


def test_what_is_recorded_ends_with_its_last_write_whatever_else_is_said(home: Home) -> None:
    recording = home.begin()
    recording.write(CONTENT)
    assert recording.leave(home.now_ms + 7_000)
    assert not home.vault.until_ms


def test_a_ledger_that_takes_nothing_changes_no_file(home: Home) -> None:
    left = [_left(home), _left(home, b"")]
    home.journal.fails = True
    with pytest.raises(OSError, match="no space left"):
        settle(home.vault)
    assert home.files() == sorted(f"{clip_id}.part" for clip_id in left)
    home.journal.fails = False
    home.restart()
    assert home.watch(left[0]) == KEPT_CONTENT


def test_what_a_full_disk_left_open_is_ended_later_and_what_is_being_written_is_not(home: Home) -> None:
    full, running = home.begin(), home.begin()
    for recording in (full, running):
        recording.write(CONTENT)
    home.journal.fails = True
    with pytest.raises(OSError, match="no space left"):
        full.cut()
    with pytest.raises(OSError, match="no space left"):
        settle(home.vault, home.vault.being_written)
    home.journal.fails = False
    assert [clip.id for clip in settle(home.vault, home.vault.being_written)] == [full.clip_id]
    assert home.watch(full.clip_id) == KEPT_CONTENT
    running.finish(home.now_ms + 5_000)
    assert home.watch(running.clip_id) == CONTENT
    assert not home.vault.being_written
    home.must_be_as_told()


def _stop_at(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(5, "input/output error")

    monkeypatch.setattr(ClipStore, name, fail)


@pytest.mark.parametrize(("content", "call"), [(CONTENT, "publish"), (b"", "delete")])
def test_what_was_told_is_done_by_the_next_start(
    home: Home, monkeypatch: pytest.MonkeyPatch, content: bytes, call: str
) -> None:
    recording = home.begin()
    recording.write(content)
    recording._file.abandon()
    with monkeypatch.context() as patched:
        _stop_at(patched, call)
        settle(home.vault)
    assert home.files() == [f"{recording.clip_id}.part"]
    home.restart()
    assert f"{recording.clip_id}.part" not in home.files()
    assert [home.watch(clip_id) for clip_id in home.clips()] == [KEPT_CONTENT][: len(content)]


def test_one_clip_the_disk_does_not_let_read_used_to_keep_all_from_being_settled(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = sorted([_left(home), _left(home)])
    original = ClipStore.open_part
    with monkeypatch.context() as patched:
        patched.setattr(ClipStore, "open_part", _all_but(bad, original))
        settle(home.vault)
    assert home.watch(good) == KEPT_CONTENT
    with pytest.raises(ClipNotFinished):
        home.watch(bad)
    home.restart()
    assert home.watch(bad) == KEPT_CONTENT


def _all_but(bad: ClipId, original: object) -> object:
    def opened(store: ClipStore, place: object) -> object:
        assert callable(original)
        if getattr(place, "clip_id", None) == bad:
            raise OSError(5, "input/output error")
        return original(store, place)

    return opened


def test_a_row_nobody_told_used_to_have_the_ledger_vouch_for_a_file_of_somebody_else(home: Home) -> None:
    home.record()
    forged = _left(home)
    clip = home.clip(forged)
    home.path(forged, ".part").unlink()
    home.journal._facts.pop()
    home.edit_index("UPDATE progress SET facts = 2")
    path = home.folder / "vault" / clip.month / f"{forged}.part"
    with path.open("wb") as file:
        writer = AgeWriter(file, [home.vault.keyring.epochs[-1].recipient])
        writer.write(CONTENT)
        writer.finish()
    home.index.put(replace(clip, header_digest=sha256(writer.header).digest(), leaf=1))
    assert home.told_since(lambda: settle(home.vault)) == []
    assert forged not in home.clips()
    home.must_be_as_told()


def test_a_row_set_back_used_to_have_the_first_half_of_a_clip_pass_for_all_of_it(home: Home) -> None:
    clip_id = home.record()
    clip = home.clip(clip_id)
    home.index.put(replace(clip, state=ClipState.OPEN, end_ms=clip.start_ms, size_bytes=0, digest=NO_DIGEST, leaf=0))
    path = home.path(clip_id)
    os.truncate(path, path.stat().st_size - 2 * SEALED_CHUNK)
    path.rename(path.with_suffix(".part"))
    assert home.told_since(lambda: settle(home.vault)) == []
    assert home.index.get(clip_id) == clip
    home.restart()
    assert home.clip(clip_id).state is ClipState.MISSING


@pytest.mark.parametrize("content", [CONTENT, b""], ids=["cut", "removed"])
def test_a_row_set_back_to_before_another_end_is_not_believed(home: Home, content: bytes) -> None:
    clip_id = _left(home, content)
    clip = home.clip(clip_id)
    settle(home.vault)
    home.index.put(clip)
    assert home.told_since(lambda: settle(home.vault)) == []
    home.must_be_as_told()


def test_a_row_set_back_to_before_it_was_missing_is_not_believed(home: Home) -> None:
    clip_id = _left(home)
    clip = home.clip(clip_id)
    home.path(clip_id, ".part").unlink()
    settle(home.vault)
    home.index.put(clip)
    assert home.told_since(lambda: settle(home.vault)) == []
    home.must_be_as_told()
