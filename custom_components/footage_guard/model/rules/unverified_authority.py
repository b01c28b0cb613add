"""Somebody says that they are the police or a court, and nobody has checked it."""

from typing import Final

from ..request import FootageRequest, Level, RequesterType
from .rule import Context, Finding, FindingKind, is_of_home

_AUTHORITIES: Final = frozenset({RequesterType.LAW_ENFORCEMENT, RequesterType.COURT})


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Advise to call back a number found independently: mailboxes of authorities are taken over and misused."""
    is_checked = request.verification.level >= Level.CALLED_BACK
    if is_of_home(request) or request.requester.type not in _AUTHORITIES or is_checked:
        return None
    return Finding(rule="unverified_authority", kind=FindingKind.NOTE)
