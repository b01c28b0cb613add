"""Where clips are not held, the owner is told that time decides about them."""

import pytest

from custom_components.footage_guard.model.rules import not_held
from custom_components.footage_guard.model.rules.rule import FindingKind, Holding


def test_it_is_a_note_with_the_count() -> None:
    finding = not_held.check(Holding(clips=7, is_held=False, cut_at=None))
    assert finding is not None
    assert (finding.rule, finding.kind, finding.values) == ("not_held", FindingKind.NOTE, {"clips": 7})


@pytest.mark.parametrize(("clips", "is_held"), [(7, True), (0, False)])
def test_what_is_held_or_not_there_is_none(clips: int, is_held: bool) -> None:
    assert not_held.check(Holding(clips=clips, is_held=is_held, cut_at=None)) is None
