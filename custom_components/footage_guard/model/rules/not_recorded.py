"""Part of the window, or all of it, lies before the oldest footage there is."""

from ..request import FootageRequest, Instant
from .rule import Context, Finding, FindingKind


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Note since when there is footage. That there is none at all is seen where clips are matched."""
    oldest_ms, begin = context.oldest_footage_ms, request.scope.window_from
    if oldest_ms is None or begin.ms >= oldest_ms:
        return None
    oldest = Instant(ms=oldest_ms, offset_min=begin.offset_min)
    return Finding(rule="not_recorded", kind=FindingKind.NOTE, values={"oldest": str(oldest)})
