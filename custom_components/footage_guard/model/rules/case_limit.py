"""At most two requests per case and organisation, amendments counted."""

from typing import Final

from ..request import FootageRequest
from .rule import Context, Finding, FindingKind, case_key, is_of_home

MOST: Final = 2
"""As in the one norm that was ever in use (DOMAIN §1.2); a third one after two answers is pressure."""


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Set aside a third request about a case."""
    if is_of_home(request) or not case_key(request.case_reference) or context.of_case < MOST:
        return None
    values = {"count": context.of_case + 1, "limit": MOST}
    return Finding(rule="case_limit", kind=FindingKind.SET_ASIDE, values=values)
