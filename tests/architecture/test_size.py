"""Sizes, kept and exceeded."""

from pathlib import Path

import pytest

from .planting import write
from .rules.size import problems, report
from .tree import REPOSITORY


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY), report(REPOSITORY)


@pytest.mark.parametrize("name", ["custom_components/footage_guard/planted.py", "frontend/src/planted.ts"])
@pytest.mark.parametrize(("lines", "count"), [(400, 0), (401, 1)])
def test_planted_file(tree: Path, name: str, lines: int, count: int) -> None:
    write(tree / name, "\n" * lines)
    assert problems(tree) == [f"{name}: 401 lines, more than 400"] * count


@pytest.mark.parametrize("head", ["def planted():", "async def planted():"])
@pytest.mark.parametrize(("lines", "count"), [(49, 0), (50, 1)])
def test_planted_function(tree: Path, head: str, lines: int, count: int) -> None:
    write(tree / "tools" / "planted.py", "\n    ".join([head, *["pass"] * lines]))
    assert problems(tree) == ["tools/planted.py:planted: 51 lines, more than 50"] * count


def test_the_report_names_the_ten_longest(tree: Path) -> None:
    write(tree / "tools" / "planted.py", "\n    ".join(["def planted():", *["pass"] * 398]))
    lines = report(tree).splitlines()
    assert len(lines) == 22
    assert lines[1] == "  399  tools/planted.py"
    assert lines[12] == "  399  tools/planted.py:planted"
