"""The answers to the quality scale, complete and spoiled."""

from pathlib import Path

import pytest

from .planting import replace
from .rules.quality_scale import BRONZE, GOLD, PLATINUM, SILVER, problems
from .tree import REPOSITORY, integration

FILE = "quality_scale.yaml"


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


def test_the_scale_has_54_rules() -> None:
    assert [len({*tier}) for tier in (BRONZE, SILVER, GOLD, PLATINUM)] == [20, 10, 21, 3]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("brands: done", "", "'brands' is missing"),
        ("brands: done", "brands: mostly", "brands is 'mostly', none of done and exempt"),
        ("brands: done", "brands: exempt", "brands has no comment that says why"),
        ("brands: done", "brands:\n    status: exempt\n    comment: ''", "brands has no comment that says why"),
        ("brands: done", "brands: todo", "brands is not done"),
        ("brands: done", "brands:\n    status: todo\n    comment: Tomorrow.", "brands is not done"),
        ("brands: done", "brands: done\n  planted: done", "nothing uses 'planted'"),
    ],
)
def test_planted(tree: Path, old: str, new: str, problem: str) -> None:
    replace(integration(tree) / FILE, old, new)
    assert problems(tree) == [f"{FILE}: {problem}"]


def test_planted_loss(tree: Path) -> None:
    (integration(tree) / FILE).unlink()
    assert len(problems(tree)) == 54
