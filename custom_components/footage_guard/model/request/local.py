"""A time as a clock on the wall shows it: an hour that is skipped is no moment, and one that is repeated is two."""

from datetime import UTC, datetime, timedelta, tzinfo
import re
from typing import Final

from .instant import InstantInvalid

_LOCAL: Final = re.compile(r"(?:19[7-9]|20\d)\d-\d\d-\d\d[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?", re.ASCII)
"""What a field of the kind `datetime-local` sends, of years that a request can be about."""


def moments(local: str, zone: tzinfo) -> dict[str, str]:
    """Return each moment at which a clock of the zone shows a time, the earlier one first: its offset, and RFC 3339.

    There is none where the clock is set forward, two where it is set back, else one. Raises InstantInvalid.
    """
    if not _LOCAL.fullmatch(local):
        raise InstantInvalid
    try:
        shown = datetime.fromisoformat(local)
    except ValueError as err:
        raise InstantInvalid from err
    found: dict[str, str] = {}
    for fold in (0, 1):
        moment = shown.replace(tzinfo=zone, fold=fold)
        if moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == shown:
            found[_offset(moment.utcoffset() or timedelta())] = moment.isoformat()
    return found


def _offset(offset: timedelta) -> str:
    minutes = abs(offset) // timedelta(minutes=1)
    return f"{'-' if offset < timedelta() else '+'}{minutes // 60:02}:{minutes % 60:02}"
