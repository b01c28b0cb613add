"""The main job and all that people and strangers do beside it, where every address leads nowhere.

A program for a network namespace of its own; it prints as JSON what tried to reach elsewhere meanwhile.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
import json
from pathlib import Path
import sys
from typing import Any, Final
from urllib.parse import urlsplit

from aiohttp import web

from tools.demo.checks import run_checks
from tools.demo.doors import allow_doors, open_door
from tools.demo.household import MEMBER, Demo, running_demo
from tools.demo.sharing import prove
from tools.demo.watching import import_clip, long_footage, wait_until_loaded
from tools.home import folder as home_folder
from tools.home.onboarding import run_flow
from tools.steps import Steps

from .refusing import Attempt, refusing
from .wire import Wire, wire

CAMERA: Final = "tcp 192.0.2.1:8554"
"""An address for documentation (RFC 5737): nothing has it."""
_STREAM: Final = "rtsp://192.0.2.1:8554/door"
PHONE: Final = "notify.pixel"
LIMIT_S: Final = 30
_RECORDER, _RECORDING = "recorder", "old.mp4"
_BESIDE: Final = "mobile_app:\ndiagnostics:\n"


@dataclass(kw_only=True)
class Told:
    """What is to be judged."""

    failed: int = 1
    """What the main job ended with."""
    attempts: Sequence[Attempt] = ()
    sent: Sequence[str] = ()
    """To where anything of this machine sent a packet."""
    sent_to_camera: Sequence[str] = ()
    """The same once a person named a camera elsewhere."""
    pushes: Sequence[dict[str, Any]] = ()
    done: Sequence[str] = ()
    """What was done beside the main job."""

    def as_json(self) -> str:
        """Return all of it."""
        return json.dumps(asdict(self))


class Phones:
    """The server by which a phone is reached, on this machine."""

    def __init__(self) -> None:
        """Take what comes."""
        self.got: list[dict[str, Any]] = []
        self.url = ""

    async def start(self, stack: AsyncExitStack) -> None:
        """Answer until the stack is closed."""
        app = web.Application()
        app.router.add_post("/push", self._take)
        runner = web.AppRunner(app)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}/push"

    async def until(self, count: int) -> None:
        """Wait until so much came."""
        async with asyncio.timeout(LIMIT_S):
            while len(self.got) < count:  # noqa: ASYNC110  # another process sends
                await asyncio.sleep(0.1)

    async def _take(self, request: web.Request) -> web.Response:
        self.got.append(await request.json())
        return web.json_response({}, status=201)


async def run(out: Path) -> Told:
    """Do everything, and return what came of it."""
    recorder = out / _RECORDER
    recorder.mkdir()
    (recorder / _RECORDING).write_bytes(await asyncio.to_thread(long_footage, 2))
    allowed = f"homeassistant:\n  allowlist_external_dirs: [{recorder}]\n"
    home_folder._HEAD = home_folder._HEAD.replace("homeassistant:\n", allowed) + _BESIDE
    async with AsyncExitStack() as stack:
        seen = stack.enter_context(wire())
        attempts = stack.enter_context(refusing(out))
        phones = Phones()
        await phones.start(stack)
        steps = Steps()
        demo = await stack.enter_async_context(running_demo(out / "homes", port=0, source=None, steps=steps))
        told = Told()
        (entry,) = await demo.client.command("config_entries/get", domain="footage_guard")
        await _pair_phone(demo, entry["entry_id"], phones)
        told.failed = await run_checks(demo, steps, out)
        told.done = [await doing(demo) for doing in BESIDE]
        await phones.until(3)
        await _lock_down(demo)
        told.pushes, told.sent, told.attempts = phones.got, seen.seen(), attempts()
        told.sent_to_camera = await _name_a_camera(demo, entry["entry_id"], seen)
    return told


async def _pair_phone(demo: Demo, entry_id: str, phones: Phones) -> None:
    """Have a phone be told, as the owner's."""
    phone = {
        "device_id": "pixel",
        "app_id": "io.robbie.HomeAssistant",
        "app_name": "Home Assistant",
        "app_version": "1",
        "device_name": "Pixel",
        "manufacturer": "Google",
        "model": "Pixel",
        "os_name": "Android",
        "os_version": "17",
        "supports_encryption": False,
        "app_data": {"push_token": "pixel", "push_url": phones.url},
    }
    await demo.client.post("/api/mobile_app/registrations", phone)
    async with asyncio.timeout(LIMIT_S):
        while await demo.client.state(PHONE) is None:  # noqa: ASYNC110  # another process adds it
            await asyncio.sleep(0.1)
    done = await run_flow(demo.client, "options/flow", entry_id, {"notify_targets": [PHONE]})
    assert done["type"] == "create_entry", done
    await wait_until_loaded(demo.client)


async def _ask_by_the_door(demo: Demo) -> str:
    """Have somebody see the form, ask by it, and look what became of it."""
    await allow_doors(demo.client)
    door = await open_door(demo.client)
    path = urlsplit(str(door["url"])).path
    end = datetime.now(UTC)
    asked = {
        "requester": {"type": "insurer", "organisation": "Example Insurance"},
        "case_reference": "CL-1",
        "scope": {"window_from": (end - timedelta(hours=1)).isoformat(), "window_to": end.isoformat()},
    }
    assert (await demo.client.request("GET", path)).status == 200
    receipt = await demo.client.post(f"{path}/submit", asked)
    assert (await demo.client.request("GET", f"/footage_guard/r/{receipt['receipt_id']}")).status == 200
    return "the asking page"


async def _watch(demo: Demo) -> str:
    """Have the owner find clips, see pictures of them, and watch one."""
    command = demo.client.command
    clips = (await command("footage_guard/clips/list"))["clips"]
    for kind in ("ticket", "thumbnail_ticket"):
        made = await command(f"footage_guard/clips/{kind}", clip_id=clips[0]["clip_id"])
        assert (await demo.client.request("GET", made["url"])).status == 200
    (entry,) = await command("config_entries/get", domain="footage_guard")
    subentries = await command("config_entries/subentries/list", entry_id=entry["entry_id"])
    await command("footage_guard/clips/offers", camera=subentries[0]["subentry_id"], day=str(datetime.now(UTC).date()))
    return "clips and their pictures"


async def _import(demo: Demo) -> str:
    """Have a file of another recorder be taken in."""
    await import_clip(demo.client, demo.place.config_dir.parents[1] / _RECORDER / _RECORDING)
    return "an import"


async def _look_around(demo: Demo) -> str:
    """Have the home look by what else its pictures can be reached, and whether all is well."""
    command = demo.client.command
    await command("footage_guard/audit/exposure")
    await command("footage_guard/vault/space")
    await command("repairs/list_issues")
    (entry,) = await command("config_entries/get", domain="footage_guard")
    # The self check begins anew with the entry.
    await demo.client.post(f"/api/config/config_entries/entry/{entry['entry_id']}/reload")
    await wait_until_loaded(demo.client)
    return "exposure and self check"


async def _export(demo: Demo) -> str:
    """Take along what can be: history, report, diagnostics, and what would be said of a key."""
    client = demo.client
    await client.command("footage_guard/ledger/export", offset=0)
    month = datetime.now(UTC).date()
    await client.command("footage_guard/report", **{"from": str(month.replace(day=1)), "to": str(month)})
    (entry,) = await client.command("config_entries/get", domain="footage_guard")
    assert (await client.request("GET", f"/api/diagnostics/config_entry/{entry['entry_id']}")).status == 200
    epoch = datetime.now(UTC).strftime("%Y-%m")
    await client.command("footage_guard/vault/export_identity", epoch=epoch)
    return "exports"


async def _invite(demo: Demo) -> str:
    """Have the other person of the household be invited, of which everybody is told."""
    people = (await demo.client.command("footage_guard/approvers/list"))["eligible"]
    (invited,) = (each["person_id"] for each in people if each["name"] == MEMBER.name)
    await prove(demo.client, "approvers/invite", "approvers/invite", person_id=invited)
    return "an invitation"


async def _lock_down(demo: Demo) -> None:
    """Have a phone's button stop everything."""
    await demo.client.post("/api/events/mobile_app_notification_action", {"action": "FOOTAGE_GUARD_LOCK_DOWN"})
    async with asyncio.timeout(LIMIT_S):
        while not await _is_locked_down(demo):  # noqa: ASYNC110  # another process does it
            await asyncio.sleep(0.1)


async def _is_locked_down(demo: Demo) -> bool:
    return bool((await demo.client.command("footage_guard/vault/status"))["is_locked_down"])


# Nothing is loaded anew once somebody was asked: what is not yet noted as told would be told once more.
BESIDE: Final[Sequence[Callable[[Demo], Any]]] = (
    _watch,
    _import,
    _look_around,
    _export,
    _ask_by_the_door,
    _invite,
)


async def _name_a_camera(demo: Demo, entry_id: str, seen: Wire) -> list[str]:
    """Have a person name a camera elsewhere, and return to where that made anything send."""
    before = seen.seen()
    answers = {"name": "Gate", "stream_url": _STREAM, "indoor": False}
    done = await run_flow(demo.client, "subentries/flow", [entry_id, "camera"], answers)
    assert done["type"] == "form", done
    return [each for each in seen.seen() if each not in before]


if __name__ == "__main__":
    print(asyncio.run(run(Path(sys.argv[1]))).as_json())  # noqa: T201  # a program's answer
