"""How long pictures are missing when a camera's server is gone for 8 s, beyond the time for which it was gone.

Its connections break at once, and nobody answers at its port until it stands there again. Ours is what the ring holds:
the longest time between two pictures. Home Assistant's `stream` worker is asked for the same, at the same time, of a
server of its own: how long no part came, less what the first one after it lasts. Both begin anew for each outage, for
the worker waits 10 s longer after each. `ffmpeg -c copy` is no baseline here: it ends with its camera.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path
from threading import Thread
import time
from typing import NamedTuple
from urllib.parse import urlsplit

from benchmarks.feeds import running_rtsp
from benchmarks.processes import ask, streaming
from custom_components.footage_guard.media.reader import StreamReader
from custom_components.footage_guard.media.ring import Ring
from custom_components.footage_guard.model.source import parse_stream_url

OUTAGE_S = 8.0
_BEFORE_S = 12.0
"""Home Assistant takes some to begin."""
_AFTER_S = 4.0
"""By then, what a server sends at first has found its time."""
_MOST_S = 120.0


class Beyond(NamedTuple):
    """What was missing beyond an outage, in seconds."""

    ours: float
    worker: float


def beyond(source: Path) -> Beyond:
    """Take a server away once from each of the two, and measure."""
    with ThreadPoolExecutor() as pool:
        return Beyond(*pool.map(partial(_beyond_s, source), (_ours, _workers)))


def _beyond_s(source: Path, watch: Callable[[str], AbstractContextManager[Callable[[], float]]]) -> float:
    with ExitStack() as stack:
        first = stack.enter_context(ExitStack())
        url = first.enter_context(running_rtsp(source))
        longest_s = stack.enter_context(watch(url))
        time.sleep(_BEFORE_S)
        gone_s = time.monotonic()
        first.close()
        time.sleep(gone_s + OUTAGE_S - time.monotonic())
        stack.enter_context(running_rtsp(source, urlsplit(url).port or 0))
        lasted_s = time.monotonic() - gone_s
        while longest_s() < OUTAGE_S:
            if time.monotonic() > gone_s + _MOST_S:
                raise TimeoutError("the camera did not come back")
            time.sleep(0.1)
        time.sleep(_AFTER_S)
        return longest_s() - lasted_s


@contextmanager
def _ours(url: str) -> Iterator[Callable[[], float]]:
    """Keep a camera in this process; yield what tells the longest time between two pictures in the ring."""
    ring, address = Ring(), parse_stream_url(url)
    reader = StreamReader(lambda: address, ring, with_sound=False, on_change=lambda _: None)
    thread = Thread(target=reader.run)
    thread.start()
    try:
        yield lambda: _longest_s(ring)
    finally:
        reader.stop()
        thread.join()


def _longest_s(ring: Ring) -> float:
    times = list[float]()
    with ring.at(0.0) as cursor:
        while (packet := cursor.peek(0.0)) is not None:
            times.append(packet.at_s)
            cursor.step()
    return max((after - before for before, after in pairwise(times)), default=0.0)


@contextmanager
def _workers(url: str) -> Iterator[Callable[[], float]]:
    with streaming(url) as process:
        yield lambda: float(ask(process)["longest_s"])
