"""A rendering that stands still, and what it leaves on the disk."""

import os
import threading
from threading import Event
from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.decisions import rendering
from custom_components.footage_guard.bridge.decisions.decisions import FOLDER
from custom_components.footage_guard.media import rendering as media_rendering
from custom_components.footage_guard.media.rendering import Watch

from .accepting import Answer, Client


class Halted:
    """Has a rendering stand still after some pictures, until it may go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, pictures: int = 5) -> None:
        self.begun, self.may_go_on = Event(), Event()
        self.threads: list[tuple[str, int]] = []
        render = media_rendering.render

        def slow(content: Any, recipe: Any, sink: Any, room: Any, watch: Watch) -> Any:
            self.threads.append(
                (threading.current_thread().name, os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
            )

            def tell(progress: Any) -> None:
                watch.tell(progress)
                if progress.done == pictures:
                    self.begun.set()
                    assert self.may_go_on.wait(30)

            return render(content, recipe, sink, room, Watch(tell=tell, is_cancelled=watch.is_cancelled))

        monkeypatch.setattr(rendering, "render", slow)

    async def until_begun(self, hass: HomeAssistant) -> None:
        assert await hass.async_add_executor_job(self.begun.wait, 30)


async def last_of(client: Client) -> Answer:
    """Return how the making of files ended, or what it waits for."""
    while (event := (await client.receive_json())["event"])["state"] in {"queued", "running"}:
        pass
    found: Answer = event
    return found


def left(hass: HomeAssistant) -> list[str]:
    """Return what lies in the cache of files, finished or not."""
    cache = cache_folder(hass)
    exports = [path.name for path in (cache / FOLDER).iterdir()] if (cache / FOLDER).exists() else []
    return sorted([path.name for path in cache.iterdir() if path.name.startswith(".new-")] + exports)
