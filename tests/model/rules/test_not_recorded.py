"""Where the window begins before the oldest footage, the owner is told since when there is some."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.model.rules import not_recorded
from custom_components.footage_guard.model.rules.rule import FindingKind

from .requests import CONTEXT, REQUEST, START_MS, at


@pytest.mark.parametrize("oldest_ms", [None, START_MS - 1, START_MS])
def test_a_window_with_footage_or_a_vault_without_any_is_nothing_to_note(oldest_ms: int | None) -> None:
    assert not_recorded.check(REQUEST, replace(CONTEXT, oldest_footage_ms=oldest_ms)) is None


def test_a_window_before_the_oldest_footage_is_noted_in_the_clock_of_whoever_asks() -> None:
    finding = not_recorded.check(REQUEST, replace(CONTEXT, oldest_footage_ms=at(0.5).ms))
    assert finding is not None
    assert (finding.rule, finding.kind) == ("not_recorded", FindingKind.NOTE)
    assert finding.values == {"oldest": str(at(0.5))}
