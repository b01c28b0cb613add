"""Which of our errors a piece of code can meet, read from its source."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import override

from .flows import methods
from .tree import Function, integration, modules, name_of, parse

type Place = tuple[Path, str]
"""A name at the top of a module."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorClass:
    """One class of the tree in model/errors.py."""

    name: str
    bases: frozenset[str]
    code: str | None


def error_classes(tree: Path) -> list[ErrorClass]:
    """Return the tree of errors, in the order of the file."""
    module = parse(_errors_file(tree).read_text())
    found: list[ErrorClass] = []
    for node in module.body:
        bases = frozenset(map(name_of, node.bases)) if isinstance(node, ast.ClassDef) else frozenset()
        if isinstance(node, ast.ClassDef) and bases & {"Exception", *(known.name for known in found)}:
            found.append(ErrorClass(name=node.name, bases=bases, code=_code(node)))
    return found


class Reach:
    """Follows names from function to function through the integration.

    Every mention counts as a call, so it finds too much rather than too little; what an `except` names and what
    an annotation names is not a mention.
    """

    def __init__(self, tree: Path) -> None:
        """Read the whole integration once."""
        self._errors_file = _errors_file(tree)
        self._defined: dict[Place, Function | ast.ClassDef] = {}
        self._imported: dict[Place, Place] = {}
        for path, module in modules(integration(tree)):
            self._read(path, module)

    def errors(self, path: Path, node: ast.ClassDef, start: str) -> set[str]:
        """Return the names of the error classes met from the methods of a class whose names begin so."""
        found: set[str] = set()
        own = methods(node)
        waiting: list[tuple[Path, ast.ClassDef | None, ast.AST]] = [
            (path, node, method) for name, method in own.items() if name.startswith(start)
        ]
        seen: set[tuple[Path, int]] = set()
        while waiting:
            path, owner, part = waiting.pop()
            if (path, id(part)) in seen:
                continue
            seen.add((path, id(part)))
            reader = _Mentions()
            reader.visit(part)
            for name in reader.names:
                place = self._imported.get((path, name), (path, name))
                if place[0] == self._errors_file:
                    found.add(place[1])
                elif place in self._defined:
                    waiting += _bodies(place[0], self._defined[place])
            if owner is not None:
                own = methods(owner)
                waiting += [(path, owner, own[name]) for name in reader.own if name in own]
        return found

    def _read(self, path: Path, module: ast.Module) -> None:
        for node in module.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                self._defined[path, node.name] = node
        for imports in ast.walk(module):
            if isinstance(imports, ast.ImportFrom) and imports.level:
                folder = path.parents[imports.level - 1]
                source = folder.joinpath(*(imports.module or "__init__").split(".")).with_suffix(".py")
                for alias in imports.names:
                    self._imported[path, alias.asname or alias.name] = (source, alias.name)


def _bodies(path: Path, node: Function | ast.ClassDef) -> Iterator[tuple[Path, ast.ClassDef | None, ast.AST]]:
    if isinstance(node, ast.ClassDef):
        yield from ((path, node, method) for method in methods(node).values())
    else:
        yield path, None, node


class _Mentions(ast.NodeVisitor):
    """Collects the names a function mentions, and those of its own object."""

    def __init__(self) -> None:
        """Start with none."""
        self.names: set[str] = set()
        self.own: set[str] = set()

    @override
    def visit_Name(self, node: ast.Name) -> None:
        self.names.add(node.id)

    @override
    def visit_Attribute(self, node: ast.Attribute) -> None:
        if name_of(node.value) == "self":
            self.own.add(node.attr)
        self.generic_visit(node)

    @override
    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        for line in node.body:
            self.visit(line)

    @override
    def visit_arg(self, node: ast.arg) -> None:
        """Pass over the annotation."""

    @override
    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._visit_function(node)

    @override
    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._visit_function(node)

    @override
    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def _visit_function(self, node: Function) -> None:
        for part in (*node.args.defaults, *filter(None, node.args.kw_defaults), *node.body):
            self.visit(part)


def _errors_file(tree: Path) -> Path:
    return integration(tree) / "model" / "errors.py"


def _code(node: ast.ClassDef) -> str | None:
    for line in node.body:
        match line:
            case ast.Assign(targets=[ast.Name(id="code")], value=ast.Constant(value=str(code))):
                return code
    return None
