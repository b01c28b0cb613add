"""What a request or a release does not allow at its stage."""

from enum import StrEnum

from .base import FootageGuardError, Kind


class TransitionRefused(FootageGuardError):
    """The state takes no such input, so nothing was changed."""

    code = "transition_refused"
    kind = Kind.INVALID

    def __init__(self, state: StrEnum, by: StrEnum) -> None:
        """Name the state and the input, which hold nothing that anybody wrote."""
        super().__init__(state, by)
        self.state = state
        self.by = by
