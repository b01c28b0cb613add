"""The case is muted, whoever asks about it."""

from ..request import FootageRequest
from .rule import Context, Finding, FindingKind, MuteScope, is_of_home


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Set aside what is asked about a muted case. A request without a case is about none."""
    if is_of_home(request) or MuteScope.CASE not in context.muted:
        return None
    return Finding(rule="muted_case", kind=FindingKind.SET_ASIDE)
