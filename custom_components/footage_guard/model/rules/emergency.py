"""The request is called an emergency. It is a label: forged ones are common, and no path is shorter for it."""

from ..request import Basis, FootageRequest
from .rule import Context, Finding, FindingKind


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Note the label in one sentence, the same whoever writes it."""
    if request.legal_basis.claimed is not Basis.EMERGENCY:
        return None
    return Finding(rule="emergency", kind=FindingKind.NOTE)
