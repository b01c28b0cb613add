"""A home of two approvers whose doorbell rang, and whom somebody asks for what it saw."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any, Final

from tools.demo.household import MEMBER, MEMBER_PASSPHRASE, PRE_ROLL_S, Demo, running_demo
from tools.demo.recording import clip_of
from tools.demo.sharing import prove
from tools.home.client import HomeClient, ReplyError
from tools.home.home import launch
from tools.home.onboarding import sign_in, wait_until_running
from tools.home.process import Child
from tools.steps import Steps

from .moved_clocks import DAY_MS, MovedClocks

LIMIT_S: Final = 180
HEARD_S: Final = 3
"""So much footage there is from before the bell."""
POLICY: Final = {"public_links": True, "cooling_minutes": 0}


@dataclass(kw_only=True)
class PanelHome:
    """A running home, to be asked from tests that do not wait by themselves."""

    demo: Demo
    clip: Mapping[str, Any]
    client: HomeClient
    child: Child
    loop: asyncio.AbstractEventLoop
    stack: AsyncExitStack
    clocks: MovedClocks
    """The vault's."""

    @property
    def owner(self) -> Mapping[str, str]:
        """What the owner signs in with."""
        return self.demo.access

    @property
    def member(self) -> Mapping[str, str]:
        """What the other approver signs in with."""
        access = self.demo.access
        return {**access, **{name: access[f"second_{name}"] for name in ("user", "password", "passphrase")}}

    def run[T](self, doing: Awaitable[T]) -> T:
        """Wait for something of the home."""
        return _result(self.loop, self._by_a_new_line(doing))

    def command(self, kind: str, **fields: object) -> Any:
        """Send a command as the owner."""
        return self.run(self.client.command(f"footage_guard/{kind}", **fields))

    def asked(self, **changes: object) -> str:
        """Have somebody ask for what the doorbell saw, and return the id of the request."""
        end = min(datetime.now(UTC), _time(self.clip["end_ms"]) + timedelta(minutes=5))
        request = {
            "requester": {
                "type": "law_enforcement",
                "organisation": "Northtown Police",
                "person_name": "B. Wood",
                "email": "desk@northtown.example",
            },
            "case_reference": "24-1187",
            "incident": {"type": "collision"},
            "scope": {"window_from": (end - timedelta(minutes=20)).isoformat(), "window_to": end.isoformat()},
            "purpose": "A car hit the fence across the street.",
            "message": "You must answer today, or you are obstructing us.",
            **changes,
        }
        return str(self.command("requests/create", channel="paper", request=request)["request_id"])

    def prepared(self, request_id: str, **changes: object) -> str:
        """Have the files of a draft be made, and return its id."""
        return self.run(_prepared(self.client, request_id, self.clip, changes))

    def looks_for_motion(self) -> None:
        """Have our own detector look at the pictures of the first camera."""
        self.run(_look_for_motion(self.demo))

    def rings(self) -> None:
        """Have somebody come to the first camera, and ring."""
        self.run(self.client.request("POST", f"{self.demo.cameras[0].url}/ring"))

    def waits_a_day(self) -> None:
        """Have a day pass, by both of the vault's clocks."""
        self.clocks.set(wall_ms=DAY_MS, up_ms=2 * DAY_MS)

    def settle(self) -> None:
        """Decline whatever waits, so that the next test begins with nothing."""
        for line in self.command("requests/list", open=True)["requests"]:
            # What was handed over already is revoked, and not declined.
            with suppress(ReplyError):
                self.command("requests/decline", request_id=line["request_id"])

    def restart(self) -> None:
        """Stop Home Assistant and start it anew."""
        self.run(self._restart())

    def stop(self) -> None:
        """Stop Home Assistant for good: a process that a test started may not outlive it."""
        self.run(self._stop())

    async def _by_a_new_line[T](self, doing: Awaitable[T]) -> T:
        # Home Assistant hangs up on whoever answers no ping, and nobody listens while a browser is busy.
        await self.client.hang_up()
        return await doing

    async def _stop(self) -> None:
        # Home Assistant waits for open connections when it stops.
        await self.client.close()
        await self.child.stop()

    async def _restart(self) -> None:
        token = self.client.token
        await self._stop()
        self.child = await launch(self.demo.place)
        self.stack.push_async_callback(self.child.stop)
        self.client = await self.stack.enter_async_context(HomeClient(self.demo.place.url, token=token))
        await wait_until_running(self.client)


@contextmanager
def panel_home(folder: Path) -> Iterator[PanelHome]:
    """Start a home in a loop of its own, and stop it."""
    with MovedClocks.around(folder) as clocks, _loop() as loop:
        clocks.set(wall_ms=-DAY_MS, up_ms=0)
        stack = AsyncExitStack()
        try:
            demo, clip = _result(loop, _start(stack, folder, clocks))
            yield PanelHome(
                demo=demo, clip=clip, client=demo.client, child=demo.child, loop=loop, stack=stack, clocks=clocks
            )
        finally:
            _result(loop, stack.aclose())


async def _start(stack: AsyncExitStack, folder: Path, clocks: MovedClocks) -> tuple[Demo, dict[str, Any]]:
    demo = await stack.enter_async_context(running_demo(folder / "homes", port=0, source=None, steps=Steps()))
    await _enroll_member(demo)
    clocks.set(wall_ms=0, up_ms=DAY_MS)
    await prove(demo.client, "policy/challenge", "policy/apply", policy=POLICY | {"share_origin": demo.place.url})
    key = demo.cameras[0].doorbell.key
    await _until(lambda: _is_watching(demo.client, key))
    await asyncio.sleep(HEARD_S)
    rang = (await demo.client.request("POST", f"{demo.cameras[0].url}/ring")).json()["rang_at_ms"]
    _, sealed = await clip_of(demo.client, rang)
    await demo.client.command("footage_guard/vault/lock")
    return demo, sealed["fact"]


async def _enroll_member(demo: Demo) -> None:
    """Have the other person of the household be an approver, by an invitation and a passphrase of their own."""
    (invited,) = (await demo.client.command("footage_guard/approvers/list"))["eligible"]
    await prove(demo.client, "approvers/invite", "approvers/invite", person_id=invited["person_id"])
    await prove(demo.client, "vault/unlock", "vault/unlock")
    async with HomeClient(demo.place.url) as member:
        await sign_in(member, MEMBER)
        words = {"passphrase": MEMBER_PASSPHRASE, "passphrase_repeat": MEMBER_PASSPHRASE}
        await member.command("footage_guard/approvers/enrol", **words)


async def _look_for_motion(demo: Demo) -> None:
    client, camera = demo.client, demo.cameras[0]
    (entry,) = await client.command("config_entries/get", domain="footage_guard")
    subentries = await client.command("config_entries/subentries/list", entry_id=entry["entry_id"])
    (subentry_id,) = (each["subentry_id"] for each in subentries if each["title"] == camera.doorbell.name)
    path = "/api/config/config_entries/subentries/flow"
    step = await client.post(path, {"handler": [entry["entry_id"], "camera"], "subentry_id": subentry_id})
    answers = {
        "name": camera.doorbell.name,
        "stream_url": camera.stream,
        "doorbell_entity": camera.doorbell.doorbell_entity,
        "motion_detection": "built_in",
        "indoor": False,
        "pre_roll_s": PRE_ROLL_S,
        "post_roll_s": 5,
    }
    done = await client.post(f"{path}/{step['flow_id']}", answers)
    assert done["reason"] == "reconfigure_successful", done
    # Another option loads the vault anew.
    await _until(lambda: _is_watching(client, camera.doorbell.key))


async def _prepared(client: HomeClient, request_id: str, clip: Mapping[str, Any], changes: Mapping[str, object]) -> str:
    draft = {
        "clips": [{"clip_id": clip["clip_id"], "redaction": {"cut": {"from_ms": 1000, "to_ms": 2000}}}],
        "sender": "The house with the two doorbells",
        "purpose": "A car hit the fence across the street.",
        "legal_basis": "voluntary",
        "delivery": "link",
        "max_downloads": 1,
        **changes,
    }
    made = await client.command("footage_guard/draft/create", request_id=request_id, draft=draft)
    await prove(client, "vault/unlock", "vault/unlock")
    await client.command("footage_guard/draft/render", draft_id=made["draft_id"], version=made["version"])
    await _until(lambda: _is_frozen(client, made["draft_id"]))
    return str(made["draft_id"])


async def _is_watching(client: HomeClient, key: str) -> bool:
    state = await client.state(f"binary_sensor.{key}_recording")
    return state is not None and state["state"] == "off"


async def _is_frozen(client: HomeClient, draft_id: str) -> bool:
    found = await client.command("footage_guard/draft/get", draft_id=draft_id)
    return bool(found["state"] == "frozen")


async def _until(comes: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(LIMIT_S / 2):
        while not await comes():  # noqa: ASYNC110  # another process is watched, which no event of ours can tell about
            await asyncio.sleep(0.1)


def _time(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)


@contextmanager
def _loop() -> Iterator[asyncio.AbstractEventLoop]:
    """Run a loop beside the tests; children end with the thread that started them."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever)
    thread.start()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def _result[T](loop: asyncio.AbstractEventLoop, doing: Awaitable[T]) -> T:
    async def wait() -> T:
        return await doing

    return asyncio.run_coroutine_threadsafe(wait(), loop).result(timeout=LIMIT_S)
