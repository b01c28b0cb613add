"""The requester is muted."""

from ..request import FootageRequest
from .rule import Context, Finding, FindingKind, MuteScope, is_of_home


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Set aside what a muted organisation or person asks."""
    if is_of_home(request) or MuteScope.REQUESTER not in context.muted:
        return None
    return Finding(rule="muted_requester", kind=FindingKind.SET_ASIDE)
