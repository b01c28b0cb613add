"""Which of our errors a piece of code can meet, read from its source."""

import ast
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import override

from .flows import methods
from .tree import Function, integration, modules, name_of, of_kind, parse

type Place = tuple[Path, str]
"""A name at the top of a module."""
type Definition = Function | ast.ClassDef | ast.AnnAssign
type Body = tuple[Path, ast.ClassDef | None, ast.AST]
"""A function or method, the file it stands in and the class it belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorClass:
    """One class of the tree in model/errors."""

    name: str
    bases: frozenset[str]
    code: str | None


def error_classes(tree: Path) -> list[ErrorClass]:
    """Return the tree of errors; the base of all stands in a file of its own, which is read first."""
    folder = integration(tree) / "model" / "errors"
    files = sorted(folder.glob("*.py"), key=lambda path: (path.stem != "base", path.stem))
    found: list[ErrorClass] = []
    for node in (node for path in files for node in parse(path.read_text()).body):
        bases = frozenset(map(name_of, node.bases)) if isinstance(node, ast.ClassDef) else frozenset()
        if isinstance(node, ast.ClassDef) and bases & {"Exception", *(known.name for known in found)}:
            found.append(ErrorClass(name=node.name, bases=bases, code=_code(node)))
    return found


class Reach:
    """Follows names from function to function through the integration.

    Every mention counts as a call, and a method of a class that is mentioned somewhere on the way counts as called
    where anything of its name is: so it finds too much rather than too little. What an `except` names and what an
    annotation names is not a mention.
    """

    def __init__(self, tree: Path) -> None:
        """Read the whole integration once."""
        self._errors_file = _errors_file(tree)
        self._defined: dict[Place, Definition] = {}
        self._imported: dict[Place, Place] = {}
        self._foreign: dict[Path, set[str]] = {}
        for path, module in modules(integration(tree)):
            self._read(path, module)

    def errors(self, path: Path, node: ast.ClassDef, start: str) -> set[str]:
        """Return the names of the error classes met from the methods of a class whose names begin so."""
        way = _Way(path, node, start)
        while way.waiting:
            path, owner, part = way.waiting.pop()
            reader = _Mentions(self._foreign.get(path, set()))
            reader.visit(part)
            for name in reader.names:
                place = self._imported.get((path, name), (path, name))
                if place[0] == self._errors_file:
                    way.found.add(place[1])
                elif place in self._defined:
                    way.mention(place[0], self._defined[place])
            if owner is not None:
                own = methods(owner)
                way.follow((path, owner, own[name]) for name in reader.own if name in own)
            way.call(reader.attributes)
        return way.found

    def _read(self, path: Path, module: ast.Module) -> None:
        for node in module.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                self._defined[path, node.name] = node
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                self._defined[path, node.target.id] = node
            if isinstance(node, ast.Import):
                self._foreign.setdefault(path, set()).update(alias.asname or alias.name for alias in node.names)
        for imports in of_kind(module, ast.ImportFrom):
            if imports.level:
                folder = path.parents[imports.level - 1]
                source = folder.joinpath(*(imports.module or "__init__").split(".")).with_suffix(".py")
                for alias in imports.names:
                    self._imported[path, alias.asname or alias.name] = (source, alias.name)


class _Way:
    """What was met so far, and what is still to be looked at."""

    def __init__(self, path: Path, node: ast.ClassDef, start: str) -> None:
        """Begin with the methods of a class whose names begin so."""
        self.found: set[str] = set()
        self.waiting: list[Body] = []
        self._seen: set[tuple[Path, int]] = set()
        self._classes: dict[int, tuple[Path, ast.ClassDef]] = {}
        self._called: set[str] = {"__init__", "__post_init__", "__enter__", "__exit__"}
        self.follow((path, node, method) for name, method in methods(node).items() if name.startswith(start))

    def follow(self, bodies: Iterable[Body]) -> None:
        """Look at these, each once."""
        for path, owner, part in bodies:
            if (path, id(part)) not in self._seen:
                self._seen.add((path, id(part)))
                self.waiting.append((path, owner, part))

    def mention(self, path: Path, node: Definition) -> None:
        """Take a function as called, and a class as one whose methods may be."""
        if isinstance(node, ast.ClassDef):
            self._classes[id(node)] = (path, node)
            self.call(set())
        else:
            self.follow([(path, None, node)])

    def call(self, attributes: set[str]) -> None:
        """Take every method of these names as called, of the classes mentioned before and later."""
        self._called |= attributes
        for path, node in self._classes.values():
            own = methods(node)
            self.follow((path, node, own[name]) for name in self._called & own.keys())


class _Mentions(ast.NodeVisitor):
    """Collects the names a function mentions, and those of its own object."""

    def __init__(self, foreign: set[str]) -> None:
        """Start with none; what belongs to a `foreign` module is nothing of ours."""
        self._foreign = foreign
        self.names: set[str] = set()
        self.own: set[str] = set()
        self.attributes: set[str] = set()

    @override
    def visit_Name(self, node: ast.Name) -> None:
        self.names.add(node.id)

    @override
    def visit_Attribute(self, node: ast.Attribute) -> None:
        if name_of(node.value) == "self":
            self.own.add(node.attr)
        elif name_of(node.value) not in self._foreign:
            self.attributes.add(node.attr)
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
    """Return where a relative import of an error seems to lead; a package and a module are imported alike."""
    return integration(tree) / "model" / "errors.py"


def _code(node: ast.ClassDef) -> str | None:
    for line in node.body:
        match line:
            case ast.Assign(targets=[ast.Name(id="code")], value=ast.Constant(value=str(code))):
                return code
    return None
