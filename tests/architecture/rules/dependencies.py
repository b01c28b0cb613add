"""What the integration imports is declared or comes with Home Assistant, and what it declares it uses."""

import ast
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions, requires
from importlib.util import find_spec
from pathlib import Path
import re
import sys
from typing import Any

from tests.architecture.tree import differences, integration, modules, of_kind, read_json

_COMPONENTS = "homeassistant.components"
UNIMPORTED = {
    "stream": "its requirements bring PyAV and NumPy, which the readers of streams need",
}
"""Declared for another reason than an import."""
_ALWAYS = {"homeassistant"}
"""Set up before everything else, in every home; Home Assistant's own integrations do not declare it either."""
_SERVED = {"voluptuous": "probatio"}
"""Home Assistant serves these imports with its own engine."""
_EXPLICIT = "camera"
"""The one platform that is also what we are about: declared although we have a platform of that name."""


def problems(tree: Path) -> list[str]:
    """Tell which imports nothing provides and which declarations nothing needs."""
    manifest = read_json(integration(tree) / "manifest.json")
    declared = {*manifest.get("dependencies", []), *manifest.get("after_dependencies", [])}
    platforms = _own_platforms(tree)
    needed = {name for _, node in _imports(tree) for name in _components(node, platforms)} - _ALWAYS
    found = differences("dependencies", expected=needed, found=declared - (UNIMPORTED.keys() - needed))
    found += [f"requirements: {name!r} is not what Home Assistant brings" for name in manifest["requirements"]]
    provided = _provided(frozenset(manifest.get("dependencies", [])))
    for path, node in _imports(tree):
        found += [
            f"{path.relative_to(tree)}:{node.lineno}: nothing we depend on brings {name!r}"
            for name in _foreign(node)
            if not _distributions(name) & provided
        ]
    return found


def _imports(tree: Path) -> Iterator[tuple[Path, ast.Import | ast.ImportFrom]]:
    for path, module in modules(integration(tree)):
        yield from ((path, node) for node in of_kind(module, ast.Import))
        yield from ((path, node) for node in of_kind(module, ast.ImportFrom))


def _own_platforms(tree: Path) -> frozenset[str]:
    """Return the domains that Home Assistant sets up because we have a platform for them."""
    return frozenset(path.stem for path in integration(tree).glob("*.py")) - {_EXPLICIT}


def _components(node: ast.Import | ast.ImportFrom, platforms: frozenset[str]) -> set[str]:
    """Return the integrations of Home Assistant that an import needs set up."""
    prefix = f"{_COMPONENTS}."
    match node:
        case ast.Import(names=names):
            return {alias.name.removeprefix(prefix).split(".")[0] for alias in names if alias.name.startswith(prefix)}
        case ast.ImportFrom(module=module, names=names, level=0) if module == _COMPONENTS:
            return {alias.name for alias in names}
        case ast.ImportFrom(module=str(module), names=names, level=0) if module.startswith(prefix):
            domain = module.removeprefix(prefix).split(".")[0]
            # Classes and constants of a platform need nothing set up; a function does.
            is_entity_api = domain in platforms and all(alias.name[0].isupper() for alias in names)
            return set() if is_entity_api else {domain}
    return set()


def _foreign(node: ast.Import | ast.ImportFrom) -> set[str]:
    """Return the top-level modules of an import that are neither Python's, Home Assistant's nor ours."""
    match node:
        case ast.Import(names=names):
            tops = {alias.name.split(".")[0] for alias in names}
        case ast.ImportFrom(module=str(module), level=0):
            tops = {module.split(".")[0]}
        case _:
            tops = set()
    return tops - sys.stdlib_module_names - {"homeassistant"}


@cache
def _installed() -> dict[str, frozenset[str]]:
    return {name: frozenset(map(_normal, found)) for name, found in packages_distributions().items()}


def _distributions(module: str) -> frozenset[str]:
    return _installed().get(_SERVED.get(module, module), frozenset())


@cache
def _provided(dependencies: frozenset[str]) -> frozenset[str]:
    """Return the distributions that Home Assistant and the integrations we depend on require."""
    found = {_normal(requirement) for requirement in requires("homeassistant") or []}
    seen: set[str] = set()
    waiting = list(dependencies)
    while waiting:
        domain = waiting.pop()
        manifest = {} if domain in seen else _core_manifest(domain)
        seen.add(domain)
        found.update(_normal(requirement) for requirement in manifest.get("requirements", []))
        waiting += manifest.get("dependencies", [])
    return frozenset(found)


@cache
def _core_manifest(domain: str) -> dict[str, Any]:
    spec = find_spec("homeassistant")
    assert spec is not None
    assert spec.origin is not None
    return read_json(Path(spec.origin).parent / "components" / domain / "manifest.json")


def _normal(requirement: str) -> str:
    """Return the name of a requirement as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement)[0]).lower()
