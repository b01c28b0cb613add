"""The clocks of this machine: one that people and time servers set, and one that nobody does."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
import time
from typing import Final

from ...ledger.leaves import Moment

_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")
_JUMP_MS: Final = 60 * 60 * 1000
"""What a clock gains or loses by being set right after a start or by a leap is less."""
_STARTING_MS: Final = 15 * 60 * 1000


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
        self._jumped_at_ms: int | None = None
        """On the clock that nobody sets."""

    def steady_ms(self) -> int:
        """Return for how long no jump was seen; ask at least every few minutes."""
        now_ms = up_ms()
        offset_ms = wall_ms() - now_ms
        if abs(offset_ms - self._offset_ms) > _JUMP_MS:
            self._since_ms = self._jumped_at_ms = now_ms
        self._offset_ms = offset_ms
        return now_ms - self._since_ms

    def has_jumped(self, within_ms: int) -> bool:
        """Tell whether a jump was seen in so much of the time that just passed."""
        self.steady_ms()
        at_ms = self._jumped_at_ms
        return at_ms is not None and at_ms > _STARTING_MS and up_ms() - at_ms < within_ms


def jumped(past: Iterable[Moment], now: Moment, within_ms: int) -> bool:
    """Tell whether the clock jumped since one of these moments, if that is of this start of the machine and so recent.

    A machine whose clock stands still while it is off sets it right soon after it started; that is no news.
    """
    return any(
        noted.boot == now.boot
        and noted.up_ms > _STARTING_MS
        and now.up_ms - noted.up_ms < within_ms
        and abs(_offset_ms(noted) - _offset_ms(now)) > _JUMP_MS
        for noted in past
    )
