"""The requester is muted. Whoever names nobody is one requester, who can be muted too."""

from ..request import FootageRequest
from .rule import Context, Finding, FindingKind, MuteScope, is_of_home


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Set aside what a muted organisation or person asks."""
    if is_of_home(request) or not context.is_muted(MuteScope.REQUESTER, request.requester.organisation_key):
        return None
    return Finding(rule="muted_requester", kind=FindingKind.SET_ASIDE)
