"""One thing after the other, also where somebody stops waiting."""

import asyncio
from contextlib import suppress
import threading

from homeassistant.core import HomeAssistant
import pytest

from custom_components.footage_guard.bridge.common import lane as module
from custom_components.footage_guard.bridge.common.lane import Lane, ShortLane


async def test_nothing_runs_twice_at_once(hass: HomeAssistant) -> None:
    lane, running, seen = Lane(hass), threading.Lock(), []

    def step(number: int) -> int:
        assert running.acquire(blocking=False)
        seen.append(number)
        running.release()
        return number

    assert await asyncio.gather(*(lane.run(step, number) for number in range(20))) == [*range(20)]
    assert seen == [*range(20)]


async def test_errors_come_back_and_do_not_stop_the_lane(hass: HomeAssistant) -> None:
    lane = Lane(hass)
    with pytest.raises(ZeroDivisionError):
        await lane.run(lambda: 1 // 0)
    assert await lane.run(lambda: 5) == 5


async def test_what_was_begun_is_waited_for_where_the_caller_gives_up(hass: HomeAssistant) -> None:
    lane, may_end, seen = Lane(hass), threading.Event(), []

    def slow() -> None:
        may_end.wait()
        seen.append("slow")

    waiting = asyncio.ensure_future(lane.run(slow))
    await asyncio.sleep(0)
    waiting.cancel()
    following = asyncio.ensure_future(lane.run(lambda: seen.append("next")))
    await asyncio.sleep(0.05)
    assert not seen
    may_end.set()
    await following
    with suppress(asyncio.CancelledError):
        await waiting
    assert seen == ["slow", "next"]


async def test_what_hangs_used_to_take_a_thread_with_each_call(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane, may_end, seen = ShortLane(hass), threading.Event(), []
    monkeypatch.setattr(module, "ANSWER_S", 0.05)

    def hang(number: int) -> int:
        seen.append(number)
        may_end.wait()
        return number

    try:
        for number in range(3):
            with pytest.raises(TimeoutError):
                await lane.run(hang, number)
    finally:
        may_end.set()
    assert seen == [0]
    monkeypatch.setattr(module, "ANSWER_S", 5.0)
    assert await asyncio.gather(*(lane.run(hang, number) for number in (5, 6))) == [5, 6]
    assert seen == [0, 5, 6]


async def test_what_fails_in_a_short_lane_is_raised_and_does_not_stop_it(hass: HomeAssistant) -> None:
    lane = ShortLane(hass)
    with pytest.raises(ZeroDivisionError):
        await lane.run(lambda: 1 // 0)
    assert await lane.run(lambda: 5) == 5
