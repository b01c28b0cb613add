"""The model knows no clock, no chance and no files: what it needs of them is passed in."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import integration, modules, name_of, parts

_MODULES = frozenset(
    {
        *("asyncio", "io", "os", "pathlib", "random", "secrets", "shutil", "socket", "sqlite3", "subprocess"),
        *("tempfile", "threading", "time"),
    }
)
_METHODS = frozenset({"now", "today", "utcnow", "uuid1", "uuid4", "uuid6", "uuid7"})
"""`now` of any clock, whatever it is called."""
_FUNCTIONS = frozenset({"__import__", "eval", "exec", "input", "open", "print"})


def problems(tree: Path) -> list[str]:
    """Tell where the model reaches outside itself."""
    return [
        f"{path.relative_to(tree)}:{line}: uses {name}"
        for path, module in modules(integration(tree) / "model")
        for line, name in _judge(module)
    ]


def _judge(module: ast.Module) -> Iterator[tuple[int, str]]:
    for node in parts(module):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names if alias.name.split(".")[0] in _MODULES)
            case ast.ImportFrom(module=str(name), level=0):
                if name.split(".")[0] in _MODULES:
                    yield node.lineno, name
                yield from ((node.lineno, alias.name) for alias in node.names if alias.name in _METHODS)
            case ast.Attribute(attr=name) if name in _METHODS:
                yield node.lineno, name
            case ast.Call(func=ast.Name() as function) if name_of(function) in _FUNCTIONS:
                yield node.lineno, name_of(function)
