"""A window over the limit comes with a narrower proposal, which lies in the one asked for."""

from dataclasses import replace

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.request import Instant, parse_instant
from custom_components.footage_guard.model.rules import window
from custom_components.footage_guard.model.rules.rule import Finding, FindingKind

from .requests import CONTEXT, HOUR_MS, START_MS, at, request


@pytest.mark.parametrize("hours", [0.25, 1, 2])
def test_a_window_within_the_limit_is_nothing_to_note(hours: float) -> None:
    assert window.check(request(scope__window_to=at(hours)), CONTEXT) is None


@pytest.mark.parametrize(
    ("hours", "occurred", "proposed"),
    [
        (3, (None, None), (0, 2)),
        (12, (6, 6), (5, 7)),
        (12, (6, None), (5, 7)),
        (12, (None, 6), (5, 7)),
        (12, (5.5, 6.5), (5, 7)),
        (12, (0.25, 0.5), (0, 2)),
        (12, (11.75, 12), (10, 12)),
        (12, (4, 9), (4, 6)),
        (12, (11, 14), (10, 12)),
        (12, (-4, 13), (0, 2)),
        (12, (-4, -3), (0, 2)),
        (12, (13, 14), (0, 2)),
        (12, (9, 6), (6, 8)),
    ],
)
def test_the_proposal_lies_around_the_incident_or_begins_the_window(
    hours: float,
    occurred: tuple[float | None, float | None],
    proposed: tuple[float, float],
) -> None:
    first, last = (None if each is None else at(each) for each in occurred)
    asked = request(scope__window_to=at(hours), incident__occurred_from=first, incident__occurred_to=last)
    finding = window.check(asked, CONTEXT)
    assert finding is not None
    assert (finding.rule, finding.kind) == ("window", FindingKind.PROPOSAL)
    assert finding.values == {
        "asked_minutes": hours * 60,
        "limit_h": 2,
        "from": str(at(proposed[0])),
        "to": str(at(proposed[1])),
    }


def test_the_proposal_keeps_the_clock_of_whoever_asks() -> None:
    finding = window.check(request(scope__window_from=at(0, 345), scope__window_to=at(3, -60)), CONTEXT)
    assert finding is not None
    assert str(finding.values["from"]).endswith("+05:45")
    assert str(finding.values["to"]).endswith("+05:45")


OFFSETS_MS = st.integers(-20 * HOUR_MS, 30 * HOUR_MS)


@given(
    length_ms=st.integers(900_000, 12 * HOUR_MS),
    first=st.none() | OFFSETS_MS,
    last=st.none() | OFFSETS_MS,
    limit_h=st.integers(1, 12),
)
def test_every_proposal_is_of_the_limit_and_lies_in_the_window(
    length_ms: int,
    first: int | None,
    last: int | None,
    limit_h: int,
) -> None:
    occurred = [None if each is None else Instant(ms=START_MS + each, offset_min=0) for each in (first, last)]
    end = Instant(ms=START_MS + length_ms, offset_min=0)
    asked = request(scope__window_to=end, incident__occurred_from=occurred[0], incident__occurred_to=occurred[1])
    finding = window.check(asked, replace(CONTEXT, policy=Policy(window_limit_h=limit_h)))
    assert (finding is None) is (length_ms <= limit_h * HOUR_MS)
    begin_ms, end_ms = (
        [parse_instant(str(finding.values[name])).ms for name in ("from", "to")] if finding else (START_MS, START_MS)
    )
    assert START_MS <= begin_ms <= end_ms <= end.ms
    assert end_ms - begin_ms in {0, limit_h * HOUR_MS}


def test_the_proposal_is_read_back_from_what_was_found() -> None:
    finding = window.check(request(scope__window_to=at(12)), CONTEXT)
    assert finding is not None
    other = Finding(rule="not_recorded", kind=FindingKind.NOTE, values={"from": "x", "to": "y"})
    assert window.proposed([other, finding]) == (at(0).ms, at(2).ms)
    assert window.proposed([other]) is None


def test_a_proposal_that_cannot_be_read_is_none() -> None:
    broken = Finding(rule="window", kind=FindingKind.PROPOSAL, values={"from": "today", "to": "tomorrow"})
    assert window.proposed([broken]) is None
