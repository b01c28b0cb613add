"""A home that has muted everything is asked nothing, by its own automations either."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.model.request import Channel
from custom_components.footage_guard.model.rules import muted_everything
from custom_components.footage_guard.model.rules.rule import FindingKind, Mute, MuteScope

from .requests import CONTEXT, NOW_MS, REQUEST, request

MUTED = replace(CONTEXT, mutes=(Mute(scope=MuteScope.EVERYTHING, key="", until_ms=NOW_MS + 1),))


@pytest.mark.parametrize("channel", Channel)
def test_everything_is_set_aside_whichever_way_it_came(channel: Channel) -> None:
    finding = muted_everything.check(request(channel=channel), MUTED)
    assert finding is not None
    assert (finding.rule, finding.kind) == ("muted_everything", FindingKind.SET_ASIDE)


def test_nothing_is_found_without_such_a_mute() -> None:
    assert muted_everything.check(REQUEST, CONTEXT) is None
    assert muted_everything.check(REQUEST, replace(MUTED, now_ms=NOW_MS + 1)) is None
