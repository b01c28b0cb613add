"""What is left of a request whose words were erased: what kind of request it was, and for which time."""

from dataclasses import fields, replace
from typing import Any

from .request import FootageRequest

_KEPT = frozenset({"type", "claimed"})
"""Parts of a request that are words of ours."""


def erased(request: FootageRequest) -> FootageRequest:
    """Return a request without anything that somebody wrote, and without what could tell who or where they were."""
    return replace(
        request,
        requester=_blank(request.requester),
        case_reference="",
        incident=_blank(request.incident),
        scope=replace(request.scope, area=None, audio_reason=""),
        purpose="",
        message="",
        legal_basis=_blank(request.legal_basis),
        intended_recipients=(),
        onward_sharing="",
        retention_claimed="",
        respond_by=None,
        signature="",
        flags=(),
        proposal=None,
    )


def _blank(part: Any) -> Any:
    """Return a part of a request in which nothing is said."""
    blank: dict[str, object] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name not in _KEPT:
            blank[field.name] = "" if isinstance(value, str) else False if isinstance(value, bool) else None
    return replace(part, **blank)
