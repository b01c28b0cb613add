"""What keeps a request for footage from being taken in."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from .base import FootageGuardError, Kind


class Reason(StrEnum):
    """What is wrong with one field; `exceptions.request_<reason>` says it to a person."""

    AREA_CROSSED = "area_crossed"
    AREA_TOO_LARGE = "area_too_large"
    AREA_TOO_SMALL = "area_too_small"
    AUDIO_NOT_ASKED = "audio_not_asked"
    BLANK = "blank"
    CLIPS_AMBIGUOUS = "clips_ambiguous"
    COMBINING_MARKS = "combining_marks"
    CONTACT_MISSING = "contact_missing"
    CONTROL_CHARACTER = "control_character"
    DUPLICATE = "duplicate"
    END_BEFORE_START = "end_before_start"
    EXPIRY_TOO_LATE = "expiry_too_late"
    EXPIRY_TOO_SOON = "expiry_too_soon"
    HAND_OVER_NOT_ASKED = "hand_over_not_asked"
    IN_FUTURE = "in_future"
    INVISIBLE_CHARACTER = "invisible_character"
    LINK = "link"
    MALFORMED = "malformed"
    OFFSET_MISSING = "offset_missing"
    OUT_OF_RANGE = "out_of_range"
    REQUIRED = "required"
    SET_ELSEWHERE = "set_elsewhere"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    UNKNOWN_CHARACTER = "unknown_character"
    UNKNOWN_CHOICE = "unknown_choice"
    UNKNOWN_FIELD = "unknown_field"
    VERSION_UNKNOWN = "version_unknown"
    WINDOW_TOO_LONG = "window_too_long"
    WINDOW_TOO_SHORT = "window_too_short"
    WRONG_TYPE = "wrong_type"


class OfFields:
    """An error about fields; it holds nothing that was sent, not even the name of a field that is not ours."""

    def __init__(self, problems: Mapping[str, Reason]) -> None:
        """Name every field that is wrong, such as `scope.window_to`, with one reason; `base` is the whole."""
        told = ", ".join(f"{field}: {reason}" for field, reason in problems.items())
        super().__init__(told)  # type: ignore[call-arg]  # the error beside it takes a text
        self.problems = MappingProxyType(dict(problems))

    @property
    def placeholders(self) -> Mapping[str, str]:
        """What its translation leaves open."""
        return {"problems": str(self)}


class RequestInvalid(OfFields, FootageGuardError):
    """A field of the request is missing or holds what it may not, so nothing was taken in.

    Neither the text of the error nor `problems` holds anything of what was sent, not even the name of a field that
    is not ours: errors go to logs.
    """

    code = "request_invalid"
    kind = Kind.INVALID
