"""One open request per organisation. Those that name nobody do not count against each other."""

from typing import Final

from ..request import FootageRequest
from .rule import Context, Finding, FindingKind, is_of_home

MOST: Final = 1


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Set aside what an organisation asks while another request of theirs is open."""
    if is_of_home(request) or context.open_of_organisation < MOST:
        return None
    values = {"count": context.open_of_organisation, "limit": MOST}
    return Finding(rule="open_limit", kind=FindingKind.SET_ASIDE, values=values)
