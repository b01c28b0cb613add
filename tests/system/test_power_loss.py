"""A Home Assistant that is killed while it records: the next start keeps the clip as far as it was synced."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
import subprocess
import sys
from typing import Any

from tools.demo.cameras import Camera, start_cameras
from tools.demo.household import OWNER, add_camera, new_doorbells, set_up_vault
from tools.home.client import HomeClient
from tools.home.home import Place, launch, start_home
from tools.home.onboarding import onboard, sign_in, wait_until_running

from .conftest import ROOT

RECORDED_S = 6.0


def test_a_clip_that_was_being_written_is_kept_as_far_as_it_was_synced(tmp_path: Path) -> None:
    facts, config_dir = asyncio.run(_kill_in_the_middle(tmp_path))
    (cut,) = [fact["fact"] for fact in facts if fact["kind"] == "clip_cut"]
    (opened,) = [fact["fact"] for fact in facts if fact["kind"] == "clip_opened"]
    assert cut["clip_id"] == opened["clip_id"]
    # What was recorded but for the last syncs, and a look-back before it.
    assert cut["end_ms"] - cut["start_ms"] > (RECORDED_S - 4) * 1000
    assert cut["size_bytes"] > 65536
    checked = subprocess.run(
        [sys.executable, "-m", "custom_components.footage_guard.vault.check", str(config_dir / "footage_guard")],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


async def _kill_in_the_middle(parent: Path) -> tuple[list[dict[str, Any]], Path]:
    """Return what the history tells after the start that followed."""
    async with AsyncExitStack() as stack:
        place = Place.take(parent)
        stack.callback(place.folder.release)
        doorbells = new_doorbells()
        cameras = await start_cameras(place, doorbells, source=None)
        stack.push_async_callback(cameras.child.stop)
        home = await start_home(place, doorbells)
        async with HomeClient(place.url) as client:
            await onboard(client, OWNER)
            await wait_until_running(client)
            await add_camera(client, await set_up_vault(client), cameras.all[0])
            await _record(client, cameras.all[0])
        home.process.kill()
        await home.process.wait()
        home = await launch(place)
        stack.push_async_callback(home.stop)
        async with HomeClient(place.url) as client:
            await sign_in(client, OWNER)
            await wait_until_running(client)
            told = await client.command("footage_guard/ledger/list")
    return told["facts"], place.config_dir


async def _record(client: HomeClient, camera: Camera) -> None:
    """Have something move until there is something to lose."""
    await client.request("POST", f"{camera.url}/motion/on")
    async with asyncio.timeout(20):
        while (await client.state(f"binary_sensor.{camera.doorbell.key}_recording") or {}).get("state") != "on":  # noqa: ASYNC110  # another process
            await asyncio.sleep(0.1)
    await asyncio.sleep(RECORDED_S)
