"""Every rule has a test of the real tree and a planted violation, as README.md says."""

import ast
from collections.abc import Iterator
from pathlib import Path

_FOLDER = Path("tests/architecture")
_WITHOUT_REPOSITORY = {"strict_types": "scripts/check runs mypy over the whole repository, which takes longer"}


def problems(tree: Path) -> list[str]:
    """Tell which rules lack what."""
    rules = sorted(path for path in (tree / _FOLDER / "rules").glob("*.py") if path.stem != "__init__")
    return [f"{rule.stem}: {problem}" for rule in rules for problem in _judge(tree, rule)]


def _judge(tree: Path, rule: Path) -> Iterator[str]:
    if "problems" not in _functions(rule):
        yield "has no function problems"
    tests = _functions(tree / _FOLDER / f"test_{rule.stem}.py")
    if rule.stem not in _WITHOUT_REPOSITORY and "test_the_repository_keeps_the_rule" not in tests:
        yield "is not tested with the repository"
    if not any(name.startswith("test_planted") for name in tests):
        yield "is not tested with a planted violation"


def _functions(path: Path) -> set[str]:
    module = ast.parse(path.read_text()) if path.exists() else ast.Module(body=[], type_ignores=[])
    return {node.name for node in module.body if isinstance(node, ast.FunctionDef)}
