"""Moments as people and programs outside write them, and as we count them."""

from datetime import UTC, datetime, timedelta
from typing import Final

from homeassistant.util import dt as dt_util

from ...model.clip import NEWEST
from ...model.request.instant import InstantInvalid, parse_instant

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MS: Final = timedelta(milliseconds=1)
_LAST_MS: Final = NEWEST.start_ms - 1
"""The last moment a date can hold."""


def to_ms(at: datetime) -> int:
    """Return milliseconds since 1970 in UTC; a time without a zone is one of Home Assistant's zone.

    What is finer is dropped, as our clock drops it: rounded up, this very moment would lie ahead.
    """
    aware = at if at.tzinfo is not None else at.replace(tzinfo=dt_util.get_default_time_zone())
    return (aware - _EPOCH) // _MS


def to_text(ms: int) -> str:
    """Return a moment in UTC as RFC 3339 has it."""
    return (_EPOCH + min(ms, _LAST_MS) * _MS).isoformat(timespec="milliseconds")


def to_local_text(ms: int) -> str:
    """Return a moment on the clocks of this home as RFC 3339 has it."""
    at = (_EPOCH + min(ms, _LAST_MS) * _MS).astimezone(dt_util.get_default_time_zone())
    return at.isoformat(timespec="milliseconds")


def told_moment(state: str) -> datetime | None:
    """Return the moment that a state of another integration is; None for any other, such as a day that cannot be."""
    try:
        at = dt_util.parse_datetime(state)
    except ValueError:
        return None
    is_one = at is not None and at.tzinfo is not None and 1970 < at.year < 9999  # noqa: PLR2004  # some time can be added
    return at if is_one else None


def with_offset(raw: object) -> object:
    """Return a moment with its offset from UTC, as a request needs it; without a zone it is one of Home Assistant's.

    What is no moment is returned as it is, for the request to refuse.
    """
    try:
        if isinstance(raw, str):
            parse_instant(raw)
            return raw
    except InstantInvalid:
        pass
    try:
        at = dt_util.parse_datetime(raw) if isinstance(raw, str) else raw
        return to_local_text(to_ms(at)) if isinstance(at, datetime) else raw
    except ValueError, OverflowError:
        return raw
