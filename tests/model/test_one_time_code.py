"""A one-time code is good once, whatever the clock says."""

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.one_time_code import Typed, Used, is_fresh, parse_typed, step_of

RIGHT = {"pin": "815293", "code": "123456"}


def _used(code: str, step: int) -> Used:
    return Used(digest=code.encode(), step=step)


def test_pin_and_code_are_read() -> None:
    assert parse_typed(RIGHT) == Typed(pin="815293", code="123456")
    assert repr(parse_typed(RIGHT)) == "Typed()"


@pytest.mark.parametrize(
    "value",
    [None, 5, "815293", [RIGHT], {}, {"pin": "815293"}, {**RIGHT, "more": 1}, {"pin": 815293, "code": 123456}],
)
def test_what_is_no_pin_and_code_is_something_wrong(value: object) -> None:
    assert parse_typed(value) == Typed(pin="", code="")


@pytest.mark.parametrize(
    "code", [123456, "12345", "1234567", "123 456", "\uff11\uff12\uff13\uff14\uff15\uff16", "١٢٣٤٥٦", "12345\n", None]
)
def test_only_six_ascii_digits_are_a_code(code: object) -> None:
    assert parse_typed({"pin": "815293", "code": code}) == Typed(pin="815293", code="")


def test_a_step_is_half_a_minute() -> None:
    assert [step_of(at_ms) for at_ms in (0, 29_999, 30_000)] == [0, 0, 1]


@pytest.mark.parametrize("later", range(4))
def test_the_same_code_is_not_taken_while_it_may_be_good(later: int) -> None:
    assert not is_fresh(_used("a", 100 + later), [_used("a", 100)])
    assert is_fresh(_used("b", 100 + later), [_used("a", 100)])


def test_the_same_digits_come_again_some_day() -> None:
    assert is_fresh(_used("a", 104), [_used("a", 100)])


@pytest.mark.parametrize("back", [2, 20, 10**6])
def test_none_is_taken_while_the_clock_is_before_the_newest_use(back: int) -> None:
    assert not is_fresh(_used("b", 10**7 - back), [_used("a", 10**7)])


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 40)), max_size=12))
def test_no_code_is_taken_twice_within_its_time_however_the_clock_is_set(tries: list[tuple[str, int]]) -> None:
    used: list[Used] = []
    for code, step in tries:
        now = _used(code, step)
        if is_fresh(now, used):
            assert not any(before.digest == now.digest and abs(before.step - step) <= 2 for before in used)
            used.append(now)
