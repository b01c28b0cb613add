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
│   └── NotRecordable
├── ClipError             what opening a clip of the vault found
│   ├── ClipHeaderInvalid
│   ├── ClipHeaderForged
│   ├── ClipKeyMissing
│   └── ClipDamaged
├── LedgerError           what the history can be found to be
│   ├── FactUnknown
│   ├── FactErased
│   ├── LedgerBusy
│   ├── LedgerDamaged
│   ├── LedgerRolledBack
│   ├── LedgerTooNew
│   ├── CheckpointInvalid
│   └── ProofInvalid
└── VaultError            what stands between a person and the vault
    ├── VaultFileRefused
    ├── KeysDamaged
    ├── NotAnApprover
    ├── StepUpFailed
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
    ├── NotLoaded
    ├── DiskRefused
    └── VaultFull
"""

from .base import FootageGuardError, Kind
from .clip import ClipDamaged, ClipError, ClipHeaderForged, ClipHeaderInvalid, ClipKeyMissing
from .ledger import (
    CheckpointInvalid,
    FactErased,
    FactUnknown,
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    LedgerRolledBack,
    LedgerTooNew,
    ProofInvalid,
)
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
from .stream import CannotConnect, InvalidAuth, NotRecordable, NoVideo, StreamError, UnsupportedCodec
from .vault import (
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
    NotLoaded,
    StateDamaged,
    StateTooNew,
    StepUpFailed,
    VaultError,
    VaultFileRefused,
    VaultFull,
    VaultLocked,
)

__all__ = [
    "ApproverNotEligible",
    "CameraNotFound",
    "CannotConnect",
    "CheckpointInvalid",
    "ClipDamaged",
    "ClipError",
    "ClipHeaderForged",
    "ClipHeaderInvalid",
    "ClipKeyMissing",
    "ClipRemovedOutside",
    "ClipUnknown",
    "DataFolderUnwritable",
    "DiskRefused",
    "EntityNotFound",
    "FactErased",
    "FactUnknown",
    "FootageGuardError",
    "IndexDamaged",
    "IndexTooNew",
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
    "LockedDown",
    "NoVideo",
    "NotAnApprover",
    "NotLoaded",
    "NotRecordable",
    "OnlyInPanel",
    "PassphraseMismatch",
    "PassphraseTooWeak",
    "ProofInvalid",
    "QuietHoursInvalid",
    "SetupError",
    "SourceAmbiguous",
    "SourceError",
    "SourceMissing",
    "StateDamaged",
    "StateTooNew",
    "StepUpFailed",
    "StreamError",
    "StreamUrlInvalid",
    "UnsupportedCodec",
    "VaultError",
    "VaultFileRefused",
    "VaultFull",
    "VaultLocked",
    "VaultPathInUse",
    "VaultPathNotAllowed",
]
