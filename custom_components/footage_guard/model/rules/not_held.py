"""Clips asked for are not kept from retention: they are more than the quota, or other holds pushed theirs out."""

from .rule import Finding, FindingKind, Holding


def check(holding: Holding) -> Finding | None:
    """Note that time decides about them, unless a person holds them."""
    if not holding.loose:
        return None
    return Finding(rule="not_held", kind=FindingKind.NOTE, values={"clips": holding.loose})
