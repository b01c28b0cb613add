"""Which clips go and which stay, over everything that can come together."""

from contextlib import nullcontext
from itertools import product

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.clip import NO_DIGEST, Clip, ClipState, HoldKind, Kept
from custom_components.footage_guard.model.errors import ClipUnknown, HoldLeavesNoRoom, HoldTooLarge, TooManyHolds
from custom_components.footage_guard.model.facts import Removal
from custom_components.footage_guard.model.ids import CameraId, ClipId, HoldId
from custom_components.footage_guard.model.retention import (
    ACTION_HELD_BYTES,
    ACTION_HELD_CLIPS,
    ACTION_HOLD_DAYS,
    ACTION_HOLDS,
    DAY_MS,
    DEFAULT_QUOTA_BYTES,
    FULL_BYTES,
    HELD_CLIPS,
    OWNER_HELD_PART,
    OWNER_HOLDS,
    ROOM_BYTES,
    Limits,
    WantedHold,
    action_hold_ends_ms,
    has_room,
    holds_over_quota,
    is_clock_right,
    may_hold,
    may_hold_so_many,
    why_removed,
)

NOW_MS = 1_795_507_200_000  # 2026-11-24T08:00Z
DOOR, GATE, GONE = CameraId("door"), CameraId("gate"), CameraId("gone")
LIMITS = Limits(days=30, quota_bytes=1000, days_by_camera={DOOR: 2, GATE: 60})
WEEK_MS = 7 * DAY_MS


def _clip(state: ClipState, end_ms: int, camera: CameraId = GONE) -> Clip:
    return Clip(
        id=ClipId("01KAZ0000000000000000000AA"),
        camera=camera,
        start_ms=end_ms - 10_000,
        end_ms=end_ms,
        epoch="2026-11",
        size_bytes=100,
        digest=NO_DIGEST if state is ClipState.OPEN else b"d" * 32,
        header_digest=b"h" * 32,
        state=state,
        imported=False,
        leaf=0,
    )


AGES = {"young": NOW_MS - 30 * DAY_MS + 1, "just too old": NOW_MS - 30 * DAY_MS, "of the future": NOW_MS + DAY_MS}
USED = {"room": 1000, "over": 1001}
CLOCKS = {"known": NOW_MS, "not known": None}


def _expected(state: ClipState, age: str, used: str, clock: str, *, is_held: bool) -> Removal | None:
    """Say the rule in other words: the first line that fits."""
    lines = [
        (is_held, None),
        (state is ClipState.OPEN, None),
        (age == "just too old" and clock == "known", Removal.AGE),
        (used == "over" and state is not ClipState.MISSING, Removal.QUOTA),
        (True, None),
    ]
    return next(answer for fits, answer in lines if fits)


@pytest.mark.parametrize(
    ("state", "age", "used", "clock", "is_held"), [*product(ClipState, AGES, USED, CLOCKS, [True, False])]
)
def test_the_rule(state: ClipState, age: str, used: str, clock: str, is_held: bool) -> None:
    answer = why_removed(
        _clip(state, AGES[age]), is_held=is_held, limits=LIMITS, now_ms=CLOCKS[clock], used_bytes=USED[used]
    )
    assert answer is _expected(state, age, used, clock, is_held=is_held)


@pytest.mark.parametrize(("camera", "days"), [(DOOR, 2), (GATE, 60), (GONE, 30)])
def test_each_camera_has_its_own_days_and_one_that_was_removed_those_of_all(camera: CameraId, days: int) -> None:
    old, young = (
        why_removed(
            _clip(ClipState.SEALED, NOW_MS - days * DAY_MS + more, camera),
            is_held=False,
            limits=LIMITS,
            now_ms=NOW_MS,
            used_bytes=0,
        )
        for more in (0, 1)
    )
    assert (old, young) == (Removal.AGE, None)


@pytest.mark.parametrize(
    ("ahead_ms", "steady_ms", "is_right"),
    [
        (0, 0, True),
        (-DAY_MS, 0, True),
        (WEEK_MS, 0, True),
        (WEEK_MS + 1, 0, False),
        (WEEK_MS + 1, DAY_MS - 1, False),
        (WEEK_MS + 1, DAY_MS, True),
        (10 * 365 * DAY_MS, DAY_MS - 1, False),
    ],
)
def test_a_clock_is_believed_by_what_came_before_or_after_a_day(ahead_ms: int, steady_ms: int, is_right: bool) -> None:
    assert is_clock_right(now_ms=NOW_MS + ahead_ms, last_ms=NOW_MS, steady_ms=steady_ms) is is_right


LATEST_MS = NOW_MS + ACTION_HOLD_DAYS * DAY_MS


@pytest.mark.parametrize(
    ("asked_ms", "ends_ms"),
    [
        (None, LATEST_MS),
        (NOW_MS + 5, NOW_MS + 5),
        (LATEST_MS, LATEST_MS),
        (LATEST_MS + 1, LATEST_MS),
        (NOW_MS - 1, NOW_MS),
    ],
)
def test_a_hold_of_an_action_ends_in_time(asked_ms: int | None, ends_ms: int) -> None:
    assert action_hold_ends_ms(NOW_MS, asked_ms) == ends_ms


def _kept(*sizes: int) -> list[Kept]:
    return [Kept(HoldId(f"{number}"), number, None, size) for number, size in enumerate(sizes)]


@pytest.mark.parametrize(
    ("sizes", "over"),
    [
        ([], []),
        ([1] * ACTION_HOLDS, []),
        ([1] * (ACTION_HOLDS + 2), ["0", "1"]),
        ([ACTION_HELD_BYTES], []),
        ([ACTION_HELD_BYTES + 1], ["0"]),
        ([1, ACTION_HELD_BYTES], ["0"]),
        ([ACTION_HELD_BYTES, 1], ["0"]),
        ([0, 0, ACTION_HELD_BYTES, ACTION_HELD_BYTES], ["0", "1", "2"]),
        ([1, ACTION_HELD_BYTES + 1], ["0", "1"]),
    ],
)
def test_the_oldest_hold_of_an_action_goes_first(sizes: list[int], over: list[str]) -> None:
    assert holds_over_quota(_kept(*sizes)) == over


@given(sizes=st.lists(st.integers(0, ACTION_HELD_BYTES), max_size=12))
def test_what_is_left_fits_and_no_more_goes_than_must(sizes: list[int]) -> None:
    over = len(holds_over_quota(_kept(*sizes)))
    left = sizes[over:]
    assert len(left) <= ACTION_HOLDS
    assert sum(left) <= ACTION_HELD_BYTES
    one_more = sizes[max(0, over - 1) :]
    assert not over or len(one_more) > ACTION_HOLDS or sum(one_more) > ACTION_HELD_BYTES


LARGE = ACTION_HELD_BYTES + 1
ROOM = int(OWNER_HELD_PART * DEFAULT_QUOTA_BYTES)


@pytest.mark.parametrize(
    ("kind", "size_bytes", "held_bytes", "others", "error"),
    [
        (HoldKind.ACTION, ACTION_HELD_BYTES, ROOM, ACTION_HOLDS, None),
        (HoldKind.ACTION, LARGE, LARGE, 0, HoldTooLarge),
        (HoldKind.OWNER, LARGE, ROOM, OWNER_HOLDS - 1, None),
        (HoldKind.OWNER, 1, ROOM + 1, 0, HoldLeavesNoRoom),
        (HoldKind.OWNER, 1, 1, OWNER_HOLDS, TooManyHolds),
        (HoldKind.REQUEST, LARGE, ROOM + 1, OWNER_HOLDS, None),
        (HoldKind.LEGAL, LARGE, ROOM + 1, OWNER_HOLDS, None),
    ],
)
def test_a_hold_leaves_room_to_record(
    kind: HoldKind, size_bytes: int, held_bytes: int, others: int, error: type[Exception] | None
) -> None:
    wanted = WantedHold(kind=kind, size_bytes=size_bytes, held_bytes=held_bytes, others=others)
    with pytest.raises(error) if error else nullcontext():
        may_hold(wanted, DEFAULT_QUOTA_BYTES)


@pytest.mark.parametrize(
    ("kind", "clips", "error"),
    [
        (HoldKind.ACTION, 0, ClipUnknown),
        (HoldKind.ACTION, ACTION_HELD_CLIPS, None),
        (HoldKind.ACTION, ACTION_HELD_CLIPS + 1, HoldTooLarge),
        *((kind, HELD_CLIPS, None) for kind in HoldKind if kind is not HoldKind.ACTION),
        *((kind, HELD_CLIPS + 1, HoldTooLarge) for kind in HoldKind),
    ],
)
def test_one_hold_keeps_so_many_clips(kind: HoldKind, clips: int, error: type[Exception] | None) -> None:
    with pytest.raises(error) if error else nullcontext():
        may_hold_so_many(kind, clips)


@pytest.mark.parametrize(
    ("free", "was_full", "answer"),
    [
        (FULL_BYTES, False, True),
        (FULL_BYTES - 1, False, False),
        (ROOM_BYTES, True, True),
        (ROOM_BYTES - 1, True, False),
    ],
)
def test_a_full_disk_takes_no_clip_before_there_is_room_again(free: int, was_full: bool, answer: bool) -> None:
    assert has_room(free, was_full=was_full) is answer


def test_it_does_not_start_and_stop_with_every_clip() -> None:
    assert ROOM_BYTES - FULL_BYTES > 100_000_000
