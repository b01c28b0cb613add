"""What the ledger is told of watching, before the first byte of it leaves the vault."""

from dataclasses import dataclass
from enum import StrEnum

from .ids import ClipId


class View(StrEnum):
    """What a person sees of a clip."""

    CLIP = "clip"
    THUMBNAIL = "thumbnail"
    """One small picture of it."""
    PICTURE = "picture"
    """One picture of it that is large enough to tell people by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipWatched:
    """A person is about to see a clip, or one picture of it."""

    clip_id: ClipId
    view: View
    actor: str
    """User id."""
