"""The part of P9 that is about links: what is fetched by somebody outside, beside the same as media of the home."""

from statistics import quantiles
from typing import Final

from aiohttp import ClientSession
import psutil

from benchmarks.links import Link, allow_links, share
from benchmarks.measure import Line, line
from benchmarks.p09_strangers import beside_slow_readers, refusals
from benchmarks.playing import Pair, deciphering_s, delay_beside, media, ranges, whole, work_of_ranges
from tools.demo.watching import WatchedHome

LENGTH_S: Final = 60
QUICK_LENGTH_S: Final = 10
RANGES: Final = 300
QUICK_RANGES: Final = 150
LEAST_S: Final = 0.0105
"""For a range of each: more than a hundred a second are refused to all links together."""
LINKS: Final = 10
"""Each with two viewers, which is what a link and all of them may have."""
TARGET_RANGE: Final = 1.1
TARGET_WORK: Final = 2.0
TARGET_WHOLE: Final = 2.2
"""Of all but the cipher: decision 0024."""
TARGET_DELAY_MS: Final = 20.0
TARGET_GROWTH_MB: Final = 20.0
_SHARED: Final = "shared.mp4"
_TICKETS: Final = 4
"""That ranges are fetched by in turn: one is good for a hundred at once."""


async def quick_shared_line(home: WatchedHome, session: ClientSession, repetitions: int) -> Line:
    """Compare the work of ranges, which a busy machine does not change as it does their time."""
    await allow_links(home)
    link = await share(home, length_s=QUICK_LENGTH_S)
    theirs = await _as_media(home, session, link)
    took = [
        await work_of_ranges(home, session, (await _films(link, session), theirs), count=QUICK_RANGES)
        for _ in range(repetitions)
    ]
    return line(
        "CPU time of a range of 256 KiB by link",
        ours=[ours for ours, _ in took],
        baseline=[own for _, own in took],
        target=TARGET_WORK,
    )


async def shared_lines(home: WatchedHome, session: ClientSession, repetitions: int) -> list[Line]:
    """Compare ranges and the whole of a shared file, and look at memory and at answers beside many recipients."""
    await allow_links(home)
    link = await share(home, length_s=LENGTH_S)
    theirs = await _as_media(home, session, link)
    lines = await _ranges(link, session, theirs, repetitions)
    process = psutil.Process(home.child.process.pid)
    film = await link.film(session)
    before = process.memory_info().rss
    length = home.source.with_name(_SHARED).stat().st_size
    took = [
        (await whole(session, film) - deciphering_s(length), await whole(session, theirs)) for _ in range(repetitions)
    ]
    growth = (process.memory_info().rss - before) / 1e6
    links = [await share(home, length_s=QUICK_LENGTH_S) for _ in range(LINKS)]
    films = [await each.film(session) for each in links]
    delays = await delay_beside(home, [*films, *films])
    return [
        *lines,
        line(
            "the whole of a file by link, less its cipher",
            ours=[ours for ours, _ in took],
            baseline=[own for _, own in took],
            target=TARGET_WHOLE,
        ),
        line("memory grown by links / 20 MB", ours=[max(0.0, growth)], baseline=[TARGET_GROWTH_MB], target=1.0),
        line("p99 of answers beside 20 recipients / 20 ms", ours=[delays], baseline=[TARGET_DELAY_MS], target=1.0),
        *await beside_slow_readers(home, session, links, film),
        await refusals(home, session, links),
    ]


async def _ranges(link: Link, session: ClientSession, theirs: str, repetitions: int) -> list[Line]:
    middles: tuple[list[float], list[float]] = ([], [])
    slowest: tuple[list[float], list[float]] = ([], [])
    for _ in range(repetitions):
        pair: Pair = (await _films(link, session), theirs)
        for number, times in enumerate(await ranges(session, pair, count=RANGES, least_s=LEAST_S)):
            cuts = quantiles(times, n=100)
            middles[number].append(cuts[49])
            slowest[number].append(cuts[98])
    return [
        line("range of 256 KiB by link, median", ours=middles[0], baseline=middles[1], target=TARGET_RANGE),
        line("range of 256 KiB by link, p99", ours=slowest[0], baseline=slowest[1], target=TARGET_RANGE),
    ]


async def _films(link: Link, session: ClientSession) -> list[str]:
    return [await link.film(session) for _ in range(_TICKETS)]


async def _as_media(home: WatchedHome, session: ClientSession, link: Link) -> str:
    """Have Home Assistant serve what the link gives as its own media, and return its address."""
    path = home.source.with_name(_SHARED)
    async with session.get(await link.film(session)) as answer:
        path.write_bytes(await answer.read())
    address = await media(home.client, path.name)
    await whole(session, address)
    return address
