"""How long whoever asks outside waits for the answer that their request was taken in, by what there is at home."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
import gc
import random
from statistics import median
from time import perf_counter
from typing import Final
from unittest.mock import patch

from benchmarks.desk import OUTDOOR, asked
from benchmarks.measure import Line, line
from benchmarks.samples import LEAST_P, likeliness
from custom_components.footage_guard.bridge.clock import wall_ms
from custom_components.footage_guard.bridge.requests import RequestDesk
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.model.facts import Picture
from custom_components.footage_guard.model.request.words import Channel
from custom_components.footage_guard.model.rules import daily_limit
from custom_components.footage_guard.model.rules.rule import Mute, MuteScope
from custom_components.footage_guard.vault.recording import record
from custom_components.footage_guard.vault.vault import Vault

TARGET_MEDIAN: Final = 1.1
_NOTHING: Final = "no clips"
_CLIPS: Final = 60
_HOUR_MS: Final = 3_600_000
_WARM: Final = 10
_FIRST: Final = 1_000_000
"""Numbers of requesters that nothing else here has."""

type Times = dict[str, list[float]]
type Ask = Callable[[int], Awaitable[object]]


async def compare_replies(
    runtime: VaultRuntime, desk: RequestDesk, without_camera: RequestDesk, repetitions: int, answers: int
) -> list[Line]:
    """Return lines that compare each kind with a request of whose time there is no clip."""
    now_ms = wall_ms()
    await runtime.async_do(lambda vault: _film(vault, now_ms - 5 * _HOUR_MS // 2))
    await runtime.async_work(lambda opened: opened.state.requests.mute(_muted()))
    kinds: dict[str, Ask] = {
        _NOTHING: lambda number: _ask(desk, number, now_ms - 72 * _HOUR_MS),
        "clips": lambda number: _ask(desk, number, now_ms),
        "muted": lambda _: _ask(desk, _FIRST, now_ms),
        "no camera": lambda number: _ask(without_camera, number, now_ms),
    }
    # All of them wait for a person, as the first five of a day do.
    with patch.object(daily_limit, "MOST", 1 << 30):
        runs = [await _times(kinds, desk, without_camera, answers) for _ in range(repetitions)]
        late = {_NOTHING: kinds[_NOTHING], "control": lambda number: _ask_and_look(desk, number, now_ms)}
        noticed = await _times(late, desk, without_camera, answers)
    if likeliness(noticed["control"], noticed[_NOTHING]) > LEAST_P:
        raise AssertionError(noticed)
    return [made for name in kinds if name != _NOTHING for made in _lines(name, runs)]


def _lines(name: str, runs: list[Times]) -> list[Line]:
    return [
        line(
            f"reply, {name} / {_NOTHING}, 0.01 / p",
            ours=[1 / max(likeliness(times[name], times[_NOTHING]), 1e-300) for times in runs],
            baseline=[1 / LEAST_P],
            target=1.0,
        ),
        line(
            f"reply, {name} / {_NOTHING}, median",
            ours=[median(times[name]) for times in runs],
            baseline=[median(times[_NOTHING]) for times in runs],
            target=TARGET_MEDIAN,
        ),
    ]


async def _ask(desk: RequestDesk, number: int, at_ms: int) -> object:
    return await desk.async_receive(asked(number, at_ms), Channel.FORM)


async def _ask_and_look(desk: RequestDesk, number: int, at_ms: int) -> object:
    taken_in = await _ask(desk, number, at_ms)
    await desk.async_settled()
    return taken_in


async def _times(kinds: dict[str, Ask], desk: RequestDesk, other: RequestDesk, answers: int) -> Times:
    """Return how many seconds so many answers of each kind take, asked at random; nothing goes on meanwhile."""
    plan = random.Random(7)  # noqa: S311  # a plan, not a secret
    order = [*kinds] * (answers + _WARM)
    plan.shuffle(order)
    times: Times = {name: [] for name in kinds}
    gc.collect()
    gc.disable()
    try:
        for name in order:
            number = plan.randrange(_FIRST + 1, 10 * _FIRST)
            start = perf_counter()
            await kinds[name](number)
            times[name].append(perf_counter() - start)
            await asyncio.gather(desk.async_settled(), other.async_settled())
    finally:
        gc.enable()
    return {name: found[_WARM:] for name, found in times.items()}


def _muted() -> Mute:
    # As `asked` names whoever has this number.
    return Mute(scope=MuteScope.REQUESTER, key=f"police of town {_FIRST:06}", until_ms=None)


def _film(vault: Vault, from_ms: int) -> None:
    picture = Picture(codec="h264", width=640, height=360, clock_offset_ms=None)
    for number in range(_CLIPS):
        start_ms = from_ms + number * 1000
        recording = record(vault, next(iter(OUTDOOR)), start_ms, datetime.now(UTC), picture)
        recording.write(b"moving pictures")
        recording.finish(start_ms + 900)
