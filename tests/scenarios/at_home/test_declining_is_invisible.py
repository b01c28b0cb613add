"""Promise 4: whoever asked sees the same bytes, whatever became of it, until it closes and from then on."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
import json
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.system.naughty import sent
from tests.system.raw_http import Answer, exchange
from tools.demo.household import MEMBER_PASSPHRASE, OWNER_PASSPHRASE

from .house import House, until
from .household import proof, prove

pytestmark = pytest.mark.asyncio(loop_scope="session")
NAMES = ("declined", "muted", "ignored", "something found", "nothing found")
JSON = "Accept: application/json"
MINUTE_MS = 60_000


@pytest.fixture(scope="module")
def receipts() -> dict[str, str]:
    """Where each of five strangers, who came by one door on one day, sees what became of their request."""
    return {}


async def test_five_strangers_see_one_thing(home: House, receipts: dict[str, str]) -> None:
    door = await _open_door(home)
    for name in NAMES:
        receipts[name] = await _ask(home, door, name)
    await until(lambda: _are_looked_at(home, len(NAMES)))
    of = {name: path.rpartition("/")[2] for name, path in receipts.items()}
    assert await _matched(home, of["something found"])
    assert not await _matched(home, of["nothing found"])
    await home.owner.command("footage_guard/requests/decline", request_id=of["declined"])
    await home.member.command("footage_guard/requests/mute", request_id=of["muted"], scope="case")
    await _must_see(home, receipts, "open")


async def test_all_close_at_the_announced_moment(home: House, receipts: dict[str, str]) -> None:
    (closes_at,) = {json.loads((await home.send(path, None, JSON)).body)["closes_at"] for path in receipts.values()}
    left_ms = int((datetime.fromisoformat(closes_at) - datetime.now(UTC)) / timedelta(milliseconds=1))
    home.clocks.go_on(left_ms - MINUTE_MS)
    await home.reload()
    await _must_see(home, receipts, "open")
    home.clocks.go_on(MINUTE_MS)
    await home.reload()
    await _must_see(home, receipts, "closed")
    home.clocks.go_on(-left_ms, 0)
    await home.reload()
    await _must_see(home, receipts, "closed")


async def _open_door(home: House) -> str:
    shown = await home.owner.command("footage_guard/intake/create", kind="general", label="Sign at the gate")
    voted = await home.owner.command("footage_guard/intake/create", **proof(shown, OWNER_PASSPHRASE))
    await prove(home.member, "intake/create", MEMBER_PASSPHRASE, change_id=voted["change_id"])
    (made,) = (await home.owner.command("footage_guard/intake/list"))["intakes"]
    return urlsplit(str(made["url"])).path


async def _ask(home: House, door: str, name: str) -> str:
    """Ask as a machine does, and return where the answer will be seen."""
    hours = 30 if name == "nothing found" else 2.5
    begin = datetime.now(UTC) - timedelta(hours=hours)
    request: dict[str, Any] = {
        "requester": {"type": "insurer", "organisation": f"Insurance {name}"},
        "case_reference": f"CL-{NAMES.index(name)}",
        "scope": {"window_from": begin.isoformat(), "window_to": (begin + timedelta(hours=1)).isoformat()},
    }
    answer = await home.send(f"{door}/submit", request, method="POST")
    assert answer.status == 200, answer
    return f"/footage_guard/r/{json.loads(answer.body)['receipt_id']}"


async def _are_looked_at(home: House, count: int) -> bool:
    listed = (await home.owner.command("footage_guard/requests/list", limit=50))["requests"]
    return len(listed) == count and all(line["state"] != "received" for line in listed)


async def _matched(home: House, request_id: str) -> list[Any]:
    found = await home.owner.command("footage_guard/requests/get", request_id=request_id)
    return [clip for match in found["matches"] for clip in match["clips"]]


async def _must_see(home: House, receipts: Mapping[str, str], word: str) -> None:
    """Raise AssertionError where any two of them see another byte, of a page or as a machine."""
    for lines in ((), (JSON,)):
        seen = await asyncio.gather(*(_seen(home, path, *lines) for path in receipts.values()))
        assert len(set(seen)) == 1
        assert seen[0].status == 200
    assert json.loads(seen[0].body)["status"] == word


async def _seen(home: House, path: str, *lines: str) -> Answer:
    """Return what is shown, with no name of a receipt in it."""
    answer = await exchange(home.url, sent(path, b"", *lines, method="GET", kind=None))
    return Answer(
        status=answer.status, head=answer.head, body=answer.body.replace(path.rpartition("/")[2].encode(), b"")
    )
