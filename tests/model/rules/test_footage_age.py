"""Footage older than the household wants to be asked about is noted."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.request import Channel, Instant
from custom_components.footage_guard.model.rules import footage_age
from custom_components.footage_guard.model.rules.rule import FindingKind

from .requests import CONTEXT, DAY_MS, NOW_MS, request


def _days_ago(days: float) -> Instant:
    return Instant(ms=NOW_MS - int(days * DAY_MS), offset_min=0)


@pytest.mark.parametrize("days", [0, 1, 30])
def test_footage_within_the_days_is_nothing_to_note(days: float) -> None:
    assert footage_age.check(request(scope__window_from=_days_ago(days)), CONTEXT) is None


@pytest.mark.parametrize(("days", "told"), [(30.01, 30), (45, 45)])
@pytest.mark.parametrize("channel", [Channel.FORM, Channel.AUTOMATION])
def test_older_footage_is_noted(days: float, told: int, channel: Channel) -> None:
    finding = footage_age.check(request(scope__window_from=_days_ago(days), channel=channel), CONTEXT)
    assert finding is not None
    assert (finding.rule, finding.kind) == ("footage_age", FindingKind.NOTE)
    assert finding.values == {"age_days": told, "limit_days": 30}


def test_the_days_are_those_of_the_policy() -> None:
    context = replace(CONTEXT, policy=Policy(footage_age_days=7))
    assert footage_age.check(request(scope__window_from=_days_ago(8)), context) is not None
