"""What other recorders have of a camera, and how their names for it tell of which time it is.

Read in the integrations' own code; what is written in another way is not understood, and then is nothing.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
import re
from typing import Final

from .clip import Clip
from .text import TextInvalid, parse_text

MOST_TITLE: Final = 120
SAME_MS: Final = 60_000
"""A recorder may add some seconds before what it lists; what begins further away is something else."""
_NEAR_START_MS: Final = 10_000
_NEAR_END_MS: Final = 30_000
_FRIGATE_EVENT: Final = re.compile(r"[^/]+/event/clips/[^/]+/(\d{9,11}(?:\.\d{1,9})?)-[^/]+", re.ASCII)
_FRIGATE_LENGTH: Final = re.compile(r"\[(\d{1,6})s,", re.ASCII)
_REOLINK_FILE: Final = re.compile(r"FILE\|[^|]+\|[^|]+\|[^|]+\|.*\|(\d{14})\|(\d{14})", re.ASCII | re.DOTALL)
_UNIFI_EVENT: Final = re.compile(r"[^:]+:event:[^:]+", re.ASCII)
_UNIFI_TITLE: Final = re.compile(r"(.+?) (\d{1,4}[hms](?: \d{1,2}[ms]){0,2}) .*", re.ASCII | re.DOTALL)
_UNITS: Final = {"h": 3600, "m": 60, "s": 1}
_FRIGATE_PATH: Final = re.compile(r"/api/frigate(?:/.+)?/vod/[^/]+/start/(\d{9,11}(?:\.\d{1,9})?)/end/.+", re.ASCII)
_UNIFI_PATH: Final = re.compile(r"/api/unifiprotect/video/[^/]+/[^/]+/([^/]+)/[^/]+", re.ASCII)


class Standing(StrEnum):
    """How it stands with one recorder of a camera."""

    SHOWN = "shown"
    """What it has of the day is there; that may be nothing."""
    MORE = "more"
    """It has more than that."""
    ABSENT = "absent"
    """It does not list this camera."""
    FAILED = "failed"
    """It did not answer, not in time, or with what makes no sense."""
    WAITING = "waiting"
    """Something happened just now, and the recording is not there yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A recording of another recorder that can be imported."""

    start_ms: int
    """UTC, since 1970."""
    end_ms: int | None
    """None where the recorder does not say it."""
    later_ms: int = 0
    """By how much later both may be, where the recorder's clock shows the time twice."""
    title: str
    """The recorder's own words; empty where they could mislead."""
    media_content_id: str | None = None
    entity_id: str | None = None
    """Of the two, one."""


@dataclass(frozen=True, slots=True)
class Times:
    """When a recording begins and ends."""

    start_ms: int
    end_ms: int | None
    later_ms: int = 0
    """By how much later both may be: clocks are set back, and show this time twice."""


def plain_title(raw: object) -> str:
    """Return what a recorder calls something, cut to a line; empty where it is no text that can be read."""
    try:
        return parse_text(raw[:MOST_TITLE].strip(), most=MOST_TITLE) if isinstance(raw, str) else ""
    except TextInvalid:
        return ""


def frigate_times(identifier: str, title: str) -> Times | None:
    """Return when an event of Frigate was: its name begins with that, and its title with how long it took."""
    found = _FRIGATE_EVENT.fullmatch(identifier)
    if found is None:
        return None
    start_ms = round(float(found[1]) * 1000)
    length = _FRIGATE_LENGTH.search(title)
    return Times(start_ms, start_ms + int(length[1]) * 1000 if length is not None else None)


def reolink_times(identifier: str, zone: tzinfo) -> Times | None:
    """Return when a file of a Reolink camera begins and ends, by the camera's clock: that of the home.

    None for a time that the clock shows twice: nothing else tells which it is.
    """
    found = _REOLINK_FILE.fullmatch(identifier)
    start = _digits_at(found[1], zone) if found is not None else None
    if found is None or start is None:
        return None
    end = _digits_at(found[2], zone)
    if end is not None and _ms(end) < _ms(start):
        # What goes on while clocks are set back ends before it began, by its name.
        return Times(_ms(start), None)
    return None if _later_ms(start) else Times(_ms(start), _ms(end) if end is not None else None)


def unifi_times(identifier: str, title: str, zone: tzinfo) -> Times | None:
    """Return when an event of UniFi Protect was: that stands in its title alone, by the clock of the home."""
    found = _UNIFI_TITLE.fullmatch(title)
    if found is None or not _UNIFI_EVENT.fullmatch(identifier):
        return None
    try:
        # The very form in which it was written, whatever language this machine writes dates in.
        at = datetime.strptime(found[1], "%x %X").replace(tzinfo=zone)
    except ValueError:
        return None
    length = sum(int(part[:-1]) * _UNITS[part[-1]] for part in found[2].split(" "))
    return Times(_ms(at), _ms(at) + length * 1000, _later_ms(at))


def begin_of_path(path: str) -> int | None:
    """Return when the footage begins that a recorder serves at a path; None where the path does not say it."""
    if found := _FRIGATE_PATH.fullmatch(path):
        return round(float(found[1]) * 1000)
    if found := _UNIFI_PATH.fullmatch(path):
        try:
            at = datetime.fromisoformat(found[1])
        except ValueError:
            return None
        return _ms(at) if at.tzinfo is not None else None
    return None


def is_same(told_ms: int, offered_ms: int, zone: tzinfo) -> bool:
    """Tell whether what begins at one time may be what was offered as beginning at another.

    Of a time that the clock shows twice, the earlier one is offered.
    """
    apart_ms = told_ms - offered_ms
    later_ms = _later_ms(datetime.fromtimestamp(offered_ms / 1000, zone))
    return abs(apart_ms) <= SAME_MS or abs(apart_ms - later_ms) <= SAME_MS


def may_be(clip: Clip, offer: Offer) -> bool:
    """Tell whether a clip may be what is offered: where it came from is not kept, but of which time it is."""
    return clip.imported and any(_is_near(clip, offer, later_ms) for later_ms in (0, offer.later_ms))


def _is_near(clip: Clip, offer: Offer, later_ms: int) -> bool:
    if abs(clip.start_ms - offer.start_ms - later_ms) > _NEAR_START_MS:
        return False
    return offer.end_ms is None or abs(clip.end_ms - offer.end_ms - later_ms) <= _NEAR_END_MS


def _digits_at(digits: str, zone: tzinfo) -> datetime | None:
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=zone)
    except ValueError:
        return None


def _later_ms(at: datetime) -> int:
    """Return after how long the clock shows a time again; 0 for one that it shows once, or for the second time."""
    return max(0, _ms(at.replace(fold=1)) - _ms(at))


def _ms(at: datetime) -> int:
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
