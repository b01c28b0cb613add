"""A reference is expected of those who keep files."""

import pytest

from custom_components.footage_guard.model.request import Channel, RequesterType
from custom_components.footage_guard.model.rules import case_reference
from custom_components.footage_guard.model.rules.rule import FindingKind

from .requests import CONTEXT, request

EXPECTED = {
    *(RequesterType.LAW_ENFORCEMENT, RequesterType.COURT, RequesterType.INSURER, RequesterType.LAWYER),
}


@pytest.mark.parametrize("kind", RequesterType)
@pytest.mark.parametrize("reference", ["", "  "])
def test_a_missing_reference_is_noted_where_one_is_expected(kind: RequesterType, reference: str) -> None:
    finding = case_reference.check(request(requester__type=kind, case_reference=reference), CONTEXT)
    assert (finding is not None) is (kind in EXPECTED)


@pytest.mark.parametrize("kind", RequesterType)
def test_with_a_reference_there_is_nothing_to_note(kind: RequesterType) -> None:
    assert case_reference.check(request(requester__type=kind, case_reference="26-118"), CONTEXT) is None


def test_it_is_a_note_and_none_for_automations() -> None:
    asked = request(requester__type=RequesterType.COURT)
    finding = case_reference.check(asked, CONTEXT)
    assert finding is not None
    assert (finding.rule, finding.kind) == ("case_reference", FindingKind.NOTE)
    own = request(requester__type=RequesterType.COURT, channel=Channel.AUTOMATION)
    assert case_reference.check(own, CONTEXT) is None
