"""As `wire_types`: what the commands on legal papers are sent, and what they answer."""

from typing import Any, Final, NotRequired, TypedDict

from custom_components.footage_guard.model.process import Process, ProcessCheck, ProcessKind, ProcessOutcome

__all__ = ["PAPER_TYPED", "Paper", "Papers", "ProcessCheck", "ProcessOutcome"]

PAPER_TYPED: Final[dict[str, Any]] = {
    "kind": ProcessKind,
    "issued_by": str,
    "reference": NotRequired[str],
    "served_at": NotRequired[str],
    "return_by": NotRequired[str],
    "nondisclosure": NotRequired[bool],
    "window_from": str,
    "window_to": str,
    "cameras": NotRequired[list[str]],
    "document_sha256": NotRequired[str],
    "note": NotRequired[str],
    "as_request": NotRequired[bool],
}


class PaperHold(TypedDict):
    """The legal hold of a paper, while nobody has lifted it."""

    hold_id: str
    clips: int
    size_bytes: int


class PaperPoint(TypedDict):
    """One point of the list that belongs to a kind of paper."""

    check: ProcessCheck
    done: bool


class Paper(TypedDict):
    process_id: str
    kind: ProcessKind
    problem: str | None
    """Code of the error for which nothing of its words is shown."""
    erased: bool
    process: Process | None
    hold: PaperHold | None
    had_hold: bool
    review_at: str
    is_review_due: bool
    request_id: str | None
    checklist: list[PaperPoint]
    outcome: ProcessOutcome
    version: int
    loaded: str
    changed: str


class Papers(TypedDict):
    processes: list[Paper]
