"""What keeps a door to the outside from being opened, or somebody from asking by it."""

from .base import FootageGuardError, Kind
from .request import OfFields


class IntakeError(FootageGuardError):
    """Something about an intake link."""


class IntakeInvalid(OfFields, IntakeError):
    """A field of the link is missing or holds what it may not."""

    code = "intake_invalid"
    kind = Kind.INVALID


class IntakeUnknown(IntakeError):
    """There is no such link, or it was closed, which is for good."""

    code = "intake_unknown"
    kind = Kind.INVALID


class TooManyIntakes(IntakeError):
    """There are as many links as anybody can keep an eye on."""

    code = "too_many_intakes"
    kind = Kind.INVALID


class IntakeFull(IntakeError):
    """As many requests as a day has room for came by this link."""

    code = "intake_full"
    kind = Kind.UNAVAILABLE
