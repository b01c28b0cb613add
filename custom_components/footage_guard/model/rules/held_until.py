"""The clips asked for are held, and not until the request closes: an unverified requester's hold lasts 14 days."""

from ..request import Instant
from .rule import Finding, FindingKind, Holding


def check(holding: Holding) -> Finding | None:
    """Note from when on time decides about them, unless a person holds them."""
    if holding.ends_ms is None:
        return None
    until = Instant(ms=holding.ends_ms, offset_min=0)
    return Finding(rule="held_until", kind=FindingKind.NOTE, values={"until": str(until)})
