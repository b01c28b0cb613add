"""A muted case is set aside, whoever asks."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.model.request import Channel
from custom_components.footage_guard.model.rules import muted_case
from custom_components.footage_guard.model.rules.rule import FindingKind, Mute, MuteScope

from .requests import CONTEXT, request

MUTED = replace(CONTEXT, mutes=(Mute(scope=MuteScope.CASE, key="26118", until_ms=None),))


@pytest.mark.parametrize("reference", ["26-118", "26 118", "26118"])
@pytest.mark.parametrize("name", ["Town Police", "County Insurance"])
def test_a_muted_case_is_set_aside(reference: str, name: str) -> None:
    finding = muted_case.check(request(case_reference=reference, requester__organisation=name), MUTED)
    assert finding is not None
    assert (finding.rule, finding.kind) == ("muted_case", FindingKind.SET_ASIDE)


@pytest.mark.parametrize("reference", ["26-119", ""])
def test_another_case_or_none_is_not(reference: str) -> None:
    assert muted_case.check(request(case_reference=reference), MUTED) is None


def test_no_case_can_not_be_muted() -> None:
    context = replace(CONTEXT, mutes=(Mute(scope=MuteScope.CASE, key="", until_ms=None),))
    assert muted_case.check(request(case_reference=""), context) is None


def test_an_automation_is_not_set_aside_for_a_case() -> None:
    assert muted_case.check(request(case_reference="26-118", channel=Channel.AUTOMATION), MUTED) is None
