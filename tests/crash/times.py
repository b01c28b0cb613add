"""Both clocks of this process, which say what a test wants."""

import time
from typing import Any

from tests.flows.office import HOUR_MS, NOW_MS

MINUTE_MS = 60_000
_UP_MS = 400 * HOUR_MS
_BEGUN_NS = time.monotonic_ns()
_usual = time.clock_gettime_ns


def set_clocks(passed_ms: int) -> None:
    """Have so much have passed since the home of the tests was as it is; time goes on from there."""
    now_ns, up_ns = (NOW_MS + passed_ms) * 1_000_000, (_UP_MS + passed_ms) * 1_000_000
    begun_ns = time.monotonic_ns()

    def up(clock: int) -> int:
        return up_ns + time.monotonic_ns() - begun_ns if clock == time.CLOCK_BOOTTIME else _usual(clock)

    clocks: Any = time
    clocks.time_ns = lambda: now_ns + time.monotonic_ns() - begun_ns
    clocks.clock_gettime_ns = up
