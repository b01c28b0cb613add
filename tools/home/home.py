"""One running Home Assistant."""

import asyncio
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
import os
from pathlib import Path
import sys
from typing import Any, Final, Self

from .client import HomeClient
from .folder import Doorbell, write_folder
from .onboarding import wait_until_answering
from .process import Child, HomeError, LockedFolder, free_port

OTHER_PYTHON: Final = "FOOTAGE_GUARD_PYTHON_OF_HOME"
"""Names the Python whose Home Assistant is started, where that is not the one of this program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A folder and a port kept for one Home Assistant."""

    folder: LockedFolder
    port: int

    @classmethod
    def take(cls, parent: Path, *, port: int | None = None) -> Self:
        """Keep a folder below `parent`; a `port` that is taken is replaced by a free one."""
        return cls(folder=LockedFolder.take(parent), port=free_port(port))

    @property
    def url(self) -> str:
        """Where Home Assistant will answer."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def config_dir(self) -> Path:
        """Where Home Assistant keeps everything."""
        return self.folder.path

    @property
    def log(self) -> Path:
        """What Home Assistant logs."""
        return self.config_dir / "home-assistant.log"


async def start_home(place: Place, doorbells: Sequence[Doorbell] = ()) -> Child:
    """Start a new Home Assistant at a place and wait until it answers."""
    write_folder(place.config_dir, port=place.port, doorbells=doorbells)
    return await launch(place)


async def launch(place: Place) -> Child:
    """Start the Home Assistant of a place, new or not, and wait until it answers."""
    child = await Child.start(
        os.environ.get(OTHER_PYTHON, sys.executable),
        *("-m", "homeassistant", "--config", str(place.config_dir), "--skip-pip", "--log-no-color"),
        log=place.config_dir / "output.log",
        # The place stays taken until this process has ended, even when the one that started it was killed.
        keep_open=[place.folder.lock],
    )
    try:
        async with HomeClient(place.url) as client:
            await _first(wait_until_answering(client), child.process.wait())
    except BaseException:
        await child.stop()
        raise
    return child


async def _first(ready: Coroutine[Any, Any, None], ended: Coroutine[Any, Any, int]) -> None:
    """Wait for the first of two; raise where the process ends before it is ready."""
    tasks: list[asyncio.Task[Any]] = [asyncio.create_task(ready), asyncio.create_task(ended)]
    done, waiting = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    if tasks[0] not in done:
        message = "Home Assistant ended before it answered (see output.log in its config folder)"
        raise HomeError(message)
    tasks[0].result()
