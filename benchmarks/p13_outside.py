"""P13: what whoever asked can see. Baseline: an answer about a request that nobody has looked at, in the same run.

Asked about in turn, at random: requests that were declined, that are muted, of whose time there is no clip, and in a
home without a camera; then, behind the announced moment, what was open until then, declined, muted and fulfilled. Each
kind's 2,000 answers are compared with the baseline's by a two-sample Kolmogorov-Smirnov test: p has to be above 0.01,
and a line shows 0.01 / p. All words have to be the same. By chance one pair in a hundred is below, so the median of the
repetitions counts, and of two the better one; what takes longer is below each time. A control that also reads what was
written has to be below, or the benchmark fails: it would notice nothing.

What is measured is the lookup, beside the vault's lane; how long it takes to take a request in: of whose time there are
clips, or none, of a muted requester, and in a home without a camera; and how long a look takes right behind that. There
the control is a request that is looked at before the answer. The pages around them, over HTTP, are in p13_pages.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
import gc
from pathlib import Path
import random
import tempfile
from time import perf_counter
from typing import Final

from homeassistant.core import HomeAssistant

from benchmarks.desk import OUTDOOR, core, keep, new_vault, opened, request_of
from benchmarks.measure import Line, line
from benchmarks.p13_pages import compare_pages
from benchmarks.replies import compare_replies
from benchmarks.samples import LEAST_P, likeliness
from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.bridge.requests.outside import async_outside
from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.flows import closing
from custom_components.footage_guard.flows.desk import Desk
from custom_components.footage_guard.flows.holding import hold
from custom_components.footage_guard.model.facts import Picture
from custom_components.footage_guard.model.ids import RequestId
from custom_components.footage_guard.model.lifecycle.outside import Outside
from custom_components.footage_guard.model.lifecycle.request import RequestInput
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.request.parse import DEFAULT_OPEN_MS
from custom_components.footage_guard.vault.recording import record
from custom_components.footage_guard.vault.vault import Vault

ANSWERS, QUICK_ANSWERS = 2_000, 500
_EACH: Final = 20
"""Requests of each kind, made in turn."""
_WARM: Final = 500
_HOUR_MS: Final = 3_600_000
_SILENCE: Final = "silence"
_A_REPLY_TAKES: Final = 10
"""As long as so many lookups, or longer: the disk is waited for."""

type Look = Callable[[RequestId], Awaitable[object]]
type Kinds = dict[str, list[RequestId]]
type Times = dict[str, list[float]]


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Compare each kind with silence, before and behind the announced moment."""
    lines = asyncio.run(_run(repetitions, QUICK_ANSWERS if is_quick else ANSWERS))
    # Pages may be looked at so often alone, and 2,000 of each take eight minutes.
    return lines + asyncio.run(compare_pages(repetitions if is_quick else 1, is_quick=is_quick))


async def _run(repetitions: int, answers: int) -> list[Line]:
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as name:
        new_vault(Path(name))
        async with core(Path(name)) as hass, opened(hass) as (runtime, desk):
            house = _House(hass, runtime, desk)
            before, behind = await house.make()
            lines = await house.compare("open", before, Outside.OPEN, repetitions, answers)
            lines += await house.compare("closed", behind, Outside.CLOSED, repetitions, answers)
            await house.must_notice(before[_SILENCE], answers)
            lines += await compare_replies(runtime, desk, house.without_camera, repetitions, answers // _A_REPLY_TAKES)
    return lines


class _House:
    """A home in which requests were answered in every way."""

    def __init__(self, hass: HomeAssistant, runtime: VaultRuntime, desk: RequestDesk) -> None:
        self._runtime = runtime
        self._desk = desk
        self.without_camera = RequestDesk(hass, runtime, outdoor={}, quiet_hours=None)
        self._numbers = 0

    async def make(self) -> tuple[Kinds, Kinds]:
        """Return requests that are open, and requests that have closed."""
        now_ms = wall_ms()
        await self._runtime.async_do(lambda vault: _film(vault, now_ms))
        # Once used, a desk goes on with nothing by itself.
        await self.without_camera._async_work(closing.close_due)  # noqa: SLF001  # it is done each hour
        before: Kinds = {name: [] for name in (_SILENCE, "declined", "muted", "nothing found", "no camera")}
        behind: Kinds = {name: [] for name in (_SILENCE, "declined", "muted", "fulfilled")}
        for _ in range(_EACH):
            for name, ids in before.items():
                ids.append(await self._make(name, now_ms))
            for name, ids in behind.items():
                ids.append(await self._make(name, now_ms - DEFAULT_OPEN_MS - 2 * _HOUR_MS))
        await self._desk._async_work(closing.close_due)  # noqa: SLF001  # it is done each hour
        return before, behind

    async def _make(self, name: str, received_ms: int) -> RequestId:
        self._numbers += 1
        footage_ms = received_ms - 72 * _HOUR_MS if name == "nothing found" else received_ms
        made = request_of(self._numbers, received_ms, footage_ms=footage_ms)
        desk = self.without_camera if name == "no camera" else self._desk
        await self._runtime.async_work(lambda vault: keep(vault, made))
        await desk._async_work(partial(_look_at, made=made, is_muted=name == "muted"))  # noqa: SLF001  # same
        for by in {"declined": (RequestInput.DECLINE,), "fulfilled": (RequestInput.APPROVE, RequestInput.DISCLOSE)}.get(
            name, ()
        ):
            await desk._async_work(  # noqa: SLF001  # same
                lambda inner, *, now_ms, by=by: inner.move(made.id, by, actor=None, now_ms=now_ms)
            )
        return made.id

    async def compare(self, seen: str, kinds: Kinds, word: Outside, repetitions: int, answers: int) -> list[Line]:
        """Return a line for each kind, of which all answers are one word."""

        async def look(request_id: RequestId) -> None:
            found = await async_outside(self._runtime, request_id)
            if found is not word:
                raise AssertionError(seen, found)

        runs = [await _times({name: (look, ids) for name, ids in kinds.items()}, answers) for _ in range(repetitions)]
        return [
            line(
                f"{seen}, {name} / silence, 0.01 / p",
                ours=[1 / max(likeliness(times[name], times[_SILENCE]), 1e-300) for times in runs],
                baseline=[1 / LEAST_P],
                target=1.0,
            )
            for name in kinds
            if name != _SILENCE
        ]

    async def must_notice(self, ids: list[RequestId], answers: int) -> None:
        """Fail where reading what was written looks the same as not reading it."""

        async def look(request_id: RequestId) -> None:
            await async_outside(self._runtime, request_id)

        times = await _times({_SILENCE: (look, ids), "control": (self._desk.async_get, ids)}, answers)
        if likeliness(times["control"], times[_SILENCE]) > LEAST_P:
            raise AssertionError(times)


def _look_at(desk: Desk, *, now_ms: int, made: RequestRecord, is_muted: bool) -> None:
    """Have a request wait, whatever the limits say: they are for a day, and these are of one moment."""
    if not is_muted:
        hold(desk, made, now_ms=now_ms)
    by = RequestInput.SET_ASIDE if is_muted else RequestInput.SCREEN
    desk.move(made.id, by, actor=None, now_ms=now_ms)


def _film(vault: Vault, now_ms: int) -> None:
    """Record what all but one kind of request asks for."""
    picture = Picture(codec="h264", width=640, height=360, clock_offset_ms=None)
    for received_ms in (now_ms, now_ms - DEFAULT_OPEN_MS - 2 * _HOUR_MS):
        start_ms = received_ms - 5 * _HOUR_MS // 2
        recording = record(vault, next(iter(OUTDOOR)), start_ms, datetime.now(UTC), picture)
        recording.write(b"moving pictures")
        recording.finish(start_ms + 30_000)


async def _times(kinds: dict[str, tuple[Look, list[RequestId]]], answers: int) -> Times:
    """Return how many seconds so many answers of each kind take, asked at random."""
    plan = random.Random(7)  # noqa: S311  # a plan, not a secret
    order = [*kinds] * (answers + _WARM)
    plan.shuffle(order)
    times: Times = {name: [] for name in kinds}
    gc.collect()
    gc.disable()
    try:
        for name in order:
            look, ids = kinds[name]
            request_id = plan.choice(ids)
            start = perf_counter()
            await look(request_id)
            times[name].append(perf_counter() - start)
    finally:
        gc.enable()
    return {name: found[_WARM:] for name, found in times.items()}
