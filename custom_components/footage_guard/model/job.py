"""How far the files of a draft are."""

from dataclasses import dataclass
from enum import StrEnum


class JobState(StrEnum):
    """Where it stands."""

    WAITING_FOR_UNLOCK = "waiting_for_unlock"
    """Nobody has unlocked the vault who could have it go on; it begins anew then."""
    QUEUED = "queued"
    """The files of another draft are being made."""
    RUNNING = "running"
    FINISHED = "finished"
    """The draft is frozen."""
    FAILED = "failed"
    """It does not go on by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobView:
    """What a page shows of it."""

    state: JobState
    percent: int = 0
    """Of all files; each counts as much as another."""
    file: int = 0
    """Which one is being made, from 1 on; 0 before the first."""
    files: int = 0
    pictures_done: int = 0
    """Of this file."""
    pictures: int = 0
    """How many this file will have; 0 while nobody knows."""
    left_s: int | None = None
    """How long this file will take from now on; None while nobody knows."""
    missing: int = 0
    """Pictures of all files that could not be decoded, and are not in them; known at the end."""
    problem: str | None = None
    """The code of what it failed by."""
