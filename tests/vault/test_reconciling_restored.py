"""Clips of a restored home that were copied later than its history: their files know more than it tells."""

from collections.abc import Iterator
import os
from pathlib import Path
import shutil

import pytest

from custom_components.footage_guard.model.clip import ClipState
from custom_components.footage_guard.model.facts import ClipMissing
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.vault.reconciling import Reconciled

from .home import CONTENT, Home


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


def _named_later(home: Home, content: bytes = CONTENT) -> ClipId:
    """Return a clip whose file was copied when it was whole, and the history while it was written."""
    recording = home.begin()
    recording.write(content)
    recording._file.finish()
    return recording.clip_id


def test_a_whole_clip_that_was_restored_without_its_end_used_to_be_lost(home: Home) -> None:
    clip_id = _named_later(home)
    assert home.restart() == Reconciled()
    assert home.clip(clip_id).state is ClipState.CUT
    assert home.watch(clip_id) == CONTENT
    home.must_be_as_told()


def test_a_whole_clip_without_its_end_that_is_restored_later_used_to_stay_missing(home: Home) -> None:
    clip_id = _named_later(home)
    away = (home.folder / "vault").rename(home.folder / "another disk")
    home.restart()
    assert home.told()[-1] == ClipMissing(clip_id=clip_id)
    away.rename(home.folder / "vault")
    assert home.restart() == Reconciled(found=[clip_id])
    assert home.watch(clip_id) == CONTENT
    home.must_be_as_told()


def test_another_file_with_the_name_of_a_clip_that_was_never_ended_is_not_it(home: Home) -> None:
    clip_id, other = _left(home), home.record()
    part = home.path(clip_id, ".part")
    part.unlink()
    shutil.copy(home.path(other), part.with_suffix(".age"))
    assert home.restart() == Reconciled()
    assert home.clip(clip_id).state is ClipState.MISSING
    assert f"{clip_id}.age" in home.files()


@pytest.mark.parametrize("is_whole_empty", [False, True])
def test_of_two_files_of_an_open_clip_the_one_with_content_is_kept(home: Home, *, is_whole_empty: bool) -> None:
    clip_id = _named_later(home)
    whole = home.path(clip_id)
    part = whole.with_suffix(".part")
    part.touch()
    if is_whole_empty:
        part.write_bytes(whole.read_bytes())
        os.truncate(whole, 0)
    home.restart()
    assert home.clip(clip_id).state is ClipState.CUT
    assert home.clip(clip_id).size_bytes == max(whole.stat().st_size, part.stat().st_size)


def test_an_empty_part_of_an_open_clip_takes_no_other_file_of_its_name_along(home: Home) -> None:
    clip_id, other = _left(home, b""), home.record()
    whole = home.path(clip_id, ".part").with_suffix(".age")
    shutil.copy(home.path(other), whole)
    home.restart()
    assert home.clip(clip_id).state is ClipState.MISSING
    assert whole.exists()
