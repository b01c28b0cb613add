"""A request that was declined is asked again as an amendment."""

from ..request import FootageRequest
from .rule import Context, Finding, FindingKind, is_of_home


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Set it aside: a no stays off the screen, unless what comes now is the narrower window that was proposed."""
    if is_of_home(request) or not context.amends_declined:
        return None
    return Finding(rule="amends_declined", kind=FindingKind.SET_ASIDE)
