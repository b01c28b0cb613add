"""What everybody in the home is told of a request: ids, times and words of ours, and nothing that a requester wrote."""

from typing import Final

from ...model.record import RequestRecord
from ...model.request.instant import Instant

TOLD: Final = frozenset(
    {"request_id", "requester_type", "verification_level", "legal_basis", "window_from", "window_to"}
)
"""All names of it."""


def told_as_json(record: RequestRecord) -> dict[str, str | int]:
    """Return what events and triggers say of a request."""
    request = record.request
    return {
        "request_id": record.id,
        "requester_type": request.requester.type.value,
        "verification_level": record.verification.level.value,
        "legal_basis": request.legal_basis.claimed.value,
        "window_from": _utc(request.scope.window_from),
        "window_to": _utc(request.scope.window_to),
    }


def _utc(moment: Instant) -> str:
    """Return a moment as RFC 3339, without the clock of whoever reported it."""
    return str(Instant(ms=moment.ms, offset_min=0))
