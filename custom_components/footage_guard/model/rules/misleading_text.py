"""Names or words are written in a way that can mislead the eye."""

from ..request import FootageRequest
from .rule import Context, Finding, FindingKind, Mark
from .texts import every_text


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Mark every text that was flagged when the request was read."""
    texts = every_text(request)
    marks = tuple(
        [
            Mark(field=flag.field, start=0, end=len(texts.get(flag.field, "")), phrase_id=f"text.{flag.kind.value}")
            for flag in request.flags
        ]
    )
    count = len({flag.field for flag in request.flags})
    return (
        Finding(rule="misleading_text", kind=FindingKind.NOTE, values={"count": count}, marks=marks) if marks else None
    )
