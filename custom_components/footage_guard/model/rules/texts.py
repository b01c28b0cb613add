"""The words of a requester, by where they stand in a request."""

from collections.abc import Iterator, Mapping
from typing import Final

from ..request import FootageRequest
from .phrases import find
from .rule import Mark

_NAMES: Final = ("organisation", "unit", "person_name", "role", "badge", "email", "phone")


def prose(request: FootageRequest) -> dict[str, str]:
    """Return what can hold a sentence."""
    return dict(
        _filled(
            {
                "purpose": request.purpose,
                "message": request.message,
                "incident.location": request.incident.location,
                "scope.audio_reason": request.scope.audio_reason,
                "legal_basis.issuing_authority": request.legal_basis.issuing_authority,
                **sharing(request),
                "requester.organisation": request.requester.organisation,
                "requester.unit": request.requester.unit,
                "requester.role": request.requester.role,
            }
        )
    )


def sharing(request: FootageRequest) -> dict[str, str]:
    """Return what says who else would see the footage, and how long."""
    recipients = {f"intended_recipients.{index}": text for index, text in enumerate(request.intended_recipients)}
    kept = {"onward_sharing": request.onward_sharing, "retention_claimed": request.retention_claimed}
    return dict(_filled({**recipients, **kept}))


def every_text(request: FootageRequest) -> dict[str, str]:
    """Return all texts."""
    names = {f"requester.{name}": getattr(request.requester, name) for name in _NAMES}
    others = {
        "case_reference": request.case_reference,
        "legal_basis.docket": request.legal_basis.docket,
        "signature": request.signature,
        "proposal.recipient": request.proposal.recipient if request.proposal else "",
    }
    return dict(_filled({**prose(request), **names, **others}))


def marked(tables: Mapping[str, str], texts: Mapping[str, str]) -> tuple[Mark, ...]:
    """Return where the phrases of some tables, by language, are in some texts, by field."""
    return tuple(
        [
            Mark(field=field, start=hit.start, end=hit.end, phrase_id=hit.phrase_id)
            for field, text in texts.items()
            for table in tables.values()
            for hit in find(table, text)
        ]
    )


def _filled(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((field, text) for field, text in texts.items() if text)
