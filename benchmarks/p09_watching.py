"""P9: a clip of 150 MB watched by ticket through a real Home Assistant, and footage that is shared by link.

Baseline: its own serving of the same as media. That lies on the disk in the clear and is sent by the system from file
to socket; what is ours is decrypted and checked.
"""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import quantiles
import tempfile
from typing import Final

from aiohttp import ClientSession
import psutil

from benchmarks.measure import Line, line, timed
from benchmarks.p09_sharing import quick_shared_line, shared_lines
from benchmarks.playing import Pair, deciphering_of_range_s, deciphering_s, delay_beside, media, ranges, whole
from tools.demo.watching import WatchedHome, home_with_clip, ticket, unlock

LENGTH_S: Final = 300
RANGES: Final = 300
VIEWERS: Final = 20
TARGET_RANGE: Final = 1.1
TARGET_WHOLE: Final = 2.2
"""Of all but the cipher: decision 0024."""
TARGET_WHOLE_QUICK: Final = 5.0
"""1.4 to 4.2 were measured: the baseline is copied by the system, as fast as memory is at that moment."""
QUICK_PERCENT: Final = 90
"""The slowest of a hundred are what else the machine did: on one of CI ranges once took 1.28 of the baseline's time,
and 0.3 to 0.9 of it elsewhere; with work for ten cores on two, answers took 24 ms. So the quick form, which has no more
of them, looks at the slowest tenth."""
TARGET_DELAY_MS: Final = 20.0
TARGET_GROWTH_MB: Final = 20.0


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Ask for ranges and for the whole, alternately; the quick form asks less often."""
    return asyncio.run(_run(repetitions, is_quick=is_quick))


async def _run(repetitions: int, *, is_quick: bool) -> list[Line]:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        home = await stack.enter_async_context(home_with_clip(folder, length_s=LENGTH_S))
        session = await stack.enter_async_context(ClientSession(base_url=home.place.url))
        await unlock(home.client)
        pair = [await ticket(home.client, home.clip_id)], await media(home.client, home.source.name)
        for address in (*pair[0], pair[1]):
            await whole(session, address)
        lines = await _ranges(session, pair, repetitions, is_quick=is_quick)
        lines += await _wholes(home, session, pair, repetitions, is_quick=is_quick)
        addresses = [await ticket(home.client, home.clip_id) for _ in range(VIEWERS)]
        percent = QUICK_PERCENT if is_quick else 99
        delay = await delay_beside(home, addresses, percent)
        name = f"p{percent} of answers beside 20 viewers / 20 ms"
        lines.append(timed(name, [delay], TARGET_DELAY_MS, is_quick=is_quick))
        if is_quick:
            return [*lines, await quick_shared_line(home, session, repetitions)]
        return [*lines, *await shared_lines(home, session, repetitions)]


async def _ranges(session: ClientSession, pair: Pair, repetitions: int, *, is_quick: bool) -> list[Line]:
    """Compare how long a range takes, in the middle and among the slowest; the quick form takes off the cipher.

    Where Home Assistant's own media takes 0.76 ms, that is 0.09: with it a quick machine of CI measured 1.12, and a
    slow one 0.88 (decision 0024).
    """
    percent, of_what = (QUICK_PERCENT, ", less its cipher") if is_quick else (99, "")
    middles: tuple[list[float], list[float]] = ([], [])
    slowest: tuple[list[float], list[float]] = ([], [])
    for _ in range(repetitions):
        took = await ranges(session, pair, count=RANGES // 3 if is_quick else RANGES)
        cipher_s = deciphering_of_range_s() if is_quick else 0.0
        for number, (times, less_s) in enumerate(zip(took, (cipher_s, 0.0), strict=True)):
            cuts = quantiles(times, n=100)
            middles[number].append(cuts[49] - less_s)
            slowest[number].append(cuts[percent - 1] - less_s)
    return [
        line(f"range of 256 KiB{of_what}, median", ours=middles[0], baseline=middles[1], target=TARGET_RANGE),
        line(f"range of 256 KiB{of_what}, p{percent}", ours=slowest[0], baseline=slowest[1], target=TARGET_RANGE),
    ]


async def _wholes(
    home: WatchedHome, session: ClientSession, pair: Pair, repetitions: int, *, is_quick: bool
) -> list[Line]:
    """Compare how long all of it takes, and look at the memory that it takes."""
    process = psutil.Process(home.child.process.pid)
    before = process.memory_info().rss
    took = [
        (await whole(session, pair[0][0]) - deciphering_s(home.source.stat().st_size), await whole(session, pair[1]))
        for _ in range(repetitions)
    ]
    growth = (process.memory_info().rss - before) / 1e6
    return [
        line(
            "the whole of 150 MB, less its cipher",
            ours=[ours for ours, _ in took],
            baseline=[own for _, own in took],
            # Wall time of whole files wants both cores; on a busy machine the quick form looks for what is much worse.
            target=TARGET_WHOLE_QUICK if is_quick else TARGET_WHOLE,
        ),
        line("memory grown / 20 MB", ours=[max(0.0, growth)], baseline=[TARGET_GROWTH_MB], target=1.0),
    ]
