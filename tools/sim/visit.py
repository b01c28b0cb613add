"""When the courier walks in, stands at the door and leaves: arithmetic on epoch milliseconds."""

from dataclasses import dataclass
from math import sin, tau

WALK_MS = 4_000
LINGER_MS = 8_000
"""How long the courier stays after ringing."""
PATIENCE_MS = 30_000
"""How long the courier waits at the door when nobody presses the bell."""
_STEP_MS = 900
_START_X, _DOOR_X = -0.08, 0.61


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit: on the way until `at_door_ms`, at the door until `leaves_ms`, then walking off."""

    at_door_ms: int
    leaves_ms: int

    def has_left_parcel(self, at_ms: int) -> bool:
        """Tell whether the parcel stands on the step; it stays there until the next visit."""
        return at_ms >= self.leaves_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """Where the courier is, as a share of the picture width, and how far the legs are apart."""

    x: float
    stride: float


def walk_in(at_ms: int, visit: Visit | None) -> Visit:
    """Let the courier come to the door; who is already here stays longer."""
    arrival = at_ms + WALK_MS
    if visit is not None and at_ms < visit.leaves_ms:
        arrival = visit.at_door_ms
    return Visit(at_door_ms=arrival, leaves_ms=max(at_ms, arrival) + PATIENCE_MS)


def ring(at_ms: int, visit: Visit | None) -> Visit:
    """Put the courier at the door now, because a bell cannot ring from the garden path."""
    arrival = at_ms if visit is None else min(at_ms, visit.at_door_ms)
    return Visit(at_door_ms=arrival, leaves_ms=at_ms + LINGER_MS)


def leave(at_ms: int, visit: Visit | None) -> Visit | None:
    """Send the courier away, who first finishes walking in."""
    if visit is None or at_ms >= visit.leaves_ms:
        return visit
    return Visit(at_door_ms=visit.at_door_ms, leaves_ms=max(at_ms, visit.at_door_ms))


def pose(at_ms: int, visit: Visit | None) -> Pose | None:
    """Return where the courier is to be drawn, or None while nobody is in the picture."""
    if visit is None:
        return None
    away_ms = max(visit.at_door_ms - at_ms, at_ms - visit.leaves_ms, 0)
    if away_ms >= WALK_MS:
        return None
    if away_ms == 0:
        return Pose(x=_DOOR_X, stride=0)
    x = _DOOR_X + (_START_X - _DOOR_X) * away_ms / WALK_MS
    return Pose(x=x, stride=sin(tau * away_ms / _STEP_MS))
