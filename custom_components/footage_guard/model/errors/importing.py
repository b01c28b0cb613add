"""What keeps footage of another recorder from being taken into the vault."""

from .base import FootageGuardError, Kind


class ImportingError(FootageGuardError):
    """This footage was not taken into the vault, and nothing of it stays."""

    kind = Kind.INVALID


class ImportSourceAmbiguous(ImportingError):
    """Not exactly one place was named that footage is to come from."""

    code = "import_source_ambiguous"


class ImportTimeInvalid(ImportingError):
    """The footage cannot have begun at this time."""

    code = "import_time_invalid"


class ImportPathNotAllowed(ImportingError):
    """Home Assistant does not allow actions to read this path, or it is no plain file."""

    code = "import_path_not_allowed"


class ImportNotFound(ImportingError):
    """There is no such file or media item."""

    code = "import_not_found"


class ImportEntityInvalid(ImportingError):
    """The entity is none of a doorbell whose recordings can be fetched."""

    code = "import_entity_invalid"


class ImportNoRecording(ImportingError):
    """The entity has no recording at the moment."""

    code = "import_no_recording"
    kind = Kind.UNAVAILABLE


class ImportHostNotAllowed(ImportingError):
    """The footage lies at an address we do not connect to."""

    code = "import_host_not_allowed"


class ImportUnavailable(ImportingError):
    """What holds the footage does not answer, does not give it, or stops in the middle."""

    code = "import_unavailable"
    kind = Kind.UNAVAILABLE


class ImportTooLarge(ImportingError):
    """The file is larger than one that is taken."""

    code = "import_too_large"


class ImportTooLong(ImportingError):
    """The footage is longer than a clip can be."""

    code = "import_too_long"


class ImportLacksRoom(ImportingError):
    """The space for clips has too little left for it, and no clip is removed for an import."""

    code = "import_lacks_room"
    kind = Kind.UNAVAILABLE


class ImportNotVideo(ImportingError):
    """This is no video file of a kind we open."""

    code = "import_not_video"


class ImportNotPlayable(ImportingError):
    """No picture can be decoded, or the times of the pictures make no sense."""

    code = "import_not_playable"


class ImportDamaged(ImportingError):
    """A part of the file is missing or cannot be read."""

    code = "import_damaged"
