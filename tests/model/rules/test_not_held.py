"""Where clips are not held, the owner is told that time decides about them."""

from custom_components.footage_guard.model.rules import not_held
from custom_components.footage_guard.model.rules.rule import FindingKind, Holding


def test_it_is_a_note_with_the_count() -> None:
    finding = not_held.check(Holding(loose=7, ends_ms=None, cut_at=None))
    assert finding is not None
    assert (finding.rule, finding.kind, finding.values) == ("not_held", FindingKind.NOTE, {"clips": 7})


def test_where_all_are_held_or_none_is_there_is_none() -> None:
    assert not_held.check(Holding(loose=0, ends_ms=1, cut_at=None)) is None
