"""Floods the doors of a running home with 10,000 requests in a minute, and says how long others wait beside it.

python -m benchmarks.ask_flood [REQUESTS [SECONDS]]

There are as many doors as there can be. Beside the flood a page of Home Assistant is asked for all the time; somebody
with a link of their own asks every three seconds, and a person of the home looks at the list of requests each second.
It fails where something is answered with 500 or more, where one page in a hundred takes 50 ms or longer, or where
whoever has a link of their own is refused.
"""

import asyncio
from collections.abc import Awaitable, Callable
import json
from pathlib import Path
from statistics import median, quantiles
import sys
import tempfile
from time import perf_counter
from typing import Any, Final

from aiohttp import ClientSession
import psutil

from benchmarks.askers import request_of
from tools.demo.household import Demo, running_demo
from tools.demo.sharing import prove
from tools.home.client import HomeClient
from tools.steps import Steps

MOST_DELAY_MS: Final = 50.0
_DOORS: Final = 20
_QUIET_S: Final = 15.0
_SETTLED_S: Final = 10.0
_BROKEN: Final = 500
_OK: Final = 200


def main() -> int:
    """Measure, print it, and fail where others waited too long."""
    requests, seconds = (*sys.argv[1:], "10000", "60")[:2]
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as name:
        measured = asyncio.run(_measure(Path(name), requests, seconds))
    print(json.dumps(measured, indent=2))  # noqa: T201  # what the program is for
    is_broken = any(int(status) >= _BROKEN for status in measured["statuses"])
    return is_broken or measured["p99_ms"] >= MOST_DELAY_MS or {*measured["own_link"]} != {_OK}


async def _measure(folder: Path, requests: str, seconds: str) -> dict[str, Any]:
    async with running_demo(folder, port=0, source=None, steps=Steps()) as demo:
        *links, own = await _doors(demo.client)
        data = demo.place.config_dir / "footage_guard"
        async with HomeClient(demo.place.url) as other, ClientSession() as outside:
            quiet = _Beside(lambda: other.request("GET", "/manifest.json"), every_s=0.03)
            await asyncio.sleep(_QUIET_S)
            quiet_s = await quiet.end()
            before = _resident_mb(demo), _kilobytes(data)
            statuses: list[int] = []
            pages = _Beside(lambda: other.request("GET", "/manifest.json"), every_s=0.03)
            owner = _Beside(lambda: demo.client.command("footage_guard/requests/list", open=True), every_s=1.0)
            own_link = _Beside(lambda: _ask(outside, own, statuses), every_s=3.0)
            flood = await _flood(requests, seconds, links)
            pages_s, owner_s, own_s = [await each.end() for each in (pages, owner, own_link)]
        await asyncio.sleep(_SETTLED_S)
        return flood | {
            "p99_ms": _p99_ms(pages_s),
            "p99_ms_before": _p99_ms(quiet_s),
            "list_of_requests_ms": median(owner_s) * 1000,
            "own_link": statuses,
            "own_link_longest_s": max(own_s),
            "memory_mb": _resident_mb(demo) - before[0],
            "disk_kb": _kilobytes(data) - before[1],
            "waiting": len((await demo.client.command("footage_guard/requests/list", open=True))["requests"]),
        }


class _Beside:
    """Does something again and again, and notes how long it took."""

    def __init__(self, doing: Callable[[], Awaitable[object]], *, every_s: float) -> None:
        self._doing = doing
        self._every_s = every_s
        self._is_over = False
        self._task = asyncio.create_task(self._go_on())

    async def _go_on(self) -> list[float]:
        took: list[float] = []
        while not self._is_over:
            begun = perf_counter()
            await self._doing()
            took.append(perf_counter() - begun)
            await asyncio.sleep(self._every_s)
        return took

    async def end(self) -> list[float]:
        """Stop, and return all the times."""
        self._is_over = True
        return await self._task


async def _doors(client: HomeClient) -> list[str]:
    """Open doors, half of them for anybody, and return their links; the last is somebody's own."""
    policy = {"public_intake": True, "share_origin": client.url}
    await prove(client, "policy/challenge", "policy/apply", policy=policy)
    for number in range(_DOORS):
        door: dict[str, Any] = {"kind": "general", "label": f"Sign {number}", "per_day": 100}
        if number >= _DOORS // 2:
            door |= {"kind": "organisation", "requester_type": "insurer", "organisation": f"Insurance {number}"}
        await prove(client, "intake/create", "intake/create", **door)
    return [str(door["url"]) for door in (await client.command("footage_guard/intake/list"))["intakes"]]


async def _ask(session: ClientSession, link: str, statuses: list[int]) -> None:
    async with session.post(f"{link}/submit", json=request_of(1_000_000 + len(statuses))) as answer:
        await answer.read()
        statuses.append(answer.status)


async def _flood(requests: str, seconds: str, links: list[str]) -> dict[str, Any]:
    command = (sys.executable, "-m", "benchmarks.askers", requests, seconds, *links)
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    told, _ = await process.communicate()
    found: dict[str, Any] = json.loads(told)
    return found


def _p99_ms(times: list[float]) -> float:
    return quantiles(times, n=100)[-1] * 1000


def _resident_mb(demo: Demo) -> float:
    started = psutil.Process(demo.child.process.pid)
    return sum(each.memory_info().rss for each in (started, *started.children(recursive=True))) / 1e6


def _kilobytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e3


if __name__ == "__main__":
    sys.exit(main())
