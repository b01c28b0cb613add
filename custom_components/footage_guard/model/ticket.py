"""How long a ticket lasts, with which one person watches one thing."""

from typing import Final

FIRST_S: Final = 60
"""Until it is used: whoever finds an older address in a log has nothing."""
IDLE_S: Final = 15 * 60
"""From the last byte that was sent."""
LONGEST_S: Final = 2 * 60 * 60
"""However much is watched."""
MOST_AT_ONCE: Final = 2
"""Requests. A player that seeks begins anew before the old one has ended."""


def ticket_lasts_until(*, given_s: float, used_s: float | None) -> float:
    """Return when a ticket ends by itself, given when it was made and last used; None for not yet.

    Times are seconds of one monotonic clock: setting the wall clock back must not prolong it.
    """
    return given_s + FIRST_S if used_s is None else min(given_s + LONGEST_S, used_s + IDLE_S)
