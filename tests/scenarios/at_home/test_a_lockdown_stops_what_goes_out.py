"""Abuse case H84: an automation locks down in the middle of everything, and only recording goes on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
import json
from pathlib import Path
import socket
from time import monotonic
from urllib.parse import urlsplit

import pytest

from tests.system.naughty import sent
from tools.home.client import HomeClient

from .house import House, until
from .household import proof

pytestmark = pytest.mark.asyncio(loop_scope="session")
STOPS_S = 2.0
_ROOM = 1 << 14
LONG = {"from_ms": 0, "to_ms": 5000}
"""More than there is room for between two processes."""


async def test_all_that_goes_out_stops_and_recording_goes_on(home: House) -> None:
    link = await home.shared(cut=LONG)
    voting = (await home.frozen())["draft_id"]
    await home.votes(home.owner, voting)
    shown = await home.member.command("footage_guard/approval/challenge", draft_id=voting)
    ticket = json.loads((await home.open(link)).body)["ticket"]
    watched = await home.owner.command("footage_guard/clips/ticket", clip_id=home.household.clip_id)
    await home.owner.request("POST", f"{home.household.camera.url}/motion/on")
    await until(lambda: _is_recording(home))
    async with _reading(home, f"/footage_guard/d/{ticket}/1") as download, _reading(home, watched["url"]) as film:
        begun = monotonic()
        await _lock_down_as_an_automation(home)
        for reader, length in (download, film):
            assert await _rest(reader) < length
        assert monotonic() - begun < STOPS_S
    await home.must_be_gone(link)
    await home.must_be_unknown(await home.send(f"/footage_guard/d/{ticket}/1"), await home.send(watched["url"]))
    given = proof(shown, home.secret_of(home.member))
    assert await home.refusal(home.member, "approval/approve", draft_id=voting, **given) == "locked_down"
    assert await home.refusal(home.owner, "vault/unlock") == "locked_down"
    assert await _is_recording(home)
    (part,) = (home.household.place.config_dir / "footage_guard" / "vault").rglob("*.part")
    length = _length(part)
    await until(lambda: _has_grown(part, length))


async def test_a_power_loss_does_not_end_it(home: House) -> None:
    await home.kill_and_start()
    assert (await home.owner.command("footage_guard/info"))["lockdown"]["reason"] == "asked"
    assert await home.refusal(home.owner, "vault/unlock") == "locked_down"
    shares = (await home.owner.command("footage_guard/shares/list"))["shares"]
    assert {each["state"] for each in shares} <= {"ended", "void"}
    await home.owner.request("POST", f"{home.household.camera.url}/ring")
    await until(lambda: _is_recording(home))


@asynccontextmanager
async def _reading(home: House, path: str) -> AsyncIterator[tuple[asyncio.StreamReader, int]]:
    """Begin to read, and yield the rest with how long it is, for which nobody has room yet."""
    of = urlsplit(home.url)
    room = socket.socket()
    room.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _ROOM)
    room.setblocking(False)
    await asyncio.get_running_loop().sock_connect(room, (of.hostname, of.port))
    reader, writer = await asyncio.open_connection(sock=room, limit=1024)
    try:
        writer.write(sent(path, method="GET", kind=None))
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        assert head.startswith("HTTP/1.1 200 ")
        (length,) = (int(line[15:]) for line in head.split("\r\n") if line.lower().startswith("content-length:"))
        yield reader, length
    finally:
        writer.close()


async def _rest(reader: asyncio.StreamReader) -> int:
    """Return how much still comes of what is broken off."""
    count = 0
    with suppress(ConnectionResetError):
        while piece := await reader.read(1 << 16):
            count += len(piece)
    return count


async def _lock_down_as_an_automation(home: House) -> None:
    token = await home.owner.command("auth/long_lived_access_token", client_name="automations", lifespan=1)
    async with HomeClient(home.url, token=token) as automation:
        await automation.post("/api/services/footage_guard/lock_down")


async def _is_recording(home: House) -> bool:
    state = await home.owner.state(f"binary_sensor.{home.household.camera.doorbell.key}_recording")
    return state is not None and state["state"] == "on"


async def _has_grown(part: Path, length: int) -> bool:
    return _length(part) > length


def _length(part: Path) -> int:
    return part.stat().st_size
