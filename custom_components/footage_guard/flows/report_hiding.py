"""What of a report may leave: no count under three, and none from which such a count could be calculated.

A month is shown once it is over and all its requests have ended, and then it is the same in every report: two reports
tell no more than one of them. No count goes over several months, so each month is looked at by itself.

Within a month there are three tables, whose sums are the same number. Whoever has the report knows of each hidden count
whether it is under three, and what the others leave for it. So more is hidden until every count under three may as well
be 0, 1 or 2, and every other hidden one at least three numbers. Where that cannot be had, the month is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from math import inf
from typing import Final

from ..model.report import Outcome
from .report_counts import Counts

FEW: Final = 3
_TABLES: Final = ("requester_types", "legal_bases", "outcomes")
_TOTAL: Final = ("total", "")

type Cell = int | Hidden
type _Place = tuple[str, str]
"""A table, and a word in it."""
type _Span = tuple[float, float]


class Hidden(StrEnum):
    """What stands in place of a count."""

    FEWER = "fewer_than_3"
    NOT_SHOWN = "not_shown"
    """Three or more; with it, another one could be calculated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The counts of a month that may leave."""

    total: Cell
    requester_types: Mapping[str, Cell]
    legal_bases: Mapping[str, Cell]
    outcomes: Mapping[str, Cell]


def shown(counts: Counts) -> Shown | None:
    """Return what may leave of a month that is over, all of whose requests have ended; None for nothing of it."""
    tables: dict[str, dict[str, int]] = {
        "requester_types": dict(counts.requester_types),
        "legal_bases": dict(counts.legal_bases),
        # None of them is open any more, and everybody knows.
        "outcomes": {word: count for word, count in counts.outcomes.items() if word is not Outcome.OPEN},
    }
    hidden = _hidden(counts.total, tables)
    if hidden is None:
        return None
    cells = {
        name: {word: _cell(count, is_hidden=(name, word) in hidden) for word, count in table.items()}
        for name, table in tables.items()
    }
    return Shown(total=_cell(counts.total, is_hidden=_TOTAL in hidden), **cells)


def _cell(count: int, *, is_hidden: bool) -> Cell:
    if count < FEW:
        return Hidden.FEWER
    return Hidden.NOT_SHOWN if is_hidden else count


def _hidden(total: int, tables: Mapping[str, Mapping[str, int]]) -> frozenset[_Place] | None:
    """Return which counts of three and more are hidden: none, else the sum, else the smallest ones as well."""
    smallest = sorted(
        (count, name, word) for name, table in tables.items() for word, count in table.items() if count >= FEW
    )
    hidden = frozenset[_Place]()
    for place in chain([_TOTAL], ((name, word) for _, name, word in smallest)):
        if _is_safe(total, tables, hidden):
            return hidden
        hidden |= {place}
    return hidden if _is_safe(total, tables, hidden) else None


def _is_safe(total: int, tables: Mapping[str, Mapping[str, int]], hidden: frozenset[_Place]) -> bool:
    known = [_Known.of(name, tables[name], hidden) for name in _TABLES]
    is_seen = total >= FEW and _TOTAL not in hidden
    sums = _both(_sum(total, is_seen=is_seen), *(table.sums for table in known))
    return (is_seen or _width(sums) >= FEW) and all(table.is_safe(sums) for table in known)


def _sum(total: int, *, is_seen: bool) -> _Span:
    """Return between which numbers the sum is, as far as it says so itself."""
    if is_seen:
        return total, total
    return (0, FEW - 1) if total < FEW else (FEW, inf)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a table tells: the sum of what it shows, and how many are hidden as under three, and as others."""

    shown: int
    few: int
    others: int

    @classmethod
    def of(cls, name: str, table: Mapping[str, int], hidden: frozenset[_Place]) -> _Known:
        small = sum(count < FEW for count in table.values())
        others = [count for word, count in table.items() if count >= FEW and (name, word) in hidden]
        seen = sum(count for count in table.values() if count >= FEW) - sum(others)
        return cls(seen, small, len(others))

    @property
    def sums(self) -> _Span:
        """Between which numbers the sum of the table is."""
        return _plus(self.shown, _sums(self.few, self.others))

    def is_safe(self, sums: _Span) -> bool:
        """Return whether no hidden count is known better than it may be, given what the sum may be."""
        return all(_width(span) >= FEW for span in self._left(sums))

    def _left(self, sums: _Span) -> Iterator[_Span]:
        """Yield between which numbers each kind of hidden count may be."""
        if self.few:
            yield _both((0, FEW - 1), self._rest(sums, _sums(self.few - 1, self.others)))
        if self.others:
            yield _both((FEW, inf), self._rest(sums, _sums(self.few, self.others - 1)))

    def _rest(self, sums: _Span, beside: _Span) -> _Span:
        """Return what is left for one count, where the other hidden ones are within a span."""
        return sums[0] - self.shown - beside[1], sums[1] - self.shown - beside[0]


def _sums(few: int, others: int) -> _Span:
    """Between which numbers the sum is of so many counts under three, and so many others; each of them can be."""
    return FEW * others, inf if others else (FEW - 1) * few


def _plus(number: int, span: _Span) -> _Span:
    return number + span[0], number + span[1]


def _both(*spans: _Span) -> _Span:
    return max(low for low, _ in spans), min(high for _, high in spans)


def _width(span: _Span) -> float:
    """Return how many whole numbers a span has."""
    return span[1] - span[0] + 1
