"""What runs belongs to the entry, requests go by Home Assistant's session, and whatever is raised has a translation."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.architecture.tree import calls, integration, keyword, modules, name_of, of_kind

_CLIENTS: Final = frozenset({"httpx", "requests", "urllib.request", "urllib3", "http.client"})
_SESSION: Final = "ClientSession"
_RAISED: Final = frozenset(
    {
        *("HomeAssistantError", "ServiceValidationError", "ConfigEntryNotReady", "ConfigEntryError"),
        *("ConfigEntryAuthFailed", "PlatformNotReady", "UpdateFailed"),
    }
)
_TRANSLATED: Final = ("translation_domain", "translation_key")


def problems(tree: Path) -> list[str]:
    """Tell what goes beside Home Assistant's own ways."""
    found = [
        f"{path.relative_to(integration(tree))}:{line}: {problem}"
        for path, module in modules(integration(tree))
        for line, problem in [*_sessions(module), *_errors(module), *_kept(module)]
    ]
    return found + [f"entry.py: {problem}" for problem in _runtime(tree)]


def _sessions(module: ast.Module) -> Iterator[tuple[int, str]]:
    for call in calls(module, _SESSION):
        yield call.lineno, "it makes a session of its own"
    imported = [(node.lineno, each.name) for node in of_kind(module, ast.Import) for each in node.names]
    imported += [(node.lineno, node.module or "") for node in of_kind(module, ast.ImportFrom) if not node.level]
    yield from (
        (line, f"it asks by {name}, not by Home Assistant's session") for line, name in imported if name in _CLIENTS
    )


def _errors(module: ast.Module) -> Iterator[tuple[int, str]]:
    for node in of_kind(module, ast.Raise):
        error = node.exc
        if name_of(error) not in _RAISED:
            continue
        if not isinstance(error, ast.Call) or any(keyword(error, key) is None for key in _TRANSLATED):
            yield node.lineno, f"{name_of(error)} is raised without a translation"


def _kept(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield where something is kept as `hass.data[DOMAIN]`, which no type knows and no unload ends."""
    for node in of_kind(module, ast.Subscript):
        if name_of(node.value) == "data" and name_of(node.slice) == "DOMAIN":
            yield node.lineno, "hass.data[DOMAIN] is used, not the entry's runtime_data"


def _runtime(tree: Path) -> Iterator[str]:
    module = ast.parse((integration(tree) / "entry.py").read_text())
    given = {name_of(target) for node in of_kind(module, ast.Assign) for target in node.targets}
    if "runtime_data" not in given:
        yield "what runs is not in the entry's runtime_data"
    types = of_kind(ast.parse((integration(tree) / "types.py").read_text()), ast.TypeAlias)
    if not any(name_of(each.value) == "ConfigEntry" for each in types):
        yield "the entry has no type of its own"
