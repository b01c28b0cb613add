"""Who is enrolled in a vault, as the ledger says: with which keys, as what, and since when that counts."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from .ids import ChangeId
from .step_up import Clocks, later_ms

WAIT_MS: Final = 24 * 60 * 60 * 1000
"""Between what lets somebody or something in and its effect; everybody is told and can stop it meanwhile."""
OPEN_MS: Final = 7 * WAIT_MS
"""How long an invitation can be taken up, and a proposal voted for; and what was agreed to, be done."""


class Role(StrEnum):
    """What an enrolled person may do."""

    APPROVER = "approver"
    """Unlocks, watches, prepares and votes."""
    VIEWER = "viewer"
    """Unlocks and watches, declines and stops; never votes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An enrolled person."""

    person_id: str
    """User id."""
    role: Role
    root: bytes
    """X25519 public key: what the person's secrets open."""
    approver_key: bytes
    """Ed25519 public key: what the person signs with."""
    since: Clocks
    """When the ledger was told."""
    wait_ms: int
    """From then on; the person lets nobody and nothing in before."""
    is_over: bool = False
    """The ledger was told that the wait is over, which no start of the machine takes back."""

    def is_usable(self, now: Clocks) -> bool:
        """Tell whether the wait is over."""
        return has_waited(self.wait_ms, self.since, now, was_told=self.is_over)

    def usable_from_ms(self, now: Clocks) -> int:
        """Return when the wait is over, if the machine runs on."""
        return waits_until_ms(self.wait_ms, self.since, now, was_told=self.is_over)

    def is_counted(self, now: Clocks) -> bool:
        """Tell whether the wait is over by the wall clock at least: then as many have to agree as if they decided.

        Without this, a start of the machine before the ledger was told leaves fewer to agree until it has run for long.
        """
        return self.is_over or now.at_ms - self.since.at_ms >= self.wait_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A person who may enroll, by that very person alone."""

    change_id: str
    """The change that invited them."""
    person_id: str
    role: Role
    since: Clocks
    is_over: bool = False
    """Something happened after its end."""

    def is_open(self, now: Clocks) -> bool:
        """Tell whether it can still be taken up."""
        return not self.is_over and is_within(OPEN_MS, self.since, now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """When a door to the outside closes by itself."""

    closes_ms: int
    since: Clocks
    """When it was opened."""
    is_over: bool = False
    """Something happened after that."""

    def is_open(self, now: Clocks) -> bool:
        """Tell whether that is still to come, by both clocks."""
        return not self.is_over and is_within(self.closes_ms - self.since.at_ms, self.since, now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """An approver who was taken out, or left."""

    person_id: str
    actor: str
    """User id of who did it."""
    since: Clocks
    is_over: bool = False
    """The ledger was told that the wait is over."""

    def counts(self, now: Clocks) -> bool:
        """Tell whether as many votes are needed as if they were there: everybody is to see it before fewer decide."""
        return not has_waited(WAIT_MS, self.since, now, was_told=self.is_over)

    def counts_until_ms(self, now: Clocks) -> int:
        """Return when the wait is over, if the machine runs on."""
        return waits_until_ms(WAIT_MS, self.since, now, was_told=self.is_over)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """A person's recovery code is to replace their passphrase."""

    change_id: ChangeId
    person_id: str
    wrap_sha256: bytes
    since: Clocks

    def is_due(self, now: Clocks) -> bool:
        """Tell whether everybody could stop it for long enough."""
        return has_waited(WAIT_MS, self.since, now)

    def due_ms(self, now: Clocks) -> int:
        """Return when it is due, if the machine runs on."""
        return waits_until_ms(WAIT_MS, self.since, now)


def has_waited(length_ms: int, since: Clocks, now: Clocks, *, was_told: bool = False) -> bool:
    """Tell whether so much time has passed on the wall clock and on the clock that nobody sets.

    After a start of the machine the second one has to run the whole length anew: of the time before it only a clock
    tells that can be set. Where the ledger was told that it had, it is spared that, and not the wall clock: nobody
    signs such a record, so without this whoever adds one ends a wait that has just begun.
    """
    if not length_ms:
        return True
    return now.at_ms - since.at_ms >= length_ms and (was_told or _run_ms(since, now) >= length_ms)


def waits_until_ms(length_ms: int, since: Clocks, now: Clocks, *, was_told: bool = False) -> int:
    """Return when `has_waited` is so, by the wall clock, if the machine runs on."""
    by_wall_ms = since.at_ms + length_ms
    if was_told or not length_ms:
        return by_wall_ms
    return later_ms(by_wall_ms, now.at_ms + length_ms - _run_ms(since, now))


def is_within(length_ms: int, since: Clocks, now: Clocks) -> bool:
    """Tell whether less time than this has passed by either clock.

    Without the second one, whoever sets the clock back opens anew what is over.
    """
    return now.at_ms - since.at_ms < length_ms and _run_ms(since, now) < length_ms


def _run_ms(since: Clocks, now: Clocks) -> int:
    """Return for how long the clock that nobody sets is known to have run."""
    is_known = bool(since.boot and now.boot)
    # Where the system does not tell its starts, a count that went on is that of one start.
    is_same = since.boot == now.boot if is_known else now.up_ms >= since.up_ms
    return now.up_ms - (since.up_ms if is_same else 0)
