"""What stands between a person and the vault."""

from .base import FootageGuardError, Kind


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


class StepUpLocked(VaultError):
    """Too many were wrong: for a while none is looked at, right or not."""

    code = "step_up_locked"


class PinTooWeak(VaultError):
    """The PIN is too short, or one that is tried first."""

    code = "pin_too_weak"
    kind = Kind.INVALID


class PinMismatch(VaultError):
    """The two PINs differ."""

    code = "pin_mismatch"
    kind = Kind.INVALID


class RecoveryCodeMismatch(VaultError):
    """What was typed back is not the code that was shown."""

    code = "recovery_code_mismatch"
    kind = Kind.INVALID


class RecoveryCodeOver(VaultError):
    """The code that was shown can count no more, or none was shown over this connection."""

    code = "recovery_code_over"


class NotYet(VaultError):
    """Not everybody has agreed, or the wait after that is not over."""

    code = "not_yet"


class NotInteractive(VaultError):
    """This is no login of a person who signed in with a secret."""

    code = "not_interactive"


class NotLocal(VaultError):
    """The household decides at home only, and this comes from elsewhere."""

    code = "not_local"


class ChallengeUsed(VaultError):
    """This challenge was used, or was never given to this person on this connection."""

    code = "challenge_used"


class ChallengeExpired(VaultError):
    """More time has passed since the challenge was given than it is good for."""

    code = "challenge_expired"


class StatementChanged(VaultError):
    """What would be done is not what the person was shown."""

    code = "statement_changed"


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


class KeysTooNew(VaultError):
    """A later version of Footage Guard wrote the file with the keys."""

    code = "keys_too_new"
    kind = Kind.UNAVAILABLE


class KeysMissing(VaultError):
    """There is a vault, and its keys are not there."""

    code = "keys_missing"
    kind = Kind.DAMAGED


class KeysExist(VaultError):
    """There are keys already; no set-up replaces them."""

    code = "keys_exist"


class NotLockedDown(VaultError):
    """There is no lockdown to be left."""

    code = "not_locked_down"
    kind = Kind.INVALID


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
