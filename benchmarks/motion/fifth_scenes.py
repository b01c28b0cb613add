"""The fifth part of the labelled set, which only the final figures see: import it for nothing else."""

from typing import Final

from benchmarks.motion import (
    events,
    fifth_events,
    fifth_quiet,
    fourth_events,
    fourth_quiet,
    kept_back,
    quiet,
    third_events,
    third_quiet,
)
from benchmarks.motion.scenes import LONG_S, SHORT_S, scenes

HELD_OUT: Final = (
    *scenes(events.EVENTFUL | kept_back.EVENTFUL | third_events.EVENTFUL | fourth_events.EVENTFUL, (501,), SHORT_S),
    *scenes(fifth_events.EVENTFUL, range(501, 504), SHORT_S),
    *scenes(quiet.QUIET | kept_back.QUIET | third_quiet.QUIET | fourth_quiet.QUIET, (501,), LONG_S),
    *scenes(fifth_quiet.QUIET, range(501, 504), LONG_S),
)
