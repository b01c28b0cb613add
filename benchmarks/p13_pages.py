"""P13 over HTTP: the page of a receipt, and how long somebody waits for one, at a home that runs.

Looked at in turn, at random, one each few hundredths of a second, which is as often as pages may be: requests that
nobody has looked at, that were declined, are muted, over a limit, of whose time there is no clip, and that came before
the home had a camera. All pages have to be the same, byte by byte. What is sent is answered at full seconds: compared
are how far behind one that is, and how many seconds it were; of whose time there is a clip or none, of a muted
requester, and what was sent before, by its name.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
import gc
from itertools import cycle
from pathlib import Path
import random
import re
import tempfile
from time import perf_counter
from typing import Any, Final
from urllib.parse import urlsplit

from aiohttp import ClientSession, TCPConnector

from benchmarks.askers import request_of
from benchmarks.measure import Line, line
from benchmarks.samples import LEAST_P, likeliness
from tools.demo.cameras import Camera, start_cameras
from tools.demo.doors import allow_doors, open_door, open_own_door
from tools.demo.household import OWNER, add_camera, new_doorbells, set_up_vault
from tools.demo.watching import import_clip, long_footage, put_media
from tools.home.client import HomeClient
from tools.home.folder import write_folder
from tools.home.home import Place, launch
from tools.home.onboarding import onboard, wait_until_running

LOOKS, QUICK_LOOKS = 2_000, 50
REPLIES, QUICK_REPLIES = 96, 12
_SILENCE: Final = "silence"
_NOTHING: Final = "no clips"
_EACH: Final = 2
"""Receipts of each kind: of those that wait for a person a day has no more."""
_PAUSE_S, _QUICK_PAUSE_S = 0.042, 0.023
"""Before each look, whatever it is: behind a longer one all takes a third longer. No limit is ever met."""
_OF_DOOR: Final = 24
"""So many can be sent by a door at once, and some more."""
_AT_ONCE: Final = 3
"""Of each kind."""
_OK: Final = 200
_MUTED: Final = "Muted Insurance"
_CONTROL: Final = "control"
"""The form of a door, which takes longer to make."""
_AGAIN: Final = "sent before"
_NAME: Final = "sent-before"
_LONG_AGO: Final = 72
_TIME: Final = re.compile(rb"<time.*?</time>")

type Times = dict[str, list[float]]
type Doors = dict[str, list[str]]


async def compare_pages(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Return a line for each kind."""
    looks, replies = (QUICK_LOOKS, QUICK_REPLIES) if is_quick else (LOOKS, REPLIES)
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as name:
        async with _home(Path(name)) as home:
            kinds = await home.ask()
            pause_s = _QUICK_PAUSE_S if is_quick else _PAUSE_S
            seen = [await home.look(kinds, looks, pause_s) for _ in range(repetitions)]
            _must_notice(seen)
            doors = await home.open_doors(-(-repetitions * replies // _OF_DOOR))
            answered = [await home.send(doors, replies) for _ in range(repetitions)]
    behind, whole = [
        [{name: [part(each) for each in found] for name, found in times.items()} for times in answered]
        for part in (_behind, _whole)
    ]
    return [
        *_lines("page", seen, _SILENCE),
        *_lines("answer behind a second", behind, _NOTHING),
        *_lines("seconds until an answer", whole, _NOTHING),
    ]


def _must_notice(runs: Sequence[Times]) -> None:
    """Fail where a page that takes longer looks the same."""
    control, silence = [[each for times in runs for each in times[name]] for name in (_CONTROL, _SILENCE)]
    if likeliness(control, silence) > LEAST_P:
        raise AssertionError(control, silence)


def _behind(took_s: float) -> float:
    return took_s % 1


def _whole(took_s: float) -> float:
    return float(took_s // 1)


def _lines(seen: str, runs: Sequence[Times], beside: str) -> list[Line]:
    return [
        line(
            f"{seen}, {name} / {beside}, 0.01 / p",
            ours=[1 / max(likeliness(times[name], times[beside]), 1e-300) for times in runs],
            baseline=[1 / LEAST_P],
            target=1.0,
        )
        for name in runs[0]
        if name not in {beside, _CONTROL}
    ]


@asynccontextmanager
async def _home(parent: Path) -> AsyncIterator[_Home]:
    """Yield a home that may be asked, and has no camera yet."""
    async with AsyncExitStack() as stack:
        place = Place.take(parent)
        stack.callback(place.folder.release)
        doorbells = new_doorbells()
        cameras = await start_cameras(place, doorbells, source=None)
        stack.push_async_callback(cameras.child.stop)
        write_folder(place.config_dir, port=place.port, doorbells=doorbells)
        film = await asyncio.to_thread(put_media, place.config_dir, lambda path: path.write_bytes(long_footage(10)))
        child = await launch(place)
        stack.push_async_callback(child.stop)
        client = await stack.enter_async_context(HomeClient(place.url))
        await onboard(client, OWNER)
        await wait_until_running(client)
        entry_id = await set_up_vault(client)
        await allow_doors(client)
        # Home Assistant waits for open connections when it stops.
        stack.push_async_callback(client.close)
        session = await stack.enter_async_context(ClientSession(place.url, connector=TCPConnector(limit=0)))
        yield _Home(client=client, entry_id=entry_id, camera=cameras.all[0], film=film, session=session)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Home:
    """A home in which requests were answered in every way, and somebody outside."""

    client: HomeClient
    entry_id: str
    camera: Camera
    film: Path
    session: ClientSession
    _again: Mapping[str, Any] = field(default_factory=lambda: _request(0), init=False)
    """What is sent before, and again in the same words."""

    async def ask(self) -> dict[str, list[str]]:
        """Return pages of each kind, all of them of open requests. No more than five in a day wait for a person."""
        door = _path(await open_door(self.client, kind="general", label="Sign", per_day=100))
        numbers = iter(range(100))

        async def receipts(count: int, *, hours: float = 2, **requester: str) -> list[str]:
            made = [_request(next(numbers), hours=hours, **requester) for _ in range(count)]
            return [_page(receipt) for receipt, _ in await asyncio.gather(*(self._send(door, each) for each in made))]

        kinds = {_CONTROL: [door], "no camera": await receipts(_EACH)}
        await self._settled()
        await add_camera(self.client, self.entry_id, self.camera)
        await import_clip(self.client, self.film)
        kinds[_SILENCE] = await receipts(_EACH)
        kinds["nothing found"] = await receipts(_EACH, hours=_LONG_AGO)
        (muted,) = await receipts(1, organisation=_MUTED)
        await self._settled()
        until = (datetime.now(UTC) + timedelta(days=1)).isoformat()
        await self.client.command("footage_guard/requests/mute", request_id=_id(muted), scope="requester", until=until)
        kinds["declined"], kinds["set aside"], kinds["muted"] = await asyncio.gather(
            receipts(_EACH), receipts(_EACH), receipts(_EACH, organisation=_MUTED)
        )
        await self._settled()
        for page in kinds["declined"]:
            await self.client.command("footage_guard/requests/decline", request_id=_id(page))
        return kinds

    async def look(self, kinds: Mapping[str, Sequence[str]], looks: int, pause_s: float) -> Times:
        """Return how long so many looks at each kind take, at random; fail where a page is another one."""
        of = {name: cycle(paths) for name, paths in kinds.items()}
        plan = random.Random(7)  # noqa: S311  # a plan, not a secret
        # Of the control there is one page alone.
        order = [name for name in of for _ in range(looks // 2 if name == _CONTROL else looks)]
        plan.shuffle(order)
        times: Times = {name: [] for name in of}
        pages: set[tuple[bytes, ...]] = set()
        gc.collect()
        gc.disable()
        try:
            for name in order:
                path = next(of[name])
                await asyncio.sleep(pause_s)
                took_s, page = await self._look(path)
                times[name].append(took_s)
                pages |= {page} if name != _CONTROL else set()
        finally:
            gc.enable()
        if len(pages) != 1:
            raise AssertionError(pages)
        return times

    async def _look(self, path: str) -> tuple[float, tuple[bytes, ...]]:
        """Return how long a page took and what it says, but for the time."""
        begun = perf_counter()
        async with self.session.get(path, headers={"Accept": "text/html"}) as answer:
            body = await answer.read()
        took_s = perf_counter() - begun
        head = [name + b": " + value for name, value in answer.raw_headers if name != b"Date"]
        if answer.status != _OK:
            raise AssertionError(path, answer.status)
        return took_s, (*head, _TIME.sub(b"", body))

    async def open_doors(self, count: int) -> Doors:
        """Return so many doors for each kind of what is sent."""
        doors: Doors = {}
        for name in (_NOTHING, "clips", "muted", _AGAIN):
            organisations = [_MUTED if name == "muted" else f"{name} {number}" for number in range(count)]
            doors[name] = [_path(await open_own_door(self.client, each, per_day=100)) for each in organisations]
        for door in doors[_AGAIN]:
            await self._send(door, self._again, key=_NAME)
        return doors

    async def send(self, doors: Doors, replies: int) -> Times:
        """Return how long somebody waits for so many answers of each kind, a few of them at once."""
        plan = random.Random(7)  # noqa: S311  # a plan, not a secret
        of = {name: cycle(paths) for name, paths in doors.items()}
        times: Times = {name: [] for name in of}
        for _ in range(replies // _AT_ONCE):
            order = [*of] * _AT_ONCE
            plan.shuffle(order)
            sent = [self._send_as(name, next(of[name]), plan.randrange(1 << 30)) for name in order]
            for name, (_, took_s) in zip(order, await asyncio.gather(*sent), strict=True):
                times[name].append(took_s)
        return times

    async def _send_as(self, name: str, door: str, number: int) -> tuple[str, float]:
        if name == _AGAIN:
            return await self._send(door, self._again, key=_NAME)
        return await self._send(door, _request(number, hours=_LONG_AGO if name == _NOTHING else 2))

    async def _send(self, door: str, request: Mapping[str, Any], key: str | None = None) -> tuple[str, float]:
        headers = {"Idempotency-Key": key} if key is not None else {}
        begun = perf_counter()
        async with self.session.post(f"{door}/submit", json=request, headers=headers) as answer:
            body = await answer.read()
            took_s = perf_counter() - begun
            if answer.status != _OK:
                raise AssertionError(answer.status, body)
            return str((await answer.json())["receipt_id"]), took_s

    async def _settled(self) -> None:
        """Wait until all that came in has been looked at."""
        async with asyncio.timeout(60):
            while True:
                listed = (await self.client.command("footage_guard/requests/list", limit=200))["requests"]
                if all(each["state"] != "received" for each in listed):
                    return
                await asyncio.sleep(0.1)


def _page(receipt: str) -> str:
    return f"/footage_guard/r/{receipt}"


def _id(page: str) -> str:
    return page.rpartition("/")[2]


def _path(door: Mapping[str, Any]) -> str:
    return urlsplit(str(door["url"])).path


def _request(number: int, *, hours: float = 2, **requester: str) -> dict[str, Any]:
    """Return a request; each number is another case, and another insurer where that is not said."""
    made = request_of(number)
    start = datetime.now(UTC) - timedelta(hours=hours, minutes=30)
    made["scope"] = {"window_from": start.isoformat(), "window_to": (start + timedelta(hours=1)).isoformat()}
    made["requester"] |= requester
    return made
