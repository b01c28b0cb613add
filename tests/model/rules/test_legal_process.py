"""A claimed document that may oblige is handled apart from voluntary requests."""

import pytest

from custom_components.footage_guard.model.request import Basis, Channel
from custom_components.footage_guard.model.rules import legal_process
from custom_components.footage_guard.model.rules.rule import FindingKind

from .requests import CONTEXT, request

PROCESS = {
    *(Basis.SUBPOENA, Basis.SEARCH_WARRANT, Basis.COURT_ORDER),
    *(Basis.PRESERVATION_REQUEST, Basis.CIVIL_PRESERVATION_LETTER),
}


@pytest.mark.parametrize("basis", Basis)
def test_what_may_oblige_is_noted_and_nothing_else(basis: Basis) -> None:
    finding = legal_process.check(request(legal_basis__claimed=basis), CONTEXT)
    assert (finding is not None) is (basis in PROCESS)


def test_it_is_a_note_and_none_for_automations() -> None:
    finding = legal_process.check(request(legal_basis__claimed=Basis.SUBPOENA), CONTEXT)
    assert finding is not None
    assert (finding.rule, finding.kind) == ("legal_process", FindingKind.NOTE)
    own = request(legal_basis__claimed=Basis.SUBPOENA, channel=Channel.AUTOMATION)
    assert legal_process.check(own, CONTEXT) is None
