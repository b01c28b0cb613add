"""The footage would be passed on widely."""

from typing import Final

from ..request import FootageRequest
from .rule import Context, Finding, FindingKind
from .sharing_phrases import SHARING
from .texts import marked, sharing

_FEW: Final = 2
"""Recipients a request can name before it is wide."""


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Mark the words that say so; what was handed over can be recalled from nobody."""
    texts = {**sharing(request), "purpose": request.purpose, "message": request.message}
    marks = marked(SHARING, texts)
    count = len(request.intended_recipients)
    if not marks and count <= _FEW:
        return None
    return Finding(rule="onward_sharing", kind=FindingKind.NOTE, values={"recipients": count}, marks=marks)
