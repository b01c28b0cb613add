"""The clocks of this machine: one that people and time servers set, and one that nobody does."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
import time
from typing import Final

from ..ledger.leaves import Moment

_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")
_JUMP_MS: Final = 60 * 60 * 1000
"""What a clock gains or loses by being set right after a start or by a leap is less."""


def wall_ms() -> int:
    """Return milliseconds since 1970 in UTC, as the machine believes."""
    return time.time_ns() // 1_000_000


def steady_s() -> float:
    """Return seconds on a clock that nobody sets; a recorder's, which stands still while the machine sleeps."""
    return time.monotonic()


def up_ms() -> int:
    """Return milliseconds since the machine started, sleep included."""
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000


def moment() -> Moment:
    """Return both clocks, and which start of the machine the second one counts from."""
    return Moment(at_ms=wall_ms(), boot=boot_id(), up_ms=up_ms())


@cache
def boot_id() -> str:
    """Return which start of the machine this is, or nothing where the system does not tell. Blocking."""
    try:
        return _BOOT_ID.read_text().strip()
    except OSError:
        return ""


def steady_since_ms(past: Iterable[Moment], now: Moment) -> int:
    """Return since when the clock is known to run without a jump, on the clock that nobody sets.

    `past` are moments that were noted, the newest first: only those of this start of the machine can vouch.
    """
    since_ms = now.up_ms
    for noted in past:
        if noted.boot != now.boot or abs(_offset_ms(noted) - _offset_ms(now)) > _JUMP_MS:
            break
        since_ms = min(since_ms, noted.up_ms)
    return since_ms


def _offset_ms(noted: Moment) -> int:
    return noted.at_ms - noted.up_ms


class SteadyClock:
    """Tells for how long the wall clock has run without a jump."""

    def __init__(self, since_ms: int) -> None:
        """Believe what was seen before: `since_ms` is on the clock that nobody sets."""
        self._since_ms = since_ms
        self._offset_ms = wall_ms() - up_ms()

    def steady_ms(self) -> int:
        """Return for how long no jump was seen; ask at least every few minutes."""
        now_ms = up_ms()
        offset_ms = wall_ms() - now_ms
        if abs(offset_ms - self._offset_ms) > _JUMP_MS:
            self._since_ms = now_ms
        self._offset_ms = offset_ms
        return now_ms - self._since_ms
