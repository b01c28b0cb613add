"""Wrong secrets lock, longer each time; no clock that can be set, no restart and no second person makes it shorter."""

from typing import NamedTuple

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.errors import StepUpLocked
from custom_components.footage_guard.model.step_up import (
    ALLOWED,
    ALLOWED_OF_ALL,
    EVERYBODY,
    FIRST_LOCK_MS,
    LONGEST_LOCK_MS,
    WORST,
    Wrong,
    has_passed,
    lock_ms,
    may_try,
    one_more,
)

MINUTE_MS = 60 * 1000


class At(NamedTuple):
    """The clocks at one moment."""

    at_ms: int
    boot: str
    up_ms: int


NOW = At(1_795_507_200_000, "5c1a", 10**9)
_ms = st.integers(0, 10**13)
_moments = st.builds(At, at_ms=_ms, boot=st.sampled_from(["", "5c1a", "77b0"]), up_ms=_ms)
_lengths = st.integers(0, 2 * ALLOWED_OF_ALL).map(lock_ms)


def _later(length_ms: int, since: At = NOW, *, set_by_ms: int = 0) -> At:
    return At(since.at_ms + length_ms + set_by_ms, since.boot, since.up_ms + length_ms)


@pytest.mark.parametrize(
    ("count", "minutes"),
    [(0, 0), (4, 0), (5, 5), (6, 10), (7, 20), (8, 40), (9, 80), (13, 1280), (14, 1440), (15, 1440), (10**6, 1440)],
)
def test_the_schedule(count: int, minutes: int) -> None:
    assert lock_ms(count) == minutes * MINUTE_MS
    assert lock_ms(count + ALLOWED_OF_ALL - ALLOWED, ALLOWED_OF_ALL) == minutes * MINUTE_MS


@given(count=st.integers(0, 10**9), allowed=st.integers(1, 100))
def test_each_wrong_one_locks_for_as_long_as_the_one_before_at_least(count: int, allowed: int) -> None:
    length_ms, longer_ms = lock_ms(count, allowed), lock_ms(count + 1, allowed)
    assert length_ms <= longer_ms <= LONGEST_LOCK_MS
    assert (length_ms > 0) is (count >= allowed)
    assert not length_ms or longer_ms == min(2 * length_ms, LONGEST_LOCK_MS)


def test_the_worst_is_the_first_that_locks_longest() -> None:
    assert lock_ms(WORST - 1) < lock_ms(WORST) == LONGEST_LOCK_MS


@given(since=_moments, length_ms=_lengths, passed_ms=_ms, at_ms=_ms)
def test_while_the_machine_runs_the_wall_clock_decides_nothing(
    since: At, length_ms: int, passed_ms: int, at_ms: int
) -> None:
    now = At(at_ms, since.boot, since.up_ms + passed_ms)
    assert has_passed(length_ms, since, now) is (passed_ms >= length_ms)


@given(since=_moments, length_ms=_lengths.filter(bool), at_ms=_ms, up_ms=st.integers(0, FIRST_LOCK_MS - 1))
def test_a_restart_and_a_clock_set_forward_leave_the_shortest_lock(
    since: At, length_ms: int, at_ms: int, up_ms: int
) -> None:
    assert not has_passed(length_ms, since, At(at_ms, "after a restart", up_ms))


@given(
    since=_moments, length_ms=_lengths, off_ms=_ms, ran_ms=st.integers(0, 2 * LONGEST_LOCK_MS), is_told=st.booleans()
)
def test_with_clocks_that_are_right_nothing_ends_early(
    since: At, length_ms: int, off_ms: int, ran_ms: int, *, is_told: bool
) -> None:
    """Also where the system does not tell one start of the machine from another."""
    restarted = At(since.at_ms + off_ms + ran_ms, "after a restart" if is_told else "", ran_ms)
    assert not has_passed(length_ms, since, restarted) or off_ms + ran_ms >= length_ms
    went_on = At(since.at_ms + ran_ms, since.boot if is_told else "", since.up_ms + ran_ms)
    assert has_passed(length_ms, since, went_on) is (ran_ms >= length_ms)


@given(since=_moments.filter(lambda since: since.boot), length_ms=_lengths, at_ms=_ms)
def test_nobody_is_locked_out_for_ever(since: At, length_ms: int, at_ms: int) -> None:
    """Whatever the wall clock says; and with a restart every night, where it is right."""
    assert has_passed(length_ms, since, At(at_ms, "after a restart", length_ms))
    assert has_passed(length_ms, since, At(since.at_ms + length_ms, "after a restart", FIRST_LOCK_MS))


def test_a_count_that_went_back_has_not_passed() -> None:
    """A machine that was brought back from an image of its memory has the same start as before."""
    assert not has_passed(FIRST_LOCK_MS, NOW, At(NOW.at_ms + LONGEST_LOCK_MS, NOW.boot, NOW.up_ms - 1))


def _wrong(count: int, since: At | None = NOW) -> Wrong:
    return Wrong(count=count, last=since)


def _is_let_through(person: str, wrong: dict[str, Wrong], now: At) -> bool:
    try:
        may_try(person, wrong, now)
    except StepUpLocked:
        return False
    return True


@pytest.mark.parametrize(
    ("count", "passed_ms", "answer"),
    [
        (0, 0, True),
        (4, 0, True),
        (5, 0, False),
        (5, FIRST_LOCK_MS - 1, False),
        (5, FIRST_LOCK_MS, True),
        (6, FIRST_LOCK_MS, False),
        (6, 2 * FIRST_LOCK_MS, True),
        (99, LONGEST_LOCK_MS - 1, False),
        (99, LONGEST_LOCK_MS, True),
    ],
)
def test_a_person_is_locked_by_their_own(count: int, passed_ms: int, answer: bool) -> None:
    assert _is_let_through("alex", {"alex": _wrong(count)}, _later(passed_ms)) is answer
    assert _is_let_through("robin", {"alex": _wrong(count)}, _later(passed_ms))
    assert one_more("alex", {"alex": _wrong(count)}) == count + 1


@given(count=st.integers(0, 10**6))
def test_no_person_alone_locks_out_another(count: int) -> None:
    assert _is_let_through("robin", {"alex": _wrong(count), "robin": _wrong(0)}, NOW)


@pytest.mark.parametrize(
    ("counts", "passed_ms", "answer"),
    [
        ([4, 4, 4, 4], 0, True),
        ([4, 4, 4, 4, 3], 0, True),
        ([4, 4, 4, 4, 4], 0, False),
        ([4, 4, 4, 4, 4], FIRST_LOCK_MS - 1, False),
        ([4, 4, 4, 4, 4], FIRST_LOCK_MS, True),
        ([9, 10], 0, True),
        ([10, 10], 0, False),
        ([500, 500], FIRST_LOCK_MS, True),
    ],
)
def test_wrong_ones_of_several_add_up(counts: list[int], passed_ms: int, answer: bool) -> None:
    wrong = {f"person {number}": _wrong(count) for number, count in enumerate(counts)}
    assert _is_let_through("robin", wrong, _later(passed_ms)) is answer


def test_the_newest_of_several_is_what_counts() -> None:
    wrong = {"alex": _wrong(10), "sam": _wrong(10, _later(FIRST_LOCK_MS - 1))}
    assert not _is_let_through("robin", wrong, _later(FIRST_LOCK_MS))
    assert _is_let_through("robin", wrong, _later(2 * FIRST_LOCK_MS))


def test_only_wrong_ones_of_persons_add_up() -> None:
    right = {"alex": _wrong(10), "sam": _wrong(10), "robin": _wrong(0, _later(FIRST_LOCK_MS))}
    assert _is_let_through("robin", right, _later(FIRST_LOCK_MS))
    lost = {EVERYBODY: _wrong(WORST), "alex": _wrong(10, _later(LONGEST_LOCK_MS))}
    assert _is_let_through("robin", lost, _later(LONGEST_LOCK_MS))


def test_what_was_lost_locks_everybody_of_whom_nothing_is_known() -> None:
    lost = {EVERYBODY: _wrong(WORST), "sam": _wrong(0)}
    assert not _is_let_through("alex", {EVERYBODY: _wrong(WORST, None)}, _later(10**12))
    assert not _is_let_through("alex", lost, _later(LONGEST_LOCK_MS - 1))
    assert _is_let_through("alex", lost, _later(LONGEST_LOCK_MS))
    assert one_more("alex", lost) == WORST + 1
    assert _is_let_through("sam", lost, NOW)
    assert one_more("sam", lost) == 1
    assert one_more("alex", {}) == 1
