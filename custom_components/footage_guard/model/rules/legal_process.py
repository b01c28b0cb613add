"""A document is claimed that may oblige: this is no voluntary request, and belongs before a lawyer."""

from typing import Final

from ..request import Basis, FootageRequest
from .rule import Context, Finding, FindingKind, is_of_home

_PROCESS: Final = frozenset(
    {
        Basis.SUBPOENA,
        Basis.SEARCH_WARRANT,
        Basis.COURT_ORDER,
        Basis.PRESERVATION_REQUEST,
        Basis.CIVIL_PRESERVATION_LETTER,
    }
)


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Note that it is handled apart; whether the document is real and what it asks is not for a program to say."""
    if is_of_home(request) or request.legal_basis.claimed not in _PROCESS:
        return None
    return Finding(rule="legal_process", kind=FindingKind.NOTE)
