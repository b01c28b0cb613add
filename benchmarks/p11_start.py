"""P11: what the integration adds to a real Home Assistant. Baseline: the same one without it.

Its set-up is that of two cameras, which are read from then on. What it takes while nothing happens is looked at
without cameras, for what they send is kept for a minute: P3 measures that, and what it costs.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
import tempfile

import psutil

from benchmarks.measure import Line, line
from tools.demo.cameras import Camera, start_cameras
from tools.demo.household import OWNER, add_camera, new_doorbells, set_up_vault
from tools.home.client import HomeClient
from tools.home.folder import Doorbell
from tools.home.home import Place, launch, start_home
from tools.home.onboarding import onboard, sign_in, wait_until_running
from tools.home.process import Child

TARGET_SETUP_S = 0.150
TARGET_MEMORY_MB = 25.0
"""Of code, most of it: decision 0028."""
TARGET_OF_MEMORY = 0.1
TARGET_IDLE = 0.001
"""Of one core."""
_SETTLE_S = 15.0
_IDLE_S = 30.0


class _Ours(Enum):
    """What of ours a Home Assistant has."""

    NOTHING = auto()
    VAULT = auto()
    CAMERAS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One start of one Home Assistant."""

    setup_s: float
    """Of Footage Guard; 0 without it."""
    others_s: float
    """Of everything else, added up."""
    memory_mb: float
    idle: float
    """Of one core."""


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Start both Home Assistants alternately; the quick form looks at the set-up only."""
    return asyncio.run(_run(repetitions, idle_s=0.0 if is_quick else _IDLE_S))


async def _run(repetitions: int, *, idle_s: float) -> list[Line]:
    with tempfile.TemporaryDirectory() as name:
        doorbells = new_doorbells()
        async with _prepared(Path(name) / "with", doorbells, _Ours.CAMERAS) as ours:
            mine = [await _sample(ours, 0.0) for _ in range(repetitions)]
        setup = [sample.setup_s for sample in mine]
        others = [sample.others_s for sample in mine]
        # The budget of 150 ms, where everything else takes 0.40 s.
        lines = [line("set-up / set-up of everything else", ours=setup, baseline=others, target=0.37)]
        if not idle_s:
            return lines
        async with (
            _prepared(Path(name) / "vault", doorbells, _Ours.VAULT) as ours,
            _prepared(Path(name) / "without", doorbells, _Ours.NOTHING) as theirs,
        ):
            both = [(await _sample(ours, idle_s), await _sample(theirs, idle_s)) for _ in range(repetitions)]
    memory = [max(0.0, a.memory_mb - b.memory_mb) for a, b in both]
    idle = [max(0.0, a.idle - b.idle) for a, b in both]
    return [
        *lines,
        line("set-up / 150 ms", ours=setup, baseline=[TARGET_SETUP_S], target=1.0),
        line("added memory / 25 MB", ours=memory, baseline=[TARGET_MEMORY_MB], target=1.0),
        line(
            "added memory / all of Home Assistant",
            ours=memory,
            baseline=[theirs.memory_mb for _, theirs in both],
            target=TARGET_OF_MEMORY,
        ),
        line("added idle CPU / 0.1 % of a core", ours=idle, baseline=[TARGET_IDLE], target=1.0),
    ]


@asynccontextmanager
async def _prepared(parent: Path, doorbells: list[Doorbell], ours: _Ours) -> AsyncIterator[Place]:
    """Yield a place whose Home Assistant is set up and stopped, beside running cameras."""
    async with AsyncExitStack() as stack:
        place = Place.take(parent)
        stack.callback(place.folder.release)
        cameras = await start_cameras(place, doorbells, source=None)
        stack.push_async_callback(cameras.child.stop)
        child = await start_home(place, doorbells)
        try:
            await _set_up(place, cameras.all, ours)
        finally:
            await child.stop()
        yield place


async def _set_up(place: Place, cameras: tuple[Camera, ...], ours: _Ours) -> None:
    async with HomeClient(place.url) as client:
        await onboard(client, OWNER)
        await wait_until_running(client)
        if ours is _Ours.NOTHING:
            return
        entry_id = await set_up_vault(client)
        if ours is _Ours.CAMERAS:
            for camera in cameras:
                await add_camera(client, entry_id, camera)


async def _sample(place: Place, idle_s: float) -> Sample:
    child = await launch(place)
    try:
        async with HomeClient(place.url) as client:
            await sign_in(client, OWNER)
            await wait_until_running(client)
            timings = {row["domain"]: row["seconds"] for row in await client.command("integration/setup_info")}
        memory_mb, idle = await _look(child, idle_s)
    finally:
        await child.stop()
    ours = timings.pop("footage_guard", 0.0)
    return Sample(setup_s=ours, others_s=sum(timings.values()), memory_mb=memory_mb, idle=idle)


async def _look(child: Child, idle_s: float) -> tuple[float, float]:
    """Return resident megabytes and the share of a core, once the start is over."""
    if not idle_s:
        return 0.0, 0.0
    process = psutil.Process(child.process.pid)
    await asyncio.sleep(_SETTLE_S)
    before = process.cpu_times()
    await asyncio.sleep(idle_s)
    after = process.cpu_times()
    used = after.user + after.system - before.user - before.system
    return process.memory_info().rss / 1e6, used / idle_s
