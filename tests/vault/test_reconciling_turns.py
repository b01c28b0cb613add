"""Bringing files and ledger together in turns: whoever records waits for no more than one of them."""

from collections.abc import Callable, Iterator
from pathlib import Path
import shutil

import pytest

from custom_components.footage_guard.model.facts import ClipFound, ClipMissing, ClipRemoved, Removal
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.vault import reconciling
from custom_components.footage_guard.vault.reconciling import Reconciled, Reconciliation, reconcile

from .home import Home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home with an empty vault."""
    made = Home(tmp_path / "footage_guard")
    yield made
    made.stop()


def _turns(home: Home, monkeypatch: pytest.MonkeyPatch, between: Callable[[], object] = lambda: None) -> int:
    """Bring files and ledger together in turns of one clip each, and return how many it took."""
    monkeypatch.setattr(reconciling, "TURN", 1)
    run, turns = Reconciliation(), 1
    while run.go_on(home.vault):
        turns += 1
        between()
    return turns


def test_a_disk_that_was_away_is_looked_at_in_turns(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clips = [home.record() for _ in range(4)]
    folder, away = home.path(clips[0]).parents[1], tmp_path / "away"
    folder.rename(away)
    assert _turns(home, monkeypatch) == len(clips)
    assert {fact.clip_id for fact in home.told() if isinstance(fact, ClipMissing)} == {*clips}
    shutil.rmtree(folder, ignore_errors=True)
    away.rename(folder)
    recorded: list[ClipId] = []
    # Whoever records does so in between, and what is recorded is nobody's stranger.
    assert _turns(home, monkeypatch, lambda: recorded.append(home.record())) == len(clips)
    assert {fact.clip_id for fact in home.told() if isinstance(fact, ClipFound)} == {*clips}
    assert {*home.clips()} == {*clips, *recorded}
    assert reconcile(home.vault) == Reconciled()


def test_a_file_that_is_another_one_is_read_once_in_a_run(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [home.path(home.record()) for _ in range(3)]
    for file in files:
        file.unlink()
    reconcile(home.vault)
    for file in files:
        file.write_bytes(bytes(1000))
    assert _turns(home, monkeypatch) == len(files)
    assert not [fact for fact in home.told() if isinstance(fact, ClipFound)]


def test_a_clip_that_goes_between_two_turns_is_not_told_to_be_missing(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    clips = {home.record(), home.record()}
    for clip_id in clips:
        home.path(clip_id).unlink()

    def missing() -> set[ClipId]:
        return {fact.clip_id for fact in home.told() if isinstance(fact, ClipMissing)}

    def sweep() -> None:
        (other,) = clips - missing()
        home.vault.tell(ClipRemoved(clip_id=other, reason=Removal.AGE))

    assert _turns(home, monkeypatch, sweep) == 2
    assert len(missing()) == 1
