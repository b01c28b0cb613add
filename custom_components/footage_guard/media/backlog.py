"""Whether somebody who follows a camera keeps up with it. Pure."""

from typing import Final

BEHIND_S: Final = 4.0
"""Whoever does not catch up once in so long does not keep up."""
RELIEF_S: Final = 60.0
MOST_RELIEF_S: Final = 960.0
"""After what time it is tried whether more can be done again: twice as long each time that it could not."""


class Backlog:
    """What waits for one reader; all times in seconds of the steady clock."""

    def __init__(self) -> None:
        """Keep up until something else is known."""
        self.is_overloaded = False
        """Whether less has to be done."""
        self._caught_up_s: float | None = None
        self._overloaded_s = 0.0
        self._relief_s = RELIEF_S

    def catch_up(self, now_s: float) -> None:
        """Take note that nothing waits."""
        self._caught_up_s = now_s
        if self.is_overloaded and now_s - self._overloaded_s >= self._relief_s:
            self.is_overloaded = False
            self._relief_s = min(MOST_RELIEF_S, 2 * self._relief_s)

    def is_behind(self, now_s: float) -> bool:
        """Tell whether too much waits, so that what waits has to be left out; less is done from then on."""
        if self._caught_up_s is None or now_s - self._caught_up_s <= BEHIND_S:
            return False
        self.is_overloaded = True
        self._overloaded_s = now_s
        return True
