"""Silences, explained and not."""

from pathlib import Path

import pytest

from .planting import replace, write
from .rules.reasons import problems
from .tree import REPOSITORY


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# noqa: T201",
        "# noqa: T201, S101",
        "# noqa  # a program for people",
        "# type: ignore",
        "# type: ignore[misc]",
        "# type: ignore  # one error serves both fields",
        "# pragma: no cover",
        "# ruff: noqa: T201  # a program for people",
        "# mypy: ignore-errors",
        "# pylint: disable=all",
    ],
)
def test_planted_in_python(tree: Path, comment: str) -> None:
    write(tree / "tools" / "planted.py", f"text = 1  {comment}")
    assert problems(tree) == [f"tools/planted.py:1: {comment}"]


@pytest.mark.parametrize(
    "comment",
    [
        "// eslint-disable-next-line no-console",
        "// eslint-disable-next-line -- a program for people",
        "/* eslint-disable */",
        "/* eslint-disable no-console -- a program for people */",
        "// @ts-ignore",
        "// @ts-expect-error",
        "/* v8 ignore next */",
    ],
)
def test_planted_in_typescript(tree: Path, comment: str) -> None:
    write(tree / "frontend" / "src" / "planted.ts", comment)
    assert problems(tree) == [f"frontend/src/planted.ts:1: {comment}"]


@pytest.mark.parametrize("ending", ["", " #", " # "])
def test_planted_rule_without_a_reason(tree: Path, ending: str) -> None:
    replace(tree / "pyproject.toml", '"TRY003", # see EM101', f'"TRY003",{ending}')
    (told,) = problems(tree)
    assert told.endswith(f'"TRY003",{ending}'.strip())


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("tools/planted.py", "print(1)  # noqa: T201  # a program for people"),
        ("tools/planted.py", "print(1)  # noqa: T201, S101 - a program for people"),
        ("tools/planted.py", "text = 1  # type: ignore[misc]  # one error serves both fields"),
        ("tools/planted.py", "text = '# noqa'"),
        ("frontend/src/planted.ts", "// eslint-disable-next-line no-console -- a program for people"),
    ],
)
def test_a_silence_with_a_reason_passes(tree: Path, name: str, line: str) -> None:
    write(tree / name, line)
    assert not problems(tree)
