"""ruff finds nothing, with all of its rules but those that pyproject.toml switches off."""

from pathlib import Path

from tests.architecture.tools import run


def problems(tree: Path) -> list[str]:
    """Tell what ruff finds."""
    result = run("-m", "ruff", "check", "--no-cache", "--quiet", "--output-format=concise", ".", cwd=tree)
    return result.stdout.splitlines() + result.stderr.splitlines()
