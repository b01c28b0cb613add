"""The model is pure; media, vault, ledger and disk block. None of them awaits anything."""

import ast
from pathlib import Path

from tests.architecture.tree import integration, modules, parts

_LAYERS = ("disk", "ledger", "media", "model", "vault")
_ASYNC = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)


def problems(tree: Path) -> list[str]:
    """Tell where a layer without an event loop uses one."""
    return [
        f"{path.relative_to(tree)}:{node.lineno}: async code in {layer}"
        for layer in _LAYERS
        for path, module in modules(integration(tree) / layer)
        for node in parts(module)
        if isinstance(node, _ASYNC)
    ]
