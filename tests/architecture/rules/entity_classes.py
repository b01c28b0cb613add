"""Each entity has an id and a name that stay, none is polled, and each platform says how many updates may run."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.architecture.tree import integration, modules, name_of, of_kind, parse, parts

BASES: Final = "entity.py"
_PARALLEL: Final = "PARALLEL_UPDATES"
_POLLING: Final = frozenset({"SCAN_INTERVAL", "should_poll", "_attr_should_poll", "update_interval"})
"""With any of these Home Assistant, or we, would ask again and again."""


def problems(tree: Path) -> list[str]:
    """Tell which entity or platform lacks what."""
    bases = {each.name: each for each in of_kind(parse((integration(tree) / BASES).read_text()), ast.ClassDef)}
    return [
        *(f"{BASES}: {problem}" for each in bases.values() for problem in _judge_base(each, bases.keys())),
        *(f"{platform}.py: {problem}" for platform in _platforms(tree) for problem in _judge(tree, platform, {*bases})),
        *(f"{path.name}: it is polled, by {name}" for path, name in _polls(tree)),
    ]


def _platforms(tree: Path) -> list[str]:
    """Return the platforms that the entry sets up, by the names of their files."""
    constants = parse((integration(tree) / "const.py").read_text())
    return sorted(
        node.attr.lower()
        for node in of_kind(constants, ast.Attribute)
        if isinstance(node.value, ast.Name) and node.value.id == "Platform"
    )


def _judge_base(base: ast.ClassDef, bases: object) -> Iterator[str]:
    if any(name_of(each) in bases for each in base.bases):  # type: ignore[operator]  # keys of a dictionary
        return
    if not _assigns(base, "_attr_has_entity_name", value=True):
        yield f"{base.name} does not leave the name of its device to Home Assistant (_attr_has_entity_name)"
    if not _assigns(base, "_attr_unique_id"):
        yield f"{base.name} has no unique id"


def _judge(tree: Path, platform: str, bases: set[str]) -> Iterator[str]:
    path = integration(tree) / f"{platform}.py"
    if not path.exists():
        yield "it is set up and is not there"
        return
    module = parse(path.read_text())
    if not any(_PARALLEL in _names(node) for node in module.body):
        yield f"it does not say {_PARALLEL}"
    for each in of_kind(module, ast.ClassDef):
        above = {name_of(base) for base in each.bases}
        if any(name.endswith("Entity") or name == "Camera" for name in above) and not above & bases:
            yield f"{each.name} has none of the bases of {BASES}, which have an id and a name"


def _polls(tree: Path) -> Iterator[tuple[Path, str]]:
    for path, module in modules(integration(tree)):
        for node in parts(module):
            given = {node.arg} if isinstance(node, ast.keyword) else _names(node)
            called = {node.name} if isinstance(node, ast.FunctionDef) else set()
            yield from ((path, str(name)) for name in sorted(_POLLING & {*given, *called}))


def _assigns(base: ast.ClassDef, name: str, *, value: bool | None = None) -> bool:
    found = [node for node in of_kind(base, ast.Assign) if name in _names(node)]
    return any(value is None or (isinstance(node.value, ast.Constant) and node.value.value is value) for node in found)


def _names(node: ast.AST) -> set[str]:
    match node:
        case ast.Assign(targets=targets):
            return {name_of(target) for target in targets}
        case ast.AnnAssign(target=target):
            return {name_of(target)}
    return set()
