"""Five requests in 24 hours."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.model.request import Channel, RequesterType
from custom_components.footage_guard.model.rules import daily_limit
from custom_components.footage_guard.model.rules.rule import FindingKind

from .requests import CONTEXT, request

LIMIT = 5


@pytest.mark.parametrize("earlier", range(LIMIT))
def test_what_is_within_the_limit_waits_for_the_owner(earlier: int) -> None:
    assert daily_limit.check(request(), replace(CONTEXT, received_last_day=earlier)) is None


@pytest.mark.parametrize("earlier", [LIMIT, LIMIT + 1, 100])
def test_what_is_over_the_limit_is_set_aside(earlier: int) -> None:
    finding = daily_limit.check(request(), replace(CONTEXT, received_last_day=earlier))
    assert finding is not None
    assert (finding.rule, finding.kind) == ("daily_limit", FindingKind.SET_ASIDE)
    assert finding.values == {"count": earlier, "limit": LIMIT}


@pytest.mark.parametrize(
    ("channel", "kind"), [(Channel.AUTOMATION, RequesterType.HOUSEHOLD), (Channel.UI, RequesterType.HOUSEHOLD)]
)
def test_what_the_home_itself_wants_to_give_away_is_not_counted(channel: Channel, kind: RequesterType) -> None:
    own = request(channel=channel, requester__type=kind)
    assert daily_limit.check(own, replace(CONTEXT, received_last_day=100)) is None


def test_to_claim_to_be_of_the_household_helps_nobody_outside() -> None:
    claimed = request(requester__type=RequesterType.HOUSEHOLD)
    assert daily_limit.check(claimed, replace(CONTEXT, received_last_day=100)) is not None
