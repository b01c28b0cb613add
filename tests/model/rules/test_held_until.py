"""Where clips are held for a shorter time than the request is open, the owner is told until when."""

from custom_components.footage_guard.model.rules import held_until
from custom_components.footage_guard.model.rules.rule import FindingKind, Holding


def test_it_is_a_note_with_the_moment() -> None:
    finding = held_until.check(Holding(loose=0, ends_ms=1_795_507_200_000, cut_at=None))
    assert finding is not None
    assert (finding.rule, finding.kind) == ("held_until", FindingKind.NOTE)
    assert finding.values == {"until": "2026-11-24T08:00:00.000+00:00"}


def test_what_is_held_for_as_long_as_it_takes_is_none() -> None:
    assert held_until.check(Holding(loose=7, ends_ms=None, cut_at=None)) is None
