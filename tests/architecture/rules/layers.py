"""Imports go downwards only; import-linter judges, with the contracts of pyproject.toml."""

from pathlib import Path
import re

from tests.architecture.tools import run

_LINT = "from importlinter.cli import lint_imports_command as lint; lint()"
_CHAIN = re.compile(r"^-?\s+(custom_components\S+ -> \S+)", re.MULTILINE)


def problems(tree: Path) -> list[str]:
    """Tell which imports break a contract."""
    result = run("-c", _LINT, "--no-cache", "--config", "pyproject.toml", cwd=tree)
    return [] if result.returncode == 0 else _CHAIN.findall(result.stdout) or [result.stdout + result.stderr]
