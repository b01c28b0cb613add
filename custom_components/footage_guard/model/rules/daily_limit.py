"""Five requests in 24 hours, from all requesters together."""

from typing import Final

from ..request import FootageRequest
from .rule import Context, Finding, FindingKind, is_of_home

MOST: Final = 5


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Set aside the sixth and later ones."""
    if is_of_home(request) or context.received_last_day < MOST:
        return None
    values = {"count": context.received_last_day, "limit": MOST}
    return Finding(rule="daily_limit", kind=FindingKind.SET_ASIDE, values=values)
