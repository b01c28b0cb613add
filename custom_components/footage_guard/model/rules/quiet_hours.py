"""The request came in quiet hours."""

from ..request import FootageRequest
from .rule import Context, Finding, FindingKind


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Note until when nobody is told."""
    quiet = context.policy.quiet_hours
    if quiet is None or not quiet.covers(context.local_time):
        return None
    return Finding(rule="quiet_hours", kind=FindingKind.NOTE, values={"until": f"{quiet.end:%H:%M}"})
