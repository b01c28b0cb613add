"""A muted requester is set aside, and nobody else is."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.model.request import Channel
from custom_components.footage_guard.model.rules import muted_requester
from custom_components.footage_guard.model.rules.rule import FindingKind, MuteScope

from .requests import CONTEXT, request

MUTED = replace(CONTEXT, muted=frozenset({MuteScope.REQUESTER}))


def test_a_muted_requester_is_set_aside() -> None:
    finding = muted_requester.check(request(requester__organisation="Town Police"), MUTED)
    assert finding is not None
    assert (finding.rule, finding.kind) == ("muted_requester", FindingKind.SET_ASIDE)


@pytest.mark.parametrize("scope", [MuteScope.CASE, MuteScope.EVERYTHING])
def test_what_is_muted_otherwise_is_not(scope: MuteScope) -> None:
    assert muted_requester.check(request(), replace(CONTEXT, muted=frozenset({scope}))) is None


def test_an_automation_is_no_requester_from_outside() -> None:
    assert muted_requester.check(request(channel=Channel.AUTOMATION), MUTED) is None
