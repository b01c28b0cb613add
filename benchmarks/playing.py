"""Plays footage from a real Home Assistant as players do, and says how long that took, or how much work it was."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from itertools import cycle
import random
from statistics import quantiles
from time import perf_counter
from typing import Final

from aiohttp import ClientSession
import psutil

from custom_components.footage_guard.vault.age.stream import CHUNK, ChunkCipher
from tools.demo.household import OWNER
from tools.demo.watching import WatchedHome
from tools.home.client import HomeClient
from tools.home.onboarding import sign_in

RANGE_BYTES: Final = 256 * 1024
_PINGS: Final = 400
_RANGES: Final = 200
"""Whose deciphering is measured at once."""
_OK: Final = 200

type Pair = tuple[Sequence[str], str]
"""Our addresses of a content, used in turn, and that of the same as media of Home Assistant."""


async def media(client: HomeClient, name: str) -> str:
    """Return the address under which Home Assistant serves a file, as its media browser asks for it."""
    found = await client.command(
        "media_source/resolve_media", media_content_id=f"media-source://media_source/local/{name}"
    )
    return str(found["url"])


async def ranges(
    session: ClientSession, pair: Pair, *, count: int, least_s: float = 0.0
) -> tuple[list[float], list[float]]:
    """Fetch ranges of both in turn, each pair of them in no less than `least_s`; return how long each took."""
    ours, theirs = cycle(pair[0]), pair[1]
    length = await _length(session, pair)
    chosen = random.Random(9)  # noqa: S311  # places, not secrets
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(count):
        place, begun = chosen.randrange(length - RANGE_BYTES), perf_counter()
        for times, address in zip(took, (next(ours), theirs), strict=True):
            times.append(await _range(session, address, place))
        await asyncio.sleep(max(0.0, least_s - (perf_counter() - begun)))
    return took


async def work_of_ranges(home: WatchedHome, session: ClientSession, pair: Pair, *, count: int) -> tuple[float, float]:
    """Return the CPU seconds that Home Assistant took for as many ranges of ours, and of its own."""
    length = await _length(session, pair)
    took = []
    for addresses in (pair[0], [pair[1]]):
        chosen = random.Random(9)  # noqa: S311  # places, not secrets
        before = _work(home)
        for address, _ in zip(cycle(addresses), range(count), strict=False):
            await _range(session, address, chosen.randrange(length - RANGE_BYTES))
        took.append(_work(home) - before)
    return took[0], took[1]


async def whole(session: ClientSession, address: str) -> float:
    """Fetch all of a content, and return how long that took."""
    begun = perf_counter()
    async with session.get(address) as answer:
        assert answer.status == _OK  # noqa: S101  # a refusal is quick
        async for _ in answer.content.iter_chunked(1 << 20):
            pass
    return perf_counter() - begun


def deciphering_s(length: int) -> float:
    """Return how long the cipher alone takes for so many bytes, all of which are in the processor's cache."""
    cipher = ChunkCipher(bytes(16), bytes(16))
    sealed = memoryview(cipher.seal(0, bytes(CHUNK), is_last=False))
    target = memoryview(bytearray(CHUNK))
    begun = perf_counter()
    for _ in range(length // CHUNK):
        cipher.open_into(0, sealed, target, is_last=False)
    return perf_counter() - begun


def deciphering_of_range_s() -> float:
    """Return how long the cipher alone takes for a range, which lies in a chunk more than it fills."""
    return deciphering_s(_RANGES * (RANGE_BYTES + CHUNK)) / _RANGES


async def delay_beside(home: WatchedHome, addresses: Sequence[str], percent: int = 99) -> float:
    """Return in milliseconds how long most pings wait at most while all these play, each at eight times its speed."""
    async with ClientSession(base_url=home.place.url) as session:
        playing = [asyncio.create_task(_play(session, address)) for address in addresses]
        try:
            delay = await delay_ms(home, percent)
            assert not any(task.done() for task in playing)  # noqa: S101  # whoever was refused plays nothing
        finally:
            for task in playing:
                task.cancel()
            await asyncio.gather(*playing, return_exceptions=True)
    return delay


async def delay_ms(home: WatchedHome, percent: int = 99) -> float:
    """Return in milliseconds how long so many of a hundred pings wait at most."""
    async with HomeClient(home.place.url) as client:
        await sign_in(client, OWNER)
        return quantiles(await _pings(client.command), n=100)[percent - 1] * 1000


def _work(home: WatchedHome) -> float:
    """Return the CPU seconds of all threads, also of those that have ended, to the hundredth."""
    times = psutil.Process(home.child.process.pid).cpu_times()
    return times.user + times.system


async def _length(session: ClientSession, pair: Pair) -> int:
    """Return the length of the shorter one."""
    lengths = []
    for address in (pair[0][0], pair[1]):
        async with session.get(address, headers={"Range": "bytes=0-0"}) as answer:
            lengths.append(int(answer.headers["Content-Range"].rpartition("/")[2]))
    return min(lengths)


async def _range(session: ClientSession, address: str, place: int) -> float:
    begun = perf_counter()
    headers = {"Range": f"bytes={place}-{place + RANGE_BYTES - 1}"}
    async with session.get(address, headers=headers) as answer:
        found = len(await answer.read())
        assert found == RANGE_BYTES, (address[:30], place, answer.status, found)  # noqa: S101  # a refusal is quick
    return perf_counter() - begun


async def _play(session: ClientSession, address: str) -> None:
    """Play for as long as somebody looks, from the beginning again where it ends."""
    while True:
        async with session.get(address) as answer:
            assert answer.status == _OK  # noqa: S101  # a refusal is quick
            async for _ in answer.content.iter_chunked(1 << 17):
                await asyncio.sleep(1 / 32)


async def _pings(command: Callable[[str], Awaitable[object]]) -> list[float]:
    took = []
    for _ in range(_PINGS):
        begun = perf_counter()
        await command("auth/current_user")
        took.append(perf_counter() - begun)
        await asyncio.sleep(0.01)
    return took
