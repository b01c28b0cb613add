"""Everything is muted, also what the home's own automations ask."""

from ..request import FootageRequest
from .rule import Context, Finding, FindingKind, MuteScope


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Set aside while a person wants to be asked nothing at all."""
    if not context.is_muted(MuteScope.EVERYTHING, ""):
        return None
    return Finding(rule="muted_everything", kind=FindingKind.SET_ASIDE)
