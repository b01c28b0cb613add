"""The part of P9 that is about those who wish no good: readers that take nothing, and whoever times what is refused."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
import socket
from statistics import median
from time import perf_counter
from typing import Final

from aiohttp import ClientSession
from yarl import URL

from benchmarks.links import Link
from benchmarks.measure import Line, line
from benchmarks.playing import delay_ms
from tools.demo.watching import WatchedHome

READERS: Final = 50
TARGET_DELAY_MS: Final = 100.0
TARGET_SERVED_S: Final = 15.0
"""Whoever stands still for ten gives their place away."""
TARGET_APART_MS: Final = 5.0
_ROUNDS: Final = 50
"""A link is asked for sixty times at once."""
_OK: Final = 200
_UNKNOWN: Final = "01KB0000000000000000000000"


async def beside_slow_readers(
    home: WatchedHome, session: ClientSession, links: Sequence[Link], film: str
) -> list[Line]:
    """Have all places be taken by who reads a byte a second, and look at answers and at who wants to download."""
    films = [await links[number % len(links)].film(session) for number in range(READERS)]
    async with AsyncExitStack() as stack:
        for address in films:
            stack.callback((await _slow_reader(home, address)).cancel)
        begun = perf_counter()
        while not await _is_served(session, film):  # noqa: ASYNC110  # nobody tells when
            await asyncio.sleep(0.2)
        served_s = perf_counter() - begun
        delay = await delay_ms(home)
    return [
        line(
            f"p99 of answers beside {READERS} readers of a byte a second / 100 ms",
            ours=[delay],
            baseline=[TARGET_DELAY_MS],
            target=1.0,
        ),
        line("until somebody else is served beside them / 15 s", ours=[served_s], baseline=[TARGET_SERVED_S], target=1),
    ]


async def refusals(home: WatchedHome, session: ClientSession, links: Sequence[Link]) -> Line:
    """Compare how long it takes to be refused in each way, and by an address that there never was."""
    live, revoked = links[0], links[1]
    share_id = URL(revoked.address).name
    await home.client.command("footage_guard/shares/revoke", share_id=share_id)
    unknown = live.address.replace(URL(live.address).name, _UNKNOWN)
    ways: dict[str, tuple[str, dict[str, str]]] = {
        "never was": ("/nothing", {"secret": revoked.secret}),
        "unknown": (unknown, {"secret": revoked.secret}),
        "revoked": (revoked.address, {"secret": revoked.secret}),
        "revoked, opened": (f"{revoked.address}/open", {"secret": revoked.secret}),
        "wrong secret": (live.address, {"secret": revoked.secret}),
        "malformed": (unknown[:-3], {"secret": "x"}),
    }
    took: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(_ROUNDS):
        for way, (address, body) in ways.items():
            begun = perf_counter()
            async with session.post(address, json=body) as answer:
                await answer.read()
            took[way].append(perf_counter() - begun)
    middles = [median(times) for times in took.values()]
    apart_ms = (max(middles) - min(middles)) * 1000
    return line("refusals are apart / 5 ms", ours=[apart_ms], baseline=[TARGET_APART_MS], target=1.0)


async def _slow_reader(home: WatchedHome, address: str) -> asyncio.Task[None]:
    url = URL(home.place.url)
    sock = socket.socket()
    # Before the connection, so that the other side is told of no more.
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    sock.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(sock, (url.host, url.port))
    await loop.sock_sendall(sock, f"GET {address} HTTP/1.1\r\nHost: {url.host}\r\n\r\n".encode())
    # They have their place, or were refused one.
    await loop.sock_recv(sock, 1)

    async def read() -> None:
        with sock:
            while await loop.sock_recv(sock, 1):  # noqa: ASYNC110  # it reads
                await asyncio.sleep(1)

    return asyncio.create_task(read())


async def _is_served(session: ClientSession, film: str) -> bool:
    async with session.get(film) as answer:
        await answer.read()
        return answer.status == _OK
