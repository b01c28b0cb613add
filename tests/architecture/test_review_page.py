"""The page for reviewers names ten places, and what it names is there."""

import ast
from pathlib import Path
import re
from typing import Final

import pytest

from .markdown import links
from .tree import REPOSITORY, parse

PAGE: Final = REPOSITORY / "docs" / "review.md"
PLACE: Final = re.compile(r"^## (\d+)\. .+\n\n((?:- .+\n)+)", re.MULTILINE)
PARTS: Final = ("Where", "Claim", "Could be wrong", "Would notice")
NAMED: Final = re.compile(r"\[[^\]]+\]\(([^)]+)\)(?:: ((?:`\w+`(?:, )?)+))?")


def problems(text: str, folder: Path = PAGE.parent) -> list[str]:
    """Tell what the page names that is not there, and what it lacks."""
    places = PLACE.findall(text)
    told = [] if [number for number, _ in places] == [str(each) for each in range(1, 11)] else ["not ten places"]
    for number, body in places:
        parts = dict(re.findall(r"^- \*\*(.+?):\*\* (.+)$", body, re.MULTILINE))
        if tuple(parts) != PARTS:
            told.append(f"{number} does not say {', '.join(PARTS)}")
            continue
        told += [
            f"{number}: {problem}" for part in ("Where", "Would notice") for problem in _absent(parts[part], folder)
        ]
        if not all("/tests/" in link for link in links(parts["Would notice"])) or "`test_" not in parts["Would notice"]:
            told.append(f"{number} names no test")
    return told


def _absent(part: str, folder: Path) -> list[str]:
    found = []
    for link, names in NAMED.findall(part):
        path = (folder / link).resolve()
        if not path.is_file():
            found.append(f"{link} is not there")
            continue
        defined = {node.name for node in ast.walk(parse(path.read_text())) if isinstance(node, _DEFINES)}
        found += [f"{link} has no {name}" for name in re.findall(r"\w+", names) if name not in defined]
    return found


_DEFINES: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def test_what_it_names_is_there() -> None:
    assert problems(PAGE.read_text()) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "`may_act`, `may_enroll`",
            "`may_act`, `may_be`",
            "1: ../custom_components/footage_guard/bridge/proof/acting.py",
        ),
        (
            "](../tests/bridge/test_step_up.py)",
            "](../tests/bridge/test_step_down.py)",
            "6: ../tests/bridge/test_step_down.py",
        ),
        (
            "`test_killed_at_random`",
            "`test_killed_by_hand`",
            "7: ../tests/ledger/test_crash.py has no test_killed_by_hand",
        ),
        ("- **Could be wrong:** ", "- **Wrong:** ", "1 does not say Where, Claim, Could be wrong, Would notice"),
        ("## 10. ", "## ", "not ten places"),
    ],
)
def test_planted(old: str, new: str, told: str) -> None:
    text = PAGE.read_text()
    assert old in text
    assert [each for each in problems(text.replace(old, new)) if each.startswith(told)] != []
