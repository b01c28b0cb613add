"""A process with Home Assistant's core and its `stream` worker, which keeps the last of a camera as for looking back.

    python -m benchmarks.streaming [URL]

The core is the real one, started; of the integrations only `stream` is there, as a camera with "preload stream" has it:
its HLS output holds the last five segments of 6 s, whoever looks. Nothing asks for them. Without an address the core
idles: that is what a process costs that would run anyway.

For each line on its standard input it prints a line of JSON: CPU seconds, resident bytes, bytes in the segments, and
the longest time without pictures between two parts that came.
"""

import asyncio
import json
import logging
import sys
import tempfile
import time

from homeassistant.components import stream
from homeassistant.components.camera import DynamicStreamSettings
from homeassistant.components.http import HomeAssistantView
from homeassistant.components.stream.const import HLS_PROVIDER
from homeassistant.components.stream.core import StreamOutput
from homeassistant.core import HomeAssistant
import psutil


class _NoPages:
    """Stands where the HTTP server would: it is no part of what is measured."""

    def register_view(self, _: HomeAssistantView) -> None:
        """Serve nothing."""


class _Watch:
    """The parts of a camera, as they come."""

    def __init__(self, output: StreamOutput | None) -> None:
        """Know nothing yet."""
        self._output = output
        self._last_s = 0.0
        self.longest_s = 0.0

    @property
    def bytes(self) -> int:
        """What is in memory."""
        return sum(segment.data_size for segment in self._output.get_segments()) if self._output else 0

    async def run(self) -> None:
        """Note when parts come, each of which began as long before as it lasts."""
        while self._output is not None:
            await self._output.part_recv()
            now_s = time.monotonic()
            segment = self._output.last_segment
            if segment is not None and segment.parts:
                if self._last_s:
                    self.longest_s = max(self.longest_s, now_s - segment.parts[-1].duration - self._last_s)
                self._last_s = now_s


async def _run(url: str | None) -> None:
    # That a camera's server has gone is no news here.
    logging.getLogger(stream.__name__).setLevel(logging.CRITICAL)
    # Nothing is written there.
    hass = HomeAssistant(tempfile.gettempdir())
    hass.http = _NoPages()  # type: ignore[assignment]  # nothing else of it is used
    if not await stream.async_setup(hass, {}):
        raise RuntimeError("stream is not set up")
    hass.config.components.add(stream.DOMAIN)
    await hass.async_start()
    watch = _Watch(await _kept(hass, url) if url is not None else None)
    watching = hass.async_create_background_task(watch.run(), "watch")
    while await hass.async_add_executor_job(sys.stdin.readline):
        _tell(watch)
    watching.cancel()
    await hass.async_stop(force=True)


async def _kept(hass: HomeAssistant, url: str) -> StreamOutput:
    """Have a camera kept for ever."""
    kept = stream.create_stream(hass, url, {}, DynamicStreamSettings(preload_stream=True))
    output = kept.add_provider(HLS_PROVIDER)
    await kept.start()
    return output


def _tell(watch: _Watch) -> None:
    line = {
        "cpu_s": time.process_time(),
        "resident": psutil.Process().memory_info().rss,
        "rings": watch.bytes,
        "longest_s": watch.longest_s,
    }
    print(json.dumps(line), flush=True)  # noqa: T201  # what the program is for


if __name__ == "__main__":
    asyncio.run(_run(sys.argv[1] if len(sys.argv) > 1 else None))
