"""A moment as somebody reports it: their offset from UTC is kept, so that it is shown as they wrote it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
import re
from typing import Final, override

_OFFSET_MIN: Final = range(-14 * 60, 14 * 60 + 1)
"""No zone is further from UTC."""
_RFC3339 = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt]((?:[01]\d|2[0-3]):\d\d:\d\d)(?:\.(\d{1,9}))?(?:([+-])([01]\d|2[0-3]):([0-5]\d)|[Zz])?",
    re.ASCII,
)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MS: Final = timedelta(milliseconds=1)


class InstantInvalid(ValueError):
    """The text is no moment."""


class OffsetMissing(InstantInvalid):
    """The text does not say how far its clock is from UTC, so it could be any of 24 hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instant:
    """A moment, and how far the clock of whoever reports it is from UTC."""

    ms: int
    """Since 1970, UTC."""
    offset_min: int

    def __post_init__(self) -> None:
        """Raise InstantInvalid where no date can say it."""
        try:
            is_sound = self.ms >= 0 and self.offset_min in _OFFSET_MIN and self._local().year >= _EPOCH.year
        except OverflowError as err:
            raise InstantInvalid from err
        if not is_sound:
            raise InstantInvalid

    @override
    def __str__(self) -> str:
        """Return it as RFC 3339 in the clock of whoever reports it, to the millisecond."""
        return self._local().isoformat(timespec="milliseconds")

    def _local(self) -> datetime:
        return (_EPOCH + self.ms * _MS).astimezone(timezone(timedelta(minutes=self.offset_min)))


def parse_instant(raw: object) -> Instant:
    """Return the moment of an RFC 3339 text; what is finer than a millisecond is dropped.

    Raises OffsetMissing, also for "-00:00", which by RFC 3339 says that the offset is not known, and InstantInvalid.
    """
    match = _RFC3339.fullmatch(raw) if isinstance(raw, str) else None
    if match is None:
        raise InstantInvalid
    day, clock, fraction, sign, hours, minutes = match.groups()
    offset_min = int(hours) * 60 + int(minutes) if sign else 0
    if (sign == "-" and not offset_min) or not (sign or match[0][-1] in "Zz"):
        raise OffsetMissing
    try:
        local = datetime.fromisoformat(f"{day}T{clock}+00:00")
    except ValueError as err:
        raise InstantInvalid from err
    offset_min = -offset_min if sign == "-" else offset_min
    ms = int((fraction or "0")[:3].ljust(3, "0"))
    return Instant(ms=(local - _EPOCH) // _MS + ms - offset_min * 60_000, offset_min=offset_min)
