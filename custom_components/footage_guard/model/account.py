"""What a recorder can say of a time it was asked to record: why it was asked, and where nothing was there to record."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MAX_TRIGGERS: Final = 64
"""A clip tells of so many, the first half of which motion may take; more make it longer and are not told."""
MAX_GAPS: Final = 256


class AccountInvalid(ValueError):
    """An account that cannot be true."""


class TriggerKind(StrEnum):
    """What asked for a clip."""

    BELL = "bell"
    MOTION = "motion"
    BUTTON = "button"
    ACTION = "action"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One time something asked for a clip."""

    kind: TriggerKind
    at_ms: int
    """When it happened, in UTC since 1970, by the clock of Home Assistant; not when we heard of it."""

    def __post_init__(self) -> None:
        """Raise AccountInvalid."""
        if self.at_ms < 0:
            raise AccountInvalid("trigger")


class GapReason(StrEnum):
    """Why there are no pictures of a time."""

    NOT_YET = "not_yet"
    """The camera was not read yet, as after a start."""
    OFFLINE = "offline"
    """There was no connection to the camera."""
    STALLED = "stalled"
    """The camera was connected and sent no picture."""
    JUMPED = "jumped"
    """The camera's time jumped; what it sent in between cannot be placed."""
    CHANGED = "changed"
    """The camera changed its picture's size or format, and was connected to anew."""
    LATE = "late"
    """The disk was too slow or took nothing, or no key frame came for too long; memory went to what came after."""
    NOT_KEPT = "not_kept"
    """It lay further back than pictures are kept in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A time of which there are no pictures; milliseconds since 1970 in UTC, from `from_ms` to before `to_ms`."""

    from_ms: int
    to_ms: int
    why: GapReason

    def __post_init__(self) -> None:
        """Raise AccountInvalid."""
        if not 0 <= self.from_ms < self.to_ms:
            raise AccountInvalid("gap")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What was asked of a recorder, and what it could not do."""

    asked_from_ms: int
    """The first moment that was asked for; a clip begins at the last key frame before it, if there is one."""
    asked_to_ms: int
    """The first moment behind what was asked for."""
    triggers: tuple[Trigger, ...]
    """Oldest first by arrival; none where a clip goes on from the one before."""
    gaps: tuple[Gap, ...]
    """In order, without overlap."""

    def __post_init__(self) -> None:
        """Raise AccountInvalid."""
        is_ordered = all(one.to_ms <= other.from_ms for one, other in zip(self.gaps, self.gaps[1:], strict=False))
        if not 0 <= self.asked_from_ms <= self.asked_to_ms or not is_ordered:
            raise AccountInvalid("span")
        if len(self.triggers) > MAX_TRIGGERS or len(self.gaps) > MAX_GAPS:
            raise AccountInvalid("length")
