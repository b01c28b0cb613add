"""Everything is muted, also what the home's own automations ask."""

from ..request import FootageRequest
from .rule import Context, Finding, FindingKind, MuteScope


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Set aside while a person wants to be asked nothing at all."""
    if MuteScope.EVERYTHING not in context.muted:
        return None
    return Finding(rule="muted_everything", kind=FindingKind.SET_ASIDE)
