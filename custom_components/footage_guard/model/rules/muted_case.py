"""The case is muted, whoever asks about it."""

from ..request import FootageRequest
from .rule import Context, Finding, FindingKind, MuteScope, case_key, is_of_home


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Set aside what is asked about a muted case. A request without a case is about none."""
    key = case_key(request.case_reference)
    if is_of_home(request) or not key or not context.is_muted(MuteScope.CASE, key):
        return None
    return Finding(rule="muted_case", kind=FindingKind.SET_ASIDE)
