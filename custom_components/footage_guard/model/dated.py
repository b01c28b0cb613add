"""When a record says that it was written, and what else is known of that. Nobody signs it.

Whoever can write the ledger's files can add a record with a moment of their choice. So a wait is asked for by the clock
of now as well: it begins no earlier than anything that is told before it, and none is over that still runs.
"""

from dataclasses import dataclass, replace
from typing import Self

from .step_up import Clocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The moment of a record that is read from the history."""

    at_ms: int
    boot: str
    up_ms: int
    latest_ms: int
    """The latest that any earlier record names, of those that are not still to come."""
    read: Clocks
    """When it is read."""

    @classmethod
    def of(cls, moment: Clocks, latest_ms: int, now: Clocks) -> Self:
        """Return what a record says, with what is known besides."""
        return cls(at_ms=moment.at_ms, boot=moment.boot, up_ms=moment.up_ms, latest_ms=latest_ms, read=now)


def known_ms(at: Clocks) -> int:
    """Return the earliest moment by the wall clock at which that can have been told."""
    return max(at.at_ms, at.latest_ms) if isinstance(at, Dated) else at.at_ms


def is_early(length_ms: int, since: Clocks, at: Clocks) -> bool:
    """Tell whether a record speaks of the end of a wait that still runs by the clock of now.

    By a clock that is behind the begin nothing can be told: then it is right, or every home whose clock starts in 1970
    would lose what was decided.
    """
    return isinstance(at, Dated) and _runs(length_ms, since, at.read)


def waiting_from(length_ms: int, since: Clocks, now: Clocks) -> Clocks:
    """Return since when something waits, as of a reading: where that is under way, from when it can have been told."""
    if isinstance(since, Dated) and since.latest_ms > since.at_ms and _runs(length_ms, since, now):
        return replace(since, at_ms=since.latest_ms)
    return since


def _runs(length_ms: int, since: Clocks, now: Clocks) -> bool:
    return 0 <= now.at_ms - known_ms(since) < length_ms
