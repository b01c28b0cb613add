"""A hold keeps its clips, is told before it counts, and neither pushes itself out nor fills the ledger."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from custom_components.footage_guard.ledger.leaves import Leaf, Moment, dump_leaf
from custom_components.footage_guard.model import retention
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.errors import (
    ClipUnknown,
    HoldLeavesNoRoom,
    HoldNotOfAction,
    HoldTooLarge,
    HoldUnknown,
    IndexDamaged,
    TooManyHolds,
)
from custom_components.footage_guard.model.facts import HoldEnded, HoldPlaced
from custom_components.footage_guard.model.ids import ClipId, HoldId
from custom_components.footage_guard.model.retention import ACTION_HOLD_DAYS, ACTION_HOLDS, DAY_MS, HELD_CLIPS, Limits
from custom_components.footage_guard.vault.holding import Placed, Placing, end_of_action, place

from .home import Home

UNKNOWN = ClipId("01KB0000000000000000000000")
NO_REQUESTS: frozenset[HoldId] = frozenset()
NOTHING_STAYS = Limits(days=0, quota_bytes=0)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """Yield a home with a new vault."""
    home = Home(tmp_path)
    yield home
    home.stop()


def _hold(
    home: Home,
    *clip_ids: ClipId,
    kind: HoldKind = HoldKind.ACTION,
    until_ms: int | None = None,
    hold_id: HoldId | None = None,
    of_requests: frozenset[HoldId] = NO_REQUESTS,
    quota_bytes: int = 10**10,
) -> Placed:
    placing = Placing(
        kind=kind,
        now_ms=home.now_ms,
        until_ms=until_ms,
        quota_bytes=quota_bytes,
        hold_id=hold_id,
        of_requests=of_requests,
    )
    return place(home.vault, clip_ids, placing)


def _held(home: Home) -> list[HoldId]:
    return [hold.hold_id for hold in home.index.holds()]


@pytest.mark.parametrize("kind", HoldKind)
def test_held_clips_stay_until_the_hold_ends(home: Home, kind: HoldKind) -> None:
    first, second, free = home.record(), home.record(), home.record()
    placed = _hold(home, first, second, first, kind=kind)
    assert placed.clip_ids == (first, second)
    home.now += timedelta(days=1)
    assert set(home.sweep(NOTHING_STAYS).removed) == {free}
    home.vault.tell(HoldEnded(hold_id=placed.hold_id))
    assert set(home.sweep(NOTHING_STAYS).removed) == {first, second}


def test_a_clip_that_is_being_written_is_held_to_its_end(home: Home) -> None:
    recording = home.begin()
    _hold(home, recording.clip_id)
    recording.write(b"moving pictures")
    recording.finish(home.now_ms + 1000)
    home.now += timedelta(days=1)
    assert not home.sweep(NOTHING_STAYS).removed


def test_the_ledger_says_who_holds_what_until_when(home: Home) -> None:
    clip_id = home.record()
    latest_ms = home.now_ms + ACTION_HOLD_DAYS * DAY_MS
    action, owner = _hold(home, clip_id), _hold(home, clip_id, kind=HoldKind.OWNER)
    told = [fact for fact in home.told() if isinstance(fact, HoldPlaced)]
    assert [(fact.hold_id, fact.kind, fact.clip_ids, fact.until_ms) for fact in told] == [
        (action.hold_id, HoldKind.ACTION, (clip_id,), latest_ms),
        (owner.hold_id, HoldKind.OWNER, (clip_id,), None),
    ]
    assert (action.until_ms, owner.until_ms) == (latest_ms, None)
    home.must_be_as_told()


@pytest.mark.parametrize(
    ("clip_ids", "error"),
    [
        (lambda _home: [], ClipUnknown),
        (lambda _home: [UNKNOWN], ClipUnknown),
        (lambda home: [home.record(), UNKNOWN], ClipUnknown),
        (lambda _home: [UNKNOWN] * 2 + [ClipId(f"01KB1{number:021}") for number in range(1000)], HoldTooLarge),
    ],
    ids=["none", "unknown", "one unknown", "too many"],
)
def test_a_hold_of_what_is_not_there_is_refused_as_a_whole(
    home: Home, clip_ids: Callable[[Home], list[ClipId]], error: type[Exception]
) -> None:
    named = clip_ids(home)
    before = home.journal.size
    with pytest.raises(error):
        _hold(home, *named)
    assert home.journal.size == before
    assert not _held(home)


def test_a_hold_that_would_push_itself_out_is_refused_and_pushes_nothing_out(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = home.record(b"small"), home.record()
    kept = _hold(home, small)
    monkeypatch.setattr(retention, "ACTION_HELD_BYTES", home.clip(large).size_bytes - 1)
    with pytest.raises(HoldTooLarge):
        _hold(home, large)
    assert _held(home) == [kept.hold_id]


def test_the_oldest_hold_of_an_action_ends_for_a_new_one(home: Home) -> None:
    placed: list[Placed] = []
    for _ in range(ACTION_HOLDS + 2):
        home.now += timedelta(seconds=1)
        placed.append(_hold(home, home.record()))
    names = [each.hold_id for each in placed]
    assert [each.ended for each in placed] == [()] * ACTION_HOLDS + [(names[0],), (names[1],)]
    assert _held(home) == names[2:]
    assert home.sweep().ended == []
    home.must_be_as_told()


def test_a_new_hold_is_the_newest_whatever_the_clock_says(home: Home) -> None:
    old = [_hold(home, home.record()) for _ in range(ACTION_HOLDS)]
    home.now -= timedelta(days=300)
    new = _hold(home, home.record())
    assert len(new.ended) == 1
    assert new.ended[0] in [each.hold_id for each in old]
    assert new.hold_id in _held(home)


def test_what_others_hold_is_not_pushed_out(home: Home) -> None:
    clip_id = home.record()
    others = [_hold(home, clip_id, kind=kind).hold_id for kind in (HoldKind.REQUEST, HoldKind.OWNER, HoldKind.LEGAL)]
    for _ in range(ACTION_HOLDS + 1):
        _hold(home, home.record())
    assert set(others) <= set(_held(home))


def test_asking_for_the_same_again_and_again_tells_the_ledger_once(home: Home) -> None:
    clips = [home.record(), home.record()]
    first = _hold(home, *clips)
    before = home.journal.size
    for _ in range(10):
        home.now += timedelta(minutes=1)
        again = _hold(home, *reversed(clips))
        assert (again.hold_id, again.until_ms, again.is_new) == (first.hold_id, first.until_ms, False)
    assert home.journal.size == before


def test_asking_for_the_same_days_later_holds_it_for_longer(home: Home) -> None:
    clip_id = home.record()
    first = _hold(home, clip_id)
    home.now += timedelta(days=2)
    second = _hold(home, clip_id)
    assert second.ended == (first.hold_id,)
    assert second.until_ms == (first.until_ms or 0) + 2 * DAY_MS
    assert _held(home) == [second.hold_id]


def test_a_requester_s_hold_is_none_of_an_action(home: Home) -> None:
    clip_id, request = home.record(), HoldId("01KB2000000000000000000000")
    _hold(home, clip_id, hold_id=request)
    mine = _hold(home, clip_id, of_requests=frozenset({request}))
    assert mine.hold_id != request
    assert mine.ended == ()
    with pytest.raises(HoldNotOfAction):
        end_of_action(home.vault, request, frozenset({request}))
    assert set(_held(home)) == {request, mine.hold_id}


def test_a_requester_s_hold_is_placed_under_its_own_id_as_often_as_it_takes(home: Home) -> None:
    clip_id, request = home.record(), HoldId("01KB2000000000000000000000")
    _hold(home, clip_id)
    for _ in range(2):
        assert _hold(home, clip_id, hold_id=request).hold_id == request
    assert len(_held(home)) == 2


def test_an_owner_s_holds_leave_room_for_new_clips(home: Home) -> None:
    first, second = home.record(), home.record()
    quota_bytes = 2 * home.clip(first).size_bytes
    placed = _hold(home, first, kind=HoldKind.OWNER, quota_bytes=quota_bytes)
    assert _hold(home, first, kind=HoldKind.OWNER, quota_bytes=quota_bytes).hold_id != placed.hold_id
    with pytest.raises(HoldLeavesNoRoom):
        _hold(home, second, kind=HoldKind.OWNER, quota_bytes=quota_bytes)


def test_an_owner_has_so_many_holds(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "OWNER_HOLDS", 2)
    clip_id = home.record()
    for _ in range(2):
        _hold(home, clip_id, kind=HoldKind.OWNER)
    with pytest.raises(TooManyHolds):
        _hold(home, clip_id, kind=HoldKind.OWNER)


def test_an_edited_row_holds_nothing(home: Home) -> None:
    clip_id = home.record()
    home.edit_index("UPDATE clips SET start_ms = 0, end_ms = 0")
    before = home.journal.size
    with pytest.raises(IndexDamaged):
        _hold(home, clip_id)
    assert home.journal.size == before
    assert _hold(home, clip_id).hold_id in _held(home)


def test_a_ledger_that_takes_nothing_changes_nothing(home: Home) -> None:
    clip_id = home.record()
    placed = _hold(home, clip_id)
    home.journal.fails = True
    with pytest.raises(OSError, match="no space left"):
        _hold(home, home.clips()[0], kind=HoldKind.OWNER)
    with pytest.raises(OSError, match="no space left"):
        end_of_action(home.vault, placed.hold_id, NO_REQUESTS)
    assert _held(home) == [placed.hold_id]


def test_a_disk_that_fills_up_just_then_leaves_more_held_and_the_sweep_makes_it_good(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = [_hold(home, home.record()) for _ in range(ACTION_HOLDS)]
    home.now += timedelta(seconds=1)
    tell = home.vault.tell

    def fill_up(fact: object) -> int:
        number = tell(fact)  # type: ignore[arg-type]  # it is handed on
        home.journal.fails = True
        return number

    clip_id = home.record()
    with monkeypatch.context() as patched:
        patched.setattr(home.vault, "tell", fill_up)
        placed = _hold(home, clip_id)
    assert placed.ended == ()
    assert len(_held(home)) == ACTION_HOLDS + 1
    home.journal.fails = False
    assert home.sweep().ended == [min(each.hold_id for each in old)]


def test_an_action_ends_what_an_action_placed(home: Home) -> None:
    placed = _hold(home, home.record())
    end_of_action(home.vault, placed.hold_id, NO_REQUESTS)
    assert not _held(home)
    with pytest.raises(HoldUnknown):
        end_of_action(home.vault, placed.hold_id, NO_REQUESTS)


@pytest.mark.parametrize("kind", [kind for kind in HoldKind if kind is not HoldKind.ACTION])
def test_an_action_ends_nobody_else_s_hold(home: Home, kind: HoldKind) -> None:
    placed = _hold(home, home.record(), kind=kind)
    with pytest.raises(HoldNotOfAction):
        end_of_action(home.vault, placed.hold_id, NO_REQUESTS)
    assert _held(home) == [placed.hold_id]


def test_as_many_clips_as_one_hold_may_keep_fit_into_a_record() -> None:
    fact = HoldPlaced(
        hold_id=HoldId(UNKNOWN),
        kind=HoldKind.REQUEST,
        clip_ids=(UNKNOWN,) * HELD_CLIPS,
        made_ms=1 << 48,
        until_ms=1 << 48,
    )
    assert dump_leaf(Leaf(fact=fact, moment=Moment(at_ms=1 << 48, boot="x" * 36, up_ms=1 << 48)))
