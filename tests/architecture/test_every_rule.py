"""The folder of rules, complete and with a gap."""

from pathlib import Path

import pytest

from .planting import write
from .rules.every_rule import problems
from .tree import REPOSITORY

RULE = "def problems(tree):\n    return []\n"
REAL = "def test_the_repository_keeps_the_rule():\n    pass\n"
PLANTED = "def test_planted_file():\n    pass\n"


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("rule", "test", "told"),
    [
        (RULE, REAL + PLANTED, []),
        (RULE, REAL, ["new: is not tested with a planted violation"]),
        (RULE, PLANTED, ["new: is not tested with the repository"]),
        ("", REAL + PLANTED, ["new: has no function problems"]),
    ],
)
def test_planted_rule(tmp_path: Path, rule: str, test: str, told: list[str]) -> None:
    write(tmp_path / "tests" / "architecture" / "rules" / "new.py", rule)
    write(tmp_path / "tests" / "architecture" / "test_new.py", test)
    assert problems(tmp_path) == told


def test_planted_rule_without_tests(tmp_path: Path) -> None:
    write(tmp_path / "tests" / "architecture" / "rules" / "new.py", RULE)
    assert len(problems(tmp_path)) == 2
