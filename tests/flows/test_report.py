"""The report over requests: what it counts, and that nothing that is hidden in it can be calculated."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.footage_guard.flows.report_counts import Counts, Month, by_month, counts_of
from custom_components.footage_guard.flows.report_hiding import Hidden, Shown, shown
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.report import Outcome, Tally
from custom_components.footage_guard.model.request.words import Basis, RequesterType

MOST: Final = 60
"""More than any sum in these tests: where a hidden count has no end, it has this one."""
WORDS: Final = {"requester_types": 10, "legal_bases": 11, "outcomes": 4}


def _tally(**changes: object) -> Tally:
    plain = {"month": "2026-11", "requester_type": "court", "legal_basis": "subpoena", "state": "pending"}
    rest = {"was_shared": False, "was_declined": False, "count": 1}
    return Tally(**{**plain, **rest, **changes})  # type: ignore[arg-type]  # of the right kinds


@pytest.mark.parametrize(
    ("state", "was_shared", "was_declined", "outcome"),
    [
        ("received", False, False, Outcome.OPEN),
        ("pending", False, False, Outcome.OPEN),
        ("approved", False, False, Outcome.OPEN),
        # Nobody may tell from a report that somebody is muted.
        ("set_aside", False, False, Outcome.OPEN),
        ("declined", False, True, Outcome.DECLINED),
        # As an older version kept it.
        ("declined", False, False, Outcome.DECLINED),
        ("disclosed", True, False, Outcome.SHARED),
        ("closed", True, False, Outcome.SHARED),
        # What left is told, whatever became of the request.
        ("withdrawn", True, True, Outcome.SHARED),
        ("closed", False, True, Outcome.DECLINED),
        ("closed", False, False, Outcome.UNANSWERED),
        ("expired", False, False, Outcome.UNANSWERED),
        ("withdrawn", False, True, Outcome.WITHDRAWN),
        ("of a later version", False, False, Outcome.OPEN),
    ],
)
def test_what_became_of_a_request(state: str, was_shared: bool, was_declined: bool, outcome: Outcome) -> None:
    assert _tally(state=state, was_shared=was_shared, was_declined=was_declined).outcome is outcome


def test_every_state_has_an_outcome() -> None:
    assert {_tally(state=state).outcome for state in RequestState} <= {*Outcome}


def test_what_cannot_be_read_is_counted_as_that() -> None:
    found = counts_of([_tally(requester_type=None, legal_basis="a later word", count=2), _tally()])
    assert (found.total, found.requester_types["unreadable"], found.requester_types["court"]) == (3, 2, 1)
    assert (found.legal_bases["unreadable"], found.legal_bases["subpoena"]) == (2, 1)
    assert {*found.requester_types} == {*RequesterType, "unreadable"}
    assert {*found.legal_bases} == {*Basis, "unreadable"}


def test_each_month_is_there_also_without_a_request() -> None:
    found = by_month([_tally(month="2027-01", state="expired")], Month(2026, 11), Month(2027, 1))
    assert [(str(month), each.total, each.is_settled) for month, each in found.items()] == [
        ("2026-11", 0, True),
        ("2026-12", 0, True),
        ("2027-01", 1, True),
    ]
    assert not counts_of([_tally(state="disclosed", was_shared=True)]).is_settled


def test_months_are_counted_back_over_a_year() -> None:
    assert Month.of(date(2026, 11, 29)).back(11) == Month(2025, 12)
    assert Month(2026, 11).back(10) == Month(2026, 1)
    assert Month(2025, 12).next == Month(2026, 1)


def _counts(types: list[int], bases: list[int], outcomes: list[int]) -> Counts:
    return Counts(
        total=sum(types),
        requester_types=dict(zip([*RequesterType, "unreadable"], types, strict=True)),
        legal_bases=dict(zip([*Basis, "unreadable"], bases, strict=True)),
        outcomes={**dict(zip([*Outcome][:4], outcomes, strict=True)), Outcome.OPEN: 0},
        is_settled=True,
    )


def _spread(total: int, words: int) -> st.SearchStrategy[list[int]]:
    """Return how so many requests may be of so many words."""
    cuts = st.lists(st.integers(0, total), min_size=words - 1, max_size=words - 1).map(sorted)
    few = st.lists(st.integers(0, words - 1), min_size=total, max_size=total).map(
        lambda picked: [picked.count(word) for word in range(words)]
    )
    return cuts.map(lambda at: [high - low for low, high in zip([0, *at], [*at, total], strict=True)]) | few


MONTHS: Final = st.integers(0, 40).flatmap(
    lambda total: st.builds(_counts, *(_spread(total, n) for n in WORDS.values()))
)


@settings(max_examples=200, deadline=None)
@given(MONTHS)
def test_nobody_can_calculate_what_is_hidden(counts: Counts) -> None:
    found = shown(counts)
    if found is None:
        return
    for hidden, possible in _solved(found):
        assert possible >= {0, 1, 2} if hidden is Hidden.FEWER else len(possible) >= 3


@settings(max_examples=100, deadline=None)
@given(MONTHS)
def test_what_is_shown_is_right_and_never_under_three(counts: Counts) -> None:
    found = shown(counts)
    assert "open" not in (found.outcomes if found else ())
    for name in WORDS if found is not None else ():
        right: Mapping[str, int] = getattr(counts, name)
        for word, cell in getattr(found, name).items():
            assert cell == right[word] >= 3 or (cell is Hidden.FEWER) == (right[word] < 3), (name, word)


def test_a_month_with_nothing_says_that_it_was_little() -> None:
    found = shown(_counts([0] * 10, [0] * 11, [0] * 4))
    assert found is not None
    assert {found.total, *found.requester_types.values(), *found.outcomes.values()} == {Hidden.FEWER}


def test_the_sum_is_not_shown_where_it_would_give_a_count_away() -> None:
    found = shown(_counts([5, *[0] * 9], [5, *[0] * 10], [5, 0, 0, 0]))
    assert found is not None
    assert (found.total, found.requester_types["law_enforcement"], found.outcomes["shared"]) == (
        Hidden.NOT_SHOWN,
        5,
        5,
    )


def test_the_sum_is_shown_where_it_tells_nothing() -> None:
    found = shown(_counts([9, 1, 1, 1, *[0] * 6], [9, 2, 1, *[0] * 8], [9, 1, 1, 1]))
    assert found is not None
    assert (found.total, found.outcomes["shared"], found.outcomes["declined"]) == (12, 9, Hidden.FEWER)


def test_a_whole_table_does_not_give_away_the_sum_for_another() -> None:
    """All four outcomes are three or more: what they sum up to is how many there are of everything."""
    found = shown(_counts([12, *[0] * 9], [12, *[0] * 10], [3, 3, 3, 3]))
    assert found is not None
    assert Hidden.NOT_SHOWN in found.outcomes.values()


def test_a_month_that_cannot_be_shown_is_left_out() -> None:
    """By who asks there are 21 at least, and by their bases 22 at most: nearly all would be known."""
    assert shown(_counts([3] * 7 + [0] * 3, [2] * 10 + [1], [21, 0, 0, 0])) is None


def _solved(found: Shown) -> Iterator[tuple[Hidden, set[int]]]:
    """Yield what each hidden count may be, as somebody would find out who knows the rules and tries all numbers.

    The unknowns are the hidden counts; each table sums up to the same number, and is looked at by adding one count
    after the other. It uses nothing of what is tested.
    """
    tables = [[*table.values()] for table in (found.requester_types, found.legal_bases, found.outcomes)]
    whole = _may_be(found.total)
    for table in tables:
        whole &= _sums(table)
    if isinstance(found.total, Hidden):
        yield found.total, whole
    for table in tables:
        for place, cell in enumerate(table):
            if isinstance(cell, Hidden):
                others = _sums([*table[:place], *table[place + 1 :]])
                yield cell, {number for number in _may_be(cell) if any(number + rest in whole for rest in others)}


def _may_be(cell: int | Hidden) -> set[int]:
    if cell is Hidden.FEWER:
        return {0, 1, 2}
    return set(range(3, MOST)) if isinstance(cell, Hidden) else {cell}


def _sums(cells: list[int | Hidden]) -> set[int]:
    found = {0}
    for cell in cells:
        numbers = _may_be(cell)
        found = {have + number for have in found for number in numbers if have + number < MOST}
    return found
