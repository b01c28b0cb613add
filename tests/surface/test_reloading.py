"""A vault with a camera is loaded and unloaded again and again: afterwards the process has what it had."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, fields
import gc
import logging
import os
from pathlib import Path
import re
import socket
from statistics import linear_regression
import subprocess
import threading
import time
from typing import Final

from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import HassJob, HomeAssistant
from homeassistant.util.async_ import get_scheduled_timer_handles
import psutil
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from tests.cameras.device import Device

from .doorstep import Doorstep, doorbell

IS_LONG: Final = bool(os.environ.get("FOOTAGE_GUARD_LONG"))
WARM_UP, RELOADS = (20, 100) if IS_LONG else (2, 8)
"""In the first ones is made what is made once: a thread of Home Assistant's pool, a page of a database in memory."""
RINGS_EVERY: Final = 2 if IS_LONG else 8
"""A clip that is being written is ended by an unload. Until the next key frame there is none."""
MOST_GROWTH_BYTES: Final = 16_000 if IS_LONG else 400_000
"""Of one reload, on average. A camera's last seconds that stay are more."""
LAST_CLIP: Final = "sensor.front_door_last_clip"
OURS: Final = "custom_components.footage_guard"
_POOLS: Final = re.compile(r"SyncWorker|ImportExecutor|asyncio_|ThreadPool")
"""Their number follows the work, and has an end."""

SETTLED_S: Final = 0.2
_OTHERS: Final = re.compile(r"_delayed_write")
"""Home Assistant's own files, which are written some time after they have changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongings:
    """What could be left by something that has ended."""

    threads: Counter[str]
    tasks: Counter[str]
    timers: Counter[str]
    listeners: Counter[str]
    files: Counter[str]
    sockets: int
    children: int
    objects: Counter[str]
    """Of classes of ours."""


def _called(timer: asyncio.TimerHandle) -> str:
    """Return what a timer calls: the name of Home Assistant's job, or of a function."""
    job = next((given for given in timer._args if isinstance(given, HassJob)), None)
    return job.name or repr(job.target) if job is not None else repr(timer._callback)  # type: ignore[attr-defined]  # nothing public tells what a timer calls


def _descriptors() -> Iterator[str]:
    """Yield what each open descriptor leads to, without sockets."""
    for number in Path("/proc/self/fd").iterdir():
        # The one by which this folder is read has gone by then.
        with suppress(OSError):
            target = str(number.readlink())
            if not target.startswith("socket:"):
                yield re.sub(r"\d{4,}", "…", target)


def belongings(home: HomeAssistant) -> Belongings:
    """Look at this process, once threads have let go of what they worked on, which is after they have told its end."""
    time.sleep(SETTLED_S)
    gc.collect()
    process = psutil.Process()
    tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    timers = [timer for timer in get_scheduled_timer_handles(home.loop) if not timer.cancelled()]
    listeners = Counter({str(event): number for event, number in home.bus.async_listeners().items()})
    # Home Assistant's own files that wait to be written.
    del listeners[str(EVENT_HOMEASSISTANT_FINAL_WRITE)]
    return Belongings(
        threads=Counter(thread.name for thread in threading.enumerate() if not _POOLS.search(thread.name)),
        tasks=Counter(repr(task.get_coro()) for task in tasks),
        timers=Counter(called for called in map(_called, timers) if not _OTHERS.search(called)),
        listeners=+listeners,
        files=Counter(_descriptors()),
        sockets=len(process.net_connections("all")),
        children=len(process.children()),
        objects=Counter(kind.__qualname__ for kind in map(type, gc.get_objects()) if kind.__module__.startswith(OURS)),
    )


@pytest.fixture
def unlogged() -> Iterator[None]:
    """Log nothing: what is logged in a test is held until its end, as nothing in a home is."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def device() -> Iterator[Device]:
    """A simulated doorbell."""
    with doorbell() as running:
        yield running


@pytest.fixture
async def doorstep(
    home: HomeAssistant, owner: MockUser, data_folder: Path, real_cameras: None, device: Device
) -> AsyncIterator[Doorstep]:
    """A front door whose camera is read."""
    made = Doorstep(home, device)
    await made.load()
    yield made
    assert made.entry is not None
    await home.config_entries.async_unload(made.entry.entry_id)


async def _reload(doorstep: Doorstep, *, while_recording: bool) -> Belongings:
    """Unload and load the vault, as a reload does; return what was there in between."""
    assert doorstep.entry is not None
    entries, entry_id = doorstep.hass.config_entries, doorstep.entry.entry_id
    if while_recording:
        newest = doorstep.state(LAST_CLIP)
        doorstep.ring()
        # Where the machine is busy, a clip is over before anybody has looked.
        await doorstep.until(lambda: doorstep.is_recording or doorstep.state(LAST_CLIP) != newest)
    assert await entries.async_unload(entry_id)
    await doorstep.hass.async_block_till_done(wait_background_tasks=True)
    between = belongings(doorstep.hass)
    assert await entries.async_setup(entry_id)
    await doorstep.until(lambda: doorstep.state("camera.front_door") == "idle")
    return between


@pytest.mark.usefixtures("unlogged")
async def test_reloads_leave_nothing(doorstep: Doorstep) -> None:
    process = psutil.Process()
    for number in range(WARM_UP):
        before = await _reload(doorstep, while_recording=not number)
    held: list[int] = []
    for number in range(RELOADS):
        after = await _reload(doorstep, while_recording=not number % RINGS_EVERY)
        held.append(process.memory_info().rss)
    assert after == before
    assert len(await doorstep.clips()) == 1 + RELOADS // RINGS_EVERY
    slope = linear_regression(range(RELOADS), held).slope
    assert slope <= MOST_GROWTH_BYTES, f"{slope:.0f} bytes with each reload"


class _Left:
    """Stands for something of ours."""

    __module__ = f"{OURS}.planted"

    def stay(self) -> None:
        """Be held by whoever may call this."""


def _thread(stack: ExitStack) -> None:
    is_over = threading.Event()
    thread = threading.Thread(target=is_over.wait)
    thread.start()
    stack.callback(thread.join)
    stack.callback(is_over.set)


def _sockets(stack: ExitStack) -> None:
    for end in socket.socketpair():
        stack.enter_context(end)


def _child(stack: ExitStack) -> None:
    child = subprocess.Popen(["sleep", "60"])
    stack.callback(child.wait)
    stack.callback(child.kill)


PLANTED: Final[Mapping[str, Callable[[HomeAssistant, ExitStack], object]]] = {
    "threads": lambda _home, stack: _thread(stack),
    "tasks": lambda home, stack: stack.callback(home.loop.create_task(asyncio.Event().wait()).cancel),
    "timers": lambda home, stack: stack.callback(home.loop.call_later(60.0, _Left).cancel),
    "listeners": lambda home, stack: stack.callback(home.bus.async_listen("planted", lambda _: None)),
    "files": lambda _home, stack: stack.callback(os.close, os.memfd_create("planted")),
    "sockets": lambda _home, stack: _sockets(stack),
    "children": lambda _home, stack: _child(stack),
    "objects": lambda _home, stack: stack.callback(_Left().stay),
}
"""Each leaves something until the stack is closed."""


def test_each_can_be_planted() -> None:
    assert [*PLANTED] == [each.name for each in fields(Belongings)]


@pytest.mark.parametrize("kind", PLANTED)
async def test_what_is_left_is_seen(home: HomeAssistant, kind: str) -> None:
    await home.async_block_till_done()
    before = belongings(home)
    with ExitStack() as stack:
        PLANTED[kind](home, stack)
        after = belongings(home)
        assert [each for each in PLANTED if getattr(after, each) != getattr(before, each)] == [kind]
    await asyncio.sleep(0)
    assert belongings(home) == before
