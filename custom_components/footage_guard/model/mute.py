"""What a household can wish not to be shown."""

from enum import StrEnum


class MuteScope(StrEnum):
    """What a mute is about."""

    REQUESTER = "requester"
    CASE = "case"
    EVERYTHING = "everything"
