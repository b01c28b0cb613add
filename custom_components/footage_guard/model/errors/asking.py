"""What keeps somebody from asking, or from changing what was asked."""

from .base import FootageGuardError, Kind


class AskingError(FootageGuardError):
    """A request is not taken, or not changed."""

    kind = Kind.FORBIDDEN


class RequestUnknown(AskingError):
    """There is no such request."""

    code = "request_unknown"
    kind = Kind.INVALID


class RequestAltered(AskingError):
    """What is stored of the request is not what was received, so it is shown to nobody."""

    code = "request_altered"
    kind = Kind.DAMAGED


class RequestChanged(AskingError):
    """Somebody was quicker: what was seen of the request is no longer so."""

    code = "request_changed"


class NotWithdrawn(AskingError):
    """An action can only take back what an action asked."""

    code = "not_withdrawn"


class TooManyAsked(AskingError):
    """As many requests of automations wait as may wait."""

    code = "too_many_asked"


class DeclinedBefore(AskingError):
    """The same footage for the same recipient was declined a short while ago."""

    code = "declined_before"


class NothingToMute(AskingError):
    """The request names nobody, or no case, so that nothing could be told apart from others."""

    code = "nothing_to_mute"
    kind = Kind.INVALID


class NotMuted(AskingError):
    """Nothing is muted that could be ended by this request."""

    code = "not_muted"
    kind = Kind.INVALID


class NothingMatches(AskingError):
    """There is no clip of that time or of that name."""

    code = "nothing_matches"
    kind = Kind.INVALID


class HandOverUnheard(AskingError):
    """A link is only given back to an action that waits for the decision."""

    code = "hand_over_unheard"
    kind = Kind.INVALID


class VerifiedOtherwise(AskingError):
    """No person can say this of whoever asks, or not because of that."""

    code = "verified_otherwise"
    kind = Kind.INVALID
