"""Where more clips are in a window than are looked at, the owner is told where it ends."""

import pytest

from custom_components.footage_guard.model.rules import too_many_clips
from custom_components.footage_guard.model.rules.rule import FindingKind, Holding


@pytest.mark.parametrize("loose", [0, 9])
def test_it_is_a_note_with_the_limit(loose: int) -> None:
    finding = too_many_clips.check(Holding(loose=loose, ends_ms=None, cut_at=5))
    assert finding is not None
    assert (finding.rule, finding.kind, finding.values) == ("too_many_clips", FindingKind.NOTE, {"limit": 5})


def test_where_all_were_looked_at_there_is_none() -> None:
    assert too_many_clips.check(Holding(loose=9, ends_ms=None, cut_at=None)) is None
