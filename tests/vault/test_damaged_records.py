"""One record of the ledger that cannot be read keeps its own clip as it is, and nothing else (decision 0013)."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from custom_components.footage_guard.model.clip import ClipState, HoldKind
from custom_components.footage_guard.model.errors import FactUnknown, IndexDamaged, LedgerDamaged
from custom_components.footage_guard.model.facts import (
    ClipCut,
    ClipMissing,
    ClipOpened,
    ClipRemoved,
    ClipSealed,
    EpochMade,
    Removal,
)
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.model.retention import Limits
from custom_components.footage_guard.vault.holding import Placing, place
from custom_components.footage_guard.vault.index import taking
from custom_components.footage_guard.vault.place import place_of
from custom_components.footage_guard.vault.reconciling import Reconciled, reconcile
from custom_components.footage_guard.vault.settling import settle

from .home import CONTENT, Home

DAY = timedelta(days=1)
MONTHS = timedelta(days=70)
WEEK = Limits(days=7, quota_bytes=10**12)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home with an empty vault."""
    made = Home(tmp_path / "footage_guard")
    yield made
    made.stop()


def _damage(home: Home, clip_id: ClipId, *kinds: type, harm: str = "damaged") -> None:
    """Have records of a clip be what a bad sector makes of them; all of them where no kind is named."""
    getattr(home.journal, harm).update(
        number
        for number, fact in enumerate(home.told())
        if getattr(fact, "clip_id", None) == clip_id and isinstance(fact, kinds or object)
    )


def _left(home: Home) -> ClipId:
    recording = home.begin()
    recording.write(CONTENT)
    recording.sync()
    recording._file.abandon()
    return recording.clip_id


def test_nothing_is_told_of_its_clip_and_the_index_stays_as_it_was(home: Home) -> None:
    clip_id = home.record()
    _damage(home, clip_id)
    with pytest.raises(FactUnknown):
        home.vault.known(clip_id)
    assert home.clips() == [clip_id]


@pytest.mark.parametrize("kind", [ClipSealed, ClipOpened, object])
def test_others_go_when_they_are_too_old(home: Home, kind: type) -> None:
    damaged, old = home.record(ago=9 * DAY), home.record(ago=8 * DAY)
    young = home.record()
    _damage(home, damaged, kind)
    removed = {old: Removal.AGE} | ({damaged: Removal.AGE} if kind is ClipOpened else {})
    assert home.sweep(WEEK).removed == removed
    assert f"{young}.age" in home.files()
    assert home.sweep(WEEK).removed == {}


def test_others_go_where_there_are_too_many(home: Home) -> None:
    damaged, *others = [home.record() for _ in range(3)]
    _damage(home, damaged)
    limits = Limits(days=30, quota_bytes=home.clip(damaged).size_bytes)
    assert set(home.sweep(limits).removed) == set(others)


def test_a_clock_that_was_set_is_still_vouched_for(home: Home) -> None:
    old = [home.record(ago=days * DAY) for days in (5, 4)]
    _damage(home, home.record(ago=3 * DAY))
    home.steady_ms = 0
    assert set(home.sweep(Limits(days=1, quota_bytes=10**12)).removed) == set(old)


def test_the_keys_of_other_months_are_erased(home: Home) -> None:
    kept = home.record(ago=2 * MONTHS)
    epoch = home.clip(kept).epoch
    gone = home.record(ago=MONTHS)
    erased = home.clip(gone).epoch
    home.record()
    _damage(home, kept, ClipOpened)
    swept = home.sweep(WEEK)
    assert set(swept.removed) == {kept, gone}
    assert swept.erased == [erased]
    assert epoch in {each.id for each in home.vault.keyring.epochs}


def test_recording_goes_on_for_another_key_of_the_month(home: Home) -> None:
    first = home.record()
    damaged = {number for number, fact in enumerate(home.told()) if isinstance(fact, EpochMade)}
    home.journal.damaged |= damaged
    # What this very process told, it knows.
    assert home.clip(home.record()).epoch == "2026-11"
    home.restart()
    home.journal.damaged |= damaged
    second, third = home.record(), home.record()
    assert [home.clip(each).epoch for each in (first, second, third)] == ["2026-11", "2026-11.2", "2026-11.2"]
    assert [home.watch(each) for each in (first, second, third)] == [CONTENT] * 3


def test_where_no_record_can_be_read_clips_share_a_key_that_was_told(home: Home) -> None:
    """Each would take another one until a restart, and everybody's keys grow with each."""
    home.record()
    home.journal.damaged |= set(range(1000))
    clips = [home.record() for _ in range(3)]
    assert len({home.clip(each).epoch for each in clips}) == 1


def _lose_index(home: Home) -> None:
    """Have the index be made anew, as where its file is gone."""
    home.edit_index("UPDATE progress SET facts = 0")
    home.vault._is_behind = True
    home.vault.catch_up()


def test_an_index_is_made_all_the_same_and_what_may_be_held_stays(home: Home) -> None:
    """Without an index nothing is recorded, and nobody can accept a record that cannot be read."""
    held, old = home.record(ago=9 * DAY), home.record(ago=8 * DAY)
    place(home.vault, [held], Placing(kind=HoldKind.OWNER, now_ms=home.now_ms, until_ms=None, quota_bytes=10**10))
    hold = home.journal.size - 1
    later, young = home.record(ago=8 * DAY), home.record()
    home.journal.damaged.add(hold)
    _lose_index(home)
    assert (home.index.taken(), home.index.doubt(), home.index.holds()) == (home.journal.size, hold + 1, [])
    assert home.sweep(WEEK).removed == {later: Removal.AGE}
    # What nobody may let go leaves others half the room.
    size = home.clip(young).size_bytes
    assert home.sweep(Limits(days=365, quota_bytes=2 * size)).removed == {}
    assert home.sweep(Limits(days=365, quota_bytes=2 * size - 2)).removed == {young: Removal.QUOTA}
    home.record()
    # Somebody copies the history back.
    home.journal.damaged.clear()
    home.vault._is_behind = True
    assert home.sweep(WEEK).removed == {old: Removal.AGE}
    assert home.index.holds_of(held)


def test_a_clip_that_was_held_while_it_was_written_may_be_held(home: Home) -> None:
    recording = home.begin()
    recording.write(CONTENT)
    placing = Placing(kind=HoldKind.OWNER, now_ms=home.now_ms, until_ms=None, quota_bytes=10**10)
    place(home.vault, [recording.clip_id], placing)
    home.journal.damaged.add(home.journal.size - 1)
    recording.finish(home.now_ms)
    _lose_index(home)
    assert home.sweep(Limits(days=365, quota_bytes=0)).removed == {}


def test_an_index_that_was_made_past_a_record_is_made_anew_where_that_can_help(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.record()
    home.journal.damaged.add(home.journal.size - 1)
    _lose_index(home)
    made: list[object] = []
    full = OSError(28, "no room")

    def refuse(*arguments: object) -> None:
        made.append(arguments)
        raise full

    monkeypatch.setattr(taking, "rebuild", refuse)
    for is_back in (False, True):
        if is_back:
            home.journal.damaged.clear()
        home.vault._is_behind = True
        home.vault.catch_up()
        assert len(made) == is_back, "what is there will do"


def test_an_index_that_was_made_past_a_record_will_do_where_the_disk_does_not_give_that_one(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bad sector may be read wrongly first, and then not at all: the vault could not be opened any more."""
    home.record()
    home.journal.damaged.add(home.journal.size - 1)
    _lose_index(home)

    def refuse(_number: int) -> None:
        raise OSError(5, "a bad sector")

    monkeypatch.setattr(home.journal, "read", refuse)
    home.vault._is_behind = True
    home.vault.catch_up()
    assert home.index.taken() == home.journal.size


def test_the_end_of_a_clip_that_cannot_be_read_is_told_by_nobody_else(home: Home) -> None:
    """Whoever spoils it, cuts the file and sets another row back would have its first half be all there ever was."""
    clip_id, other = home.record(), home.record()
    _damage(home, clip_id, ClipSealed)
    home.edit_index(f"UPDATE clips SET state = 'open' WHERE id = '{other}'")  # noqa: S608  # an id of ours
    assert settle(home.vault) == []
    assert not [fact for fact in home.told() if isinstance(fact, ClipCut)]


def test_an_index_that_lost_its_newest_changes_goes_on_behind_what_cannot_be_read(home: Home) -> None:
    clip_id = home.record()
    taken = home.index.taken()
    _damage(home, home.record())
    home.index.set_taken(taken)
    home.vault._is_behind = True
    again = home.record()
    assert (home.index.taken(), home.index.doubt()) == (home.journal.size, taken + 2)
    assert {clip_id, again} <= set(home.clips())


def test_what_was_told_counts_as_told_also_where_too_much_cannot_be_read(home: Home) -> None:
    clip_id = home.record()
    for _ in range(35):
        home.record()
    home.journal.damaged |= set(range(1, home.journal.size))
    home.edit_index("UPDATE progress SET facts = 0")
    home.vault._is_behind = True
    number = home.vault.tell(ClipMissing(clip_id=clip_id))
    assert number == home.journal.size - 1
    with pytest.raises(LedgerDamaged):
        home.vault.catch_up()


def test_a_person_s_hold_is_refused_as_a_whole(home: Home) -> None:
    clip_id, damaged = home.record(), home.record()
    _damage(home, damaged)
    placing = Placing(kind=HoldKind.OWNER, now_ms=home.now_ms, until_ms=None, quota_bytes=10**10)
    with pytest.raises(FactUnknown):
        place(home.vault, [clip_id, damaged], placing)
    assert not home.index.holds()


@pytest.mark.parametrize("harm", ["damaged", "in_bad_sector"])
def test_files_of_others_are_looked_for(home: Home, harm: str) -> None:
    gone, damaged = home.record(), home.record(ago=40 * DAY)
    _damage(home, damaged, harm=harm)
    for clip_id in (gone, damaged):
        home.path(clip_id).unlink()
    assert reconcile(home.vault) == Reconciled(missing=[gone], unreadable=[damaged])
    assert home.told()[-1] == ClipMissing(clip_id=gone)


@pytest.mark.parametrize("harm", ["damaged", "in_bad_sector"])
def test_what_was_told_to_be_removed_goes(home: Home, harm: str) -> None:
    damaged, removed = home.record(), home.record()
    for clip_id in (damaged, removed):
        home.vault.tell(ClipRemoved(clip_id=clip_id, reason=Removal.AGE))
    _damage(home, damaged, harm=harm)
    found = reconcile(home.vault)
    assert (found.removed, [each.clip_id for each in found.strangers]) == ([removed], [damaged])


def test_the_vault_begins_all_the_same(home: Home) -> None:
    left = _left(home)
    _damage(home, home.record())
    later = _left(home)
    assert [clip.id for clip in settle(home.vault)] == [later]
    assert home.clip(left).state is ClipState.OPEN
    _damage(home, later)
    assert settle(home.vault) == []


def test_a_clip_whose_beginning_cannot_be_read_stays_open(home: Home) -> None:
    left = _left(home)
    _damage(home, left)
    assert settle(home.vault) == []
    assert home.vault.store.parts() == [place_of(home.clip(left))]


def test_a_row_that_somebody_edited_is_still_made_right(home: Home) -> None:
    clip_id = home.record()
    home.edit_index("UPDATE clips SET leaf = 99")
    with pytest.raises(IndexDamaged):
        home.vault.known(clip_id)
    home.must_be_as_told()


def test_whoever_is_taken_out_waits_for_no_index(home: Home) -> None:
    home.record()
    assert home.vault.keyring.is_told("2026-11")
    home.index.close()
    # The disk may not have let another one be made.
    assert not home.vault.keyring.is_told("2026-11")
