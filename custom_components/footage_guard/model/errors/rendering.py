"""What keeps a file that is to leave from being made."""

from .base import FootageGuardError, Kind
from .request import OfFields


class RenderingError(FootageGuardError):
    """No file was made, or nothing of one that was begun is left."""

    kind = Kind.INVALID


class RedactionInvalid(OfFields, RenderingError):
    """A part of what is to be taken out is missing or holds what it may not; the error holds nothing sent."""

    code = "redaction_invalid"


class NothingInInterval(RenderingError):
    """The clip has no picture in the time that was chosen."""

    code = "nothing_in_interval"


class FootageUnreadable(RenderingError):
    """The pictures of the time that was chosen cannot be decoded, or the file ends in the middle of them."""

    code = "footage_unreadable"
    kind = Kind.DAMAGED


class FormatUnsupported(RenderingError):
    """The pictures are of a kind that nothing is taken out of here."""

    code = "format_unsupported"


class RenderFailed(RenderingError):
    """Something went wrong that nobody foresaw; the log says what."""

    code = "render_failed"
    kind = Kind.UNAVAILABLE


class EncoderMissing(RenderingError):
    """Nothing on this machine makes H.264."""

    code = "encoder_missing"
    kind = Kind.UNAVAILABLE


class FilesLackRoom(RenderingError):
    """The disk has too little room for the files of a draft, beside what is recorded."""

    code = "files_lack_room"
    kind = Kind.UNAVAILABLE
