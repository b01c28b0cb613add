"""As `wire_types`: what the report answers. Words are those of requests, and `unreadable`."""

from typing import Literal, TypedDict

Cell = int | Literal["fewer_than_3", "not_shown"]


class ReportShown(TypedDict):
    """What of a month may leave."""

    total: Cell
    requester_types: dict[str, Cell]
    legal_bases: dict[str, Cell]
    outcomes: dict[str, Cell]


class ReportExport(TypedDict):
    left_out: Literal["not_over", "withheld"] | None
    counts: ReportShown | None


class ReportMonth(TypedDict):
    month: str
    total: int
    requester_types: dict[str, int]
    legal_bases: dict[str, int]
    outcomes: dict[str, int]
    export: ReportExport


# A field of it is called as a word of Python.
Report = TypedDict("Report", {"from": str, "to": str, "months": list[ReportMonth]})
