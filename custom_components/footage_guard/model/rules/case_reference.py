"""No case is named where one could be expected."""

from typing import Final

from ..request import FootageRequest, RequesterType
from .rule import Context, Finding, FindingKind, case_key, is_of_home

_EXPECTED: Final = frozenset(
    {RequesterType.LAW_ENFORCEMENT, RequesterType.COURT, RequesterType.INSURER, RequesterType.LAWYER}
)
"""Law enforcement must name one to be received at all, and is here for what was received otherwise."""


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Note a missing reference: without one nobody there can say what the request belongs to."""
    if is_of_home(request) or request.requester.type not in _EXPECTED or case_key(request.case_reference):
        return None
    return Finding(rule="case_reference", kind=FindingKind.NOTE)
