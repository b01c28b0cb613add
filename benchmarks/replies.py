"""How long whoever asks outside waits for an answer, by what there is at home.

The answer that their request was taken in; that of a look right behind it, as soon as one has the receipt; and that of
one while the request is looked at here, which begins some seconds later and cannot be met but by chance.
"""

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
from custom_components.footage_guard.bridge.outside import async_outside
from custom_components.footage_guard.bridge.requests import RequestDesk
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.model.facts import Picture
from custom_components.footage_guard.model.ids import RequestId
from custom_components.footage_guard.model.lifecycle.outside import Outside
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.request.words import Channel
from custom_components.footage_guard.model.rules import daily_limit
from custom_components.footage_guard.model.rules.rule import Mute, MuteScope
from custom_components.footage_guard.model.text import counting_key
from custom_components.footage_guard.vault.recording import record
from custom_components.footage_guard.vault.state.mutes import Mutes
from custom_components.footage_guard.vault.vault import Vault

TARGET_MEDIAN: Final = 1.1
_NOTHING: Final = "no clips"
_CLIPS: Final = 60
_HOUR_MS: Final = 3_600_000
_WARM: Final = 10
_FIRST: Final = 1_000_000
"""Numbers of requesters that nothing else here has."""

type Times = dict[str, list[float]]
type Ask = Callable[[int], Awaitable[RequestRecord]]
type Timed = Callable[[Ask, int], Awaitable[float]]


async def compare_replies(
    runtime: VaultRuntime, desk: RequestDesk, without_camera: RequestDesk, repetitions: int, answers: int
) -> list[Line]:
    """Return lines that compare each kind with a request of whose time there is no clip."""
    now_ms = wall_ms()
    await runtime.async_do(lambda vault: _film(vault, now_ms - 5 * _HOUR_MS // 2))
    await runtime.async_work(lambda opened: opened.state.requests.mute(_muted(opened.state.requests)))
    kinds: dict[str, Ask] = {
        _NOTHING: lambda number: _ask(desk, number, now_ms - 72 * _HOUR_MS),
        "clips": lambda number: _ask(desk, number, now_ms),
        "muted": lambda _: _ask(desk, _FIRST, now_ms),
        "no camera": lambda number: _ask(without_camera, number, now_ms),
    }
    desks = (desk, without_camera)

    async def settled() -> None:
        await asyncio.gather(*(each.async_settled() for each in desks))

    async def look(request_id: RequestId) -> float:
        start = perf_counter()
        if await async_outside(runtime, request_id) is not Outside.OPEN:
            raise AssertionError(request_id)
        return perf_counter() - start

    async def reply(ask: Ask, number: int) -> float:
        start = perf_counter()
        await ask(number)
        return perf_counter() - start

    async def reply_late(ask: Ask, number: int) -> float:
        start = perf_counter()
        await ask(number)
        await settled()
        return perf_counter() - start

    async def look_behind(ask: Ask, number: int) -> float:
        return await look((await ask(number)).id)

    async def look_beside(ask: Ask, number: int) -> float:
        taken_in = await ask(number)
        looking = asyncio.ensure_future(settled())
        await asyncio.sleep(0)
        took = await look(taken_in.id)
        await looking
        return took

    async def look_in_turn(ask: Ask, number: int) -> float:
        taken_in = await ask(number)
        looking = asyncio.ensure_future(settled())
        await asyncio.sleep(0)
        start = perf_counter()
        await runtime.async_work(lambda opened: opened.state.standings.find(taken_in.id))
        took = perf_counter() - start
        await looking
        return took

    async def compare(name: str, timed: Timed, control: Timed) -> list[Line]:
        runs = [await _times(kinds, timed, settled, answers) for _ in range(repetitions)]
        clips = {each: kinds[each] for each in (_NOTHING, "clips")}
        noticed = await _times(clips, control, settled, answers)
        if likeliness(noticed["clips"], noticed[_NOTHING]) > LEAST_P:
            raise AssertionError(name, noticed)
        return [made for kind in kinds if kind != _NOTHING for made in _lines(name, kind, runs)]

    # All of them wait for a person, as the first five of a day do.
    with patch.object(daily_limit, "MOST", 1 << 30):
        return [
            *await compare("reply", reply, reply_late),
            *await compare("look right behind", look_behind, look_in_turn),
            *await compare("look beside", look_beside, look_in_turn),
        ]


def _lines(seen: str, name: str, runs: list[Times]) -> list[Line]:
    return [
        line(
            f"{seen}, {name} / {_NOTHING}, 0.01 / p",
            ours=[1 / max(likeliness(times[name], times[_NOTHING]), 1e-300) for times in runs],
            baseline=[1 / LEAST_P],
            target=1.0,
        ),
        line(
            f"{seen}, {name} / {_NOTHING}, median",
            ours=[median(times[name]) for times in runs],
            baseline=[median(times[_NOTHING]) for times in runs],
            target=TARGET_MEDIAN,
        ),
    ]


async def _ask(desk: RequestDesk, number: int, at_ms: int) -> RequestRecord:
    return await desk.async_receive(asked(number, at_ms), Channel.FORM)


async def _times(kinds: dict[str, Ask], timed: Timed, settled: Callable[[], Awaitable[None]], answers: int) -> Times:
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
            times[name].append(await timed(kinds[name], number))
            await settled()
    finally:
        gc.enable()
    return {name: found[_WARM:] for name, found in times.items()}


def _muted(book: Mutes) -> Mute:
    # As `asked` names whoever has this number.
    key = book.mute_key(MuteScope.REQUESTER, counting_key(f"Police of town {_FIRST:06}"))
    return Mute(scope=MuteScope.REQUESTER, key=key, until_ms=None)


def _film(vault: Vault, from_ms: int) -> None:
    picture = Picture(codec="h264", width=640, height=360, clock_offset_ms=None)
    for number in range(_CLIPS):
        start_ms = from_ms + number * 1000
        recording = record(vault, next(iter(OUTDOOR)), start_ms, datetime.now(UTC), picture)
        recording.write(b"moving pictures")
        recording.finish(start_ms + 900)
