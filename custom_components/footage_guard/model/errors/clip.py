"""What opening a clip of the vault found."""

from .base import FootageGuardError, Kind


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


class ClipNotFinished(ClipError):
    """The clip is still being written; it can be watched once it has ended."""

    code = "clip_not_finished"
    kind = Kind.UNAVAILABLE


class NotPlayableHere(ClipError):
    """What is in the clip is of a kind that cannot be shown here."""

    code = "not_playable_here"
    kind = Kind.INVALID


class PlayedInPanelOnly(ClipError):
    """Home Assistant's media browser lists clips and gives none of them to anybody."""

    code = "played_in_panel_only"
    kind = Kind.FORBIDDEN
