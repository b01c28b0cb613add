"""How long whoever asks outside waits for an answer, by what there is at home.

The answer that their request was taken in, and that of a look right behind it. Nobody here has looked at the request
then: that begins seconds later, at a fixed moment.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
import gc
import random
from statistics import median
from time import perf_counter
from typing import Final
from unittest.mock import patch

from benchmarks.desk import OUTDOOR, asked
from benchmarks.measure import Line, line
from benchmarks.samples import LEAST_P, likeliness
from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.bridge.requests.outside import async_outside
from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.model.facts import Picture
from custom_components.footage_guard.model.ids import RequestId
from custom_components.footage_guard.model.lifecycle.outside import Outside
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.request.words import Channel, Level
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
    door = _Door(runtime, (desk, without_camera))
    # All of them wait for a person, as the first five of a day do.
    with patch.object(daily_limit, "MOST", 1 << 30):
        replies = await door.compare(kinds, (door.reply, door.late_reply), repetitions, answers)
        looks = await door.compare(kinds, (door.look_behind, door.look_late), repetitions, answers)
    return [
        *(made for name in kinds if name != _NOTHING for made in _lines(name, replies)),
        *(_apart("look behind", name, looks) for name in kinds if name != _NOTHING),
    ]


class _Door:
    """Where somebody asks and looks."""

    def __init__(self, runtime: VaultRuntime, desks: Sequence[RequestDesk]) -> None:
        self._runtime = runtime
        self._desks = desks

    async def compare(
        self, kinds: dict[str, Ask], ways: tuple[Timed, Timed], repetitions: int, answers: int
    ) -> list[Times]:
        """Return how long the first way takes; fail where the second one, which takes longer, looks the same."""
        timed, control = ways
        each = {name: partial(timed, ask) for name, ask in kinds.items()}
        runs = [await self._times(each, answers) for _ in range(repetitions)]
        noticed = await self._times({_NOTHING: each[_NOTHING], "control": partial(control, kinds["clips"])}, answers)
        if likeliness(noticed["control"], noticed[_NOTHING]) > LEAST_P:
            raise AssertionError(noticed)
        return runs

    async def reply(self, ask: Ask, number: int) -> float:
        """Return how long somebody waits for the receipt."""
        start = perf_counter()
        await ask(number)
        return perf_counter() - start

    async def late_reply(self, ask: Ask, number: int) -> float:
        """Return how long they would wait if the request was looked at first."""
        start = perf_counter()
        await ask(number)
        await self._settled()
        return perf_counter() - start

    async def look_behind(self, ask: Ask, number: int) -> float:
        """Return how long a look takes right after somebody has got the receipt."""
        return await self._look((await ask(number)).id)

    async def look_late(self, ask: Ask, number: int) -> float:
        """Return how long one would take that waits until the request has been looked at."""
        taken_in = await ask(number)
        start = perf_counter()
        await self._settled()
        await self._look(taken_in.id)
        return perf_counter() - start

    async def _look(self, request_id: RequestId) -> float:
        start = perf_counter()
        if await async_outside(self._runtime, request_id) is not Outside.OPEN:
            raise AssertionError(request_id)
        return perf_counter() - start

    async def _settled(self) -> None:
        await asyncio.gather(*(desk.async_settled() for desk in self._desks))

    async def _times(self, ways: Mapping[str, Callable[[int], Awaitable[float]]], answers: int) -> Times:
        """Return how many seconds so many answers of each kind take, asked at random; nothing goes on meanwhile."""
        plan = random.Random(7)  # noqa: S311  # a plan, not a secret
        order = [*ways] * (answers + _WARM)
        plan.shuffle(order)
        times: Times = {name: [] for name in ways}
        gc.collect()
        gc.disable()
        try:
            for name in order:
                times[name].append(await ways[name](plan.randrange(_FIRST + 1, 10 * _FIRST)))
                await self._settled()
        finally:
            gc.enable()
        return {name: found[_WARM:] for name, found in times.items()}


def _apart(seen: str, name: str, runs: list[Times]) -> Line:
    return line(
        f"{seen}, {name} / {_NOTHING}, 0.01 / p",
        ours=[1 / max(likeliness(times[name], times[_NOTHING]), 1e-300) for times in runs],
        baseline=[1 / LEAST_P],
        target=1.0,
    )


def _lines(name: str, runs: list[Times]) -> list[Line]:
    # Within a run they came in turn; another one may have been quicker as a whole.
    pairs = [(median(times[name]), median(times[_NOTHING])) for times in runs]
    ours, nothing = sorted(pairs, key=lambda pair: pair[0] / pair[1])[(len(pairs) - 1) // 2]
    return [
        _apart("reply", name, runs),
        line(f"reply, {name} / {_NOTHING}, median", ours=[ours], baseline=[nothing], target=TARGET_MEDIAN),
    ]


async def _ask(desk: RequestDesk, number: int, at_ms: int) -> RequestRecord:
    return await desk.async_receive(asked(number, at_ms), Channel.FORM)


def _muted(book: Mutes) -> Mute:
    # As `asked` names whoever has this number.
    key = book.mute_key(MuteScope.REQUESTER, counting_key(f"Police of town {_FIRST:06}"), Level.NONE)
    return Mute(scope=MuteScope.REQUESTER, key=key, until_ms=None)


def _film(vault: Vault, from_ms: int) -> None:
    picture = Picture(codec="h264", width=640, height=360, clock_offset_ms=None)
    for number in range(_CLIPS):
        start_ms = from_ms + number * 1000
        recording = record(vault, next(iter(OUTDOOR)), start_ms, datetime.now(UTC), picture)
        recording.write(b"moving pictures")
        recording.finish(start_ms + 900)
