"""Finds every door the integration opens, read from its source."""

import ast
from collections.abc import Iterator
from pathlib import Path

from .automations import actions, conditions, triggers
from .flows import flows
from .role_matrix import Door
from .tree import argument, calls, constants, functions, integration, modules, name_of, of_kind, text_of

_CALLS = {
    "StaticPathConfig": (Door.STATIC_PATH, 0, "url_path"),
    "add_extra_js_url": (Door.SCRIPT, 1, "url"),
    "async_fire": (Door.EVENT, 0, "event_type"),
    "async_fire_internal": (Door.EVENT, 0, "event_type"),
    "async_register_built_in_panel": (Door.PANEL, 4, "frontend_url_path"),
    "async_register_panel": (Door.PANEL, 1, "frontend_url_path"),
    "register_static_path": (Door.STATIC_PATH, 0, "url_path"),
}
"""Functions that open a door, and where they take its name."""
_MEDIA_SOURCE = "MediaSource"
_VIEW = "HomeAssistantView"
_HOOKS = frozenset({"backup.py"})


def doors(tree: Path) -> set[tuple[Door, str]]:
    """Return every door by kind and name; "unknown" is one whose name cannot be read."""
    names = constants(tree)
    return {
        *((Door.ACTION, name) for name in actions(tree)),
        *((Door.TRIGGER, name) for name in triggers(tree)),
        *((Door.CONDITION, name) for name in conditions(tree)),
        *((Door.FLOW_STEP, "/".join((*flow.section, step))) for flow in flows(tree) for step in flow.entered),
        *((kind, text_of(name, names) or "unknown") for kind, name in _opened(tree)),
        *((Door.HOOK, name) for name in _hooks(tree)),
        *((Door.LISTENER, text_of(name, names) or name_of(name) or "unknown") for name in _listened(tree)),
    }


def _opened(tree: Path) -> Iterator[tuple[Door, ast.expr | None]]:
    for _, module in modules(integration(tree)):
        for function, (kind, position, name) in _CALLS.items():
            yield from ((kind, argument(call, position, name)) for call in calls(module, function))
        yield from ((Door.WEBHOOK, name) for name in _webhooks(module))
        yield from ((Door.COMMAND, name) for name in _commands(module))
        yield from ((Door.VIEW, name) for name in _views(module))
        yield from ((Door.MEDIA_SOURCE, name) for name in _media_sources(module))


def _hooks(tree: Path) -> Iterator[str]:
    """Yield what Home Assistant calls by its name in the files that it knows by theirs."""
    for path, module in modules(integration(tree)):
        if path.name in _HOOKS and path.parent == integration(tree):
            yield from (f"{path.stem}.{node.name}" for node in functions(module) if node.name.startswith("async_"))


def _listened(tree: Path) -> Iterator[ast.expr | None]:
    """Yield every event that something is done at. Those of Home Assistant go by their constant."""
    for _, module in modules(integration(tree)):
        for function in ("async_listen", "async_listen_once"):
            yield from (argument(call, 0, "event_type") for call in calls(module, function))


def _webhooks(module: ast.Module) -> Iterator[ast.expr | None]:
    for call in calls(module, "async_register"):
        if isinstance(call.func, ast.Attribute) and name_of(call.func.value) == "webhook":
            yield argument(call, 3, "webhook_id")


def _commands(module: ast.Module) -> Iterator[ast.expr | None]:
    """Yield the type of every command, and None for one that is registered without the decorator."""
    handled: set[str] = set()
    for node in functions(module):
        for decorator in node.decorator_list:
            if isinstance(decorator, ast.Call) and name_of(decorator) == "websocket_command":
                handled.add(node.name)
                yield _command_type(decorator)
    for call in calls(module, "async_register_command"):
        if name_of(argument(call, 1, "command_or_handler")) not in handled:
            yield None


def _command_type(decorator: ast.Call) -> ast.expr | None:
    match decorator.args:
        case [ast.Dict(keys=keys, values=values)]:
            named = zip(keys, values, strict=True)
            return next((value for key, value in named if key is not None and _is_type(key)), None)
    return None


def _is_type(key: ast.expr) -> bool:
    """Tell `vol.Required("type")` and plain `"type"` from other fields."""
    return text_of(key.args[0] if isinstance(key, ast.Call) else key, {}) == "type"


def _views(module: ast.Module) -> Iterator[ast.expr | None]:
    """Yield every address of every view, and None for a view that is registered but not defined beside it."""
    defined: set[str] = set()
    for node in of_kind(module, ast.ClassDef):
        if _VIEW in map(name_of, node.bases):
            defined.add(node.name)
            yield from _addresses(node)
    for call in calls(module, "register_view"):
        if name_of(argument(call, 0, "view")) not in defined:
            yield None


def _media_sources(module: ast.Module) -> Iterator[ast.expr | None]:
    """Yield the domain of every media source, and None where one is offered that is not defined beside it."""
    defined = [node for node in of_kind(module, ast.ClassDef) if _MEDIA_SOURCE in map(name_of, node.bases)]
    for node in defined:
        yield next((argument(call, 0, "domain") for call in calls(node, "__init__")), None)
    if not defined and any(node.name == "async_get_media_source" for node in functions(module)):
        yield None


def _addresses(view: ast.ClassDef) -> Iterator[ast.expr]:
    for node in view.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="url")], value=value):
                yield value
            case ast.Assign(targets=[ast.Name(id="extra_urls")], value=ast.List(elts=values)):
                yield from values
