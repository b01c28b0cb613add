"""How far the files of a draft are."""

from dataclasses import dataclass
from enum import StrEnum


class JobState(StrEnum):
    """Where it stands."""

    WAITING_FOR_UNLOCK = "waiting_for_unlock"
    """Nobody has unlocked the vault who could have it go on; it begins anew then."""
    RUNNING = "running"
    FINISHED = "finished"
    """The draft is frozen."""
    FAILED = "failed"
    """It does not go on by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobView:
    """What a page shows of it."""

    state: JobState
    done_bytes: int = 0
    total_bytes: int = 0
    problem: str | None = None
    """The code of what it failed by."""
