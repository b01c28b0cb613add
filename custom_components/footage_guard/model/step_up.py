"""How often a secret may be wrong, and for how long nobody's is looked at afterwards.

From the fifth wrong secret of a person in a row on, each locks: five minutes, then twice as long each time, a day at
most. Wrong ones of several persons add up, so that more persons do not mean more guesses; no person alone locks out the
others by that.

Time is what has passed on the clock that nobody sets. While the machine runs, setting the wall clock changes nothing.
Of the time before a start of the machine only the wall clock tells; it is believed once the machine has run for the
shortest lock.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from .errors import StepUpLocked

ALLOWED: Final = 5
"""Wrong secrets of one person in a row, the last of which locks."""
ALLOWED_OF_ALL: Final = 20
"""The same for all persons together."""
_MOST_OF_ONE: Final = ALLOWED_OF_ALL // 2
"""What one person adds to those of all: without it, whoever has one session could lock out everybody."""
FIRST_LOCK_MS: Final = 5 * 60 * 1000
LONGEST_LOCK_MS: Final = 24 * 60 * 60 * 1000
_DOUBLINGS: Final = 9
"""As many make five minutes longer than a day."""
WORST: Final = ALLOWED + _DOUBLINGS
"""What is assumed where it is not known any more: each further wrong one locks for the longest time."""
_READ_TWICE_MS: Final = 60_000
EVERYBODY: Final = ""
"""In place of a user id: what is assumed of those of whom nothing is known."""


class Clocks(Protocol):
    """The clocks of the machine at one moment."""

    @property
    def at_ms(self) -> int:
        """UTC, milliseconds since 1970, as the machine believes."""

    @property
    def boot(self) -> str:
        """Which start of the machine this is, or nothing where the system does not tell."""

    @property
    def up_ms(self) -> int:
        """Milliseconds since that start, sleep included."""


def later_ms(by_wall_ms: int, by_steady_ms: int) -> int:
    """Return which end of a wait is told, both by the wall clock; within a minute they are one that was read twice."""
    return by_steady_ms if by_steady_ms - by_wall_ms > _READ_TWICE_MS else by_wall_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """Wrong secrets in a row."""

    count: int
    last: Clocks | None
    """When the newest was counted; None where that is not known, which counts as now."""


type WrongByPerson = Mapping[str, Wrong]
"""By user id, or EVERYBODY."""


def may_try(person_id: str, wrong: WrongByPerson, now: Clocks) -> None:
    """Pass where a person's secret is looked at now; raise StepUpLocked."""
    own = wrong.get(person_id) or wrong.get(EVERYBODY)
    if own is not None and _locks(lock_ms(own.count), own, now):
        raise StepUpLocked
    persons = [one for person, one in wrong.items() if person != EVERYBODY and one.count]
    of_all_ms = lock_ms(sum(min(one.count, _MOST_OF_ONE) for one in persons), ALLOWED_OF_ALL)
    if any(_locks(of_all_ms, one, now) for one in persons):
        raise StepUpLocked


def one_more(person_id: str, wrong: WrongByPerson) -> int:
    """Return how many of a person are wrong in a row if the next one is."""
    own = wrong.get(person_id) or wrong.get(EVERYBODY)
    return own.count + 1 if own is not None else 1


def lock_ms(count: int, allowed: int = ALLOWED) -> int:
    """Return for how long so many wrong ones lock, from the newest on."""
    if count < allowed:
        return 0
    return min(FIRST_LOCK_MS << min(count - allowed, _DOUBLINGS), LONGEST_LOCK_MS)


def has_passed(length_ms: int, since: Clocks, now: Clocks) -> bool:
    """Tell whether so much time has passed for sure."""
    is_known = bool(since.boot and now.boot)
    # Where the system does not tell its starts, a count that went on is that of one start, or of a longer time.
    if since.boot == now.boot if is_known else now.up_ms >= since.up_ms:
        return now.up_ms - since.up_ms >= length_ms
    if now.up_ms >= length_ms:
        return True
    return now.up_ms >= FIRST_LOCK_MS and now.at_ms - since.at_ms >= length_ms


def _locks(length_ms: int, wrong: Wrong, now: Clocks) -> bool:
    return length_ms > 0 and (wrong.last is None or not has_passed(length_ms, wrong.last, now))
