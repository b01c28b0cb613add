"""For how long the clock has run without a jump."""

import pytest

from custom_components.footage_guard.bridge.common import clock as module
from custom_components.footage_guard.bridge.common.clock import (
    SteadyClock,
    boot_id,
    jumped,
    moment,
    steady_since_ms,
    up_ms,
    wall_ms,
)
from custom_components.footage_guard.ledger.leaves import Moment

HOUR = 3_600_000


class Times:
    """Both clocks of a machine."""

    def __init__(self) -> None:
        self.wall = 1_795_507_200_000
        self.up = 50 * HOUR


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> Times:
    """A machine that has been up for fifty hours."""
    found = Times()
    monkeypatch.setattr(module, "wall_ms", lambda: found.wall)
    monkeypatch.setattr(module, "up_ms", lambda: found.up)
    return found


def test_a_clock_that_nobody_set_is_steady_since_the_start_of_the_machine(times: Times) -> None:
    clock = SteadyClock(since_ms=0)
    times.up += HOUR
    times.wall += HOUR
    assert clock.steady_ms() == 51 * HOUR


@pytest.mark.parametrize("jump", [24 * HOUR, -24 * HOUR, HOUR + 1])
def test_a_jump_begins_anew(times: Times, jump: int) -> None:
    clock = SteadyClock(since_ms=0)
    times.wall += jump
    assert clock.steady_ms() == 0
    times.up += 5
    times.wall += 5
    assert clock.steady_ms() == 5


@pytest.mark.parametrize("drift", [HOUR, -HOUR, 1000])
def test_what_a_time_server_corrects_is_no_jump(times: Times, drift: int) -> None:
    clock = SteadyClock(since_ms=0)
    times.wall += drift
    assert clock.steady_ms() == 50 * HOUR


def _moment(boot: str, up: int, wall: int) -> Moment:
    return Moment(at_ms=wall, boot=boot, up_ms=up)


@pytest.mark.parametrize(
    ("past", "since"),
    [
        ([], 10 * HOUR),
        ([("b", 9 * HOUR, 109 * HOUR), ("b", 2 * HOUR, 102 * HOUR)], 2 * HOUR),
        ([("b", 9 * HOUR, 109 * HOUR), ("b", 2 * HOUR, 2 * HOUR)], 9 * HOUR),
        ([("b", 9 * HOUR, 109 * HOUR), ("a", 2 * HOUR, 102 * HOUR)], 9 * HOUR),
        ([("a", 90 * HOUR, 109 * HOUR)], 10 * HOUR),
    ],
    ids=["nothing noted", "steady", "a jump before", "another start before", "another start"],
)
def test_what_was_noted_vouches_for_the_clock(past: list[tuple[str, int, int]], since: int) -> None:
    now = _moment("b", 10 * HOUR, 110 * HOUR)
    assert steady_since_ms([_moment(*noted) for noted in past], now) == since


def test_a_moment_tells_both_clocks() -> None:
    found = moment()
    assert abs(found.at_ms - wall_ms()) < HOUR
    assert 0 <= up_ms() - found.up_ms < HOUR
    assert found.boot == boot_id()


def test_a_system_that_does_not_tell_its_start_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    boot_id.cache_clear()
    with monkeypatch.context() as patched:
        patched.setattr(module, "_BOOT_ID", module._BOOT_ID / "nowhere")
        assert not boot_id()
    boot_id.cache_clear()


@pytest.mark.parametrize(("up", "is_told"), [(50 * HOUR, True), (HOUR // 4, False)])
def test_a_jump_is_told_of_for_a_while_unless_the_machine_just_started(times: Times, up: int, is_told: bool) -> None:
    times.up = up
    clock = SteadyClock(since_ms=0)
    assert not clock.has_jumped(24 * HOUR)
    times.wall += 2 * HOUR
    assert clock.has_jumped(24 * HOUR) is is_told
    times.wall += 24 * HOUR
    times.up += 24 * HOUR
    assert not clock.has_jumped(24 * HOUR)


@pytest.mark.parametrize(
    ("past", "is_told"),
    [
        ([], False),
        ([_moment("b", 9 * HOUR, 99 * HOUR)], False),
        ([_moment("b", 9 * HOUR, 80 * HOUR)], True),
        ([_moment("b", 9 * HOUR, 120 * HOUR), _moment("b", 10 * HOUR, 100 * HOUR)], True),
        ([_moment("a", 9 * HOUR, 80 * HOUR)], False),
        ([_moment("b", 0, 80 * HOUR)], False),
    ],
    ids=["nothing", "steady", "forward", "back", "another start", "while starting"],
)
def test_what_was_noted_before_a_jump_tells_of_it(past: list[Moment], is_told: bool) -> None:
    now = _moment("b", 10 * HOUR, 100 * HOUR)
    assert jumped(past, now, 24 * HOUR) is is_told
    assert not jumped(past, now, HOUR // 2)
