"""How long a person's unlock lasts."""

from typing import Final

IDLE_S: Final = 15 * 60
"""From the last action."""
LONGEST_S: Final = 2 * 60 * 60
"""However busy the person is."""
AWAY_S: Final = 2 * 60
"""Without a connection: a page that reloads keeps its unlock, a closed one does not."""


def lasts_until(*, opened_s: float, used_s: float, left_s: float | None) -> float:
    """Return when an unlock ends by itself, given when it began, was used last and lost its connection.

    Times are seconds of one monotonic clock: setting the wall clock back must not prolong it.
    """
    away_s = left_s + AWAY_S if left_s is not None else opened_s + LONGEST_S
    return min(opened_s + LONGEST_S, used_s + IDLE_S, away_s)
