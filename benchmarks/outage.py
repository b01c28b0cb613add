"""How long pictures are missing when a camera's server is gone for 8 s, beyond the time for which it was gone.

Its connections break at once, and nobody answers at its port until it stands there again. What is ours is what the ring
holds: the longest time between two pictures. Home Assistant's `stream` worker is asked for the same, beside it: how
long no part came, less what the first one after it lasts. Both are begun anew for each outage, as the worker waits
10 s longer after each. `ffmpeg -c copy` is no baseline here: it ends with its camera.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path
import subprocess
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
_BEFORE_S = 6.0
_AFTER_S = 4.0
"""Until then, what a server sends at the start has found its time."""
_MOST_S = 90.0


class Beyond(NamedTuple):
    """What was missing beyond an outage, in seconds."""

    ours: float
    worker: float


def beyond(source: Path) -> Beyond:
    """Take a server away once, and measure."""
    with ExitStack() as stack:
        first = stack.enter_context(ExitStack())
        url = first.enter_context(running_rtsp(source))
        worker = stack.enter_context(streaming(url))
        ring = stack.enter_context(_watched(url))
        _wait(lambda: bool(ring.group()))
        time.sleep(_BEFORE_S)
        gone_s = time.monotonic()
        first.close()
        time.sleep(gone_s + OUTAGE_S - time.monotonic())
        stack.enter_context(running_rtsp(source, urlsplit(url).port or 0))
        lasted_s = time.monotonic() - gone_s
        _wait(lambda: _longest_s(ring) > OUTAGE_S and _gap_s(worker) > OUTAGE_S)
        time.sleep(_AFTER_S)
        return Beyond(_longest_s(ring) - lasted_s, _gap_s(worker) - lasted_s)


@contextmanager
def _watched(url: str) -> Iterator[Ring]:
    """Keep a camera in this process until the end of the block."""
    ring, address = Ring(), parse_stream_url(url)
    reader = StreamReader(lambda: address, ring, with_sound=False, on_change=lambda _: None)
    thread = Thread(target=reader.run)
    thread.start()
    try:
        yield ring
    finally:
        reader.stop()
        thread.join()


def _longest_s(ring: Ring) -> float:
    """Return the longest time between two pictures in a ring."""
    with ring.at(0.0) as cursor:
        times = list[float]()
        while (packet := cursor.peek(0.0)) is not None:
            times.append(packet.at_s)
            cursor.step()
    return max((after - before for before, after in pairwise(times)), default=0.0)


def _gap_s(worker: subprocess.Popen[str]) -> float:
    """Return the same of the parts of Home Assistant's worker."""
    return float(ask(worker)["longest_s"])


def _wait(is_so: Callable[[], bool]) -> None:
    deadline_s = time.monotonic() + _MOST_S
    while not is_so():
        if time.monotonic() > deadline_s:
            raise TimeoutError("the camera did not come back")
        time.sleep(0.1)
