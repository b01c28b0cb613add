"""How many requests there were, and what became of them: counts by months in UTC, and never who asked.

Months are those of UTC, in every home: with another time zone they would have other borders, and the difference of two
reports could tell of a single request.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Self, override

from ..model.lifecycle.request import ENDED
from ..model.report import Outcome, Tally
from ..model.request.words import Basis, RequesterType

UNREADABLE: Final = "unreadable"
"""What a request says of itself that cannot be read."""


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of UTC."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the month of a day."""
        return cls(day.year, day.month)

    @property
    def next(self) -> Month:
        """The month after it."""
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    def back(self, months: int) -> Month:
        """Return the month that is so many before it."""
        year, month = divmod(self.year * 12 + self.month - 1 - months, 12)
        return Month(year, month + 1)

    @override
    def __str__(self) -> str:
        """Return it as ISO 8601 has it."""
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Of one month: how many, and the same by each of three things; every word is there, also with a zero."""

    total: int
    requester_types: Mapping[str, int]
    legal_bases: Mapping[str, int]
    outcomes: Mapping[Outcome, int]
    is_settled: bool
    """None of its requests can have another outcome later."""


def counts_of(tallies: Iterable[Tally]) -> Counts:
    """Return the counts of one month."""
    types, bases, outcomes = Counter[str](), Counter[str](), Counter[Outcome]()
    is_settled = True
    for tally in tallies:
        types[_known(RequesterType, tally.requester_type)] += tally.count
        bases[_known(Basis, tally.legal_basis)] += tally.count
        outcomes[tally.outcome] += tally.count
        is_settled &= tally.state in ENDED
    return Counts(
        total=outcomes.total(),
        requester_types={word: types[word] for word in (*RequesterType, UNREADABLE)},
        legal_bases={word: bases[word] for word in (*Basis, UNREADABLE)},
        outcomes={outcome: outcomes[outcome] for outcome in Outcome},
        is_settled=is_settled,
    )


def by_month(tallies: Iterable[Tally], first: Month, last: Month) -> dict[Month, Counts]:
    """Return the counts of each month from the first to the last one."""
    of: dict[str, list[Tally]] = {}
    for tally in tallies:
        of.setdefault(tally.month, []).append(tally)
    found: dict[Month, Counts] = {}
    month = first
    while month <= last:
        found[month] = counts_of(of.get(str(month), ()))
        month = month.next
    return found


def _known(words: type[StrEnum], stored: str | None) -> str:
    return stored if stored in set(words) else UNREADABLE
