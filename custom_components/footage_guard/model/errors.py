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

from enum import StrEnum
from typing import ClassVar


class Kind(StrEnum):
    """What a caller can do about an error; mapped to the outside in bridge/problems.py."""

    INVALID = "invalid"
    """The input is wrong: correct it and try again."""
    FORBIDDEN = "forbidden"
    """This path may never do it: another one may."""
    UNAVAILABLE = "unavailable"
    """Something outside does not answer: try again later."""
    DAMAGED = "damaged"
    """What lies in the vault is not what was put there: nothing of it is shown."""


class FootageGuardError(Exception):
    """Anything this integration refuses or cannot do."""

    code: ClassVar[str]
    """Translation key, error code on the wire and anchor in the documentation."""
    kind: ClassVar[Kind]
    field: ClassVar[str] = "base"
    """The form field an error belongs to, where it has one."""


class SetupError(FootageGuardError):
    """A form holds something it must not."""

    kind = Kind.INVALID


class PassphraseTooWeak(SetupError):
    """The passphrase could be guessed from a copy of the disk."""

    code = "passphrase_too_weak"
    field = "passphrase"


class PassphraseMismatch(SetupError):
    """The two passphrases differ."""

    code = "passphrase_mismatch"
    field = "passphrase_repeat"


class ApproverNotEligible(SetupError):
    """The approver is not an active person of this home."""

    code = "approver_not_eligible"
    field = "approver"


class OnlyInPanel(SetupError):
    """A flow tried to raise exposure; any administrator's token can drive a flow, so none may."""

    code = "only_in_panel"
    kind = Kind.FORBIDDEN

    def __init__(self, field: str) -> None:
        """Name the field that would have raised exposure."""
        super().__init__(field)
        self.field = field  # type: ignore[misc]  # the rule decides at run time which field it is


class VaultPathNotAllowed(SetupError):
    """Clips would lie where other parts of Home Assistant serve or write files."""

    code = "vault_path_not_allowed"
    field = "vault_path"


class VaultPathInUse(SetupError):
    """There are clips in the folder in use; another one would be a vault without them."""

    code = "vault_path_in_use"
    field = "vault_path"


class DataFolderUnwritable(SetupError):
    """The keys cannot be written below Home Assistant's configuration."""

    code = "data_folder_unwritable"
    kind = Kind.UNAVAILABLE


class QuietHoursInvalid(SetupError):
    """The quiet hours are not two different times of day."""

    code = "quiet_hours_invalid"
    field = "quiet_hours"


class SourceError(SetupError):
    """A camera's source is not named well."""


class SourceMissing(SourceError):
    """Neither a camera entity nor a stream address was given."""

    code = "source_missing"


class SourceAmbiguous(SourceError):
    """Both a camera entity and a stream address were given."""

    code = "source_ambiguous"


class StreamUrlInvalid(SourceError):
    """The stream address is not one we open: a network scheme and a host are needed."""

    code = "stream_url_invalid"
    field = "stream_url"


class CameraNotFound(SourceError):
    """The camera entity does not exist."""

    code = "camera_not_found"
    field = "camera_entity"


class EntityNotFound(SourceError):
    """A motion or doorbell entity does not exist."""

    code = "entity_not_found"

    def __init__(self, field: str) -> None:
        """Name the field whose entity is missing."""
        super().__init__(field)
        self.field = field  # type: ignore[misc]  # one error serves both entity fields


class StreamError(FootageGuardError):
    """A stream could not be used."""

    kind = Kind.UNAVAILABLE


class CannotConnect(StreamError):
    """Nothing answers at the address, or not in time."""

    code = "cannot_connect"


class InvalidAuth(StreamError):
    """The camera refuses the user name or password."""

    code = "invalid_auth"


class NoVideo(StreamError):
    """The address answers, but no picture can be decoded from it."""

    code = "no_video"


class UnsupportedCodec(StreamError):
    """The picture is in a format the vault does not store."""

    code = "unsupported_codec"


class NotRecordable(StreamError):
    """The camera offers no stream a recorder can read (WebRTC only)."""

    code = "not_recordable"


class ClipError(FootageGuardError):
    """A clip of the vault cannot be opened."""

    kind = Kind.DAMAGED


class ClipHeaderInvalid(ClipError):
    """The file is no age file, or one that nobody should have written."""

    code = "clip_header_invalid"


class ClipHeaderForged(ClipError):
    """Somebody without the file's key changed who can open it."""

    code = "clip_header_forged"


class ClipKeyMissing(ClipError):
    """None of the keys at hand opens the file."""

    code = "clip_key_missing"
    kind = Kind.FORBIDDEN


class ClipDamaged(ClipError):
    """A part of the file was changed, moved, added or cut off."""

    code = "clip_damaged"


class LedgerError(FootageGuardError):
    """The history does not prove what it should."""

    kind = Kind.DAMAGED


class FactUnknown(LedgerError):
    """The ledger holds no such fact, or cannot prove it."""

    code = "fact_unknown"


class LedgerBusy(LedgerError):
    """Another process writes this ledger."""

    code = "ledger_busy"
    kind = Kind.UNAVAILABLE


class LedgerDamaged(LedgerError):
    """A record is not the one that was written."""

    code = "ledger_damaged"

    def __init__(self, index: int) -> None:
        """Name the first record that is wrong."""
        super().__init__(index)
        self.index = index


class LedgerRolledBack(LedgerError):
    """The history ends earlier than it once did, or continues differently, until a person accepts that."""

    code = "ledger_rolled_back"


class LedgerTooNew(LedgerError):
    """A later version of Footage Guard wrote the history."""

    code = "ledger_too_new"
    kind = Kind.UNAVAILABLE


class CheckpointInvalid(LedgerError):
    """A checkpoint is not signed by the key of this ledger."""

    code = "checkpoint_invalid"


class ProofInvalid(LedgerError):
    """A proof does not lead from the record to the root."""

    code = "proof_invalid"


class VaultError(FootageGuardError):
    """The vault does not do this."""

    kind = Kind.FORBIDDEN


class VaultFileRefused(VaultError):
    """A name in the vault leads somewhere else, or the file has a second name."""

    code = "vault_file_refused"
    kind = Kind.DAMAGED


class KeysDamaged(VaultError):
    """The file with the keys cannot be read as one we wrote."""

    code = "keys_damaged"
    kind = Kind.DAMAGED


class NotAnApprover(VaultError):
    """This person holds no keys of the vault."""

    code = "not_an_approver"


class StepUpFailed(VaultError):
    """The passphrase or code is not the right one."""

    code = "step_up_failed"


class VaultLocked(VaultError):
    """This needs a person who has unlocked the vault."""

    code = "vault_locked"


class LastApprover(VaultError):
    """Without this person nobody could ever open the vault again."""

    code = "last_approver"


class IndexDamaged(VaultError):
    """The index cannot be read as one we wrote; it is discarded and rebuilt."""

    code = "index_damaged"
    kind = Kind.DAMAGED


class IndexTooNew(VaultError):
    """A later version of Footage Guard wrote the index."""

    code = "index_too_new"
    kind = Kind.UNAVAILABLE


class ClipUnknown(VaultError):
    """The vault knows no such clip, or not in the state this needs."""

    code = "clip_unknown"
    kind = Kind.INVALID


class ClipRemovedOutside(VaultError):
    """The clip's file was removed by somebody else; the vault still knows that it was there."""

    code = "clip_removed_outside"
    kind = Kind.DAMAGED


class StateDamaged(VaultError):
    """What was decided about the vault cannot be read as we wrote it; it counts as locked down."""

    code = "state_damaged"
    kind = Kind.DAMAGED


class StateTooNew(VaultError):
    """A later version of Footage Guard wrote what was decided about the vault."""

    code = "state_too_new"
    kind = Kind.UNAVAILABLE


class KeysMissing(VaultError):
    """There is a vault, and its keys are not there."""

    code = "keys_missing"
    kind = Kind.DAMAGED


class KeysExist(VaultError):
    """There are keys already; no set-up replaces them."""

    code = "keys_exist"


class LockedDown(VaultError):
    """The vault is locked down: nobody watches, and nothing leaves."""

    code = "locked_down"


class NotLoaded(VaultError):
    """The vault is not set up, or its entry is not loaded."""

    code = "not_loaded"
    kind = Kind.INVALID


class DiskRefused(VaultError):
    """The disk did not do what was asked of it."""

    code = "disk_refused"
    kind = Kind.UNAVAILABLE


class VaultFull(VaultError):
    """The disk has no room for another clip; recording goes on by itself when it has."""

    code = "vault_full"
    kind = Kind.UNAVAILABLE
