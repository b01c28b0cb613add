"""Blocking code is called from one place: whoever looks for what can stall Home Assistant looks there."""

import ast
from functools import cache
from pathlib import Path

from tests.architecture.tree import integration, modules, name_of, of_kind

_LANE = Path("bridge") / "common" / "executor.py"
_WAYS = frozenset(
    {
        *("ProcessPoolExecutor", "ThreadPoolExecutor", "async_add_executor_job", "async_add_import_executor_job"),
        *("run_in_executor", "to_thread"),
    }
)


def problems(tree: Path) -> list[str]:
    """Tell where code leaves the event loop on its own."""
    return [
        f"{path.relative_to(tree)}:{line}: {name} belongs into {_LANE}"
        for path, module in modules(integration(tree))
        if path != integration(tree) / _LANE
        for line, name in sorted(_used(module))
    ]


@cache
def _used(module: ast.Module) -> set[tuple[int, str]]:
    named = {(node.lineno, name_of(node)) for kind in (ast.Name, ast.Attribute) for node in of_kind(module, kind)}
    imported = {(node.lineno, alias.name) for node in of_kind(module, ast.ImportFrom) for alias in node.names}
    return {(line, name) for line, name in named | imported if name in _WAYS}
