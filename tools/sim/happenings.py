"""What goes on in front of one simulated camera, shared by the loop and the encoder thread."""

from dataclasses import dataclass

from . import visit as visits
from .visit import Visit

_BELL_LIT_MS = 1_500
NEVER_MS = -1_000_000
"""Long before the epoch, so that no picture lies shortly after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """The visit and the last press of the bell; replaced as a whole, so no lock is needed."""

    visit: Visit | None = None
    rang_at_ms: int = NEVER_MS

    def is_bell_lit(self, at_ms: int) -> bool:
        """Tell whether the button still glows from the last press."""
        return 0 <= at_ms - self.rang_at_ms < _BELL_LIT_MS


class Doorstep:
    """The place where the courier comes and goes."""

    def __init__(self) -> None:
        """Start with nobody there."""
        self.now = Happening()

    def ring(self, at_ms: int) -> None:
        """Press the bell."""
        self.now = Happening(visit=visits.ring(at_ms, self.now.visit), rang_at_ms=at_ms)

    def walk_in(self, at_ms: int) -> None:
        """Let somebody come."""
        visit = visits.walk_in(at_ms, self.now.visit)
        self.now = Happening(visit=visit, rang_at_ms=self.now.rang_at_ms)

    def leave(self, at_ms: int) -> None:
        """Let whoever is there go."""
        visit = visits.leave(at_ms, self.now.visit)
        self.now = Happening(visit=visit, rang_at_ms=self.now.rang_at_ms)
