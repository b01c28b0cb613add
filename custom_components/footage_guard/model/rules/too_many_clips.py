"""There are more clips in the window than are looked at."""

from .rule import Finding, FindingKind, Holding


def check(holding: Holding) -> Finding | None:
    """Note where it ends: what is left out silently looks as if it did not exist."""
    if holding.cut_at is None:
        return None
    return Finding(rule="too_many_clips", kind=FindingKind.NOTE, values={"limit": holding.cut_at})
