"""Whoever falls behind does less, and tries after a while whether more can be done again."""

from custom_components.footage_guard.media.backlog import BEHIND_S, MOST_RELIEF_S, RELIEF_S, Backlog


def test_whoever_catches_up_is_not_behind() -> None:
    backlog = Backlog()
    assert not backlog.is_behind(1e9)
    backlog.catch_up(100)
    assert not backlog.is_behind(100 + BEHIND_S)
    assert not backlog.is_overloaded
    assert backlog.is_behind(100 + BEHIND_S + 0.01)
    assert backlog.is_overloaded


def test_more_is_tried_later_and_later() -> None:
    backlog, now_s, waited = Backlog(), 0.0, []
    for _ in range(7):
        backlog.catch_up(now_s)
        now_s += BEHIND_S + 1
        assert backlog.is_behind(now_s)
        begun_s = now_s
        while backlog.is_overloaded:
            now_s += 1
            backlog.catch_up(now_s)
        waited.append(now_s - begun_s)
    assert waited == [min(MOST_RELIEF_S, RELIEF_S * 2**number) for number in range(7)]


def test_whoever_is_behind_again_waits_anew() -> None:
    backlog = Backlog()
    backlog.catch_up(0)
    assert backlog.is_behind(10)
    backlog.catch_up(50)
    assert backlog.is_behind(60)
    backlog.catch_up(60 + RELIEF_S - 1)
    assert backlog.is_overloaded
    backlog.catch_up(60 + RELIEF_S)
    assert not backlog.is_overloaded
