"""What keeps a legal paper from being noted, or from being shown."""

from .base import FootageGuardError, Kind
from .request import OfFields


class ProcessError(FootageGuardError):
    """Something about a legal paper."""

    kind = Kind.INVALID


class ProcessInvalid(OfFields, ProcessError):
    """A field of the paper is missing or holds what it may not."""

    code = "process_invalid"


class ProcessUnknown(ProcessError):
    """There is no such paper."""

    code = "process_unknown"


class ProcessChanged(ProcessError):
    """Somebody else was quicker; look at it again."""

    code = "process_changed"


class ProcessAltered(ProcessError):
    """What is stored of the paper is not what was typed in."""

    code = "process_altered"


class TooManyProcesses(ProcessError):
    """As many papers as there is room for are here."""

    code = "too_many_processes"
