"""What a clip is to show grows while somebody asks for more, until it is closed for good."""

from math import inf
from threading import Thread

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.media.window import Window
from custom_components.footage_guard.model.account import MAX_TRIGGERS, Trigger, TriggerKind

BELL = Trigger(kind=TriggerKind.BELL, at_ms=1)
MOTION = Trigger(kind=TriggerKind.MOTION, at_ms=2)


def test_a_window_grows_and_never_shrinks() -> None:
    window = Window(0.0, 10.0)
    assert window.extend(20.0)
    assert window.extend(15.0)
    assert window.until_s == 20.0


def test_nothing_is_added_once_it_is_closed() -> None:
    window = Window(0.0, 10.0)
    assert not window.close_after(9.9)
    assert window.close_after(10.0)
    assert not window.extend(20.0, BELL)
    assert not window.extend(0.0, is_held=True)
    assert (window.until_s, window.take_triggers()) == (10.0, ())
    assert window.close_after(0.0)


def test_what_asked_and_could_not_be_told_is_told_another_time() -> None:
    window = Window(0.0, 10.0)
    window.extend(10.0, BELL)
    asked = window.take_triggers()
    window.extend(10.0, MOTION)
    window.give_back(asked)
    assert window.take_triggers() == (BELL, MOTION)


def test_a_window_that_is_held_open_ends_when_it_is_let_go() -> None:
    window = Window(0.0, 10.0)
    assert window.extend(0.0, is_held=True)
    assert window.until_s == inf
    assert not window.close_after(1e9)
    window.let_go(30.0)
    assert window.until_s == 30.0
    window.let_go(99.0)
    assert window.until_s == 30.0


def test_letting_go_early_keeps_what_was_asked_for_before() -> None:
    window = Window(0.0, 10.0)
    window.extend(0.0, is_held=True)
    window.let_go(5.0)
    assert window.until_s == 10.0


@pytest.mark.parametrize("is_held", [False, True])
def test_a_window_that_is_stopped_shows_nothing_later(is_held: bool) -> None:
    window = Window(0.0, 10.0)
    assert not is_held or window.extend(0.0, is_held=True)
    window.stop(4.0)
    assert (window.until_s, window.is_stopped) == (4.0, True)
    assert not window.extend(20.0)
    assert window.close_after(0.0)


def test_a_window_that_was_held_open_used_to_end_before_it_was_stopped() -> None:
    window = Window(0.0, 10.0)
    window.extend(0.0, is_held=True)
    window.stop(25.0)
    assert window.until_s == 25.0


def test_triggers_are_taken_once_and_not_without_end() -> None:
    window = Window(0.0, 10.0)
    for _ in range(MAX_TRIGGERS + 5):
        window.extend(10.0, BELL)
    assert window.take_triggers() == (BELL,) * MAX_TRIGGERS
    assert window.take_triggers() == ()


@given(st.lists(st.tuples(st.sampled_from(["extend", "close", "hold", "let go", "stop"]), st.floats(0, 100))))
def test_whatever_was_granted_is_shown_unless_it_is_stopped(calls: list[tuple[str, float]]) -> None:
    window, granted = Window(0.0, 10.0), 10.0
    for call, at_s in calls:
        was_closed = window.close_after(-1.0)
        match call:
            case "extend":
                is_granted = window.extend(at_s)
                assert is_granted is not was_closed
                granted = max(granted, at_s) if is_granted else granted
            case "close":
                assert window.close_after(at_s) is (was_closed or at_s >= window.until_s)
            case "hold":
                assert window.extend(0.0, is_held=True) is not was_closed
            case "let go":
                window.let_go(at_s)
            case _:
                window.stop(at_s)
        assert window.is_stopped or window.until_s >= granted


def test_of_two_threads_one_closes_and_the_other_is_told() -> None:
    for _ in range(200):
        window = Window(0.0, 10.0)
        answers: list[bool] = []
        asking = Thread(target=lambda w=window, a=answers: a.append(w.extend(20.0)))
        asking.start()
        is_closed = window.close_after(10.0)
        asking.join(30)
        assert answers == [not is_closed]
