"""P14: 10,000 requests stored, one in ten open. Baseline: the same with 1,500, and fixed times. 16 cameras.

All go through the vault's lane, as from a WebSocket command, up to the bytes that are sent; a decline is told to the
ledger and synced, and counts up to the moment at which a subscription hears it. A start opens the vault, brings ledger
and book together and looks at what is due. Of 1,500 requests 150 wait, and entities look at 100 of them. Beside
fixed times stands the elapsed time, and beside the other the least CPU time of all threads that was seen: whatever else
the machine does only adds to it.

The quick form compares 3,000 with 1,500. Without it, 16 cameras are recorded and looked at, beside one. A million of
clips and of ledger entries are P7 and P8; everything at once is the load.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from statistics import median
import tempfile
from time import perf_counter, process_time
from typing import Final

from homeassistant.helpers.json import json_bytes

from benchmarks.desk import core, fill, new_vault, opened
from benchmarks.measure import Line, line
from benchmarks.sixteen import scale_lines
from custom_components.footage_guard.bridge.requests.beside import async_beside
from custom_components.footage_guard.bridge.requests.request_json import async_show, line_as_json
from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.model.happening import Happening
from custom_components.footage_guard.model.ids import RequestId
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.vault.state.requests import NEWEST

FEW, QUICK_SIZE, SIZE = 1_500, 3_000, 10_000
TARGET_ANSWER_S, TARGET_START_S = 0.050, 2.0
TARGET_GROWTH: Final = 1.5
_PAGE, _LONGEST_PAGE = 50, 200
_LISTS: Final = (
    ("list", _PAGE, None),
    ("list of open", _PAGE, True),
    ("list of ended", _PAGE, False),
    ("list of 200", _LONGEST_PAGE, None),
)
"""Name, length, and whether those that go on are asked for, those that ended, or all."""
_QUESTIONS, _DECLINES = 30, 6

type Times = dict[str, list[float]]
"""Seconds, by what was asked; under `CPU` those of all threads."""
type Question = Callable[[], Awaitable[object]]
type Spent = tuple[float, float]
"""Elapsed seconds, and CPU seconds."""


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Measure with few requests and with many."""
    size = QUICK_SIZE if is_quick else SIZE
    few = asyncio.run(_measure(FEW, repetitions))
    many = asyncio.run(_measure(size, repetitions))
    lines = [
        line(f"{name}, {size:,} / {FEW:,} requests", ours=many[name], baseline=few[name], target=TARGET_GROWTH)
        for name in ("list, CPU", "list of open, CPU", "list of ended, CPU", "get, CPU", "heard, CPU")
    ]
    if is_quick:
        return lines
    fixed = dict.fromkeys(("list", "list of 200", "get", "heard"), TARGET_ANSWER_S) | {"start": TARGET_START_S}
    lines += [
        line(f"{name} / {target_s * 1000:,.0f} ms, {size:,} requests", ours=many[name], baseline=[target_s], target=1.0)
        for name, target_s in fixed.items()
    ]
    return lines + scale_lines()


async def _measure(size: int, repetitions: int) -> Times:
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as name:
        new_vault(Path(name))
        async with core(Path(name)) as hass:
            async with opened(hass) as (runtime, _):
                waiting = await runtime.async_work(lambda vault: fill(vault, size))
            async with opened(hass):
                # Only a vault that was written by hand has an index to catch up with at a start.
                pass
            times: Times = {}
            for _ in range(repetitions):
                start = _now()
                async with opened(hass) as (runtime, desk):
                    _note(times, "start", [_since(start)])
                    await _ask(runtime, desk, waiting, times)
    return times


async def _ask(runtime: VaultRuntime, desk: RequestDesk, waiting: list[RequestId], times: Times) -> None:
    """Note the median of each kind of question. Those that are declined are not asked about again."""
    if desk.overview.pending != len(waiting):
        raise AssertionError(desk.overview.pending, len(waiting))
    asked = iter(waiting * _QUESTIONS)
    for name, limit, is_open in _LISTS:
        found = [await _spent(partial(_list, runtime, desk, limit, is_open=is_open)) for _ in range(_QUESTIONS)]
        _note(times, name, found)
    _note(times, "get", [await _spent(lambda: _get(runtime, desk, next(asked))) for _ in range(_QUESTIONS)])
    _note(times, "heard", [await _heard(desk, waiting.pop()) for _ in range(_DECLINES)])


async def _list(runtime: VaultRuntime, desk: RequestDesk, limit: int, *, is_open: bool | None) -> None:
    found = await desk.async_page(NEWEST, limit + 1, is_open=is_open)
    beside = await async_beside(runtime, found[:limit])
    json_bytes({"requests": [line_as_json(listed, beside) for listed in found[:limit]]})


async def _get(runtime: VaultRuntime, desk: RequestDesk, request_id: RequestId) -> None:
    json_bytes(await async_show(runtime, desk, request_id, frozenset()))


async def _heard(desk: RequestDesk, request_id: RequestId) -> Spent:
    """Return what passes until a decline is heard."""
    heard: list[Spent] = []

    def hear(record: RequestRecord, happening: Happening) -> None:
        if (record.id, happening) == (request_id, Happening.DECLINED):
            heard.append(_since(start))

    stop = desk.async_subscribe(hear)
    start = _now()
    await desk.async_decline(request_id, actor=None)
    stop()
    return heard[0]


async def _spent(ask: Question) -> Spent:
    start = _now()
    await ask()
    return _since(start)


def _now() -> Spent:
    return perf_counter(), process_time()


def _since(start: Spent) -> Spent:
    elapsed_s, cpu_s = _now()
    return elapsed_s - start[0], cpu_s - start[1]


def _note(times: Times, name: str, spent: list[Spent]) -> None:
    times.setdefault(name, []).append(median(elapsed_s for elapsed_s, _ in spent))
    times.setdefault(f"{name}, CPU", []).append(min(cpu_s for _, cpu_s in spent))
