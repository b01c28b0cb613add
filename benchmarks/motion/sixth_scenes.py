"""The sixth part of the labelled set, which only the final figures see: import it for nothing else."""

from typing import Final

from benchmarks.motion import (
    events,
    fifth_events,
    fifth_quiet,
    fourth_events,
    fourth_quiet,
    kept_back,
    quiet,
    sixth_events,
    sixth_quiet,
    third_events,
    third_quiet,
)
from benchmarks.motion.scenes import LONG_S, SHORT_S, scenes

_EVENTFUL: Final = (
    events.EVENTFUL | kept_back.EVENTFUL | third_events.EVENTFUL | fourth_events.EVENTFUL | fifth_events.EVENTFUL
)
_QUIET: Final = quiet.QUIET | kept_back.QUIET | third_quiet.QUIET | fourth_quiet.QUIET | fifth_quiet.QUIET
HELD_OUT: Final = (
    *scenes(_EVENTFUL, (601,), SHORT_S),
    *scenes(sixth_events.EVENTFUL, range(601, 604), SHORT_S),
    *scenes(_QUIET, (601,), LONG_S),
    *scenes(sixth_quiet.QUIET, range(601, 604), LONG_S),
)
