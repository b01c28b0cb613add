"""A no is not asked again by an amendment."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.model.request import Channel, RequesterType
from custom_components.footage_guard.model.rules import amends_declined
from custom_components.footage_guard.model.rules.rule import FindingKind

from .requests import CONTEXT, REQUEST, request

DECLINED = replace(CONTEXT, amends_declined=True)


def test_it_is_set_aside() -> None:
    finding = amends_declined.check(REQUEST, DECLINED)
    assert finding is not None
    assert (finding.rule, finding.kind, finding.values) == ("amends_declined", FindingKind.SET_ASIDE, {})


def test_any_other_is_not() -> None:
    assert amends_declined.check(REQUEST, CONTEXT) is None


@pytest.mark.parametrize("channel", [Channel.AUTOMATION, Channel.UI])
def test_what_the_home_wants_to_give_away_is_none(channel: Channel) -> None:
    own = request(channel=channel, requester__type=RequesterType.HOUSEHOLD)
    assert amends_declined.check(own, DECLINED) is None
