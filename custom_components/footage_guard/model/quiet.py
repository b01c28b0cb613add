"""Quiet hours: the time of day in which notifications make no sound."""

from dataclasses import dataclass
from datetime import time
import re
from typing import override

from .errors import QuietHoursInvalid

_SHAPE = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\s*[-\u2013]\s*([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """From `start` to before `end` in local time; over midnight where `end` is the smaller."""

    start: time
    end: time

    @override
    def __str__(self) -> str:
        """Return the form a person types."""
        return f"{self.start:%H:%M}-{self.end:%H:%M}"

    def covers(self, moment: time) -> bool:
        """Tell whether it is quiet at this time of day."""
        if self.start < self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


def parse_quiet_hours(text: str) -> QuietHours | None:
    """Return the hours of "21:00-08:00", or None for an empty text; raise QuietHoursInvalid otherwise."""
    if not text.strip():
        return None
    match = _SHAPE.fullmatch(text.strip())
    if match is None:
        raise QuietHoursInvalid
    start, end = time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4]))
    if start == end:
        raise QuietHoursInvalid
    return QuietHours(start=start, end=end)
