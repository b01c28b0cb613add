"""P4: from the bell to a sealed clip, in a real Home Assistant: what passes after the end of what was asked for.

A clip that begins later than asked for, ends earlier or lacks something fails the benchmark. The baseline is a second:
`camera.record` of the same camera and length captured nothing or hung in three runs of three.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
import tempfile
from typing import Any

from benchmarks.measure import Line, timed
from tools.demo.cameras import Camera, start_cameras
from tools.demo.household import OWNER, add_camera, new_doorbells, set_up_vault
from tools.demo.recording import clip_of
from tools.home.client import HomeClient
from tools.home.home import Place, start_home
from tools.home.onboarding import onboard, wait_until_running

TARGET_S = 1.0
_LOOK_BACK_S = 14.0
_RINGS = 10


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Ring again and again; the quick form does so less often."""
    ours = asyncio.run(_run(repetitions if is_quick else _RINGS))
    return [timed("sealed after the end / 1 s", ours, TARGET_S, is_quick=is_quick)]


async def _run(repetitions: int) -> list[float]:
    with tempfile.TemporaryDirectory() as name:
        async with _home(Path(name)) as (client, camera):
            await asyncio.sleep(_LOOK_BACK_S)
            return [await _ring(client, camera) for _ in range(repetitions)]


@asynccontextmanager
async def _home(parent: Path) -> AsyncIterator[tuple[HomeClient, Camera]]:
    doorbells = new_doorbells()
    place = Place.take(parent)
    try:
        cameras = await start_cameras(place, doorbells, source=None)
        home = await start_home(place, doorbells)
        try:
            async with HomeClient(place.url) as client:
                await onboard(client, OWNER)
                await wait_until_running(client)
                await add_camera(client, await set_up_vault(client), cameras.all[0])
                yield client, cameras.all[0]
        finally:
            await home.stop()
            await cameras.child.stop()
    finally:
        place.folder.release()


async def _ring(client: HomeClient, camera: Camera) -> float:
    """Ring, and return how many seconds after the end of what was asked for the clip was sealed."""
    rang: int = (await client.request("POST", f"{camera.url}/ring")).json()["rang_at_ms"]
    account, sealed = await clip_of(client, rang)
    _must_show_all(account, sealed["fact"])
    return float(sealed["at"] - account["asked_to_ms"]) / 1000


def _must_show_all(account: dict[str, Any], clip: dict[str, Any]) -> None:
    if clip["start_ms"] > account["asked_from_ms"] or clip["end_ms"] < account["asked_to_ms"] or account["gaps"]:
        raise AssertionError(account)
