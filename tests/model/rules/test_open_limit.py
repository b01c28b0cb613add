"""One open request per organisation."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.model.request import Channel, RequesterType
from custom_components.footage_guard.model.rules import open_limit
from custom_components.footage_guard.model.rules.rule import FindingKind

from .requests import CONTEXT, request

LIMIT = 1


@pytest.mark.parametrize("earlier", range(LIMIT))
def test_what_is_within_the_limit_waits_for_the_owner(earlier: int) -> None:
    assert open_limit.check(request(), replace(CONTEXT, open_of_organisation=earlier)) is None


@pytest.mark.parametrize("earlier", [LIMIT, LIMIT + 1, 100])
def test_what_is_over_the_limit_is_set_aside(earlier: int) -> None:
    finding = open_limit.check(request(), replace(CONTEXT, open_of_organisation=earlier))
    assert finding is not None
    assert (finding.rule, finding.kind) == ("open_limit", FindingKind.SET_ASIDE)
    assert finding.values == {"count": earlier, "limit": LIMIT}


@pytest.mark.parametrize(
    ("channel", "kind"), [(Channel.AUTOMATION, RequesterType.HOUSEHOLD), (Channel.UI, RequesterType.HOUSEHOLD)]
)
def test_what_the_home_itself_wants_to_give_away_is_not_counted(channel: Channel, kind: RequesterType) -> None:
    own = request(channel=channel, requester__type=kind)
    assert open_limit.check(own, replace(CONTEXT, open_of_organisation=100)) is None


def test_to_claim_to_be_of_the_household_helps_nobody_outside() -> None:
    claimed = request(requester__type=RequesterType.HOUSEHOLD)
    assert open_limit.check(claimed, replace(CONTEXT, open_of_organisation=100)) is not None
