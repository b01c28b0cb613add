"""The window is longer than the household's limit: a narrower one is proposed."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from ..request import FootageRequest, Instant, InstantInvalid, parse_instant
from .rule import Context, Finding, FindingKind

_MINUTE_MS: Final = 60_000
_HOUR_MS: Final = 60 * _MINUTE_MS


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Propose a window of the limit's length around the incident, or else the first hours of what is asked for.

    Also for what the home itself gives away: the limit is about how much leaves at once.
    """
    scope = request.scope
    asked_ms = scope.window_to.ms - scope.window_from.ms
    limit_ms = context.policy.window_limit_h * _HOUR_MS
    if asked_ms <= limit_ms:
        return None
    start_ms = _start_ms(request, limit_ms)
    offset_min = scope.window_from.offset_min
    return Finding(
        rule="window",
        kind=FindingKind.PROPOSAL,
        values={
            "asked_minutes": -(-asked_ms // _MINUTE_MS),
            "limit_h": context.policy.window_limit_h,
            "from": str(Instant(ms=start_ms, offset_min=offset_min)),
            "to": str(Instant(ms=start_ms + limit_ms, offset_min=offset_min)),
        },
    )


def proposed(findings: Iterable[Finding]) -> tuple[int, int] | None:
    """Return the narrower window that was proposed, in milliseconds since 1970; None where none can be read."""
    for finding in findings:
        match finding.values:
            case {"from": str(begin), "to": str(end)} if finding.rule == "window":
                with suppress(InstantInvalid):
                    return parse_instant(begin).ms, parse_instant(end).ms
    return None


def _start_ms(request: FootageRequest, limit_ms: int) -> int:
    """Return where the proposed window begins; all of it lies in the one asked for."""
    begin_ms, end_ms = request.scope.window_from.ms, request.scope.window_to.ms
    first, last = request.incident.occurred_from, request.incident.occurred_to
    moments = [each.ms for each in (first, last) if each is not None]
    if not moments or max(moments) < begin_ms or min(moments) > end_ms:
        return begin_ms
    start_ms, stop_ms = max(min(moments), begin_ms), min(max(moments), end_ms)
    # As much before as after; where the incident is the longer one, its begin.
    before_ms = max(0, limit_ms - (stop_ms - start_ms)) // 2 // _MINUTE_MS * _MINUTE_MS
    return min(max(begin_ms, start_ms - before_ms), end_ms - limit_ms)
