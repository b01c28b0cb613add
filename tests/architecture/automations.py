"""What the integration offers to automations, read from its source."""

import ast
from collections.abc import Iterator
from pathlib import Path

from .tree import argument, calls, constants, integration, modules, name_of, parts, text_of

_NAME_AT = {
    "async_register_admin_service": 2,
    "async_register_batched_platform_entity_service": 2,
    "async_register_entity_service": 0,
    "async_register_platform_entity_service": 2,
}
"""Where each function that registers an action takes its name."""


def actions(tree: Path) -> set[str]:
    """Return the names of the service actions that the integration registers."""
    names = constants(tree)
    return {
        text_of(name, names) or "unknown" for _, module in modules(integration(tree)) for name in _registered(module)
    }


def _registered(module: ast.Module) -> Iterator[ast.expr | None]:
    for function, position in _NAME_AT.items():
        yield from (argument(call, position, "service_name") for call in calls(module, function))
    for call in calls(module, "async_register"):
        if isinstance(call.func, ast.Attribute) and name_of(call.func.value) == "services":
            yield argument(call, 1, "service")


def triggers(tree: Path) -> set[str]:
    """Return the names of the triggers that the integration offers."""
    return _offered(tree, "trigger.py", "async_get_triggers")


def conditions(tree: Path) -> set[str]:
    """Return the names of the conditions that the integration offers."""
    return _offered(tree, "condition.py", "async_get_conditions")


def _offered(tree: Path, file: str, function: str) -> set[str]:
    path = integration(tree) / file
    module = ast.parse(path.read_text()) if path.exists() else ast.Module(body=[], type_ignores=[])
    names = constants(tree)
    tables = dict(_tables(module))
    returned = [
        node.value
        for part in module.body
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) and part.name == function
        for node in parts(part)
        if isinstance(node, ast.Return)
    ]
    found: set[str] = set()
    for value in returned:
        table = tables.get(name_of(value), value)
        keys = table.keys if isinstance(table, ast.Dict) else [None]
        found |= {text_of(key, names) or "unknown" for key in keys}
    return found


def _tables(module: ast.Module) -> Iterator[tuple[str, ast.expr | None]]:
    """Yield what a module gives a name at its top."""
    for node in module.body:
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=value)
            ):
                yield name, value
