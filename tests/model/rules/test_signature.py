"""A signature that proves nothing is said to, and why."""

import pytest

from custom_components.footage_guard.model.request import Level
from custom_components.footage_guard.model.rules import signature
from custom_components.footage_guard.model.rules.rule import FindingKind
from custom_components.footage_guard.model.signature import SIGNATURE, Flaw

from .requests import CONTEXT, request


@pytest.mark.parametrize("flaw", Flaw)
def test_each_flaw_has_a_word(flaw: Flaw) -> None:
    finding = signature.check(request(verification__method=flaw.value), CONTEXT)
    assert finding is not None
    assert (finding.rule, finding.kind, finding.values) == (
        "signature",
        FindingKind.NOTE,
        {"why": flaw.name.lower()},
    )


def test_a_good_one_and_none_are_not_spoken_of() -> None:
    good = request(verification__level=Level.SIGNED, verification__method=SIGNATURE)
    assert signature.check(good, CONTEXT) is None
    assert signature.check(request(), CONTEXT) is None
    assert signature.check(request(verification__level=Level.CONTACT, verification__method="answered"), CONTEXT) is None
