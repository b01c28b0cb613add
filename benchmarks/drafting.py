"""A draft whose file is made in a real Home Assistant, and how long its answers take meanwhile."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
import tempfile
from time import perf_counter
from typing import Any, Final

from tools.demo.household import OWNER
from tools.demo.watching import WatchedHome, home_with_clip, unlock
from tools.home.client import HomeClient
from tools.home.onboarding import sign_in

LENGTH_S: Final = 240
_PINGS: Final = 400
_BEGUN_S: Final = 60.0
_BOX: Final = {"keys": [{"at_ms": 0, "area": {"left": 0, "top": 0, "right": 400_000, "bottom": 600_000}}]}


async def answers_s() -> float:
    """Return the 99th percentile of how long an answer over WebSocket takes while a file of 720p is made."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        home = await stack.enter_async_context(home_with_clip(folder, length_s=LENGTH_S))
        other = await stack.enter_async_context(HomeClient(home.place.url))
        await sign_in(other, OWNER)
        await unlock(home.client)
        draft_id = await _begin(home)
        await _wait_until_running(home.client, draft_id)
        took = []
        for _ in range(_PINGS):
            begun = perf_counter()
            await other.command("auth/current_user")
            took.append(perf_counter() - begun)
            await asyncio.sleep(0.01)
        assert await _state(home.client, draft_id) == "running"  # noqa: S101  # answers afterwards are quick
        await home.client.command("footage_guard/draft/cancel", draft_id=draft_id)
    return quantiles(took, n=100)[98]


async def _begin(home: WatchedHome) -> str:
    """Have the file of a new draft be made, and return which."""
    asked = await home.client.command("footage_guard/requests/create", request=_request())
    draft = {
        "clips": [
            {
                "clip_id": home.clip_id,
                "redaction": {
                    "cut": {"from_ms": 500, "to_ms": LENGTH_S * 1000},
                    "boxes": [{"track": _BOX, "why": "neighbor"}],
                },
            }
        ],
        "purpose": "To settle a claim.",
        "legal_basis": "voluntary",
        "delivery": "file",
    }
    made = await home.client.command("footage_guard/draft/create", request_id=asked["request_id"], draft=draft)
    await home.client.command("footage_guard/draft/render", draft_id=made["draft_id"], version=made["version"])
    return str(made["draft_id"])


def _request() -> dict[str, Any]:
    now = datetime.now(UTC)
    begin, end = (now - timedelta(hours=hours) for hours in (3, 1))
    return {
        "requester": {"type": "insurer", "organisation": "Example Insurance", "email": "claims@insurance.example"},
        "incident": {"type": "damage", "occurred_from": begin.isoformat(timespec="seconds")},
        "scope": {
            "window_from": begin.isoformat(timespec="seconds"),
            "window_to": end.isoformat(timespec="seconds"),
        },
        "purpose": "To settle a claim.",
    }


async def _wait_until_running(client: HomeClient, draft_id: str) -> None:
    async with asyncio.timeout(_BEGUN_S):
        while True:
            if await _state(client, draft_id) == "running":
                return
            await asyncio.sleep(0.05)


async def _state(client: HomeClient, draft_id: str) -> str | None:
    job = (await client.command("footage_guard/draft/get", draft_id=draft_id))["job"]
    return None if job is None else str(job["state"])
