"""What keeps a share from being opened. Whoever asks outside gets one answer to all of it, and the log the code."""

from .base import FootageGuardError, Kind


class ShareError(FootageGuardError):
    """Nothing of a share leaves."""

    kind = Kind.FORBIDDEN


class ShareUnknown(ShareError):
    """There is no such share, or it is over, or whoever asks does not hold its link."""

    code = "share_unknown"
    kind = Kind.INVALID


class AccessCodeWrong(ShareError):
    """The access code is missing or wrong; after the fifth wrong one the share is gone."""

    code = "access_code_wrong"


class CodesUsedUp(AccessCodeWrong):
    """It was the last wrong access code, and the share is gone."""

    code = "codes_used_up"


class ShareUsedUp(ShareError):
    """All downloads were counted."""

    code = "share_used_up"


class NotYourRelease(ShareError):
    """Somebody who did not vote for what is live wants to collect it as a file."""

    code = "not_your_release"


class ShareOver(ShareError):
    """The time for which it could be opened is over."""

    code = "share_over"


class ShareNotShorter(ShareError):
    """What was asked for would let more leave, or for a longer time, than now."""

    code = "share_not_shorter"
    kind = Kind.INVALID


class LeasesDamaged(ShareError):
    """The file of leases cannot be read; it begins anew, and nothing is shared any more."""

    code = "leases_damaged"
    kind = Kind.DAMAGED


class LeasesTooNew(ShareError):
    """The file of leases was written by a later version."""

    code = "leases_too_new"
    kind = Kind.UNAVAILABLE
