"""Everything that can be refused or go wrong, as one tree.

FootageGuardError
├── SetupError            what a set-up or options form can get wrong
│   ├── PassphraseTooWeak
│   ├── PassphraseMismatch
│   ├── ApproverNotEligible
│   ├── OnlyInPanel
│   ├── VaultPathNotAllowed
│   ├── VaultPathInUse
│   ├── DataFolderUnwritable
│   ├── QuietHoursInvalid
│   └── SourceError       what is wrong with the named source of a camera
│       ├── SourceMissing
│       ├── SourceAmbiguous
│       ├── StreamUrlInvalid
│       ├── CameraNotFound
│       └── EntityNotFound
├── StreamError           what opening a stream found
│   ├── CannotConnect
│   ├── InvalidAuth
│   ├── NoVideo
│   ├── UnsupportedCodec
│   ├── NotRecordable
│   ├── CameraOffline
│   ├── RecordingOff
│   └── CameraAmbiguous
├── ImportingError        what keeps another recorder's footage out of the vault
│   ├── ImportSourceAmbiguous
│   ├── ImportTimeInvalid
│   ├── ImportPathNotAllowed
│   ├── ImportNotFound
│   ├── ImportEntityInvalid
│   ├── ImportNoRecording
│   ├── ImportHostNotAllowed
│   ├── ImportUnavailable
│   ├── ImportTooLarge
│   ├── ImportTooLong
│   ├── ImportNotVideo
│   ├── ImportNotPlayable
│   └── ImportDamaged
├── ClipError             what opening a clip of the vault found
│   ├── ClipHeaderInvalid
│   ├── ClipHeaderForged
│   ├── ClipKeyMissing
│   ├── ClipDamaged
│   ├── ClipNotFinished
│   └── NotPlayableHere
├── RequestInvalid        what keeps a request for footage from being taken in
├── TransitionRefused     what a request or a release does not allow at its stage
├── HoldingError          what keeps clips from being found, held or let go
│   ├── ClipsAmbiguous
│   ├── SpanInvalid
│   ├── HoldTooLarge
│   ├── TooManyHolds
│   ├── HoldLeavesNoRoom
│   ├── HoldUnknown
│   └── HoldNotOfAction
├── AskingError           what keeps somebody from asking, or from changing what was asked
│   ├── RequestUnknown
│   ├── RequestAltered
│   ├── RequestChanged
│   ├── NotWithdrawn
│   ├── TooManyAsked
│   ├── DeclinedBefore
│   ├── NothingToMute
│   ├── NotMuted
│   ├── NothingMatches
│   ├── HandOverUnheard
│   └── VerifiedOtherwise
├── ApprovalError         what keeps a file from being prepared, decided about or released
│   ├── DraftInvalid
│   ├── DraftUnknown
│   ├── IntervalNotWhole
│   ├── SoundNotRemoved
│   ├── RequestNotPending
│   ├── LinksOff
│   ├── NotFrozen
│   ├── ExportChanged
│   ├── AlreadyVoted
│   ├── TermsOver
│   ├── NotLiveYet
│   └── RenderStopped
├── RenderingError        what keeps a file that is to leave from being made
│   ├── RedactionInvalid
│   ├── NothingInInterval
│   ├── FootageUnreadable
│   ├── FormatUnsupported
│   └── EncoderMissing
├── LedgerError           what the history can be found to be
│   ├── FactUnknown
│   ├── FactErased
│   ├── LedgerBusy
│   ├── LedgerDamaged
│   ├── LedgerRolledBack
│   ├── NothingToAccept
│   ├── LedgerTooNew
│   ├── CheckpointInvalid
│   └── ProofInvalid
├── PeopleError           what keeps people from being let in or out, and the policy from being changed
│   ├── PolicyRefused
│   ├── NothingToChange
│   ├── QuorumTooLarge
│   ├── ChangeUnknown
│   ├── PersonUnknown
│   ├── AlreadyEnrolled
│   ├── NotInvited
│   └── ApproverMustUnlock
└── VaultError            what stands between a person and the vault
    ├── VaultFileRefused
    ├── KeysDamaged
    ├── NotAnApprover
    ├── StepUpFailed
    ├── StepUpLocked
    ├── PinTooWeak
    ├── PinMismatch
    ├── RecoveryCodeMismatch
    ├── NotYet
    ├── NotInteractive
    ├── NotLocal
    ├── ChallengeUsed
    ├── ChallengeExpired
    ├── StatementChanged
    ├── VaultLocked
    ├── LastApprover
    ├── IndexDamaged
    ├── IndexTooNew
    ├── ClipUnknown
    ├── ClipRemovedOutside
    ├── StateDamaged
    ├── StateTooNew
    ├── KeysMissing
    ├── KeysExist
    ├── LockedDown
    ├── NotLockedDown
    ├── NotLoaded
    ├── DiskRefused
    └── VaultFull
"""

from .approval import (
    AlreadyVoted,
    ApprovalError,
    DraftInvalid,
    DraftUnknown,
    ExportChanged,
    IntervalNotWhole,
    LinksOff,
    NotFrozen,
    NotLiveYet,
    RenderStopped,
    RequestNotPending,
    SoundNotRemoved,
    TermsOver,
)
from .asking import (
    AskingError,
    DeclinedBefore,
    HandOverUnheard,
    NothingMatches,
    NothingToMute,
    NotMuted,
    NotWithdrawn,
    RequestAltered,
    RequestChanged,
    RequestUnknown,
    TooManyAsked,
    VerifiedOtherwise,
)
from .base import FootageGuardError, Kind
from .clip import (
    ClipDamaged,
    ClipError,
    ClipHeaderForged,
    ClipHeaderInvalid,
    ClipKeyMissing,
    ClipNotFinished,
    NotPlayableHere,
)
from .holding import (
    ClipsAmbiguous,
    HoldingError,
    HoldLeavesNoRoom,
    HoldNotOfAction,
    HoldTooLarge,
    HoldUnknown,
    SpanInvalid,
    TooManyHolds,
)
from .importing import (
    ImportDamaged,
    ImportEntityInvalid,
    ImportHostNotAllowed,
    ImportingError,
    ImportNoRecording,
    ImportNotFound,
    ImportNotPlayable,
    ImportNotVideo,
    ImportPathNotAllowed,
    ImportSourceAmbiguous,
    ImportTimeInvalid,
    ImportTooLarge,
    ImportTooLong,
    ImportUnavailable,
)
from .ledger import (
    CheckpointInvalid,
    FactErased,
    FactUnknown,
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    LedgerRolledBack,
    LedgerTooNew,
    NothingToAccept,
    ProofInvalid,
)
from .lifecycle import TransitionRefused
from .people import (
    AlreadyEnrolled,
    ApproverMustUnlock,
    ChangeUnknown,
    NothingToChange,
    NotInvited,
    PeopleError,
    PersonUnknown,
    PolicyRefused,
    QuorumTooLarge,
)
from .rendering import (
    EncoderMissing,
    FootageUnreadable,
    FormatUnsupported,
    NothingInInterval,
    RedactionInvalid,
    RenderingError,
)
from .request import Reason, RequestInvalid
from .setup import (
    ApproverNotEligible,
    CameraNotFound,
    DataFolderUnwritable,
    EntityNotFound,
    OnlyInPanel,
    PassphraseMismatch,
    PassphraseTooWeak,
    QuietHoursInvalid,
    SetupError,
    SourceAmbiguous,
    SourceError,
    SourceMissing,
    StreamUrlInvalid,
    VaultPathInUse,
    VaultPathNotAllowed,
)
from .stream import (
    CameraAmbiguous,
    CameraOffline,
    CannotConnect,
    InvalidAuth,
    NotRecordable,
    NoVideo,
    RecordingOff,
    StreamError,
    UnsupportedCodec,
)
from .vault import (
    ChallengeExpired,
    ChallengeUsed,
    ClipRemovedOutside,
    ClipUnknown,
    DiskRefused,
    IndexDamaged,
    IndexTooNew,
    KeysDamaged,
    KeysExist,
    KeysMissing,
    LastApprover,
    LockedDown,
    NotAnApprover,
    NotInteractive,
    NotLoaded,
    NotLocal,
    NotLockedDown,
    NotYet,
    PinMismatch,
    PinTooWeak,
    RecoveryCodeMismatch,
    StateDamaged,
    StatementChanged,
    StateTooNew,
    StepUpFailed,
    StepUpLocked,
    VaultError,
    VaultFileRefused,
    VaultFull,
    VaultLocked,
)

__all__ = [
    "AlreadyEnrolled",
    "AlreadyVoted",
    "ApprovalError",
    "ApproverMustUnlock",
    "ApproverNotEligible",
    "AskingError",
    "CameraAmbiguous",
    "CameraNotFound",
    "CameraOffline",
    "CannotConnect",
    "ChallengeExpired",
    "ChallengeUsed",
    "ChangeUnknown",
    "CheckpointInvalid",
    "ClipDamaged",
    "ClipError",
    "ClipHeaderForged",
    "ClipHeaderInvalid",
    "ClipKeyMissing",
    "ClipNotFinished",
    "ClipRemovedOutside",
    "ClipUnknown",
    "ClipsAmbiguous",
    "DataFolderUnwritable",
    "DeclinedBefore",
    "DiskRefused",
    "DraftInvalid",
    "DraftUnknown",
    "EncoderMissing",
    "EntityNotFound",
    "ExportChanged",
    "FactErased",
    "FactUnknown",
    "FootageGuardError",
    "FootageUnreadable",
    "FormatUnsupported",
    "HandOverUnheard",
    "HoldLeavesNoRoom",
    "HoldNotOfAction",
    "HoldTooLarge",
    "HoldUnknown",
    "HoldingError",
    "ImportDamaged",
    "ImportEntityInvalid",
    "ImportHostNotAllowed",
    "ImportNoRecording",
    "ImportNotFound",
    "ImportNotPlayable",
    "ImportNotVideo",
    "ImportPathNotAllowed",
    "ImportSourceAmbiguous",
    "ImportTimeInvalid",
    "ImportTooLarge",
    "ImportTooLong",
    "ImportUnavailable",
    "ImportingError",
    "IndexDamaged",
    "IndexTooNew",
    "IntervalNotWhole",
    "InvalidAuth",
    "KeysDamaged",
    "KeysExist",
    "KeysMissing",
    "Kind",
    "LastApprover",
    "LedgerBusy",
    "LedgerDamaged",
    "LedgerError",
    "LedgerRolledBack",
    "LedgerTooNew",
    "LinksOff",
    "LockedDown",
    "NoVideo",
    "NotAnApprover",
    "NotFrozen",
    "NotInteractive",
    "NotInvited",
    "NotLiveYet",
    "NotLoaded",
    "NotLocal",
    "NotLockedDown",
    "NotMuted",
    "NotPlayableHere",
    "NotRecordable",
    "NotWithdrawn",
    "NotYet",
    "NothingInInterval",
    "NothingMatches",
    "NothingToAccept",
    "NothingToChange",
    "NothingToMute",
    "OnlyInPanel",
    "PassphraseMismatch",
    "PassphraseTooWeak",
    "PeopleError",
    "PersonUnknown",
    "PinMismatch",
    "PinTooWeak",
    "PolicyRefused",
    "ProofInvalid",
    "QuietHoursInvalid",
    "QuorumTooLarge",
    "Reason",
    "RecordingOff",
    "RecoveryCodeMismatch",
    "RedactionInvalid",
    "RenderStopped",
    "RenderingError",
    "RequestAltered",
    "RequestChanged",
    "RequestInvalid",
    "RequestNotPending",
    "RequestUnknown",
    "SetupError",
    "SoundNotRemoved",
    "SourceAmbiguous",
    "SourceError",
    "SourceMissing",
    "SpanInvalid",
    "StateDamaged",
    "StateTooNew",
    "StatementChanged",
    "StepUpFailed",
    "StepUpLocked",
    "StreamError",
    "StreamUrlInvalid",
    "TermsOver",
    "TooManyAsked",
    "TooManyHolds",
    "TransitionRefused",
    "UnsupportedCodec",
    "VaultError",
    "VaultFileRefused",
    "VaultFull",
    "VaultLocked",
    "VaultPathInUse",
    "VaultPathNotAllowed",
    "VerifiedOtherwise",
]
