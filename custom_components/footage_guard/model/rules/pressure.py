"""Words that press. They are marked for the owner, who alone judges what they mean."""

from ..request import FootageRequest
from .pressure_phrases import PRESSURE
from .rule import Context, Finding, FindingKind
from .texts import marked, prose


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Mark them in everything the requester wrote, an automation's text included."""
    marks = marked(PRESSURE, prose(request))
    if not marks:
        return None
    return Finding(rule="pressure", kind=FindingKind.NOTE, values={"count": len(marks)}, marks=marks)
