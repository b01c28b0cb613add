"""What keeps a file from being prepared, decided about or released."""

from .base import FootageGuardError, Kind
from .request import OfFields


class ApprovalError(FootageGuardError):
    """A draft, a vote or a release is not what it would have to be."""

    kind = Kind.FORBIDDEN


class DraftInvalid(OfFields, ApprovalError):
    """A field of the draft is missing or holds what it may not, so nothing was kept; the error holds nothing sent."""

    code = "draft_invalid"
    kind = Kind.INVALID


class DraftUnknown(ApprovalError):
    """There is no such draft."""

    code = "draft_unknown"
    kind = Kind.INVALID


class RequestNotPending(ApprovalError):
    """The request does not wait for a decision: it was decided, or is over."""

    code = "request_not_pending"


class LinksOff(ApprovalError):
    """The policy allows no links, or names no address that one could lead to."""

    code = "links_off"


class NotFrozen(ApprovalError):
    """There is no finished file of this draft that anybody could decide about."""

    code = "not_frozen"
    kind = Kind.INVALID


class ExportChanged(ApprovalError):
    """The finished file is gone, or is not the one that was fixed."""

    code = "export_changed"
    kind = Kind.DAMAGED


class AlreadyVoted(ApprovalError):
    """This person, or this key, has voted for this already."""

    code = "already_voted"


class TermsOver(ApprovalError):
    """The time for which the file could be collected would be over before it begins, or its request closed."""

    code = "terms_over"


class NotLiveYet(ApprovalError):
    """Nothing can be collected before the announced moment."""

    code = "not_live_yet"
    kind = Kind.UNAVAILABLE


class RenderStopped(ApprovalError):
    """The file was not finished: the vault was locked, or the draft changed."""

    code = "render_stopped"
    kind = Kind.UNAVAILABLE
