"""What opening a stream found."""

from .base import FootageGuardError, Kind


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


class CameraOffline(StreamError):
    """No pictures come from the camera, so there is nothing to record."""

    code = "camera_offline"


class RecordingOff(StreamError):
    """Recording of the camera is switched off."""

    code = "recording_off"
    kind = Kind.INVALID


class CameraAmbiguous(StreamError):
    """Not exactly one camera of the vault was named."""

    code = "camera_ambiguous"
    kind = Kind.INVALID
