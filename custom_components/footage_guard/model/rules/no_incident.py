"""The request names no incident."""

from typing import Final

from ..request import FootageRequest, IncidentType, RequesterType
from .assembly_phrases import ASSEMBLY, INCIDENTS
from .rule import Context, Finding, FindingKind, is_of_home
from .texts import marked, prose

_NEEDS_NONE: Final = frozenset({RequesterType.DATA_SUBJECT})
"""Whoever was filmed may ask for their own image whatever happened."""


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Note it where none is named, and where "other" stands for a gathering or for nothing."""
    if is_of_home(request) or request.requester.type in _NEEDS_NONE or _names_one(request):
        return None
    return Finding(rule="no_incident", kind=FindingKind.NOTE)


def _names_one(request: FootageRequest) -> bool:
    if request.incident.type is not IncidentType.OTHER:
        return request.incident.type is not IncidentType.NONE
    texts = prose(request)
    has_time, has_words = request.incident.occurred_from is not None, bool(marked(INCIDENTS, texts))
    # What happened somewhere in days of protest is no incident yet, whatever words are used for it.
    return has_time and has_words if marked(ASSEMBLY, texts) else has_time or has_words
