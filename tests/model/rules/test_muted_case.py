"""A muted case is set aside, whoever asks."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.model.request import Channel
from custom_components.footage_guard.model.rules import muted_case
from custom_components.footage_guard.model.rules.rule import FindingKind, MuteScope

from .requests import CONTEXT, request

MUTED = replace(CONTEXT, muted=frozenset({MuteScope.CASE}))


@pytest.mark.parametrize("name", ["Town Police", "County Insurance"])
def test_a_muted_case_is_set_aside(name: str) -> None:
    finding = muted_case.check(request(case_reference="26-118", requester__organisation=name), MUTED)
    assert finding is not None
    assert (finding.rule, finding.kind) == ("muted_case", FindingKind.SET_ASIDE)


@pytest.mark.parametrize("scope", [MuteScope.REQUESTER, MuteScope.EVERYTHING])
def test_what_is_muted_otherwise_is_not(scope: MuteScope) -> None:
    assert muted_case.check(request(case_reference="26-118"), replace(CONTEXT, muted=frozenset({scope}))) is None


def test_an_automation_is_not_set_aside_for_a_case() -> None:
    assert muted_case.check(request(case_reference="26-118", channel=Channel.AUTOMATION), MUTED) is None
