"""mypy finds nothing, with the strictness of pyproject.toml."""

from pathlib import Path

from tests.architecture.tools import run
from tests.architecture.tree import REPOSITORY


def problems(tree: Path) -> list[str]:
    """Tell what mypy finds in the files of a tree, under the real configuration."""
    config = str(REPOSITORY / "pyproject.toml")
    cache = str(tree / ".mypy_cache")
    result = run("-m", "mypy", "--config-file", config, "--cache-dir", cache, "--no-error-summary", ".", cwd=tree)
    return result.stdout.splitlines() + result.stderr.splitlines()
