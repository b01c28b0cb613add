"""The two clocks of the simulator."""

import time


def epoch_ms() -> int:
    """Return the wall clock in milliseconds; this is what is burnt into the picture."""
    return time.time_ns() // 1_000_000


def steady() -> float:
    """Return seconds that never step, for pacing and for media time."""
    return time.monotonic()
