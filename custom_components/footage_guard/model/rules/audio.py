"""Sound is asked for, which tells more of those who were recorded than a picture does."""

from ..request import FootageRequest
from .rule import Context, Finding, FindingKind


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Note it, with or without a reason given."""
    return Finding(rule="audio", kind=FindingKind.NOTE) if request.scope.wants_audio else None
