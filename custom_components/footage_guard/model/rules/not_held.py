"""The clips asked for are not kept from retention: they are more than the quota, or nobody is asked about them."""

from .rule import Finding, FindingKind, Holding


def check(holding: Holding) -> Finding | None:
    """Note that time decides about them, unless a person holds them."""
    if holding.is_held or not holding.clips:
        return None
    return Finding(rule="not_held", kind=FindingKind.NOTE, values={"clips": holding.clips})
