"""Shares footage of a running home by link, as people do it: asked for, drafted, rendered, approved."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from aiohttp import ClientSession

from tools.demo.sharing import RECIPIENT, prove
from tools.demo.watching import WatchedHome

DOWNLOADS: Final = 100
_PURPOSE: Final = "A car hit the fence."


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What the approver was shown."""

    address: str
    secret: str = field(repr=False)
    sha256: str
    """Of its first file, as the approver agreed to it."""

    async def ticket(self, session: ClientSession) -> str:
        """Open it, which counts, and return the ticket."""
        async with session.post(f"{self.address}/open", json={"secret": self.secret}) as answer:
            return str((await answer.json())["ticket"])

    async def film(self, session: ClientSession) -> str:
        """Open it, and return the address of its first file."""
        return f"/footage_guard/d/{await self.ticket(session)}/1"


async def allow_links(home: WatchedHome) -> None:
    """Have links work on this machine, at once and often."""
    policy = {"public_links": True, "share_origin": home.place.url, "cooling_minutes": 0, "max_downloads": DOWNLOADS}
    await prove(home.client, "policy/challenge", "policy/apply", policy=policy)


async def share(home: WatchedHome, *, length_s: float, within_s: float = 120.0) -> Link:
    """Return a link to the beginning of the home's clip."""
    client = home.client
    begin, now = (_text(datetime.now(UTC) - timedelta(hours=hours)) for hours in (2, 0))
    asked = {
        "requester": {
            "type": "law_enforcement",
            "organisation": "Northtown Police",
            "person_name": "B. Wood",
            "email": "wood@police.example",
        },
        "case_reference": "2026/118",
        "incident": {"type": "collision", "occurred_from": begin},
        "scope": {"window_from": begin, "window_to": now},
        "purpose": _PURPOSE,
    }
    request_id = (await client.command("footage_guard/requests/create", request=asked))["request_id"]
    redaction = {"cut": {"from_ms": 0, "to_ms": round(length_s * 1000)}}
    draft = {
        "clips": [{"clip_id": home.clip_id, "redaction": redaction}],
        "recipient": RECIPIENT,
        "sender": "",
        "purpose": _PURPOSE,
        "legal_basis": "voluntary",
        "delivery": "link",
        "max_downloads": DOWNLOADS,
    }
    made = await client.command("footage_guard/draft/create", request_id=request_id, draft=draft)
    await client.command("footage_guard/draft/render", draft_id=made["draft_id"], version=made["version"])
    async with asyncio.timeout(within_s):
        while (statement := await _statement(home, made["draft_id"])) is None:  # noqa: ASYNC110  # nobody tells when
            await asyncio.sleep(0.2)
    released: dict[str, Any] = await prove(client, "approval/challenge", "approval/approve", draft_id=made["draft_id"])
    address, _, secret = str(released["url"]).partition("#")
    return Link(address=address, secret=secret, sha256=statement["files"][0]["sha256"])


async def _statement(home: WatchedHome, draft_id: str) -> dict[str, Any] | None:
    """Return what would be agreed to, once the files are made."""
    found = await home.client.command("footage_guard/draft/get", draft_id=draft_id)
    if found["state"] != "frozen" and (found["job"] is None or found["job"]["state"] == "failed"):
        raise RuntimeError(found["job"])
    return dict(found["statement"]) if found["state"] == "frozen" else None


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
