"""The recipe of one file: which time of one clip it shows, and what of that nobody is to see or hear.

It is the whole of what a person decided about the picture: the file is made of the clip and of this, of nothing else.
"""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final

from ..canonical import Json, canonical
from ..request.plain import as_plain
from .area import RecipeImpossible
from .track import MOST_MS, Track, may_be_span

VERSION: Final = 1
KIND: Final = "redaction"
MOST_BOXES: Final = 100
MOST_MUTES: Final = 200
MOST_KEYS_IN_ALL: Final = 20_000


class Why(StrEnum):
    """Why something is not shown. No words of one's own: they would be personal data beside what they hide."""

    BYSTANDER = "bystander"
    """Somebody whom this is not about."""
    CHILD = "child"
    HOUSEHOLD = "household"
    """Somebody who lives here."""
    PLATE = "plate"
    """The license plate of somebody whom this is not about."""
    NEIGHBOR = "neighbor"
    """Another home, its windows or its land."""
    HOME = "home"
    """What is in this home, or how it is secured."""
    DOCUMENT = "document"
    """Writing, a screen, an address."""
    CONVERSATION = "conversation"
    OTHER = "other"


class Treatment(StrEnum):
    """What is done to the whole picture."""

    COVERED = "covered"
    """Black, but for a hole where there is one."""
    PIXELATED = "pixelated"
    """A few large blocks. For places, not for persons: whoever has many pictures may put some of one back together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A part of a clip, from the first picture at or after `from_ms` to the last one before `to_ms`."""

    from_ms: int
    to_ms: int
    """Since the clip's first picture."""

    def __post_init__(self) -> None:
        """Raise RecipeImpossible."""
        may_be_span(self.from_ms, self.to_ms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One still: the picture that a player shows at this time of a clip."""

    at_ms: int
    """Since the clip's first picture."""

    def __post_init__(self) -> None:
        """Raise RecipeImpossible."""
        if not 0 <= self.at_ms <= MOST_MS:
            raise RecipeImpossible


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What is done to the whole picture before the boxes are painted."""

    mode: Treatment
    hole: Track | None
    """What stays as it is: only this area."""
    why: Why

    def __post_init__(self) -> None:
        """Raise RecipeImpossible."""
        if self.hole is not None and self.mode is not Treatment.COVERED:
            raise RecipeImpossible


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """An area that is black, whatever else is done."""

    track: Track
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute:
    """A time of the clip without sound."""

    from_ms: int
    to_ms: int
    why: Why

    def __post_init__(self) -> None:
        """Raise RecipeImpossible."""
        may_be_span(self.from_ms, self.to_ms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """All of it."""

    cut: Interval | Moment
    whole: Whole | None
    boxes: tuple[Box, ...]
    audio: bool
    """Whether the sound leaves as well."""
    mutes: tuple[Mute, ...]

    def __post_init__(self) -> None:
        """Raise RecipeImpossible."""
        is_video = isinstance(self.cut, Interval)
        holes = [self.whole.hole] if self.whole is not None and self.whole.hole is not None else []
        keys = sum(len(track.keys) for track in (*holes, *(box.track for box in self.boxes)))
        if len(self.boxes) > MOST_BOXES or len(self.mutes) > MOST_MUTES or keys > MOST_KEYS_IN_ALL:
            raise RecipeImpossible
        # What is muted is of the sound, and a still has none.
        if (self.audio and not is_video) or (self.mutes and not self.audio):
            raise RecipeImpossible

    def as_json(self) -> dict[str, Json]:
        """Return what is shown, stored and hashed."""
        return {"v": VERSION, "kind": KIND, **as_plain(self)}

    def dump(self) -> bytes:
        """Return its one spelling (RFC 8785)."""
        return canonical(self.as_json())

    @property
    def sha256(self) -> bytes:
        """The digest of its one spelling."""
        return sha256(self.dump()).digest()
