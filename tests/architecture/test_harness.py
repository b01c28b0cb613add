"""The harness finds what a test leaves behind; without that, a clean run would say little."""

import ast
from pathlib import Path
import re

import pytest

from .tools import run
from .tree import REPOSITORY

FILE = Path(__file__).with_name("planted_leaks.py")
LEAKS = [
    node.name
    for node in ast.parse(FILE.read_text()).body
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and re.match("test_(?!good)", node.name)
]


@pytest.fixture(scope="module")
def told() -> str:
    """Run all planted tests once, with the configuration and the fixtures of the project."""
    return run("-m", "pytest", str(FILE), "-p", "no:cacheprovider", "--tb=no", "-rA", cwd=REPOSITORY).stdout


@pytest.mark.parametrize("name", LEAKS)
def test_planted_leak(told: str, name: str) -> None:
    assert re.search(rf"^(FAILED|ERROR) \S+::{name}\b", told, re.MULTILINE)


def test_a_test_that_leaves_nothing_passes(told: str) -> None:
    assert re.search(r"^PASSED \S+::test_good$", told, re.MULTILINE)
    assert not re.search(r"^(FAILED|ERROR) \S+::test_good\b", told, re.MULTILINE)
