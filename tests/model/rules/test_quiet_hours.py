"""What comes in quiet hours is told after them."""

from dataclasses import replace
from datetime import time

import pytest

from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.rules import quiet_hours
from custom_components.footage_guard.model.rules.rule import FindingKind

from .requests import CONTEXT, NIGHT, REQUEST

QUIET = replace(CONTEXT, policy=Policy(quiet_hours=NIGHT))


@pytest.mark.parametrize("moment", [time(21), time(3, 30), time(7, 59)])
def test_a_request_in_quiet_hours_has_a_note_with_their_end(moment: time) -> None:
    finding = quiet_hours.check(REQUEST, replace(QUIET, local_time=moment))
    assert finding is not None
    assert (finding.rule, finding.kind) == ("quiet_hours", FindingKind.NOTE)
    assert finding.values == {"until": "08:00"}


@pytest.mark.parametrize("moment", [time(8), time(12), time(20, 59)])
def test_at_other_times_there_is_none(moment: time) -> None:
    assert quiet_hours.check(REQUEST, replace(QUIET, local_time=moment)) is None


def test_without_quiet_hours_there_is_none() -> None:
    assert quiet_hours.check(REQUEST, replace(CONTEXT, local_time=time(3))) is None
