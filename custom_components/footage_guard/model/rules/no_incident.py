"""The request names no incident."""

from typing import Final

from ..request import FootageRequest, IncidentType, RequesterType
from .assembly_phrases import ASSEMBLY, OFFENSES
from .rule import Context, Finding, FindingKind, is_of_home
from .texts import marked, prose

_NEEDS_NONE: Final = frozenset({RequesterType.DATA_SUBJECT})
"""Whoever was filmed may ask for their own image whatever happened."""


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Note it where none is named, and where "other" stands for a gathering or for nothing that has a time."""
    if is_of_home(request) or request.requester.type in _NEEDS_NONE or _names_one(request):
        return None
    return Finding(rule="no_incident", kind=FindingKind.NOTE)


def _names_one(request: FootageRequest) -> bool:
    match request.incident.type:
        case IncidentType.NONE:
            return False
        case IncidentType.OTHER:
            texts = prose(request)
            if marked(OFFENSES, texts):
                return True
            return request.incident.occurred_from is not None and not marked(ASSEMBLY, texts)
        case _:
            return True
