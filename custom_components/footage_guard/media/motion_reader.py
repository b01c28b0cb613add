"""Follows the packets of a camera in a ring and looks for motion. Blocking, in a thread of its own.

It holds up nobody who records: it takes what is in memory, others go first, and where it falls behind it begins anew at
the newest key frame and looks less often.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from threading import Event
from time import monotonic
from typing import Final

from ..model.motion import Debounce, Zone
from .backlog import Backlog
from .heat import HeatLog
from .motion_watch import Look, Looks, MotionWatch
from .priority import lower_priority
from .ring import Ring

WAIT_S: Final = 0.2
"""How often to look for packets: a few at once are less work, and nobody notices so little."""
SILENT_S: Final = 15.0
"""Without a picture for so long, nobody knows whether something moves."""
AGAIN_S: Final = 10.0
"""After a failure."""
_HEAT_S: Final = 1.0
_NICENESS: Final = 5
"""Recording and Home Assistant go first, files that are made come later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionState:
    """What is known of motion in front of a camera."""

    is_moving: bool | None = None
    """None while no pictures come, or looking at them failed."""
    since_s: float = 0.0
    """When that began, on the steady clock: of the picture that told it."""
    looks: Looks = Looks.ALL
    share: float | None = None
    """Of a core, what looking at all pictures would take; None where it is not known yet."""
    is_overloaded: bool = False
    """Whether the machine does not keep up."""
    failed: str | None = None
    """What kind of error looking failed with, until it succeeds again: its words may hold the address."""


class MotionReader:
    """Looks for motion in what one ring holds. `run` belongs to one thread; all else may be called from any."""

    def __init__(
        self,
        ring: Ring,
        heat: HeatLog,
        *,
        sensitivity: int,
        ignored: Sequence[Zone],
        on_change: Callable[[MotionState], None],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Look at nothing yet; `on_change` is called in the thread."""
        self._ring, self._heat_log, self._on_change, self._clock = ring, heat, on_change, clock
        self._sensitivity, self._ignored = sensitivity, ignored
        self._stopped = Event()
        self._is_changed = False
        self._state = MotionState()
        self._debounce = Debounce()
        self._heat_s = self._came_s = 0.0

    def stop(self) -> None:
        """Have `run` return soon."""
        self._stopped.set()

    def ignore(self, zones: Sequence[Zone]) -> None:
        """Ignore other parts of the picture from now on; what usually is there is learned anew."""
        if tuple(zones) != tuple(self._ignored):
            self._ignored = zones
            self._is_changed = True

    def run(self, after_s: float = 0.0) -> None:
        """Look until stopped, or until nothing more comes into the ring; begin after a while."""
        self._stopped.wait(after_s)
        lower_priority(_NICENESS)
        while not self._is_over():
            self._is_changed = False
            try:
                self._watch()
            except Exception as err:  # noqa: BLE001  # whatever it was, motion that nobody ends is recorded for ever
                self._fail(type(err).__name__)
                self._stopped.wait(AGAIN_S)

    def _is_over(self) -> bool:
        return self._stopped.is_set() or self._ring.is_closed

    def _watch(self) -> None:
        """Look, knowing nothing yet, until what is ignored changes."""
        watch = MotionWatch(sensitivity=self._sensitivity, ignored=self._ignored)
        backlog = Backlog()
        while not self._is_over() and not self._is_changed:
            self._follow(watch, backlog)

    def _follow(self, watch: MotionWatch, backlog: Backlog) -> None:
        """Follow the ring from its newest key frame on, until too much waits."""
        watch.miss()
        now_s = self._clock()
        backlog.catch_up(now_s)
        with self._ring.at(now_s) as cursor:
            while not self._is_over() and not self._is_changed:
                now_s = self._clock()
                packet = cursor.peek(now_s)
                if packet is None:
                    backlog.catch_up(now_s)
                    self._wait(now_s)
                    cursor.peek(now_s + WAIT_S)
                    continue
                if backlog.is_behind(now_s):
                    return
                cursor.step()
                self._came_s = now_s
                watch.is_overloaded = backlog.is_overloaded
                self._see(watch, watch.take(packet))

    def _see(self, watch: MotionWatch, looked: Sequence[Look]) -> None:
        """Tell what pictures tell."""
        for look in looked:
            self._set(self._debounce.look(look.at_s, is_moving=look.sight.is_moving), look.at_s)
            if look.at_s - self._heat_s >= _HEAT_S:
                heat = watch.heat()
                self._heat_s = look.at_s
                if self._state.is_moving:
                    self._heat_log.note(look.at_s, heat)
        failed = None if looked else self._state.failed
        self._tell(
            replace(self._state, looks=watch.looks, share=watch.share, is_overloaded=watch.is_overloaded, failed=failed)
        )

    def _wait(self, now_s: float) -> None:
        """Tell what the time tells while nothing comes."""
        if now_s - self._came_s >= SILENT_S:
            self._set(None, now_s)
        elif self._state.is_moving and not self._debounce.look(now_s, is_moving=False):
            self._set(False, now_s)

    def _fail(self, kind: str) -> None:
        """Tell that nobody knows whether something moves."""
        since_s = self._state.since_s if self._state.is_moving is None else self._clock()
        self._tell(replace(self._state, is_moving=None, since_s=since_s, failed=kind))

    def _set(self, is_moving: bool | None, at_s: float) -> None:  # noqa: FBT001  # it is the state itself
        if is_moving is not self._state.is_moving:
            self._tell(replace(self._state, is_moving=is_moving, since_s=at_s))

    def _tell(self, state: MotionState) -> None:
        if state != self._state:
            self._state = state
            self._on_change(state)
