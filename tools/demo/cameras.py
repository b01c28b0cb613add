"""The simulated doorbells of the demo, as a process of their own."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
import json
from pathlib import Path
import sys

from ..home.folder import Doorbell
from ..home.home import Place
from ..home.process import Child

_PROGRAM = Path(__file__).resolve().parents[1] / "sim_doorbell.py"
_SCENES = (":audio", ":night")
_START_S = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """One doorbell: what reports its presses, and where its picture comes from."""

    doorbell: Doorbell
    url: str
    stream: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cameras:
    """The running simulator."""

    child: Child
    all: tuple[Camera, ...]


async def start_cameras(place: Place, doorbells: Sequence[Doorbell], *, source: str | None) -> Cameras:
    """Start one simulated camera per doorbell.

    A `source` that is a stream address takes the place of the first camera's picture; a file is looped by all.
    """
    is_address = source is not None and "://" in source
    place.config_dir.mkdir()
    ready = place.config_dir / "cameras.json"
    command = _command(doorbells, place.url, ready, None if is_address else source)
    child = await Child.start(*command, log=place.config_dir / "cameras.log", keep_open=[place.folder.lock])
    found = await _wait_for(ready, child)
    cameras = [
        Camera(doorbell=bell, url=found[bell.key]["url"], stream=found[bell.key]["stream"]) for bell in doorbells
    ]
    if is_address and source is not None:
        first = cameras[0]
        cameras[0] = Camera(doorbell=first.doorbell, url=first.url, stream=source)
    return Cameras(child=child, all=tuple(cameras))


def _command(doorbells: Sequence[Doorbell], home_url: str, ready: Path, source: str | None) -> list[str]:
    command = [sys.executable, str(_PROGRAM), "--ready-file", str(ready)]
    for bell, scene in zip(doorbells, _SCENES, strict=True):
        command += ["--camera", f"{bell.key}{scene}"]
        command += ["--webhook", f"{bell.key}={home_url}/api/webhook/{bell.webhook_id}"]
    return command + (["--source", source] if source else [])


async def _wait_for(ready: Path, child: Child) -> dict[str, dict[str, str]]:
    async with asyncio.timeout(_START_S):
        while not await asyncio.to_thread(ready.exists):
            if not child.is_running:
                message = "the simulated cameras did not start (see cameras.log in the config folder)"
                raise TimeoutError(message)
            await asyncio.sleep(0.05)
    cameras: dict[str, dict[str, str]] = json.loads(ready.read_text())["cameras"]
    return cameras
