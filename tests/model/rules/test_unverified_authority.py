"""Whoever says that they are the police or a court is called back at a number found independently."""

import pytest

from custom_components.footage_guard.model.request import Channel, Level, RequesterType
from custom_components.footage_guard.model.rules import unverified_authority
from custom_components.footage_guard.model.rules.rule import FindingKind

from .requests import CONTEXT, request

AUTHORITIES = {RequesterType.LAW_ENFORCEMENT, RequesterType.COURT}


@pytest.mark.parametrize("kind", RequesterType)
@pytest.mark.parametrize("level", Level)
def test_an_authority_is_noted_until_it_was_called_back(kind: RequesterType, level: Level) -> None:
    asked = request(requester__type=kind, verification__level=level)
    finding = unverified_authority.check(asked, CONTEXT)
    assert (finding is not None) is (kind in AUTHORITIES and level < Level.CALLED_BACK)


def test_it_is_a_note_and_none_for_automations() -> None:
    finding = unverified_authority.check(request(requester__type=RequesterType.COURT), CONTEXT)
    assert finding is not None
    assert (finding.rule, finding.kind) == ("unverified_authority", FindingKind.NOTE)
    own = request(requester__type=RequesterType.COURT, channel=Channel.AUTOMATION)
    assert unverified_authority.check(own, CONTEXT) is None
