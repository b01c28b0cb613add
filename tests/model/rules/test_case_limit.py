"""At most two requests of one organisation about one case."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.model.request import Channel, RequesterType
from custom_components.footage_guard.model.rules import case_limit
from custom_components.footage_guard.model.rules.rule import FindingKind

from .requests import CONTEXT, request

LIMIT = 2


@pytest.mark.parametrize("earlier", range(LIMIT))
def test_what_is_within_the_limit_waits_for_the_owner(earlier: int) -> None:
    assert case_limit.check(request(case_reference="26-118"), replace(CONTEXT, of_case=earlier)) is None


@pytest.mark.parametrize("earlier", [LIMIT, LIMIT + 1, 100])
def test_what_is_over_the_limit_is_set_aside(earlier: int) -> None:
    finding = case_limit.check(request(case_reference="26-118"), replace(CONTEXT, of_case=earlier))
    assert finding is not None
    assert (finding.rule, finding.kind) == ("case_limit", FindingKind.SET_ASIDE)
    assert finding.values == {"count": earlier + 1, "limit": LIMIT}


@pytest.mark.parametrize(
    ("channel", "kind"), [(Channel.AUTOMATION, RequesterType.HOUSEHOLD), (Channel.UI, RequesterType.HOUSEHOLD)]
)
def test_what_the_home_itself_wants_to_give_away_is_not_counted(channel: Channel, kind: RequesterType) -> None:
    own = request(case_reference="26-118", channel=channel, requester__type=kind)
    assert case_limit.check(own, replace(CONTEXT, of_case=100)) is None


def test_to_claim_to_be_of_the_household_helps_nobody_outside() -> None:
    claimed = request(case_reference="26-118", requester__type=RequesterType.HOUSEHOLD)
    assert case_limit.check(claimed, replace(CONTEXT, of_case=100)) is not None


def test_a_request_without_a_case_is_not_counted_by_case() -> None:
    assert case_limit.check(request(case_reference=" "), replace(CONTEXT, of_case=9)) is None
