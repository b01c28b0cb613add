"""A muted requester is set aside, and nobody else is."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.model.request import Channel
from custom_components.footage_guard.model.rules import muted_requester
from custom_components.footage_guard.model.rules.rule import FindingKind, Mute, MuteScope

from .requests import CONTEXT, request

MUTED = replace(CONTEXT, mutes=(Mute(scope=MuteScope.REQUESTER, key="town police", until_ms=None),))
NOBODY = replace(CONTEXT, mutes=(Mute(scope=MuteScope.REQUESTER, key="", until_ms=None),))


@pytest.mark.parametrize("name", ["Town Police", "TOWN  police", "\uff34own Police"])
def test_a_muted_requester_is_set_aside_however_they_write_their_name(name: str) -> None:
    finding = muted_requester.check(request(requester__organisation=name), MUTED)
    assert finding is not None
    assert (finding.rule, finding.kind) == ("muted_requester", FindingKind.SET_ASIDE)


def test_whoever_names_nobody_can_be_muted() -> None:
    assert muted_requester.check(request(requester__person_name=""), NOBODY) is not None
    assert muted_requester.check(request(requester__person_name="Robin"), NOBODY) is None


def test_others_are_not_muted() -> None:
    assert muted_requester.check(request(requester__organisation="County Police"), MUTED) is None


def test_an_automation_is_no_requester_from_outside() -> None:
    changed = request(requester__person_name="", channel=Channel.AUTOMATION)
    assert muted_requester.check(changed, NOBODY) is None
