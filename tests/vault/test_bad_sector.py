"""Records of the ledger that the disk does not give: recording goes on, and nothing goes that may be needed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from custom_components.footage_guard.model.errors import LedgerDamaged
from custom_components.footage_guard.model.facts import ClipRemoved, ClipSealed, EpochMade, Removal
from custom_components.footage_guard.model.retention import Limits
from custom_components.footage_guard.vault.deleting import is_held
from custom_components.footage_guard.vault.settling import settle

from .home import CONTENT, Home

DAY = timedelta(days=1)
WEEK = Limits(days=7, quota_bytes=10**12)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home with an empty vault."""
    made = Home(tmp_path / "footage_guard")
    yield made
    made.stop()


def _numbers(home: Home, kind: type) -> set[int]:
    return {number for number, fact in enumerate(home.told()) if isinstance(fact, kind)}


def test_recording_goes_on_for_another_key_of_the_month(home: Home) -> None:
    """Nothing was recorded any more until that month was over."""
    first = home.record()
    bad = _numbers(home, EpochMade)
    home.restart()
    home.journal.in_bad_sector |= bad
    second, third = home.record(), home.record()
    assert [home.clip(each).epoch for each in (first, second, third)] == ["2026-11", "2026-11.2", "2026-11.2"]
    assert [home.watch(each) for each in (first, second, third)] == [CONTENT] * 3


def test_a_month_takes_no_other_key_where_the_disk_is_full(home: Home) -> None:
    home.journal.fails = True
    for _ in range(2):
        with pytest.raises(OSError, match="no space"):
            home.begin()
    assert [epoch.id for epoch in home.vault.keyring.epochs] == ["2026-11"]


def test_a_clip_whose_end_may_have_been_told_stays_open(home: Home) -> None:
    """The vault could not be opened any more."""
    recording = home.begin()
    recording.write(CONTENT)
    recording.sync()
    recording._file.abandon()
    home.record()
    bad = _numbers(home, ClipSealed)
    home.journal.in_bad_sector |= bad
    assert settle(home.vault) == []
    assert [clip.id for clip in home.index.open_clips()] == [recording.clip_id]
    home.journal.in_bad_sector.clear()
    assert [clip.id for clip in settle(home.vault)] == [recording.clip_id]


@pytest.mark.parametrize("taken", [0, 3])
def test_an_index_is_made_past_what_the_disk_does_not_give(home: Home, taken: int) -> None:
    """Without an index nothing is recorded. What may be held stays, until the disk gives it again."""
    old = home.record(ago=9 * DAY)
    home.hold(old)
    hold = home.journal.size - 1
    later = home.record(ago=8 * DAY)
    home.journal.in_bad_sector.add(hold)
    home.edit_index("DELETE FROM holds")
    home.edit_index(f"UPDATE progress SET facts = {taken}")  # noqa: S608  # a number of ours
    home.vault._is_behind = True
    young = home.record()
    assert (home.index.taken(), home.index.doubt()) == (home.journal.size, hold + 1)
    assert home.clips() == [old, later, young]
    assert home.sweep(WEEK).removed == {later: Removal.AGE}
    home.journal.in_bad_sector.clear()
    home.vault._is_behind = True
    home.vault.catch_up()
    assert (home.index.doubt(), len(home.index.holds_of(old))) == (0, 1)


@pytest.mark.parametrize("harm", ["damaged", "in_bad_sector"])
def test_a_vault_of_which_a_hold_cannot_be_read_may_be_held(home: Home, tmp_path: Path, harm: str) -> None:
    home.hold(home.record())
    assert is_held(tmp_path, home.journal)
    getattr(home.journal, harm).add(home.journal.size - 1)
    with pytest.raises(LedgerDamaged):
        is_held(tmp_path, home.journal)


def test_the_sweep_goes_on_behind_what_the_disk_does_not_give(home: Home) -> None:
    """It stopped at the first clip, every time, and the disk filled."""
    stays, old = home.record(ago=9 * DAY), home.record(ago=8 * DAY)
    home.record()
    home.journal.in_bad_sector.add(home.clip(stays).leaf)
    assert home.sweep(WEEK).removed == {old: Removal.AGE}
    assert home.sweep(Limits(days=365, quota_bytes=0)).removed.keys().isdisjoint({stays})
    assert home.clips() == [stays]


def test_the_clock_is_believed_by_what_the_disk_gives(home: Home) -> None:
    old = home.record(ago=9 * DAY)
    home.record(ago=DAY)
    last = home.record(ago=DAY)
    home.journal.in_bad_sector |= {
        number for number, fact in enumerate(home.told()) if getattr(fact, "clip_id", None) == last
    }
    home.steady_ms = 0
    assert home.sweep(WEEK).removed == {old: Removal.AGE}


@pytest.mark.parametrize("harm", ["damaged", "in_bad_sector"])
def test_a_key_stays_where_its_own_record_cannot_be_read_either(home: Home, harm: str) -> None:
    """An index that was made anew knows of no clip of it, which is there again once the history is copied back."""
    home.record(ago=100 * DAY)
    begin = home.journal.size
    kept = home.record(ago=70 * DAY)
    epoch, end = home.clip(kept).epoch, home.journal.size
    home.record(ago=70 * DAY)
    getattr(home.journal, harm).update(range(begin, end))
    home.edit_index("UPDATE progress SET facts = 0")
    home.vault._is_behind = True
    # Behind it there is nothing that an index that was made past it may let go.
    home.vault.tell(ClipRemoved(clip_id=home.clips()[-1], reason=Removal.AGE))
    home.sweep(WEEK)
    assert kept not in home.clips()
    assert epoch in {each.id for each in home.vault.keyring.epochs}


@pytest.mark.parametrize("harm", ["damaged", "in_bad_sector"])
def test_a_key_stays_where_a_clip_of_the_month_before_ends_behind_its_record(home: Home, harm: str) -> None:
    """That end tells of another key than the one that was recorded with."""
    now, home.now = home.now, home.now.replace(month=8, day=31, hour=23, minute=50)
    earlier = home.begin()
    earlier.write(CONTENT)
    home.now += timedelta(minutes=20)
    begin = home.journal.size
    kept = home.record()
    epoch, end = home.clip(kept).epoch, home.journal.size
    earlier.finish(home.now_ms)
    assert home.clip(earlier.clip_id).epoch != epoch
    home.record()
    home.now = now
    getattr(home.journal, harm).update(range(begin, end))
    home.edit_index("UPDATE progress SET facts = 0")
    home.vault._is_behind = True
    home.vault.catch_up()
    for clip_id in home.clips():
        home.vault.tell(ClipRemoved(clip_id=clip_id, reason=Removal.AGE))
    home.sweep(WEEK)
    assert epoch in {each.id for each in home.vault.keyring.epochs}
