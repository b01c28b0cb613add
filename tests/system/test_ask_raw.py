"""Strangers send whatever bytes they like, and as many as they like, to the doors of a home that runs."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import cycle
import json
import os
from pathlib import Path
import re
import sys
from typing import Any, Final
from urllib.parse import urlsplit

from aiohttp import ClientSession
import psutil
import pytest

from tools.demo.doors import SIGN, AskedHome, allow_doors, asked_home, open_door, open_own_door
from tools.demo.watching import wait_until_loaded
from tools.home.onboarding import run_flow

from . import naughty
from .conftest import ROOT
from .naughty import CANARY, sent
from .raw_http import exchange

GROWTH_MB: Final = 50
_MB: Final = 1 << 20
_PLACE: Final = "/PATH"
_OWN_DOORS: Final = 6
"""Each takes 30 at once."""
_SLOW: Final = 20
_WEB_SERVER: Final = re.compile(r"\[(aiohttp\.server|homeassistant\.components\.http\.security_filter)\]")
_FLOOD: Final = ("10000", "60") if os.environ.get("FOOTAGE_GUARD_LONG") else ("1000", "6")
"""Requests, and in how many seconds."""
_METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
_PER_DAY: Final = 10
_MOST_DISK: Final = 8 * _MB
_PHONE: Final = "notify.phone"
_PEAK: Final = re.compile(r"VmHWM:\s+(\d+) kB")

type Doing = Callable[[AskedHome], Awaitable[None]]
type Run = Callable[[Doing], None]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Run something with a home that may be asked."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        home = runner.run(stack.enter_async_context(asked_home(tmp_path_factory.mktemp("asked"))))

        async def with_home(doing: Doing) -> None:
            await doing(home)

        try:
            yield lambda doing: runner.run(with_home(doing))
        finally:
            runner.run(stack.aclose())


def insurer(**changed: Any) -> dict[str, Any]:
    """Return a request that is right."""
    start, end = (datetime.now(UTC) - timedelta(hours=hours) for hours in (3, 2))
    return {
        "requester": {"type": "insurer", "organisation": "Example Insurance"},
        "case_reference": "CL-1",
        "scope": {"window_from": start.isoformat(), "window_to": end.isoformat()},
        **changed,
    }


def path_of(door: dict[str, Any]) -> str:
    """Return where the form of a door is."""
    return urlsplit(str(door["url"])).path


async def ask(home: AskedHome, door: dict[str, Any], **changed: Any) -> str:
    """Ask as a machine does, and return the address of the receipt."""
    answer = await exchange(home.place.url, sent(f"{path_of(door)}/submit", json.dumps(insurer(**changed)).encode()))
    assert answer.status == 200, answer
    return f"/footage_guard/r/{json.loads(answer.body)['receipt_id']}"


def test_whatever_is_sent_nothing_breaks(run: Run) -> None:
    run(_send_everything)


async def _send_everything(home: AskedHome) -> None:
    doors = [await open_own_door(home.client, f"Own {number}") for number in range(_OWN_DOORS)]
    receipt = await ask(home, doors[0], message=f"{CANARY} {{{{ states }}}} **x** `x` <script>")
    paths = cycle(f"{path_of(door)}/submit" for door in doors)
    corpus = {name: _to(next(paths), data) for name, data in _corpus().items()}
    corpus |= naughty.odd_addresses(path_of(doors[0]), receipt)
    never_whole = [_to(next(paths), data) for data in naughty.never_whole(_PLACE).values()]
    process = psutil.Process(home.child.process.pid)
    before_mb, lines = _start_peak(process), _log_lines(home)
    async with _answering(home), asyncio.TaskGroup() as tasks:
        waiting = [tasks.create_task(exchange(home.place.url, data)) for data in never_whole]
        waiting += [tasks.create_task(exchange(home.place.url, _slowly(next(paths)))) for _ in range(_SLOW)]
        answers = {name: await exchange(home.place.url, data) for name, data in corpus.items()}
    statuses = {name: answer.status for name, answer in answers.items()}
    assert {name: status for name, status in statuses.items() if not _is_refused(status)} == {}
    assert {task.result().status for task in waiting} <= {404, 413, None}
    assert _peak_mb(process) - before_mb < GROWTH_MB
    said = _log_lines(home)[len(lines) :]
    assert [line for line in said if not _WEB_SERVER.search(line)] == []
    assert CANARY not in _log(home)
    assert receipt.rpartition("/")[2] not in _log(home)
    assert [receipt.rpartition("/")[2]] == [each["request_id"] for each in await _listed(home)]


def _corpus() -> naughty.Corpus:
    corpora = (
        naughty.no_json(_PLACE),
        naughty.no_form(_PLACE),
        naughty.compressed(_PLACE),
        naughty.untrue_lengths(_PLACE),
        naughty.odd_headers(_PLACE),
        naughty.not_a_request(_PLACE, insurer()),
    )
    return {name: data for corpus in corpora for name, data in corpus.items()}


def _to(path: str, data: bytes) -> bytes:
    return data.replace(_PLACE.encode(), path.encode(), 1)


def _is_refused(status: int | None) -> bool:
    """Tell whether something was refused for what it is; 429 is for the load alone."""
    return status is None or (400 <= status < 500 and status != 429)


async def _slowly(path: str) -> AsyncIterator[bytes]:
    yield sent(path, b"", length="10000")
    for letter in CANARY * 2:
        yield letter.encode()
        await asyncio.sleep(1)


@asynccontextmanager
async def _answering(home: AskedHome) -> AsyncIterator[None]:
    """Have somebody who lives there ask for something all the time, and be answered."""

    async def look() -> None:
        while True:
            await home.client.get("/api/")
            await asyncio.sleep(0.05)

    looking = asyncio.create_task(look())
    try:
        yield
    finally:
        assert not looking.done() or looking.exception() is None
        looking.cancel()


def _log(home: AskedHome) -> str:
    return home.place.log.read_text() + (home.place.config_dir / "output.log").read_text()


def _log_lines(home: AskedHome) -> list[str]:
    return [line for line in home.place.log.read_text().splitlines() if re.match(r"\d{4}-\d\d-\d\d ", line)]


def _start_peak(process: psutil.Process) -> float:
    """Have the kernel forget how large a process ever was, and return how large it is."""
    Path(f"/proc/{process.pid}/clear_refs").write_text("5")
    return process.memory_info().rss / _MB


def _peak_mb(process: psutil.Process) -> float:
    (found,) = _PEAK.findall(Path(f"/proc/{process.pid}/status").read_text())
    return int(found) / 1024


def test_a_flood_is_one_notification_and_keeps_nobody_out(run: Run) -> None:
    run(_flood)


async def _flood(home: AskedHome) -> None:
    sign = await open_door(home.client, **SIGN, per_day=_PER_DAY)
    insurance = await open_own_door(home.client, "Flooded Insurance", per_day=_PER_DAY)
    own = await open_own_door(home.client, "Patient Insurance")
    data = home.place.config_dir / "footage_guard"
    before = _size(data)
    async with _notified(home) as notified, _answering(home), asyncio.TaskGroup() as tasks:
        # What waits already is told at once; all that comes is of the same hour.
        await _notify_phone(home)
        flooding = tasks.create_task(_askers(*_FLOOD, sign["url"], insurance["url"]))
        for number in range(3):
            await ask(home, own, case_reference=f"CL-{number}")
        flood = await flooding
        await _settled(home)
    statuses = {int(status): count for status, count in flood["statuses"].items()}
    assert {status for status in statuses if status not in {200, 404, 422, 429}} == set()
    assert sum(statuses.values()) == int(_FLOOD[0])
    asked = Counter(re.sub(r"\d+", "N", line["organisation"]) for line in await _listed(home))
    expected = {"Insurance N": _PER_DAY, "Flooded Insurance": _PER_DAY, "Patient Insurance": 3}
    assert asked.items() >= expected.items()
    assert len(notified) == 1
    assert _size(data) - before < _MOST_DISK


async def _notify_phone(home: AskedHome) -> None:
    """Have people be notified by something that is there."""
    await home.client.post(f"/api/states/{_PHONE}", {"state": "unknown"})
    await run_flow(home.client, "options/flow", home.entry_id, {"notify_targets": [_PHONE]})
    await wait_until_loaded(home.client)


@asynccontextmanager
async def _notified(home: AskedHome) -> AsyncIterator[list[str]]:
    """Yield what calls the phone meanwhile, line by line."""
    called: list[str] = []
    headers = {"Authorization": f"Bearer {home.client.token}"}
    async with (
        ClientSession(headers=headers) as session,
        session.get(f"{home.place.url}/api/stream?restrict=call_service") as stream,
    ):

        async def listen() -> None:
            async for line in stream.content:
                called.extend([line.decode()] if _PHONE.encode() in line else [])

        listening = asyncio.create_task(listen())
        yield called
        listening.cancel()


async def _askers(*arguments: str) -> dict[str, Any]:
    command = (sys.executable, "-m", "benchmarks.askers", *arguments)
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    told, _ = await process.communicate()
    found: dict[str, Any] = json.loads(told)
    return found


async def _settled(home: AskedHome) -> None:
    """Wait until all that came in has been looked at."""
    async with asyncio.timeout(30):
        while any(line["state"] == "received" for line in await _listed(home)):  # noqa: ASYNC110  # another process
            await asyncio.sleep(0.2)


async def _listed(home: AskedHome) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await home.client.command("footage_guard/requests/list", limit=200))["requests"]
    return found


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def test_whatever_is_shut_is_not_there(run: Run) -> None:
    run(_shut)


async def _shut(home: AskedHome) -> None:
    client = home.client
    soon = (datetime.now(UTC) + timedelta(seconds=4)).isoformat()
    over = await open_door(client, kind="general", label="Soon over", closes=soon)
    paused, closed, kept = [await open_own_door(client, name) for name in ("Paused", "Closed", "Kept")]
    receipt = await ask(home, kept)
    await client.command("footage_guard/intake/pause", intake_id=paused["intake_id"])
    await client.command("footage_guard/intake/close", intake_id=closed["intake_id"])
    async with asyncio.timeout(30):
        while await _status(home, path_of(over)) == 200:  # noqa: ASYNC110  # another process
            await asyncio.sleep(0.2)
    unknown = path_of(kept).replace(kept["intake_id"], receipt.rpartition("/")[2])
    for path in (path_of(over), path_of(paused), path_of(closed), unknown):
        await _must_be_unknown(home, path, f"{path}/submit")
    own = path_of(kept), f"{path_of(kept)}/submit", receipt
    assert await _status(home, own[0]) == 200
    for path, used in zip(own, ("GET", "POST", "GET"), strict=True):
        await _must_be_unknown(home, path, methods=[method for method in _METHODS if method != used])
    await client.command("footage_guard/policy/apply", policy={"public_intake": False})
    await _must_be_unknown(home, *own)
    await allow_doors(client)
    assert await _status(home, receipt) == 200
    await client.post("/api/services/footage_guard/lock_down")
    await _must_be_unknown(home, *own)


async def _status(home: AskedHome, path: str) -> int | None:
    return (await exchange(home.place.url, sent(path, method="GET", kind=None))).status


async def _must_be_unknown(home: AskedHome, *paths: str, methods: Sequence[str] = _METHODS) -> None:
    """Whatever is asked, the answer is Home Assistant's own to what it does not know, but that nobody keeps it."""
    for path in paths:
        for method in methods:
            body = b"" if method in {"GET", "HEAD"} else json.dumps(insurer()).encode()
            answer = await exchange(home.place.url, sent(path, body, method=method))
            known = await exchange(home.place.url, sent("/footage_guard/none", body, method=method))
            head = tuple(line for line in answer.head if line != b"Cache-Control: no-store")
            assert len(head) == len(answer.head) - 1, (method, path)
            assert (answer.status, head, answer.body) == (known.status, known.head, known.body), (method, path)
