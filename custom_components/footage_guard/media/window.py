"""The time a clip is asked to show, on the steady clock. It grows while more is asked for."""

from math import inf
from threading import Lock
from typing import Final

from ..model.account import MAX_TRIGGERS, Trigger, TriggerKind

GRACE_S: Final = 2.0
"""How long the last picture of a time that is over may take to arrive, beyond how late others came. A picture that is
later ends it sooner."""


class Window:
    """What was asked for. The event loop asks for more, while the thread that writes the clip looks for its end."""

    def __init__(self, from_s: float, until_s: float, *, before: int | None = None) -> None:
        """Ask for a time; `before` is the number of a packet that another clip begins with already."""
        self.from_s = from_s
        self.before = before
        self._least_s = until_s
        """What was asked for by whatever has an end."""
        self._is_held = False
        self._is_closed = False
        self._is_stopped = False
        self._lock = Lock()
        self._triggers: list[Trigger] = []

    @property
    def until_s(self) -> float:
        """The first moment that is not to be shown; infinite while somebody holds it open."""
        return inf if self._is_held else self._least_s

    @property
    def is_stopped(self) -> bool:
        """Whether nothing more is to be recorded, whatever was asked for."""
        return self._is_stopped

    def extend(self, until_s: float, trigger: Trigger | None = None, *, is_held: bool = False) -> bool:
        """Ask for more; False where it is too late, and another clip has to show it.

        With `is_held` nobody knows how much more, as of motion until it ends.
        """
        with self._lock:
            if self._is_closed:
                return False
            self._least_s = max(self._least_s, until_s)
            self._is_held = self._is_held or is_held
            if trigger is not None and len(self._triggers) < _room_for(trigger):
                self._triggers.append(trigger)
            return True

    def let_go(self, until_s: float) -> None:
        """Say until when it was to be held open."""
        with self._lock:
            if self._is_held:
                self._least_s = max(self._least_s, until_s)
                self._is_held = False

    def stop(self, now_s: float) -> None:
        """Record nothing from now on."""
        with self._lock:
            self._least_s, self._is_held = min(self.until_s, now_s), False
            self._is_stopped = self._is_closed = True

    def close_after(self, at_s: float) -> bool:
        """Close for good where nothing was asked for from a moment on; tell whether it is closed."""
        with self._lock:
            self._is_closed = self._is_closed or at_s >= self.until_s
            return self._is_closed

    def take_triggers(self) -> tuple[Trigger, ...]:
        """Return what asked since this was called last."""
        with self._lock:
            taken, self._triggers = tuple(self._triggers), []
            return taken

    def give_back(self, triggers: tuple[Trigger, ...]) -> None:
        """Have what asked be told another time, where it could not be told."""
        with self._lock:
            self._triggers = [*triggers, *self._triggers]


def _room_for(trigger: Trigger) -> int:
    """Return how many triggers there may be before one: a sensor that flutters must not hide a press."""
    return MAX_TRIGGERS // 2 if trigger.kind is TriggerKind.MOTION else MAX_TRIGGERS
