"""The room for footage held for automations and unverified requesters is taken."""

from ..request import FootageRequest, Level
from ..retention import ACTION_HELD_BYTES, ACTION_HOLDS
from .rule import Context, Finding, FindingKind


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Note that the oldest such hold ends for this one; a verified requester's hold is outside this room."""
    if request.verification.level >= Level.CALLED_BACK:
        return None
    if context.action_holds < ACTION_HOLDS and context.action_held_bytes < ACTION_HELD_BYTES:
        return None
    values = {"holds": context.action_holds, "limit": ACTION_HOLDS}
    return Finding(rule="hold_quota", kind=FindingKind.NOTE, values=values)
