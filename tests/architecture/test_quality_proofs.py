"""What shows that a rule of the quality scale is done, there and gone."""

from pathlib import Path

import pytest

from .planting import write
from .quality_proofs import BRONZE, GOLD, PLATINUM, PROOFS, SILVER, Proofs
from .rules import quality_scale
from .rules.quality_proofs import problems
from .tree import REPOSITORY

SCALE = "custom_components/footage_guard/quality_scale.yaml"
TEST = "tests/test_a.py::test_it_is_there"
HEADING = "docs/a.md#it-is-there"


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


def test_each_stands_in_its_tier() -> None:
    assert len(PROOFS) == sum(map(len, (BRONZE, SILVER, GOLD, PLATINUM)))
    for shown, tier in (
        (BRONZE, quality_scale.BRONZE),
        (SILVER, quality_scale.SILVER),
        (GOLD, quality_scale.GOLD),
        (PLATINUM, quality_scale.PLATINUM),
    ):
        assert shown.keys() <= {*tier}


@pytest.mark.parametrize(
    ("answer", "proofs", "told"),
    [
        ("done", (TEST, HEADING), []),
        ("done", (), ["brands is done, and nothing shows it"]),
        ("done", ("tests/test_b.py::test_it_is_there",), ["brands: tests/test_b.py is not there"]),
        ("done", ("tests/test_a.py::test_it_is_not",), ["brands: tests/test_a.py has no test test_it_is_not"]),
        ("done", ("tests/test_a.py::helper",), ["brands: tests/test_a.py has no test helper"]),
        ("done", ("tests/a.py::test_it_is_there",), ["brands: tests/a.py has no test test_it_is_there"]),
        ("done", ("docs/b.md#it-is-there",), ["brands: docs/b.md is not there"]),
        ("done", ("docs/a.md#it-is-not",), ["brands: docs/a.md has no heading it-is-not"]),
        ("done", ("docs/a.md",), ["brands: docs/a.md has no heading "]),
        ("exempt", (), []),
        ("exempt", (TEST,), ["brands is shown and not done"]),
        ("todo", (TEST,), ["brands is shown and not done"]),
    ],
)
def test_planted_proof(tmp_path: Path, answer: str, proofs: Proofs, told: list[str]) -> None:
    write(tmp_path / SCALE, f"rules:\n  brands:\n    status: {answer}\n    comment: It is planted.\n")
    for name in ("test_a.py", "a.py"):
        write(tmp_path / "tests" / name, "def helper():\n    pass\n\n\nasync def test_it_is_there():\n    pass\n")
    write(tmp_path / "docs" / "a.md", "# It is there\n")
    assert problems(tmp_path, {"brands": proofs} if proofs else {}) == told


def test_planted_rule_without_an_answer(tmp_path: Path) -> None:
    write(tmp_path / SCALE, "rules: {}\n")
    write(tmp_path / "docs" / "a.md", "# It is there\n")
    assert problems(tmp_path, {"brands": (HEADING,)}) == ["brands is shown and not done"]
