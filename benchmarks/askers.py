"""Strangers who flood the doors of a home with requests, from many addresses of this machine.

python -m benchmarks.askers REQUESTS SECONDS LINK...

It is a program of its own, so that whoever measures beside it waits for the home and not for this. It prints JSON.
"""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
import json
import random
import sys
from time import perf_counter
from typing import Any, Final

from aiohttp import ClientSession, TCPConnector
from yarl import URL

_ADDRESSES: Final = 64
_WAYS: Final = {"json": 7, "form": 1, "receipt": 1, "page": 1}
"""How they ask, and how often each."""


def main() -> int:
    """Ask, and print how often there was which answer, and how long the longest wait of each was."""
    requests, seconds, *links = sys.argv[1:]
    print(json.dumps(asyncio.run(_flood(int(requests), float(seconds), links))))  # noqa: T201  # what the program is for
    return 0


async def _flood(requests: int, seconds: float, links: list[str]) -> dict[str, Any]:
    plan = random.Random(13)  # noqa: S311  # a plan, not a secret
    statuses: Counter[int] = Counter()
    longest: dict[int, float] = {}
    sessions = [
        ClientSession(connector=TCPConnector(limit=0, local_addr=(f"127.0.0.{2 + number}", 0)))
        for number in range(_ADDRESSES)
    ]

    async def ask(number: int) -> None:
        way = plan.choices([*_WAYS], [*_WAYS.values()])[0]
        begun = perf_counter()
        status = await _ask(sessions[number % _ADDRESSES], plan.choice(links), way, number)
        statuses[status] += 1
        longest[status] = max(longest.get(status, 0.0), perf_counter() - begun)

    begun, tasks = perf_counter(), []
    for number in range(requests):
        await asyncio.sleep(max(0.0, begun + number * seconds / requests - perf_counter()))
        tasks.append(asyncio.create_task(ask(number)))
    await asyncio.gather(*tasks)
    for session in sessions:
        await session.close()
    return {"statuses": statuses, "longest_s": longest}


async def _ask(session: ClientSession, link: str, way: str, number: int) -> int:
    sent: dict[str, Any] = {"json": request_of(number)} if way == "json" else {}
    sent = {"data": {"purpose": "x" * 300}} if way == "form" else sent
    address = str(URL(link).with_path(f"/footage_guard/r/01KB0000000000000000{number:06}"))
    address = {"json": f"{link}/submit", "form": f"{link}/submit", "page": link}.get(way, address)
    async with session.request("POST" if sent else "GET", address, **sent) as answer:
        await answer.read()
        return answer.status


def request_of(number: int) -> dict[str, Any]:
    """Return a request of an insurer; each is another case."""
    start, end = (datetime.now(UTC) - timedelta(hours=hours) for hours in (3, 2))
    return {
        "requester": {"type": "insurer", "organisation": f"Insurance {number}", "person_name": "A. Clerk"},
        "case_reference": f"CL-{number}",
        "scope": {"window_from": start.isoformat(), "window_to": end.isoformat()},
        "message": "x" * 400,
    }


if __name__ == "__main__":
    sys.exit(main())
