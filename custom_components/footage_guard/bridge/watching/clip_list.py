"""Clips as a person of the home looks through them: page by page with why they were recorded, and counted by days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
import re
from typing import Any, Final

from homeassistant.util import dt as dt_util

from ...model.account import Account, TriggerKind
from ...model.clip import Clip, Hold, Position, days
from ...model.errors import SpanInvalid
from ...model.ids import CameraId, ClipId
from ...vault.finding import Search, account_of, days_in
from ..common.problems import disk_refuses
from ..common.times import to_ms, to_text
from ..runtime import VaultRuntime
from .finding import async_find, clip_as_json

IMPORTED: Final = "import"
REASONS: Final = (*(kind.value for kind in TriggerKind), IMPORTED)
"""What a list can be narrowed to: what asked for a clip, or that another recorder made it."""
_MOST_LOOKED_AT: Final = 1000
"""For one page. Why a clip was recorded stands in the ledger alone, and somebody may look for what is rare."""
_AT_ONCE: Final = 200
_FIRST: Final = date(1970, 1, 1) - timedelta(days=1)
_END: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""What a date can hold in every zone."""
_MONTH: Final = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)

type Listed = tuple[Clip, tuple[Hold, ...], Account | None]


@dataclass(frozen=True, slots=True)
class Page:
    """Clips, the newest first."""

    clips: tuple[Listed, ...]
    next: ClipId | None
    """The clip before which to go on; None where there are no more."""


async def async_page(vault: VaultRuntime, search: Search, reasons: Sequence[str]) -> Page:
    """Return a page of clips, of those alone that one of the reasons is true of; none means all.

    What is rare may fill no page though there is more to look at. Raises DiskRefused or NotLoaded.
    """
    clips: list[Listed] = []
    left, looked_at = search.limit, 0
    if reasons:
        search = replace(search, limit=max(search.limit, _AT_ONCE))
    while True:
        found = await async_find(vault, search)
        told = await _async_told(vault, found.clips)
        suited = [each for each in told if not reasons or _is_for(each, reasons)]
        clips += suited[:left]
        last = (suited[left - 1] if len(suited) > left else told[-1])[0] if told else None
        is_more = found.is_more or len(suited) > left
        left, looked_at = left - len(suited), looked_at + len(told)
        if last is None or not is_more or left <= 0 or looked_at >= _MOST_LOOKED_AT:
            return Page(tuple(clips), last.id if last is not None and is_more else None)
        search = replace(search, before=last.position)


async def async_days(vault: VaultRuntime, month: str, cameras: Sequence[CameraId]) -> dict[str, int]:
    """Return how many clips begin on each day of a month, by the clock of the home; raise SpanInvalid, DiskRefused.

    None of the cameras means all.
    """
    begin, end = _span(month)
    found = await _async_days_between(vault, cameras, to_ms(begin), to_ms(end))
    return {day.isoformat(): clips for day, clips in sorted(found.items())}


async def async_all_days(vault: VaultRuntime, camera: CameraId) -> list[date]:
    """Return the days on which clips of a camera begin by the clock of the home, the newest first; as `async_days`."""
    return sorted(await _async_days_between(vault, (camera,), 0, to_ms(_END)), reverse=True)


async def async_clips_of_day(vault: VaultRuntime, camera: CameraId, day: date) -> list[Clip]:
    """Return the clips of a camera that begin on a day by the clock of the home, the newest first.

    Raises SpanInvalid, DiskRefused or NotLoaded.
    """
    if not _FIRST <= day < _END.date():
        raise SpanInvalid
    begin_ms = to_ms(dt_util.start_of_local_day(day))
    search = Search(
        cameras=(camera,),
        from_ms=begin_ms,
        before=Position(to_ms(dt_util.start_of_local_day(day + timedelta(days=1)))),
    )
    clips: list[Clip] = []
    while True:
        found = await async_find(vault, search)
        # What began before and still showed something of that day is in the list of the day before.
        clips += [clip for clip, _ in found.clips if clip.start_ms >= begin_ms]
        if not found.is_more:
            return clips
        search = replace(search, before=found.clips[-1][0].position)


def listed_as_json(listed: Listed) -> dict[str, Any]:
    """Return what the panel is told of a clip."""
    clip, holds, account = listed
    return {
        **clip_as_json(clip, holds),
        "camera": clip.camera,
        "holds": [hold.id for hold in holds],
        **_told(account),
    }


async def _async_told(vault: VaultRuntime, clips: Sequence[tuple[Clip, tuple[Hold, ...]]]) -> list[Listed]:
    return await vault.async_read(lambda: [(clip, holds, account_of(vault.ledger, clip)) for clip, holds in clips])


def _is_for(listed: Listed, reasons: Sequence[str]) -> bool:
    clip, _, account = listed
    kinds = {trigger.kind.value for trigger in account.triggers} if account is not None else set[str]()
    return not kinds.isdisjoint(reasons) or (clip.imported and IMPORTED in reasons)


async def _async_days_between(
    vault: VaultRuntime, cameras: Sequence[CameraId], from_ms: int, to_ms: int
) -> dict[date, int]:
    zone = dt_util.get_default_time_zone()
    with disk_refuses():
        return await vault.async_do_in_turn(lambda inner: days(days_in(inner, cameras, from_ms, to_ms), zone))


def _span(month: str) -> tuple[datetime, datetime]:
    """Return when a month begins by the clock of the home, and when the next one does."""
    found = _MONTH.fullmatch(month)
    if found is None or not 1970 < int(found[1]) < 9999:  # noqa: PLR2004  # what a date can hold in every zone
        raise SpanInvalid
    year, number = int(found[1]), int(found[2])
    zone = dt_util.get_default_time_zone()
    return datetime(year, number, 1, tzinfo=zone), datetime(year + number // 12, number % 12 + 1, 1, tzinfo=zone)


def _told(account: Account | None) -> dict[str, Any]:
    """Return why a clip was recorded and where it has no pictures; null where nobody told."""
    if account is None:
        return {"triggers": None, "gaps": None}
    return {
        "triggers": [{"kind": trigger.kind.value, "at": to_text(trigger.at_ms)} for trigger in account.triggers],
        "gaps": [
            {"from": to_text(gap.from_ms), "to": to_text(gap.to_ms), "why": gap.why.value} for gap in account.gaps
        ],
    }
