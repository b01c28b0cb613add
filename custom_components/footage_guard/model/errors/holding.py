"""What keeps clips from being found, held or let go."""

from .base import FootageGuardError, Kind


class HoldingError(FootageGuardError):
    """These clips are not held, or this hold does not end; what was held before still is."""

    kind = Kind.INVALID


class ClipsAmbiguous(HoldingError):
    """Not exactly one of clips, or cameras with a beginning and an end, was named."""

    code = "clips_ambiguous"


class SpanInvalid(HoldingError):
    """A time ends before it begins, or a hold is to end in the past."""

    code = "span_invalid"


class HoldTooLarge(HoldingError):
    """One hold would keep more than one may."""

    code = "hold_too_large"


class TooManyHolds(HoldingError):
    """More holds were placed than may be."""

    code = "too_many_holds"
    kind = Kind.UNAVAILABLE


class HoldLeavesNoRoom(HoldingError):
    """All that is held would leave too little of the quota for new clips."""

    code = "hold_leaves_no_room"
    kind = Kind.UNAVAILABLE


class HoldUnknown(HoldingError):
    """There is no such hold, or not any more."""

    code = "hold_unknown"


class HoldNotOfAction(HoldingError):
    """A person, a request or a law keeps these clips, and no action ends that."""

    code = "hold_not_of_action"
    kind = Kind.FORBIDDEN


class HoldNotOfOwner(HoldingError):
    """An action or a request keeps these clips, and ends that by itself."""

    code = "hold_not_of_owner"
    kind = Kind.FORBIDDEN
