"""What can be wrong with the history of a vault."""

from dataclasses import dataclass
from enum import StrEnum


class Finding(StrEnum):
    """What was found."""

    ROLLED_BACK = "rolled_back"
    """It ends earlier than it once did, or continues differently."""
    CHECKPOINT_INVALID = "checkpoint_invalid"
    """Its own checkpoint is missing, or not signed by its key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What is wrong, until a person accepts it."""

    finding: Finding
    size: int
    """Records that are there and in order."""
    known: int
    """Records that were there once."""
