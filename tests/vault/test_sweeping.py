"""What goes by itself: nothing that is held, nothing because of a wrong clock, and never more than has to."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from custom_components.footage_guard.model.clip import ClipState, HoldKind
from custom_components.footage_guard.model.errors import ClipUnknown, IndexDamaged
from custom_components.footage_guard.model.facts import ClipRemoved, HoldEnded, Removal
from custom_components.footage_guard.model.ids import CameraId
from custom_components.footage_guard.model.retention import ACTION_HOLDS, DAY_MS, Limits
from custom_components.footage_guard.vault import vault as vault_module
from custom_components.footage_guard.vault.reconciling import Reconciled
from custom_components.footage_guard.vault.store import ClipStore
from custom_components.footage_guard.vault.sweeping import Swept

from .home import CONTENT, DOOR, GATE, PLENTY, Home

DAY = timedelta(days=1)
WEEK = Limits(days=7, quota_bytes=10**12)
FULL = OSError(28, "no space left on device")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home with an empty vault, whose clock has been right for a month."""
    made = Home(tmp_path / "footage_guard")
    yield made
    made.stop()


def _quota(home: Home, clips: int) -> Limits:
    """Return limits for so many clips of our size."""
    return replace(PLENTY, quota_bytes=home.index.total_bytes(None) // len(home.clips()) * clips)


def test_nothing_goes_from_an_empty_vault(home: Home) -> None:
    assert home.sweep() == Swept()
    assert home.told() == []


def test_what_is_too_old_goes_and_is_told_first(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    old, young = home.record(ago=8 * DAY), home.record(ago=6 * DAY)
    seen: list[object] = []
    delete = ClipStore.delete

    def look_and_delete(store: ClipStore, place: object) -> None:
        seen.append(home.told()[-1])
        delete(store, place)  # type: ignore[arg-type]  # it is a place

    monkeypatch.setattr(ClipStore, "delete", look_and_delete)
    assert home.sweep(WEEK) == Swept(removed={old: Removal.AGE})
    assert seen == [ClipRemoved(clip_id=old, reason=Removal.AGE)]
    assert home.files() == [f"{young}.age"]
    assert home.sweep(WEEK) == Swept()
    with pytest.raises(ClipUnknown):
        home.watch(old)
    home.must_be_as_told()


def test_each_camera_has_its_own_days(home: Home) -> None:
    limits = replace(WEEK, days_by_camera={DOOR: 2, GATE: 30})
    clips = {camera: home.record(camera=CameraId(camera), ago=10 * DAY) for camera in ("door", "gate", "removed one")}
    young = home.record(camera=DOOR, ago=timedelta(days=1))
    assert set(home.sweep(limits).removed) == {clips["door"], clips["removed one"]}
    assert home.clips() == [clips["gate"], young]


def test_more_clips_than_are_looked_at_at_once(home: Home) -> None:
    old = [home.record(b"", ago=8 * DAY) for _ in range(230)]
    assert set(home.sweep(WEEK).removed) == set(old)
    assert home.files() == []


@pytest.mark.parametrize("kind", [*HoldKind])
def test_a_held_clip_stays_whatever_is_said_of_age_and_quota(home: Home, kind: HoldKind) -> None:
    held = home.record(ago=100 * DAY)
    home.hold(held, kind=kind)
    swept = home.sweep(Limits(days=1, quota_bytes=0))
    assert swept == Swept()
    assert home.watch(held) == CONTENT


def test_the_rule_has_the_last_word_on_what_a_question_returns(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    held = home.record(ago=100 * DAY)
    home.hold(held)
    for question in ("older_than", "oldest_unheld"):
        monkeypatch.setattr(home.index, question, lambda *_: [home.clip(held)])
    assert home.sweep(Limits(days=1, quota_bytes=0)) == Swept()
    assert home.watch(held) == CONTENT


def test_a_missing_clip_goes_from_the_books_when_it_is_too_old(home: Home) -> None:
    old = home.record(ago=8 * DAY)
    kept = home.path(old).rename(home.folder / "kept")
    home.restart()
    assert home.sweep(replace(PLENTY, quota_bytes=0)) == Swept()
    assert home.sweep(WEEK).removed == {old: Removal.AGE}
    kept.rename(home.folder / "vault" / home.vault.store.months()[0] / f"{old}.age")
    assert home.restart() == Reconciled(removed=[old])
    assert home.files() == []


def test_a_clip_that_is_being_written_stays(home: Home) -> None:
    recording = home.begin()
    recording.write(CONTENT)
    home.now += 100 * DAY
    assert home.sweep(Limits(days=1, quota_bytes=0)).removed == {}
    recording.finish(home.now_ms - 100 * DAY_MS)
    assert home.watch(recording.clip_id) == CONTENT


def test_the_oldest_unheld_clip_makes_room_and_no_more_than_that(home: Home) -> None:
    clips = [home.record(ago=timedelta(hours=10 - number)) for number in range(6)]
    home.hold(clips[0])
    assert home.sweep(_quota(home, 3)).removed == dict.fromkeys(clips[1:4], Removal.QUOTA)
    assert home.clips() == [clips[0], *clips[4:]]
    assert home.sweep(_quota(home, 3)) == Swept()


def test_what_is_left_is_held_and_still_too_much(home: Home) -> None:
    clips = [home.record() for _ in range(3)]
    home.hold(*clips[:2])
    swept = home.sweep(_quota(home, 1))
    assert swept == Swept(removed={clips[2]: Removal.QUOTA})


YEARS = 3650 * DAY


@pytest.mark.parametrize("steady_ms", [0, DAY_MS - 1])
def test_a_clock_that_jumps_ahead_years_erases_nothing(home: Home, steady_ms: int) -> None:
    clip_id = home.record()
    home.now, home.steady_ms = home.now + YEARS, steady_ms
    assert home.sweep(WEEK) == Swept()
    home.now += timedelta(milliseconds=steady_ms)
    after = home.record(b"")
    assert home.sweep(WEEK) == Swept()
    home.now -= YEARS
    assert home.watch(clip_id) == CONTENT
    assert sorted(home.clips()) == sorted([clip_id, after])


def test_a_clock_that_ran_for_a_day_is_believed(home: Home) -> None:
    clip_id = home.record()
    home.now, home.steady_ms = home.now + YEARS, DAY_MS
    assert home.sweep(WEEK).removed == {clip_id: Removal.AGE}


def test_a_home_that_was_off_for_some_days_goes_on_at_once(home: Home) -> None:
    old, last = home.record(ago=9 * DAY), home.record(ago=6 * DAY)
    home.steady_ms = 0
    assert home.sweep(WEEK).removed == {old: Removal.AGE}
    assert home.clips() == [last]


def test_a_clip_begun_with_what_was_seen_before_the_clock_was_set_does_not_vouch_for_it(home: Home) -> None:
    clip_id = home.record()
    home.now, home.steady_ms = home.now + YEARS, 5_000
    home.record(ago=timedelta(seconds=15))
    assert home.sweep(WEEK).removed == {}
    assert home.watch(clip_id) == CONTENT


def test_clips_of_the_last_time_the_clock_was_wrong_used_to_vouch_for_it(home: Home) -> None:
    home.steady_ms = 0
    home.now += YEARS
    home.record()
    home.now -= YEARS
    clip_id = home.record()
    home.now += YEARS + DAY
    assert home.sweep(WEEK).removed == {}
    assert home.watch(clip_id) == CONTENT


def test_a_clock_that_was_set_back_is_right(home: Home) -> None:
    old, young = home.record(ago=8 * DAY), home.record(ago=DAY)
    home.now += YEARS
    ahead = home.record()
    home.now, home.steady_ms = home.now - YEARS, 0
    assert home.sweep(WEEK).removed == {old: Removal.AGE}
    assert home.clips() == [young, ahead]


def test_an_imported_clip_says_nothing_of_the_clock(home: Home) -> None:
    home.record(ago=DAY)
    imported = home.record(ago=300 * DAY, imported=True)
    home.steady_ms = 0
    assert home.sweep(WEEK).removed == {imported: Removal.AGE}


def test_a_wrong_clock_erases_no_vault_of_imported_clips_alone(home: Home) -> None:
    clip_id = home.record(imported=True)
    home.now, home.steady_ms = home.now + YEARS, 0
    assert home.sweep(WEEK).removed == {}
    assert home.watch(clip_id) == CONTENT


def test_a_wrong_clock_used_to_end_holds_that_nobody_could_place_again(home: Home) -> None:
    held = home.record(ago=8 * DAY)
    home.hold(held, kind=HoldKind.REQUEST, until_ms=home.now_ms + DAY_MS)
    home.record()
    home.now, home.steady_ms = home.now + YEARS, 0
    assert home.sweep(WEEK).ended == []
    home.now -= YEARS
    assert home.sweep(WEEK).removed == {}
    assert home.watch(held) == CONTENT


def test_too_many_clips_used_to_have_a_wrong_clock_believed(home: Home) -> None:
    clips = [home.record() for _ in range(5)]
    home.now, home.steady_ms = home.now + YEARS, 0
    assert list(home.sweep(_quota(home, 4)).removed.values()) == [Removal.QUOTA]
    assert len(home.clips()) == len(clips) - 1


def test_a_hold_ends_when_its_time_is_over_and_then_its_clip_is_like_any_other(home: Home) -> None:
    first, second = home.record(ago=8 * DAY), home.record(ago=8 * DAY)
    over = home.hold(first, second, kind=HoldKind.REQUEST, until_ms=home.now_ms)
    lasting = home.hold(second, kind=HoldKind.LEGAL)
    home.hold(first, until_ms=home.now_ms + 1)
    assert home.sweep(WEEK) == Swept(ended=[over])
    home.now += timedelta(milliseconds=1)
    assert home.sweep(WEEK).removed == {first: Removal.AGE}
    home.vault.tell(HoldEnded(hold_id=lasting))
    assert home.sweep(WEEK).removed == {second: Removal.AGE}


def test_the_oldest_holds_of_actions_end_and_those_of_others_do_not_count(home: Home) -> None:
    clip_id = home.record()
    for kind in (HoldKind.OWNER, HoldKind.REQUEST, HoldKind.LEGAL):
        for _ in range(ACTION_HOLDS + 1):
            home.hold(clip_id, kind=kind)
    actions = []
    for _ in range(ACTION_HOLDS + 2):
        home.now += timedelta(seconds=1)
        actions.append(home.hold(clip_id, kind=HoldKind.ACTION))
    assert home.sweep().ended == actions[:2]
    assert len(home.index.holds_of(clip_id)) == 3 * (ACTION_HOLDS + 1) + ACTION_HOLDS


def test_a_ledger_that_takes_nothing_keeps_everything(home: Home) -> None:
    clip_id = home.record(ago=8 * DAY)
    home.hold(home.record(), until_ms=home.now_ms)
    home.now += timedelta(days=60)
    files = home.files()
    for what in range(2):
        home.journal.fails = True
        with pytest.raises(OSError, match="no space left"):
            home.sweep(WEEK)
        assert home.files() == files, what
        assert home.watch(clip_id) == CONTENT


def test_a_crash_between_the_ledger_and_the_file_is_made_good(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    old = home.record(ago=8 * DAY)

    def fail(*_arguments: object) -> None:
        raise OSError(5, "input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(ClipStore, "delete", fail)
        with pytest.raises(OSError, match="input/output"):
            home.sweep(WEEK)
    assert home.files() == [f"{old}.age"]
    assert home.restart() == Reconciled(removed=[old])
    assert home.files() == []


def _stop_taking(patched: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise FULL

    for name in ("take", "catch_up"):
        patched.setattr(vault_module, name, fail)


def test_an_index_that_was_behind_used_to_have_a_held_clip_removed(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    held = home.record(ago=8 * DAY)
    with monkeypatch.context() as patched:
        _stop_taking(patched)
        home.hold(held)
        with pytest.raises(OSError, match="no space left"):
            home.sweep(WEEK)
    assert home.sweep(WEEK) == Swept()
    assert home.watch(held) == CONTENT


def test_an_index_on_a_full_disk_used_to_count_what_was_gone_and_have_all_removed(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    clips = [home.record(ago=timedelta(hours=10 - number)) for number in range(5)]
    limits = _quota(home, 4)
    with monkeypatch.context() as patched:
        _stop_taking(patched)
        with pytest.raises(OSError, match="no space left"):
            home.sweep(limits)
    assert home.files() == sorted(f"{clip_id}.age" for clip_id in clips[1:])
    assert home.sweep(limits) == Swept()
    home.must_be_as_told()


def test_an_edited_row_used_to_have_the_ledger_tell_that_a_young_clip_was_too_old(home: Home) -> None:
    clip_id = home.record()
    home.edit_index("UPDATE clips SET start_ms = 0, end_ms = 0")
    with pytest.raises(IndexDamaged):
        home.sweep(WEEK)
    assert home.sweep(WEEK) == Swept()
    assert home.watch(clip_id) == CONTENT
    assert home.clip(clip_id).state is ClipState.SEALED


def test_a_rule_that_never_says_so_ends_the_sweep(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    clip_id = home.record()
    monkeypatch.setattr("custom_components.footage_guard.vault.sweeping.why_removed", lambda *_, **__: None)
    assert home.sweep(Limits(days=1, quota_bytes=0)) == Swept()
    assert home.watch(clip_id) == CONTENT
