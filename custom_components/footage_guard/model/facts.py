"""What the ledger is told of clips, holds and keys, each before the effect of it can be seen.

opened ──> sealed ──> removed
└─────> cut ─────────┘        missing and found again come in between
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from .account import Account
from .approval_facts import ApprovalFact
from .clip import NO_DIGEST, Clip, ClipInvalid, ClipState, HoldKind
from .history import Finding
from .ids import CameraId, ClipId, HoldId
from .lockdown_facts import LockdownFact
from .people_facts import PeopleFact
from .process_facts import ProcessFact
from .request_facts import RequestFact
from .share_facts import ShareFact
from .unlock_facts import UnlockFact
from .watch_facts import ClipWatched


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """How a clip shows what it shows."""

    codec: str
    """Such as `h264`."""
    width: int
    height: int
    """Pixels, as they are coded."""
    clock_offset_ms: int | None
    """What the camera's own clock was ahead of ours when the clip began, where that could be observed."""

    def __post_init__(self) -> None:
        """Raise ClipInvalid."""
        if not self.codec or self.width < 1 or self.height < 1:
            raise ClipInvalid("picture")


@dataclass(frozen=True, slots=True, kw_only=True)
class _ClipEnded:
    """All that is known of a clip once nothing is written to it any more."""

    state: ClassVar[ClipState]
    clip_id: ClipId
    camera: CameraId
    start_ms: int
    end_ms: int
    epoch: str
    picture: Picture
    size_bytes: int
    digest: bytes
    header_digest: bytes
    imported: bool

    def __post_init__(self) -> None:
        """Raise IdInvalid or ClipInvalid: what the ledger was told cannot be taken back."""
        self.clip(0)

    def clip(self, leaf: int) -> Clip:
        """Return the clip this makes, as number `leaf` of the ledger tells it."""
        return Clip(
            id=self.clip_id,
            camera=self.camera,
            start_ms=self.start_ms,
            end_ms=self.end_ms,
            epoch=self.epoch,
            size_bytes=self.size_bytes,
            digest=self.digest,
            header_digest=self.header_digest,
            state=self.state,
            imported=self.imported,
            leaf=leaf,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipSealed(_ClipEnded):
    """The file is whole."""

    state = ClipState.SEALED


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipCut(_ClipEnded):
    """The writing was cut off; exactly these bytes are the file from now on."""

    state = ClipState.CUT


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipOpened:
    """A file with this header was begun; without an end in the ledger it was cut."""

    clip_id: ClipId
    camera: CameraId
    start_ms: int
    epoch: str
    picture: Picture
    header_digest: bytes
    imported: bool

    def __post_init__(self) -> None:
        """Raise IdInvalid or ClipInvalid: what the ledger was told cannot be taken back."""
        self.clip(0)

    def clip(self, leaf: int) -> Clip:
        """Return the clip this makes, as number `leaf` of the ledger tells it."""
        return Clip(
            id=self.clip_id,
            camera=self.camera,
            start_ms=self.start_ms,
            end_ms=self.start_ms,
            epoch=self.epoch,
            size_bytes=0,
            digest=NO_DIGEST,
            header_digest=self.header_digest,
            state=ClipState.OPEN,
            imported=self.imported,
            leaf=leaf,
        )


def ended[Ended: (ClipSealed, ClipCut)](
    kind: type[Ended], opened: ClipOpened, *, end_ms: int, size_bytes: int, digest: bytes
) -> Ended:
    """Return how a clip that was opened ended; raise ClipInvalid."""
    return kind(
        clip_id=opened.clip_id,
        camera=opened.camera,
        start_ms=opened.start_ms,
        end_ms=end_ms,
        epoch=opened.epoch,
        picture=opened.picture,
        size_bytes=size_bytes,
        digest=digest,
        header_digest=opened.header_digest,
        imported=opened.imported,
    )


class Removal(StrEnum):
    """Why a clip goes."""

    AGE = "age"
    QUOTA = "quota"
    EMPTY = "empty"
    """Its writing was cut off before anything of it could be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipRemoved:
    """We remove the file; told first, so that a file that is gone without it was removed outside."""

    clip_id: ClipId
    reason: Removal


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipMissing:
    """The file was removed outside."""

    clip_id: ClipId


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipFound:
    """A file that was missing lies in its place again, byte for byte."""

    clip_id: ClipId
    state: ClipState
    """What it was before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipAccounted:
    """What was asked of the recorder of a clip, and what is missing in it; told before the clip's end is."""

    clip_id: ClipId
    account: Account


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingRecorded:
    """A clip was asked for, and there was no picture to make one of, or none could be written."""

    camera: CameraId
    account: Account


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldPlaced:
    """These clips stay until the hold is ended."""

    hold_id: HoldId
    kind: HoldKind
    clip_ids: tuple[ClipId, ...]
    made_ms: int
    until_ms: int | None
    """From when on it may be ended without anybody asking; None for never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldEnded:
    """These clips may go again."""

    hold_id: HoldId


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldLifted:
    """A person ended a hold that nothing else ends early: these clips may go again."""

    hold_id: HoldId
    actor: str
    """User id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EpochMade:
    """From now on clips are written for this key, and for no other of the same name."""

    epoch: str
    recipient: bytes
    """X25519 public key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EpochErased:
    """Nobody can open a clip of this epoch any more, here or in a copy."""

    epoch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryAccepted:
    """A person was shown what is wrong with the history, and goes on from what is there."""

    finding: Finding
    size: int
    """Records that were there and in order."""
    known: int
    """Records that had been there once."""


type ClipEnded = ClipSealed | ClipCut
type ClipFact = ClipOpened | ClipEnded | ClipRemoved | ClipMissing | ClipFound
type RecorderFact = ClipAccounted | NothingRecorded
type HoldFact = HoldPlaced | HoldEnded | HoldLifted
type VaultFact = ClipFact | RecorderFact | HoldFact | EpochMade | EpochErased | HistoryAccepted
type PersonFact = UnlockFact | ClipWatched | PeopleFact
type Fact = VaultFact | LockdownFact | RequestFact | PersonFact | ApprovalFact | ShareFact | ProcessFact
