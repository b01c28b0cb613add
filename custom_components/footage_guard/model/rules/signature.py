"""A request is signed, and the signature proves nothing."""

from ..request import FootageRequest, Level
from ..signature import FLAWS
from .rule import Context, Finding, FindingKind


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Say what is wrong with it: whoever reads that a request is signed takes it for proof otherwise."""
    known = request.verification
    if known.level >= Level.SIGNED or known.method not in FLAWS:
        return None
    return Finding(rule="signature", kind=FindingKind.NOTE, values={"why": known.method.removeprefix("signature_")})
