"""How long it takes to leave a lockdown: whoever does not agree has time to lock down again."""

from dataclasses import dataclass
from typing import Final, Self

from ..common.clock import up_ms, wall_ms

DELAY_MS: Final = 15 * 60 * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A person proved that they want to leave the lockdown. It lives in memory alone: a restart takes it back."""

    person_id: str
    """User id."""
    asked_ms: int
    """UTC, milliseconds since 1970."""
    asked_up_ms: int
    """By the clock that nobody sets."""

    @classmethod
    def begin(cls, person_id: str) -> Self:
        """Count from now."""
        return cls(person_id=person_id, asked_ms=wall_ms(), asked_up_ms=up_ms())

    @property
    def ends_ms(self) -> int:
        """When the lockdown is left, if no clock is set."""
        return self.asked_ms + DELAY_MS

    def remaining_ms(self) -> int:
        """Return for how long it has to wait still, by the clock that says longer; nobody hurries it by setting one."""
        return max(self.ends_ms - wall_ms(), self.asked_up_ms + DELAY_MS - up_ms(), 0)
