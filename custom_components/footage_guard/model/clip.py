"""A clip as the ledger knows it, what keeps it from being removed, and on which day it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
import re
from typing import Final, NamedTuple

from .camera import MAX_CLIP_S
from .ids import CameraId, ClipId, HoldId, parse_clip_id, parse_hold_id

MAX_CLIP_MS: Final = (MAX_CLIP_S.stop - 1) * 1000 + 600_000
"""The longest recording, with look-back, post-roll and the rest of a group of pictures added generously.

Because no clip is longer, whatever overlaps a moment began shortly before it: a search never looks further back.
"""
DIGEST_BYTES: Final = 32
NO_DIGEST: Final = bytes(DIGEST_BYTES)
"""Of a clip whose end was never written."""
QUARTER_MS: Final = 900_000
"""Every zone's local midnight is a quarter of an hour in UTC; in India or Nepal it is no full hour."""
_END_OF_TIME_MS: Final = 253_402_300_800_000
"""The year 10000, which no date can hold."""
_EPOCH = re.compile(r"\d{4}-(0[1-9]|1[0-2])(\.([2-9]|[1-9]\d+))?", re.ASCII)


class ClipInvalid(ValueError):
    """A clip or hold that cannot exist."""


class ClipState(StrEnum):
    """What became of a clip's file."""

    OPEN = "open"
    """It is being written; its end is not known yet."""
    SEALED = "sealed"
    CUT = "cut"
    """Power was lost while it was written; what is there opens."""
    MISSING = "missing"
    """It was removed outside."""


_ENDED: Final = frozenset({ClipState.SEALED, ClipState.CUT})


class Position(NamedTuple):
    """A place in the list of clips by time."""

    start_ms: int
    clip_id: str = ""
    """Empty is before every clip that starts then."""


NEWEST: Final = Position(_END_OF_TIME_MS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """One clip, from `start_ms` to before `end_ms`; milliseconds since 1970 in UTC."""

    id: ClipId
    camera: CameraId
    start_ms: int
    end_ms: int
    """While the clip is open: as far as is known."""
    epoch: str
    """Whose key it is written for, such as `2026-11` or `2026-11.2`. A clock set back makes it differ from `month`."""
    size_bytes: int
    """Of the file as it lies there."""
    digest: bytes
    """SHA-256 of that file."""
    header_digest: bytes
    """SHA-256 of its age header, which holds who can open it."""
    state: ClipState
    imported: bool
    """Another recorder made it."""
    leaf: int
    """Number of the fact in the ledger that says all this, apart from its being missing."""

    def __post_init__(self) -> None:
        """Raise IdInvalid, or ClipInvalid naming what is wrong."""
        parse_clip_id(self.id)
        sound = {
            "camera": bool(self.camera),
            "span": 0 <= self.start_ms <= self.end_ms <= _END_OF_TIME_MS and self.start_ms < _END_OF_TIME_MS,
            "length": self.end_ms - self.start_ms <= MAX_CLIP_MS,
            "epoch": bool(_EPOCH.fullmatch(self.epoch)),
            "size": self.size_bytes >= 0,
            "digest": len(self.digest) == len(self.header_digest) == DIGEST_BYTES,
            "state": self.state not in _ENDED or self.digest != NO_DIGEST,
            "leaf": self.leaf >= 0,
        }
        if not all(sound.values()):
            raise ClipInvalid(", ".join(name for name, is_sound in sound.items() if not is_sound))

    @property
    def month(self) -> str:
        """The folder it lies in."""
        return month_of(self.start_ms)

    @property
    def position(self) -> Position:
        """Its place in the list by time."""
        return Position(self.start_ms, self.id)

    def overlaps(self, from_ms: int, to_ms: int) -> bool:
        """Tell whether it shows something of a span.

        Nobody knows yet how long an open clip becomes, so it counts as long as a clip can be: better held in vain
        than lost. A clip without length counts where it starts.
        """
        if to_ms <= from_ms or self.start_ms >= to_ms:
            return False
        end_ms = self.start_ms + MAX_CLIP_MS if self.state is ClipState.OPEN else max(self.end_ms, self.start_ms + 1)
        return end_ms > from_ms


class HoldKind(StrEnum):
    """Who or what keeps a clip."""

    ACTION = "action"
    """An automation, or a requester nobody has verified: both under one quota."""
    REQUEST = "request"
    OWNER = "owner"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Keeps a clip from retention and quota until it is ended."""

    id: HoldId
    """The same for all clips that one request, action or person keeps at once."""
    kind: HoldKind
    clip_id: ClipId
    made_ms: int
    until_ms: int | None
    """From when on it may be ended without anybody asking; None for never."""

    def __post_init__(self) -> None:
        """Raise IdInvalid or ClipInvalid."""
        parse_hold_id(self.id)
        parse_clip_id(self.clip_id)
        if self.made_ms < 0 or (self.until_ms is not None and self.until_ms < self.made_ms):
            raise ClipInvalid("hold")

    def is_over(self, now_ms: int) -> bool:
        """Tell whether its time has passed."""
        return self.until_ms is not None and self.until_ms <= now_ms


class Kept(NamedTuple):
    """What one hold keeps."""

    hold_id: HoldId
    made_ms: int
    until_ms: int | None
    size_bytes: int


class KeptBy(NamedTuple):
    """A hold, and how much it keeps."""

    hold_id: HoldId
    kind: HoldKind
    made_ms: int
    until_ms: int | None
    clips: int
    size_bytes: int


class Count(NamedTuple):
    """How many clips start in a quarter of an hour of UTC."""

    start_ms: int
    clips: int


class Opened(NamedTuple):
    """What the key of an epoch opens."""

    epoch: str
    clips: int
    """Also those that are missing."""
    size_bytes: int
    """Of files that are there."""


def month_of(ms: int) -> str:
    """Return the month of a moment in UTC."""
    return f"{datetime.fromtimestamp(ms // 1000, UTC):%Y-%m}"


def month_span(month: str) -> tuple[int, int]:
    """Return the first moment of a month such as `2026-11` in UTC, and the first behind it."""
    first = datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC)
    following = (first + timedelta(days=31)).replace(day=1)
    return int(first.timestamp()) * 1000, int(following.timestamp()) * 1000


def days(counts: Iterable[Count], zone: tzinfo) -> dict[date, int]:
    """Return how many clips start on each local day that has some; days of 23 and 25 hours included."""
    found: dict[date, int] = {}
    for start_ms, clips in counts:
        day = datetime.fromtimestamp(start_ms // 1000, zone).date()
        found[day] = found.get(day, 0) + clips
    return found
