"""The footage is older than the household wants to be asked about."""

from ..request import FootageRequest
from ..retention import DAY_MS
from .rule import Context, Finding, FindingKind


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Note a window that begins before the policy's days."""
    age_ms = context.now_ms - request.scope.window_from.ms
    if age_ms <= context.policy.footage_age_days * DAY_MS:
        return None
    values = {"age_days": age_ms // DAY_MS, "limit_days": context.policy.footage_age_days}
    return Finding(rule="footage_age", kind=FindingKind.NOTE, values=values)
