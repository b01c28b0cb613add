"""The courier comes, stays and goes when told to."""

import pytest

from tools.sim.visit import LINGER_MS, PATIENCE_MS, WALK_MS, Visit, leave, pose, ring, walk_in

NOW_MS = 1_795_500_000_000
WAITING = Visit(at_door_ms=NOW_MS - 5_000, leaves_ms=NOW_MS + 5_000)
LEAVING = Visit(at_door_ms=NOW_MS - 9_000, leaves_ms=NOW_MS - 1_000)
COMING = Visit(at_door_ms=NOW_MS + 2_000, leaves_ms=NOW_MS + 30_000)
STATES = [None, COMING, WAITING, LEAVING]


def at(visit: Visit | None, later_ms: int) -> float | None:
    """Return where the courier is some time from now."""
    found = pose(NOW_MS + later_ms, visit)
    return None if found is None else found.x


@pytest.mark.parametrize("before", STATES)
def test_whoever_rings_stands_at_the_door(before: Visit | None) -> None:
    """From the press on, until the time to linger is over."""
    visit = ring(NOW_MS, before)
    door = at(WAITING, 0)
    assert [at(visit, 0), at(visit, LINGER_MS)] == [door, door]
    assert at(visit, LINGER_MS + WALK_MS) is None


@pytest.mark.parametrize("before", [None, LEAVING])
def test_courier_walks_in_from_the_left(before: Visit | None) -> None:
    """Each moment nearer to the door, and there after the walk."""
    visit = walk_in(NOW_MS, before)
    way = [at(visit, share * WALK_MS // 8) or -1 for share in range(9)]
    assert way == sorted(set(way))
    assert way[-1] == at(WAITING, 0)


@pytest.mark.parametrize(("before", "arrives_ms"), [(COMING, 2_000), (WAITING, -5_000)])
def test_more_motion_keeps_the_courier_without_a_jump(before: Visit, arrives_ms: int) -> None:
    """Somebody in the picture is not sent back to the garden gate."""
    visit = walk_in(NOW_MS, before)
    assert visit.at_door_ms == NOW_MS + arrives_ms
    assert at(visit, PATIENCE_MS) == at(WAITING, 0)


@pytest.mark.parametrize(("before", "gone_after_ms"), [(COMING, 6_000), (WAITING, WALK_MS)])
def test_courier_leaves_after_motion_ends(before: Visit, gone_after_ms: int) -> None:
    """Walking in is finished first."""
    visit = leave(NOW_MS, before)
    assert at(visit, gone_after_ms - 1) is not None
    assert at(visit, gone_after_ms) is None


@pytest.mark.parametrize("before", [None, LEAVING])
def test_nobody_can_be_sent_away_twice(before: Visit | None) -> None:
    """The end of motion changes nothing when nobody waits."""
    assert leave(NOW_MS, before) == before


def test_parcel_is_left_behind() -> None:
    """It is carried until the courier turns around."""
    visit = ring(NOW_MS, None)
    assert not visit.has_left_parcel(NOW_MS + LINGER_MS - 1)
    assert visit.has_left_parcel(NOW_MS + LINGER_MS)
