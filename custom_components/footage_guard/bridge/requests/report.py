"""The report over requests: exact for those who hold keys, and as it may leave for everybody else.

Everything here is counts. What leaves is made in `flows/report_hiding.py`.
"""

from datetime import UTC, date, datetime
from typing import Any, Final

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.util.json import JsonValueType

from ...flows.report_counts import Counts, Month, by_month
from ...flows.report_hiding import Shown, shown
from ...model.errors import SpanInvalid
from ...model.report import Tally
from ..common.clock import moment
from ..common.problems import async_translate, disk_refuses
from ..common.times import to_ms
from ..loaded import loaded_vault
from ..runtime import VaultRuntime

USUAL_MONTHS: Final = 12
MOST_MONTHS: Final = 120
_FIRST: Final = Month(1970, 1)
NOT_OVER: Final = "not_over"
WITHHELD: Final = "withheld"


async def async_report(vault: VaultRuntime, from_day: date | None, to_day: date | None) -> dict[str, Any]:
    """Return the exact counts of months, and beside them what of each may leave; raise SpanInvalid, OSError."""
    first, last, now = _months(from_day, to_day)
    counts = await _async_counts(vault, first, last)
    return {
        "from": str(first),
        "to": str(last),
        "months": [
            {"month": str(month), **_counts_as_json(each), "export": _export_as_json(month, each, now)}
            for month, each in counts.items()
        ],
    }


async def async_transparency_report_action(call: ServiceCall) -> ServiceResponse:
    """Return what of each month may leave: automations pass on what they hear."""
    async with async_translate():
        with disk_refuses():
            first, last, now = _months(call.data.get("from"), call.data.get("to"))
            counts = await _async_counts(loaded_vault(call.hass), first, last)
    months: list[JsonValueType] = [
        {"month": str(month), **_export_as_json(month, each, now)} for month, each in counts.items()
    ]
    return {"from": str(first), "to": str(last), "months": months}


async def _async_counts(vault: VaultRuntime, first: Month, last: Month) -> dict[Month, Counts]:
    from_ms, before_ms = _begin_ms(first), _begin_ms(last.next)
    tallies: list[Tally] = await vault.async_work(lambda opened: opened.state.lists.tally(from_ms, before_ms))
    return by_month(tallies, first, last)


def _months(from_day: date | None, to_day: date | None) -> tuple[Month, Month, Month]:
    """Return the first month, the last one, and the one it is now; a year until now where none is named."""
    now = Month.of(datetime.fromtimestamp(moment().at_ms / 1000, UTC))
    last = min(now, Month.of(to_day)) if to_day is not None else now
    first = Month.of(from_day) if from_day is not None else last.back(USUAL_MONTHS - 1)
    if not max(_FIRST, last.back(MOST_MONTHS - 1)) <= first <= last:
        raise SpanInvalid
    return first, last, now


def _begin_ms(month: Month) -> int:
    return to_ms(datetime(month.year, month.month, 1, tzinfo=UTC))


def _counts_as_json(counts: Counts) -> dict[str, Any]:
    return {
        "total": counts.total,
        "requester_types": dict(counts.requester_types),
        "legal_bases": dict(counts.legal_bases),
        "outcomes": dict(counts.outcomes),
    }


def _export_as_json(month: Month, counts: Counts, now: Month) -> dict[str, Any]:
    """Return what may leave of a month; a month that is not over, or has open requests, would change in later ones."""
    is_over = month < now and counts.is_settled
    found = shown(counts) if is_over else None
    if found is None:
        return {"left_out": WITHHELD if is_over else NOT_OVER, "counts": None}
    return {"left_out": None, "counts": _shown_as_json(found)}


def _shown_as_json(found: Shown) -> dict[str, Any]:
    return {
        "total": found.total,
        "requester_types": dict(found.requester_types),
        "legal_bases": dict(found.legal_bases),
        "outcomes": dict(found.outcomes),
    }
