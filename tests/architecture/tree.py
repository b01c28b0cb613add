"""Reads the repository, or a planted copy of it."""

import ast
from collections.abc import Iterator
from functools import cache
import json
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parents[2]
DOMAIN = "footage_guard"
PYTHON = ("benchmarks", "custom_components", "tests", "tools")
TYPESCRIPT = ("frontend/src", "frontend/tests")
"""Where sources lie that people wrote."""

type Function = ast.FunctionDef | ast.AsyncFunctionDef


def integration(tree: Path) -> Path:
    """Return the folder that Home Assistant loads."""
    return tree / "custom_components" / DOMAIN


def files(folder: Path, *suffixes: str) -> list[Path]:
    """Return all files below a folder that people wrote, in a stable order."""
    foreign = {"__pycache__", "node_modules", "dist", "coverage"}
    return sorted(
        path for path in folder.rglob("*") if path.suffix in suffixes and not foreign.intersection(path.parts)
    )


def modules(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Yield each Python file below a folder, parsed."""
    for path in files(folder, ".py"):
        yield path, parse(path.read_text())


@cache
def parse(source: str) -> ast.Module:
    """Return a syntax tree that nobody may change: equal sources share one."""
    return ast.parse(source)


def packages(tree: Path) -> list[str]:
    """Return the names of the layers that exist: the packages inside the integration."""
    return sorted(path.parent.name for path in integration(tree).glob("*/__init__.py"))


def read_json(path: Path) -> dict[str, Any]:
    """Return a JSON object, or an empty one where there is no file."""
    return dict(json.loads(path.read_text())) if path.exists() else {}


def english(tree: Path) -> dict[str, Any]:
    """Return the English translations."""
    return read_json(integration(tree) / "translations" / "en.json")


def at(data: Any, *keys: str) -> dict[str, Any]:
    """Return what lies below the keys, or an empty object."""
    for key in keys:
        data = data.get(key, {})
    return dict(data)


def name_of(node: ast.AST | None) -> str:
    """Return the last name of `a`, `a.b` or `a.b(...)`; empty for anything else."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=function):
            return name_of(function)
        case ast.Subscript(value=value):
            return name_of(value)
    return ""


@cache
def parts(node: ast.AST) -> tuple[ast.AST, ...]:
    """Return a node and all below it. Rules ask dozens of times for those of files that nobody planted in."""
    return tuple(ast.walk(node))


def of_kind[T: ast.AST](node: ast.AST, kind: type[T]) -> list[T]:
    """Return all parts of a kind, in order: of a file there are thousands, and few of any one kind."""
    return [part for part in _by_kind(node).get(kind, ()) if isinstance(part, kind)]


@cache
def _by_kind(node: ast.AST) -> dict[type[ast.AST], list[ast.AST]]:
    found: dict[type[ast.AST], list[ast.AST]] = {}
    for part in parts(node):
        found.setdefault(type(part), []).append(part)
    return found


def functions(node: ast.AST) -> list[Function]:
    """Return all functions and methods."""
    return [*of_kind(node, ast.FunctionDef), *of_kind(node, ast.AsyncFunctionDef)]


def calls(node: ast.AST, *names: str) -> Iterator[ast.Call]:
    """Yield each call of a function or method with one of the names."""
    called = _calls(node)
    return (call for name in names for call in called.get(name, ()))


@cache
def _calls(node: ast.AST) -> dict[str, list[ast.Call]]:
    found: dict[str, list[ast.Call]] = {}
    for part in of_kind(node, ast.Call):
        found.setdefault(name_of(part.func), []).append(part)
    return found


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    """Return the value of a keyword argument."""
    return next((item.value for item in call.keywords if item.arg == name), None)


def argument(call: ast.Call, position: int, name: str) -> ast.expr | None:
    """Return an argument that may come by position or by name."""
    return call.args[position] if len(call.args) > position else keyword(call, name)


def constants(tree: Path) -> dict[str, str]:
    """Return every string constant that a module of the integration gives a name."""
    found: dict[str, str] = {}
    for _, module in modules(integration(tree)):
        for node in module.body:
            match node:
                case (
                    ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text)))
                    | ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=str(text)))
                ):
                    found[name] = text
    return found


def text_of(node: ast.AST | None, names: dict[str, str]) -> str | None:
    """Return the string that a literal or a named constant stands for, or None."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Name() | ast.Attribute():
            return names.get(name_of(node))
        case ast.JoinedStr(values=[ast.FormattedValue(value=address), ast.Constant(value=str(rest)), *_]):
            # What comes behind a question mark is no part of an address.
            return text_of(address, names) if rest.startswith("?") else None
    return None


def differences(what: str, *, expected: set[str], found: set[str]) -> list[str]:
    """Tell what is missing and what nothing uses."""
    missing = [f"{what}: {key!r} is missing" for key in sorted(expected - found)]
    return missing + [f"{what}: nothing uses {key!r}" for key in sorted(found - expected)]
