"""A home that has muted everything is asked nothing, by its own automations either."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.model.request import Channel
from custom_components.footage_guard.model.rules import muted_everything
from custom_components.footage_guard.model.rules.rule import FindingKind, MuteScope

from .requests import CONTEXT, REQUEST, request

MUTED = replace(CONTEXT, muted=frozenset({MuteScope.EVERYTHING}))


@pytest.mark.parametrize("channel", Channel)
def test_everything_is_set_aside_whichever_way_it_came(channel: Channel) -> None:
    finding = muted_everything.check(request(channel=channel), MUTED)
    assert finding is not None
    assert (finding.rule, finding.kind) == ("muted_everything", FindingKind.SET_ASIDE)


def test_nothing_is_found_without_such_a_mute() -> None:
    assert muted_everything.check(REQUEST, CONTEXT) is None
    narrower = frozenset({MuteScope.REQUESTER, MuteScope.CASE})
    assert muted_everything.check(REQUEST, replace(CONTEXT, muted=narrower)) is None
