"""What a set-up or options form can get wrong."""

from .base import FootageGuardError, Kind


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


class VaultPathAway(SetupError):
    """The folder in use is not there; with another one, all clips in it would be told to be missing."""

    code = "vault_path_away"
    kind = Kind.UNAVAILABLE
    field = "vault_path"


class VaultPathHoldsOthers(SetupError):
    """Something else keeps files in the folder; the vault closes its folder to all others, and would lock them out."""

    code = "vault_path_holds_others"
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

    def __init__(self, field: str = "stream_url") -> None:
        """Name the field that holds the address, or the entity that gave it."""
        super().__init__(field)
        self.field = field  # type: ignore[misc]  # a camera entity has an address as well


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


class OwnEntity(SourceError):
    """A motion or doorbell entity is one of ours: a camera that is told by itself records for ever, or never."""

    code = "own_entity"

    def __init__(self, field: str) -> None:
        """Name the field whose entity is ours."""
        super().__init__(field)
        self.field = field  # type: ignore[misc]  # one error serves both entity fields


class MotionEntityMissing(SourceError):
    """Motion is to come from a sensor, and none is named."""

    code = "motion_entity_missing"
    field = "motion_entity"


class SensitivityInvalid(SetupError):
    """The sensitivity is neither one of the words nor a number from 1 to 100."""

    code = "sensitivity_invalid"
    field = "motion_sensitivity"


class ZoneInvalid(SetupError):
    """An ignored zone is no polygon of 3 to 32 points within the picture, or there are more than 16."""

    code = "zone_invalid"
    field = "ignored_zones"


class GuardsNotChanged(SetupError):
    """The vault is not loaded, or not read yet, or the disk refused: nothing became stricter."""

    code = "guards_not_changed"
    kind = Kind.UNAVAILABLE
